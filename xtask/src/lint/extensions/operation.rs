//! The extensions of an operation: vendor's name, idempotence, pages and jobs.

use super::{
    super::{
        fields::type_of,
        outline::{Operation, Outline, closest},
        spot::Spot,
    },
    is_words,
    row::{self, Holds, Key, may, must},
};
use crate::problem::{Problem, Problems};

const STYLES: &[&str] = &["offset", "start", "marker"];

const PAGINATION: &[Key] = &[
    must("style", Holds::Word(STYLES)),
    must("limit", Holds::Text),
    must("items", Holds::Text),
    may("total", Holds::Text),
];

const JOB: &[Key] = &[must("id", Holds::Text), must("poll", Holds::Text)];

pub(super) fn api_name(outline: &Outline<'_>, spot: &Spot<'_>, problems: &mut Problems) {
    if !is_words(spot.value) {
        problems.push(spot.problem("x-api-name is not text; write the vendor's name"));
    } else if let Some(operation) = operation(outline, spot)
        && operation.spot.get("operationId").map(|id| id.value) == Some(spot.value)
    {
        let message = "x-api-name is the same as operationId; remove it";
        problems.push(spot.problem_with_key(message));
    }
}

pub(super) fn idempotent(_: &Outline<'_>, spot: &Spot<'_>, problems: &mut Problems) {
    if !spot.value.is_boolean() {
        let message = format!("x-idempotent is {}; write true or false", spot.value);
        problems.push(spot.problem(message));
    }
}

pub(super) fn pagination(outline: &Outline<'_>, spot: &Spot<'_>, problems: &mut Problems) {
    row::check("x-pagination", PAGINATION, spot, problems);
    let Some(operation) = operation(outline, spot) else {
        return;
    };
    // The style is the name of the parameter that says where a page begins.
    if spot
        .text("style")
        .is_some_and(|style| STYLES.contains(&style))
    {
        problems.extend(parameter(operation, spot, "style"));
    }
    problems.extend(parameter(operation, spot, "limit"));
    for key in ["items", "total"] {
        problems.extend(answer_field(operation, spot, key));
    }
    let items = spot.text("items");
    let list = operation
        .answer_fields()
        .into_iter()
        .find(|(name, _)| Some(*name) == items);
    if let (Some((name, field)), Some(key)) = (list, spot.get("items"))
        && type_of(&field).is_some_and(|kind| kind != "array")
    {
        let message = format!(
            "the field {name} of the answer is no list; write the field that holds the items"
        );
        problems.push(key.problem(message));
    }
}

pub(super) fn job(outline: &Outline<'_>, spot: &Spot<'_>, problems: &mut Problems) {
    row::check("x-job", JOB, spot, problems);
    if let Some(operation) = operation(outline, spot) {
        problems.extend(answer_field(operation, spot, "id"));
    }
    let ids: Vec<&str> = outline
        .operations
        .iter()
        .filter_map(|operation| operation.spot.text("operationId"))
        .collect();
    if let (Some(poll), Some(key)) = (spot.text("poll"), spot.get("poll"))
        && !ids.contains(&poll)
    {
        let advice = match closest(poll, &ids) {
            Some(near) => format!("write {near}"),
            None => "write the operationId of the one that shows the job".to_owned(),
        };
        problems.push(key.problem(format!("no operation is called {poll}; {advice}")));
    }
}

/// The operation that an extension stands on.
fn operation<'o, 'a>(outline: &'o Outline<'a>, spot: &Spot<'_>) -> Option<&'o Operation<'a>> {
    let end = spot.pointer.rfind('/')?;
    outline
        .operations
        .iter()
        .find(|operation| operation.spot.pointer == spot.pointer[..end])
}

fn parameter(operation: &Operation<'_>, spot: &Spot<'_>, key: &str) -> Option<Problem> {
    let (name, spot) = (spot.text(key)?, spot.get(key)?);
    let parameters = operation.parameters_in("query");
    let known: Vec<&str> = parameters
        .iter()
        .filter_map(|parameter| parameter.text("name"))
        .collect();
    missing(&spot, name, &known, "query parameter of the operation")
}

fn answer_field(operation: &Operation<'_>, spot: &Spot<'_>, key: &str) -> Option<Problem> {
    let (name, spot) = (spot.text(key)?, spot.get(key)?);
    let fields = operation.answer_fields();
    let known: Vec<&str> = fields.iter().map(|(name, _)| *name).collect();
    missing(&spot, name, &known, "field of the answer")
}

fn missing(spot: &Spot<'_>, name: &str, known: &[&str], what: &str) -> Option<Problem> {
    if known.contains(&name) {
        return None;
    }
    let advice = match (closest(name, known), known) {
        (Some(near), _) => format!("write {near}"),
        (None, []) => "there is none to write, so remove the extension".to_owned(),
        (None, known) => format!("write one of {}", known.join(", ")),
    };
    Some(spot.problem(format!("{name} is no {what}; {advice}")))
}
