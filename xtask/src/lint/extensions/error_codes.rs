//! The table of error codes: a row a code, of a kind that the core knows.

use std::collections::HashMap;

use super::{
    super::{outline::Outline, spot::Spot},
    row::{self, Holds, Key, may, must},
};
use crate::problem::{Location, Problems};

/// What an answer of a service can be, by the core's names.
const KINDS: &[&str] = &[
    "validation",
    "not_found",
    "conflict",
    "auth",
    "permission",
    "quota",
    "throttled",
    "timeout",
    "busy",
    "capacity",
    "billing",
    "unsupported",
    "blocked",
    "internal",
    "other",
];

const ROW: &[Key] = &[
    must("code", Holds::Text),
    may("status", Holds::Count(100, 599)),
    must("kind", Holds::Word(KINDS)),
    must("meaning", Holds::Text),
];

pub(super) fn check(_: &Outline<'_>, spot: &Spot<'_>, problems: &mut Problems) {
    if !spot.value.is_array() {
        let message = "the error codes are no list; write rows of {code, status, kind, meaning}";
        return problems.push(spot.problem(message));
    }
    let mut seen: HashMap<&str, Location> = HashMap::new();
    for entry in spot.items() {
        row::check("an error code", ROW, &entry, problems);
        let (Some(code), Some(key)) = (entry.text("code"), entry.get("code")) else {
            continue;
        };
        if let Some(first) = seen.get(code) {
            let message = format!("the code {code} is at {first} already; remove one of the two");
            problems.push(key.problem(message));
        } else {
            seen.insert(code, key.location());
        }
    }
}
