//! The password rules: a row a vendor document, and policies that name rows.

use super::{
    super::{
        grammar::Kind,
        outline::{Outline, closest},
        spot::Spot,
    },
    row::{self, Holds, Key, may, must},
};
use crate::problem::Problems;

const REFUSED: Holds = Holds::Word(&["refused"]);

const DOCUMENT: &[Key] = &[
    must("clouds", Holds::Texts),
    may("date", Holds::Text),
    must("source", Holds::Text),
    may("length", Holds::Range),
    may("classes", Holds::Count(1, 4)),
    may("specials", Holds::Text),
    may("space", Holds::Word(&["allowed", "refused"])),
    may("leading_hyphen", REFUSED),
    may("user_name", REFUSED),
    may("reversed_user_name", REFUSED),
    may("history", REFUSED),
    may("weak", REFUSED),
];

const POLICY: &[Key] = &[
    must("description", Holds::Text),
    must("check", Holds::Texts),
];

pub(super) fn check(_: &Outline<'_>, spot: &Spot<'_>, problems: &mut Problems) {
    let (Some(documents), Some(policies)) = (spot.get("documents"), spot.get("policies")) else {
        let message = "the password policies lack a part; write documents and policies";
        return problems.push(spot.problem_with_key(message));
    };
    for (key, value) in spot.entries() {
        if !matches!(key, "documents" | "policies") {
            let message =
                format!("the password policies have no key {key:?}; write documents or policies");
            problems.push(value.problem_with_key(message));
        }
    }
    for part in [&documents, &policies] {
        if !part.value.is_object() {
            problems.push(part.problem_with_key("this is no mapping; write rows by name"));
        }
    }
    for (name, document) in documents.entries() {
        self::document(name, &document, problems);
    }
    let known: Vec<&str> = documents.entries().iter().map(|(name, _)| *name).collect();
    for (name, policy) in policies.entries() {
        row::check(&format!("the policy {name}"), POLICY, &policy, problems);
        for (spot, id) in policy
            .get("check")
            .map(|list| list.texts())
            .unwrap_or_default()
        {
            if !known.contains(&id) {
                let near = closest(id, &known).unwrap_or("one that is");
                problems
                    .push(spot.problem(format!("{id} is not among the documents; write {near}")));
            }
        }
    }
}

fn document(name: &str, document: &Spot<'_>, problems: &mut Problems) {
    row::check(
        &format!("the document {name}"),
        DOCUMENT,
        document,
        problems,
    );
    if let Some(clouds) = document.get("clouds") {
        super::clouds(&clouds, problems);
    }
    let Some(specials) = document.get("specials") else {
        return;
    };
    let mut seen = Vec::new();
    for letter in specials.value.as_str().unwrap_or_default().chars() {
        if !letter.is_ascii_punctuation() {
            let message = format!(
                "{letter:?} is no special character; remove it, and write space: allowed for the space"
            );
            problems.push(specials.problem(message));
        } else if seen.contains(&letter) {
            problems.push(specials.problem(format!("{letter:?} is there twice; remove one")));
        }
        seen.push(letter);
    }
}

/// Policies that no field goes by.
pub(super) fn unused(outline: &Outline<'_>, problems: &mut Problems) {
    let fields = outline.of_kind(Kind::Schema);
    let used: Vec<&str> = fields
        .filter_map(|field| field.get("x-password-policy"))
        .filter_map(|guard| guard.text("policy"))
        .collect();
    let policies = outline.root.find(&["x-password-policies", "policies"]);
    for (name, policy) in policies.map(|spot| spot.entries()).unwrap_or_default() {
        if !used.contains(&name) {
            let message = format!(
                "no field goes by the policy {name}; remove it, or name it in an x-password-policy"
            );
            problems.push(policy.problem_with_key(message));
        }
    }
}
