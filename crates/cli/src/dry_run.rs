//! `--dry-run`: the request as it would be sent, without what nobody may see.

use serde::Serialize;
use serde_json::Value;

use crate::{failure::Result, input::AnyRequest, output};

/// The masked request, with its keys in the order in which a request is read.
#[derive(Serialize)]
struct Shown<'a> {
    method: &'a Value,
    url: &'a Value,
    headers: &'a Value,
    body: &'a Value,
}

/// Signs the request, masks it and prints it.
pub(crate) fn print(request: &AnyRequest) -> Result<()> {
    let masked = request.sign()?.masked();
    output::json(&Shown {
        method: &masked["method"],
        url: &masked["url"],
        headers: &masked["headers"],
        body: &masked["body"],
    })
}
