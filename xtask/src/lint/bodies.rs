//! Bodies: one media type, JSON where anything but a file, and an example.

use super::{fields::value_of, grammar::Kind, outline::Outline, spot::Spot};
use crate::problem::{Problem, Problems};

/// Who sends a body.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sender {
    Client,
    Service,
}

pub(super) fn check(outline: &Outline<'_>, problems: &mut Problems) {
    for body in outline.of_kind(Kind::RequestBody) {
        content(body, Sender::Client, problems);
    }
    for response in outline.of_kind(Kind::Response) {
        content(response, Sender::Service, problems);
    }
    for operation in &outline.operations {
        if matches!(operation.spot.key().as_str(), "get" | "head")
            && let Some(body) = operation.spot.get("requestBody")
        {
            let message = format!(
                "{} sends a body where HTTP has none; remove requestBody",
                operation.name
            );
            problems.push(body.problem_with_key(message));
        }
    }
}

fn content(spot: &Spot<'_>, sender: Sender, problems: &mut Problems) {
    let Some(content) = spot.get("content") else {
        return;
    };
    let media = content.entries();
    if media.len() != 1 {
        let message = format!("the body has {} media types; write one", media.len());
        problems.push(content.problem_with_key(message));
    }
    for (name, spot) in media {
        if is_json(name) {
            if spot.get("example").is_none() {
                let message = format!("{name} has no example; write one that fits the schema");
                problems.push(spot.problem_with_key(message));
            }
        } else if sender == Sender::Client {
            let message = format!("a request cannot send {name}; write application/json");
            problems.push(spot.problem_with_key(message));
        } else {
            problems.extend(file(name, &spot));
        }
    }
}

/// Whether this is `application/json`, with parameters or without.
fn is_json(name: &str) -> bool {
    let essence = name.split(';').next().unwrap_or_default();
    essence == "application/json"
}

/// A file is a string of bytes, to be read as a stream.
fn file(name: &str, media: &Spot<'_>) -> Option<Problem> {
    let schema = media.get("schema")?;
    let format = value_of(&schema, "format");
    let is_file = format.is_some_and(|format| format.value == "binary");
    (!is_file).then(|| {
        let message = format!("a body of {name} is read as a file; write schema: {{type: string, format: binary}}, or application/json");
        media.problem_with_key(message)
    })
}
