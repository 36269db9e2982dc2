//! Gathers the facts of a lowered document.

use super::{directions, draft::Draft, engine, operations, passwords, service, types};
use crate::{
    document::Document,
    generate::{api::Api, failure::Failure},
};

/// The facts of a document whose draft has been through every step.
pub(crate) fn collect(document: &Document, draft: &Draft) -> Result<Api, Failure> {
    let (requests, _) = directions::reached(draft);
    let types = types::collect(draft, &requests)?;
    let passwords = passwords::policies(&document.value);
    let context = operations::Context {
        draft,
        types: &types,
        passwords: &passwords,
    };
    let operations = draft
        .operations
        .iter()
        .map(|operation| operations::operation(&context, operation))
        .collect::<Result<Vec<_>, _>>()?;
    let info = document
        .value
        .get("info")
        .unwrap_or(&serde_json::Value::Null);
    Ok(Api {
        title: super::json::text(info, "title"),
        service: document.service.clone(),
        host: service::host(&document.value),
        endpoints: service::endpoints(&document.value),
        tags: service::tags(document),
        codes: service::codes(&document.value),
        root_file: document.root_file.clone(),
        engine_document: engine::document(draft, |name| requests.contains(name)),
        operations,
        types,
        passwords,
    })
}
