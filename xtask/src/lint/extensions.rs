//! Extensions: only those of openapi/README.md, where it says, and of the form that it shows.

mod error_codes;
mod operation;
mod password_policies;
mod password_policy;
mod row;

use std::collections::HashSet;

use serde_json::Value;

use super::{
    grammar::Kind,
    outline::{Node, Outline, closest},
    spot::Spot,
};
use crate::problem::Problems;

/// The clouds.
const CLOUDS: [&str; 3] = ["huawei", "huawei-eu", "otc"];

/// Where an extension may stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    Root,
    Server,
    Operation,
    Parameter,
    Field,
}

impl Place {
    fn of(node: &Node<'_>) -> Option<Self> {
        match node.kind {
            Kind::Root => Some(Self::Root),
            Kind::Server => Some(Self::Server),
            Kind::Operation => Some(Self::Operation),
            Kind::Parameter => Some(Self::Parameter),
            Kind::Schema if node.spot.is_property() => Some(Self::Field),
            _ => None,
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Root => "the root",
            Self::Server => "a server",
            Self::Operation => "an operation",
            Self::Parameter => "a parameter",
            Self::Field => "a field",
        }
    }
}

/// An extension: its name, where it may stand, and the rule for what it holds.
struct Extension {
    name: &'static str,
    places: &'static [Place],
    check: fn(&Outline<'_>, &Spot<'_>, &mut Problems),
}

const EXTENSIONS: &[Extension] = &[
    Extension {
        name: "x-api-name",
        places: &[Place::Operation],
        check: operation::api_name,
    },
    Extension {
        name: "x-idempotent",
        places: &[Place::Operation],
        check: operation::idempotent,
    },
    Extension {
        name: "x-clouds",
        places: &[Place::Server, Place::Operation, Place::Field],
        check: |_, spot, problems| clouds(spot, problems),
    },
    Extension {
        name: "x-pagination",
        places: &[Place::Operation],
        check: operation::pagination,
    },
    Extension {
        name: "x-job",
        places: &[Place::Operation],
        check: operation::job,
    },
    Extension {
        name: "x-deviation",
        places: &[Place::Operation, Place::Parameter, Place::Field],
        check: deviation,
    },
    Extension {
        name: "x-password-policies",
        places: &[Place::Root],
        check: password_policies::check,
    },
    Extension {
        name: "x-password-policy",
        places: &[Place::Field],
        check: password_policy::check,
    },
    Extension {
        name: "x-error-codes",
        places: &[Place::Root],
        check: error_codes::check,
    },
];

pub(super) fn check(outline: &Outline<'_>, problems: &mut Problems) {
    for node in &outline.nodes {
        for (key, spot) in node.spot.entries() {
            if key.starts_with("x-") {
                extension(outline, node, key, &spot, problems);
            }
        }
    }
    password_policies::unused(outline, problems);
}

fn extension(
    outline: &Outline<'_>,
    node: &Node<'_>,
    key: &str,
    spot: &Spot<'_>,
    problems: &mut Problems,
) {
    let Some(extension) = EXTENSIONS.iter().find(|extension| extension.name == key) else {
        let known: Vec<&str> = EXTENSIONS.iter().map(|extension| extension.name).collect();
        let advice = match closest(key, &known) {
            Some(near) => format!("write {near}"),
            None => format!("write one of {}", known.join(", ")),
        };
        let message = format!("there is no extension {key}; {advice}");
        return problems.push(spot.problem_with_key(message));
    };
    if Place::of(node).is_some_and(|place| extension.places.contains(&place)) {
        return (extension.check)(outline, spot, problems);
    }
    let places: Vec<&str> = extension.places.iter().map(|place| place.name()).collect();
    let message = format!(
        "{key} has no meaning here; write it on {}",
        places.join(" or ")
    );
    problems.push(spot.problem_with_key(message));
}

/// A list of clouds: some, and none twice.
fn clouds(spot: &Spot<'_>, problems: &mut Problems) {
    let items = spot.items();
    if items.is_empty() {
        let message = format!(
            "the clouds are no list; write some of {}, as in [otc]",
            CLOUDS.join(", ")
        );
        problems.push(spot.problem(message));
    }
    let mut seen = HashSet::new();
    for item in items {
        let name = item.value.as_str().unwrap_or_default();
        if !CLOUDS.contains(&name) {
            let message = format!(
                "there is no cloud {}; write {}",
                item.value,
                CLOUDS.join(", ")
            );
            problems.push(item.problem(message));
        } else if !seen.insert(name) {
            problems.push(item.problem(format!("the cloud {name} is there twice; remove one")));
        }
    }
}

fn deviation(_: &Outline<'_>, spot: &Spot<'_>, problems: &mut Problems) {
    if !is_words(spot.value) {
        problems.push(spot.problem("x-deviation gives no reason; write it in a sentence"));
    }
}

fn is_words(value: &Value) -> bool {
    value.as_str().is_some_and(|text| !text.trim().is_empty())
}
