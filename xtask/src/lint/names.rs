//! Names: what is different on the wire stays different in Rust, and hides nothing that generated code needs.

use std::collections::{HashMap, HashSet};

use heck::{ToPascalCase, ToSnakeCase};

use super::{fields::fields, grammar::Kind, outline::Outline, spot::Spot};
use crate::problem::{Location, Problem, Problems};

/// Types that generated code uses without a path, so that a schema of that name would hide them.
const TAKEN: &[&str] = &[
    "BTreeMap",
    "Box",
    "Clone",
    "Copy",
    "Debug",
    "Default",
    "Deserialize",
    "Drop",
    "Eq",
    "Err",
    "Fn",
    "From",
    "Into",
    "IntoIterator",
    "Iterator",
    "Missing",
    "None",
    "Ok",
    "Option",
    "Ord",
    "ParameterValue",
    "PartialEq",
    "Required",
    "Result",
    "Secret",
    "Self",
    "Send",
    "Serialize",
    "Some",
    "String",
    "Sync",
    "ToOwned",
    "ToString",
    "Value",
    "Vec",
];

pub(super) fn check(outline: &Outline<'_>, problems: &mut Problems) {
    components(outline, problems);
    types(outline, problems);
    inputs(outline, problems);
    for schema in outline.of_kind(Kind::Schema) {
        properties(schema, problems);
        words(schema, problems);
    }
}

fn components(outline: &Outline<'_>, problems: &mut Problems) {
    for kind in [
        Kind::Schema,
        Kind::Parameter,
        Kind::Response,
        Kind::RequestBody,
    ] {
        for (name, spot) in outline.components(kind) {
            let is_name = name.bytes().all(|byte| byte.is_ascii_alphanumeric());
            if !is_name || !name.starts_with(|first: char| first.is_ascii_uppercase()) {
                let message = format!(
                    "the component {name:?} is not in PascalCase; write {}",
                    name.to_pascal_case()
                );
                problems.push(spot.problem_with_key(message));
            }
        }
    }
}

/// Every schema that becomes a type, by its Rust name: the named ones, and those that get a name from where they stand.
fn types(outline: &Outline<'_>, problems: &mut Problems) {
    let components = outline.components(Kind::Schema);
    // The named ones first: what follows from another name is told where to go.
    let mut types: Types<'_> = components
        .iter()
        .map(|(name, spot)| (name.to_pascal_case(), spot.clone()))
        .collect();
    for (name, spot) in &components {
        inside(spot, name, &mut types);
    }
    inline(outline, &mut types);
    let mut seen: HashMap<String, Location> = HashMap::new();
    for (name, spot) in types {
        if TAKEN.contains(&name.as_str()) {
            let message = format!("the type {name} would hide Rust's own; choose another name");
            problems.push(spot.problem_with_key(message));
        } else if let Some(first) = seen.get(&name) {
            let message = format!(
                "the type {name} is there already, at {first}; choose another name, or define one schema and refer to it"
            );
            problems.push(spot.problem_with_key(message));
        } else {
            seen.insert(name, outline.root.document.sources.key(&spot.pointer));
        }
    }
}

/// Schemas that become types, by Rust name.
type Types<'a> = Vec<(String, Spot<'a>)>;

/// Adds what is written inline in operations.
fn inline<'a>(outline: &Outline<'a>, types: &mut Types<'a>) {
    for operation in &outline.operations {
        let Some(id) = operation.spot.text("operationId") else {
            continue;
        };
        for parameter in operation.parameters() {
            let name = parameter.text("name").unwrap_or_default().to_pascal_case();
            if let Some(schema) = parameter.get("schema") {
                lift(&schema, &format!("{id}{name}"), types);
            }
        }
        for (schema, suffix) in [
            (operation.body_schema(), "Request"),
            (operation.answer_schema(), "Response"),
        ] {
            if let Some(schema) = schema {
                lift(&schema, &format!("{id}{suffix}"), types);
            }
        }
    }
}

/// Adds an inline schema, if it becomes a type, under the name that it gets.
fn lift<'a>(schema: &Spot<'a>, name: &str, types: &mut Types<'a>) {
    if schema.get("$ref").is_some() {
        return;
    }
    inside(schema, name, types);
    if schema.get("properties").is_some() || schema.get("enum").is_some() {
        types.push((name.to_pascal_case(), schema.clone()));
    }
}

/// Adds what is written inline inside a schema of a name.
fn inside<'a>(schema: &Spot<'a>, name: &str, types: &mut Types<'a>) {
    for (field, child) in schema.entries_of("properties") {
        lift(&child, &format!("{name}{}", field.to_pascal_case()), types);
    }
    for (key, suffix) in [("items", "Item"), ("additionalProperties", "Value")] {
        if let Some(child) = schema.get(key) {
            lift(&child, &format!("{name}{suffix}"), types);
        }
    }
    for part in schema.items_of("allOf") {
        inside(&part, name, types);
    }
}

/// A schema that requests and responses share may be split into `Tag` and `TagInput`.
fn inputs(outline: &Outline<'_>, problems: &mut Problems) {
    let schemas = outline.components(Kind::Schema);
    let inputs: Vec<_> = schemas
        .iter()
        .filter_map(|(name, spot)| Some((name.strip_suffix("Input")?, spot)))
        .filter(|(base, _)| schemas.iter().any(|(name, _)| name == base))
        .collect();
    if inputs.is_empty() {
        return;
    }
    let requests = reached(outline, |path| path.contains("/requestBody"));
    let responses = reached(outline, |path| path.contains("/responses/2"));
    for (base, spot) in inputs {
        let pointer = format!("/components/schemas/{base}");
        if requests.contains(&pointer) && responses.contains(&pointer) {
            let message = format!(
                "{base} is sent and received, and the sent one may be called {base}Input; choose another name for this schema"
            );
            problems.push(spot.problem_with_key(message));
        }
    }
}

/// The components that are reached from some places of the paths.
fn reached(outline: &Outline<'_>, starts: impl Fn(&str) -> bool) -> HashSet<String> {
    let mut reached: HashSet<String> = HashSet::new();
    loop {
        let before = reached.len();
        for reference in &outline.references {
            let at = &reference.spot.pointer;
            let from_path = at.starts_with("/paths/") && starts(at);
            let inside = reached.iter().any(|pointer| {
                at.strip_prefix(pointer.as_str())
                    .is_some_and(|rest| rest.starts_with('/'))
            });
            if from_path || inside {
                reached.insert(reference.target.trim_start_matches('#').to_owned());
            }
        }
        if reached.len() == before {
            return reached;
        }
    }
}

fn properties(schema: &Spot<'_>, problems: &mut Problems) {
    let mut seen: HashMap<String, &str> = HashMap::new();
    for (name, spot) in fields(schema) {
        if !name.contains(|letter: char| letter.is_ascii_alphanumeric()) {
            problems.push(spot.problem_with_key(format!(
                "the field {name:?} has no name in Rust; write one with letters"
            )));
            continue;
        }
        match seen.insert(name.to_snake_case(), name) {
            // The same wire name twice is for the rule on allOf.
            Some(first) if first != name => {
                let message = format!(
                    "the fields {first:?} and {name:?} are both {} in Rust; remove one",
                    name.to_snake_case()
                );
                problems.push(spot.problem_with_key(message));
            }
            _ => {}
        }
    }
}

fn words(schema: &Spot<'_>, problems: &mut Problems) {
    let mut seen: HashMap<String, &str> = HashMap::new();
    let Some(words) = schema.get("enum") else {
        return;
    };
    for (spot, word) in words.texts() {
        let name = word.to_pascal_case();
        if name == "Unknown" {
            problems.push(taken(&spot, word));
        } else if let Some(first) = seen.get(&name)
            && *first != word
        {
            let message = format!(
                "the words {first:?} and {word:?} are both {name:?} in Rust; remove the enum, and name the words in the description"
            );
            problems.push(spot.problem(message));
        } else {
            seen.insert(name, word);
        }
    }
}

fn taken(spot: &Spot<'_>, word: &str) -> Problem {
    let message = format!(
        "the word {word:?} would be the variant Unknown, which is for words that are not listed; remove it"
    );
    spot.problem(message)
}
