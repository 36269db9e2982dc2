//! Loads and lints a service's documents, so that all that is wrong with them is known at once.

use std::{collections::HashSet, path::Path};

use crate::{
    document::Document,
    lint,
    load::{self, Loaded},
    problem::Problems,
};

/// The documents of a service and what is wrong with them.
pub(super) struct Examined {
    pub(super) service: String,
    /// The merged document, as far as it could be read.
    pub(super) document: Option<Document>,
    pub(super) problems: Problems,
}

impl Examined {
    /// The document, if nothing is wrong with it.
    pub(super) fn good(self) -> Result<Document, Problems> {
        match self.document {
            Some(document) => self.problems.or(document),
            None => Err(self.problems.sorted()),
        }
    }
}

/// Loads and lints. Where a line could not be read as it was meant, what the lint makes of it is left out.
pub(super) fn examine(repository: &Path, service: &str) -> Examined {
    let Loaded {
        document,
        unread: mut problems,
        misplaced,
    } = load::inspect(&repository.join("openapi"), service);
    if let Some(document) = &document {
        let unread: HashSet<_> = problems
            .iter()
            .map(|problem| problem.location().cloned())
            .collect();
        let found = lint::lint(document).into_iter();
        problems.extend(found.filter(|problem| !unread.contains(&problem.location().cloned())));
    }
    problems.extend(misplaced);
    Examined {
        service: service.to_owned(),
        document,
        problems,
    }
}
