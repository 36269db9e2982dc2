//! `cargo xtask codegen`: load, lint, generate, then write or check.

use std::path::Path;

use super::{End, Surroundings, known_service, services};
use crate::{
    document::Document,
    generate::{self, OutputTree},
    lint, load,
    problem::Problems,
    write::{self, Difference, Kind},
};

/// What is done with what was generated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mode {
    Write,
    Check,
}

/// The documents of a service and what is wrong with them.
struct Examined {
    service: String,
    document: Option<Document>,
    problems: Problems,
}

pub(super) fn run(
    mode: Mode,
    service: Option<&str>,
    surroundings: &mut Surroundings<'_>,
) -> anyhow::Result<End> {
    let repository = surroundings.repository;
    if let Some(service) = service {
        known_service(service, repository)?;
    }
    let examined: Vec<Examined> = services(repository)?
        .into_iter()
        .map(|service| examine(repository, service))
        .collect();
    let asked = |examined: &&Examined| service.is_none_or(|name| name == examined.service);
    let mut problems = Problems::new();
    for examined in examined.iter().filter(asked) {
        problems.extend(examined.problems.clone());
    }
    if !problems.is_empty() {
        return refuse(problems, surroundings);
    }
    let trees = match trees(examined, service, surroundings)? {
        Ok(trees) => trees,
        Err(problems) => return refuse(problems, surroundings),
    };
    match mode {
        Mode::Write => write_trees(&trees, surroundings),
        Mode::Check => check_trees(&trees, service, surroundings),
    }
}

fn examine(repository: &Path, service: String) -> Examined {
    let (document, mut problems) = load::inspect(&repository.join("openapi"), &service);
    if let Some(document) = &document {
        problems.extend(lint::lint(document));
    }
    Examined {
        service,
        document,
        problems,
    }
}

fn refuse(problems: Problems, surroundings: &mut Surroundings<'_>) -> anyhow::Result<End> {
    let problems = problems.sorted();
    writeln!(surroundings.err, "{problems}")?;
    writeln!(
        surroundings.err,
        "\n{}; nothing was written",
        counted(problems.len(), "problem")
    )?;
    Ok(End::Bad)
}

fn counted(count: usize, what: &str) -> String {
    match count {
        1 => format!("1 {what}"),
        count => format!("{count} {what}s"),
    }
}

/// The trees that were asked for. What is made from all services can only be made while all documents are good: with
/// one service asked for and another's documents broken, that is left as it is.
fn trees(
    examined: Vec<Examined>,
    service: Option<&str>,
    surroundings: &mut Surroundings<'_>,
) -> anyhow::Result<Result<Vec<OutputTree>, Problems>> {
    let broken = examined
        .iter()
        .find(|examined| !examined.problems.is_empty())
        .map(|examined| examined.service.clone());
    if let (Some(broken), Some(service)) = (&broken, service) {
        writeln!(
            surroundings.err,
            "only the files of {service}: the documents of {broken} have problems, and hwc and the sandbox are made from all"
        )?;
    }
    let names: Vec<String> = examined
        .iter()
        .map(|examined| examined.service.clone())
        .collect();
    let documents: Vec<Document> = examined
        .into_iter()
        .filter(|examined| broken.is_none() || service == Some(&examined.service))
        .filter_map(|examined| examined.document)
        .collect();
    let mut trees = match generate::generate(&documents) {
        Ok(trees) => trees,
        Err(problems) => return Ok(Err(problems)),
    };
    if let Some(service) = service {
        trees.retain(|tree| {
            let is_shared = !names.contains(&tree.owner);
            tree.owner == service || (is_shared && broken.is_none())
        });
    }
    Ok(Ok(trees))
}

fn write_trees(trees: &[OutputTree], surroundings: &mut Surroundings<'_>) -> anyhow::Result<End> {
    for difference in write::write(trees, surroundings.repository)? {
        let word = match difference.kind {
            Kind::Stale(_) => "rewrote",
            Kind::Missing => "added",
            Kind::Orphaned => "removed",
        };
        writeln!(surroundings.out, "{word:<8} {}", difference.path.display())?;
    }
    Ok(End::Good)
}

fn check_trees(
    trees: &[OutputTree],
    service: Option<&str>,
    surroundings: &mut Surroundings<'_>,
) -> anyhow::Result<End> {
    let differences = write::check(trees, surroundings.repository)?;
    if differences.is_empty() {
        return Ok(End::Good);
    }
    for difference in &differences {
        writeln!(surroundings.err, "{difference}")?;
    }
    for Difference { kind, .. } in &differences {
        if let Kind::Stale(diff) = kind {
            write!(surroundings.err, "\n{diff}")?;
        }
    }
    let option = service.map_or_else(String::new, |service| format!(" --service {service}"));
    writeln!(
        surroundings.err,
        "\n{} not as generated; run `cargo xtask codegen{option}`",
        counted(differences.len(), "file")
    )?;
    Ok(End::Bad)
}
