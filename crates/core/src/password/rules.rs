//! The rules of several documents taken together.

use super::{Document, Stance};

/// A set of rules with nothing left open.
pub(super) struct Rules {
    pub(super) min: usize,
    pub(super) max: usize,
    pub(super) classes: usize,
    /// Without the space.
    pub(super) specials: String,
    pub(super) space: Stance,
    pub(super) leading_hyphen: Stance,
    pub(super) user_name: Stance,
    pub(super) reversed_user_name: Stance,
    pub(super) history: Stance,
    pub(super) weak: Stance,
}

impl Rules {
    /// What all documents that state a rule agree to refuse is refused; the rest is allowed.
    pub(super) fn lenient(documents: &[&Document]) -> Self {
        let lengths = || documents.iter().filter_map(|document| document.length);
        let stance = |of: fn(&Document) -> Option<Stance>| {
            let mut stated = documents
                .iter()
                .filter_map(|document| of(document))
                .peekable();
            if stated.peek().is_some() && stated.all(|stance| stance == Stance::Refused) {
                Stance::Refused
            } else {
                Stance::Allowed
            }
        };
        let some_allow_space = documents
            .iter()
            .any(|document| document.space == Some(Stance::Allowed));
        Self {
            min: lengths().map(|(min, _)| min).min().unwrap_or(1),
            max: lengths().map(|(_, max)| max).max().unwrap_or(usize::MAX),
            classes: stated(documents, |d| d.classes).min().unwrap_or(1),
            specials: union(documents),
            space: if some_allow_space {
                Stance::Allowed
            } else {
                Stance::Refused
            },
            leading_hyphen: stance(|document| document.leading_hyphen),
            user_name: stance(|document| document.user_name),
            reversed_user_name: stance(|document| document.reversed_user_name),
            history: stance(|document| document.history),
            weak: stance(|document| document.weak),
        }
    }

    /// What any document refuses, and what most of them do not mention, is refused.
    pub(super) fn strict(documents: &[&Document]) -> Self {
        let lengths = || documents.iter().filter_map(|document| document.length);
        Self {
            min: lengths().map(|(min, _)| min).max().unwrap_or(1),
            max: lengths().map(|(_, max)| max).min().unwrap_or(usize::MAX),
            classes: 4,
            specials: intersection(documents),
            space: Stance::Refused,
            leading_hyphen: Stance::Refused,
            user_name: Stance::Refused,
            reversed_user_name: Stance::Refused,
            history: Stance::Refused,
            weak: Stance::Refused,
        }
    }
}

fn stated<T>(
    documents: &[&Document],
    of: impl Fn(&Document) -> Option<T>,
) -> impl Iterator<Item = T> {
    documents.iter().filter_map(move |document| of(document))
}

/// Every special that some document lists, in the order of their code points.
fn union(documents: &[&Document]) -> String {
    let mut specials: Vec<char> = stated(documents, |d| d.specials)
        .flat_map(str::chars)
        .collect();
    specials.sort_unstable();
    specials.dedup();
    specials.into_iter().collect()
}

/// Every special that no list leaves out.
fn intersection(documents: &[&Document]) -> String {
    union(documents)
        .chars()
        .filter(|special| stated(documents, |d| d.specials).all(|list| list.contains(*special)))
        .collect()
}
