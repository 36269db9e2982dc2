//! Operations: names that are good in Rust and are there once, one success, errors as ranges.

use std::collections::HashMap;

use heck::{ToPascalCase, ToSnakeCase};

use super::{
    operation::first_schema,
    outline::{Operation, Outline},
    spot::Spot,
};
use crate::problem::{Problem, Problems};

/// Methods that a client has by hand.
const TAKEN: &[&str] = &["clone", "inner", "new"];

pub(super) fn check(outline: &Outline<'_>, problems: &mut Problems) {
    names(outline, problems);
    for operation in &outline.operations {
        problems.extend(id(operation));
        problems.extend(summary(operation));
        responses(operation, problems);
    }
    for page in outline.of_kind(super::grammar::Kind::Page) {
        problems.extend(page.get("url").and_then(|url| address(&url)));
    }
}

fn id(operation: &Operation<'_>) -> Option<Problem> {
    let spot = operation.spot.get("operationId")?;
    let id = spot.value.as_str()?;
    let pascal = id.to_pascal_case();
    let is_name = id.bytes().all(|byte| byte.is_ascii_alphanumeric());
    if !is_name || !id.starts_with(|first: char| first.is_ascii_uppercase()) {
        let message = format!("operationId {id:?} is not in PascalCase; write {pascal}");
        return Some(spot.problem(message));
    }
    let method = id.to_snake_case();
    let taken = TAKEN.contains(&method.as_str()) || !typify::accept_as_ident(&method);
    taken.then(|| {
        let message = format!(
            "operationId {id} would be the method {method}, which is taken; choose another name"
        );
        spot.problem(message)
    })
}

/// Every name by which an operation is found leads to one operation.
fn names(outline: &Outline<'_>, problems: &mut Problems) {
    let mut seen: HashMap<String, (Spot<'_>, &str)> = HashMap::new();
    for operation in &outline.operations {
        for key in ["operationId", "x-api-name"] {
            let Some(spot) = operation.spot.get(key) else {
                continue;
            };
            let Some(name) = spot.value.as_str() else {
                continue;
            };
            let method = name.to_snake_case();
            match seen.get(&method) {
                Some((first, other)) if !same_operation(first, &spot) => {
                    let at = first.location();
                    let message = format!(
                        "the name {name} is taken by {other} at {at}, both are {method} in Rust; rename one of the two"
                    );
                    problems.push(spot.problem(message));
                }
                Some(_) => {}
                None => {
                    seen.insert(method, (spot, name));
                }
            }
        }
    }
}

/// Whether two keys are of one operation.
fn same_operation(one: &Spot<'_>, other: &Spot<'_>) -> bool {
    let parent = |spot: &Spot<'_>| {
        let end = spot.pointer.rfind('/').unwrap_or_default();
        spot.pointer[..end].to_owned()
    };
    parent(one) == parent(other)
}

fn summary(operation: &Operation<'_>) -> Option<Problem> {
    let spot = operation.spot.get("summary")?;
    let lines = spot.value.as_str()?.trim().lines().count();
    (lines > 1).then(|| {
        spot.problem(
            "the summary has more than one line; write one, and the rest in the description",
        )
    })
}

fn address(url: &Spot<'_>) -> Option<Problem> {
    let text = url.value.as_str()?;
    let good = text.starts_with("https://") || text.starts_with("http://");
    (!good && !text.is_empty()).then(|| {
        url.problem(format!(
            "{text:?} is no web address; write one that begins with https://"
        ))
    })
}

fn responses(operation: &Operation<'_>, problems: &mut Problems) {
    let Some(responses) = operation.spot.get("responses") else {
        return;
    };
    let name = &operation.name;
    let mut successes = 0;
    for (status, spot) in operation.responses() {
        match status {
            "4XX" | "5XX" => {}
            status if is_success(status) => {
                successes += 1;
                problems.extend(no_content(status, &spot));
            }
            _ => problems.push(spot.problem_with_key(misplaced(status))),
        }
    }
    if successes != 1 {
        let message = format!(
            "{name} has {successes} success responses; write one, 200 where no page states a status"
        );
        problems.push(responses.problem_with_key(message));
    }
    for status in ["4XX", "5XX"] {
        if responses.get(status).is_none() {
            let message =
                format!("{name} has no {status} response; write one, or refer to a shared one");
            problems.push(responses.problem_with_key(message));
        }
    }
    problems.extend(two_error_types(&responses));
}

fn is_success(status: &str) -> bool {
    status.len() == 3 && status.starts_with('2') && status.bytes().all(|byte| byte.is_ascii_digit())
}

fn misplaced(status: &str) -> String {
    match status {
        "default" => {
            "a default response is a second success type to the generator; write 4XX and 5XX"
                .to_owned()
        }
        "2XX" => "a range of successes says no status; write the documented one, or 200".to_owned(),
        status if status.starts_with('4') || status.starts_with('5') => {
            format!(
                "errors are read alike whatever their status; write 4XX or 5XX for {status}, and its meaning in the description"
            )
        }
        status => {
            format!("{status:?} is no status that a client expects; write one success, 4XX and 5XX")
        }
    }
}

fn no_content(status: &str, spot: &Spot<'_>) -> Option<Problem> {
    let response = spot.resolved()?;
    let empty = matches!(status, "204" | "205");
    (empty && response.get("content").is_some()).then(|| {
        let message = format!("a {status} response has no body; remove content, or write the status that comes with it");
        spot.problem_with_key(message)
    })
}

/// The generator has one error type an operation.
fn two_error_types(responses: &Spot<'_>) -> Option<Problem> {
    let rejected = responses.get("4XX")?.resolved()?;
    let failed = responses.get("5XX")?.resolved()?;
    let [rejected, failed] =
        [rejected, failed].map(|response| first_schema(&response).map(|schema| schema.value));
    (rejected != failed).then(|| {
        responses.problem_with_key(
            "4XX and 5XX have bodies of two types; refer to one schema in both, or write no content in either",
        )
    })
}
