//! Reads what holds for a whole service: its tags, endpoints and error codes.

use serde_json::Value;

use super::{
    json::{list, strings, text},
    names::module_name,
};
use crate::{
    document::Document,
    generate::api::{Endpoint, ErrorCode, Page, Tag},
};

/// The tags, in alphabetical order.
pub(crate) fn tags(document: &Document) -> Vec<Tag> {
    let described = list(&document.value, "tags");
    let mut tags: Vec<Tag> = document
        .tags
        .iter()
        .map(|tag| Tag {
            name: tag.name.clone(),
            module: module_name(&tag.name),
            description: described
                .iter()
                .find(|node| text(node, "name") == tag.name)
                .map(|node| text(node, "description"))
                .unwrap_or_default(),
            file: tag.file.clone(),
        })
        .collect();
    tags.sort_by(|a, b| a.name.cmp(&b.name));
    tags
}

/// The endpoints: a server's URL for each of its regions.
pub(crate) fn endpoints(document: &Value) -> Vec<Endpoint> {
    let mut endpoints = Vec::new();
    for server in list(document, "servers") {
        let template = text(server, "url");
        let regions = server
            .pointer("/variables/region")
            .map(|node| strings(node, "enum"));
        for cloud in strings(server, "x-clouds") {
            for region in regions.iter().flatten() {
                endpoints.push(Endpoint {
                    cloud: cloud.clone(),
                    region: region.clone(),
                    url: template.replace("{region}", region),
                });
            }
        }
    }
    endpoints.sort_by(|a, b| (&a.cloud, &a.region).cmp(&(&b.cloud, &b.region)));
    endpoints
}

/// The first label of the service's host names.
pub(crate) fn host(document: &Value) -> String {
    let url = list(document, "servers")
        .first()
        .map(|server| text(server, "url"));
    let url = url.unwrap_or_default();
    let host = url.split_once("://").map_or(url.as_str(), |(_, rest)| rest);
    host.split('.').next().unwrap_or_default().to_owned()
}

/// The error codes, sorted by code.
pub(crate) fn codes(document: &Value) -> Vec<ErrorCode> {
    let mut codes: Vec<ErrorCode> = list(document, "x-error-codes")
        .iter()
        .map(|node| ErrorCode {
            code: text(node, "code"),
            status: node
                .get("status")
                .and_then(Value::as_u64)
                .and_then(|status| u16::try_from(status).ok()),
            kind: text(node, "kind"),
            meaning: text(node, "meaning"),
        })
        .collect();
    codes.sort_by(|a, b| a.code.cmp(&b.code));
    codes
}

/// A vendor's page, from `externalDocs`.
pub(crate) fn page(node: &Value) -> Option<Page> {
    let docs = node.get("externalDocs")?;
    Some(Page {
        title: text(docs, "description"),
        url: text(docs, "url"),
    })
}
