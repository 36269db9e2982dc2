//! `cargo xtask codegen`: load, lint, generate, then write or check.

use std::path::Path;

use super::{
    End, Surroundings,
    examine::{Examined, examine},
    known_service, services,
};
use crate::{
    document::Document,
    generate::{self, OutputTree},
    load,
    problem::Problems,
    write::{self, Difference, Kind},
};

/// What is done with what was generated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mode {
    Write,
    Check,
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
        .iter()
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
    let mut trees = match trees(examined, service, surroundings)? {
        Ok(trees) => trees,
        Err(problems) => return refuse(problems, surroundings),
    };
    if service.is_none() {
        match fixtures(repository)? {
            Ok(fixtures) => trees.extend(fixtures),
            Err(problems) => return refuse(problems, surroundings),
        }
    }
    match mode {
        Mode::Write => write_trees(&trees, surroundings),
        Mode::Check => check_trees(&trees, service, surroundings),
    }
}

/// The clients that tests are made with, where the repository has any.
fn fixtures(repository: &Path) -> anyhow::Result<Result<Vec<OutputTree>, Problems>> {
    let fixtures = repository.join("tests/fixtures");
    let openapi = fixtures.join("openapi");
    if !openapi.is_dir() {
        return Ok(Ok(Vec::new()));
    }
    let (mut trees, mut problems) = (Vec::new(), Problems::new());
    for service in load::services(&openapi)? {
        let examined = examine(&fixtures, &service);
        let is_good = examined.problems.is_empty();
        problems.extend(examined.problems);
        match examined.document.filter(|_| is_good) {
            None => {}
            Some(document) => match generate::fixture(&document) {
                Ok(tree) => trees.push(tree),
                Err(failed) => problems.extend(failed),
            },
        }
    }
    Ok(problems.or(trees))
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
