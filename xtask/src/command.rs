//! The commands of `cargo xtask`: reads the arguments, runs one, and says in plain words what came of it.

mod codegen;
mod examine;

use std::{
    ffi::OsString,
    io::{self, Write},
    path::{Path, PathBuf},
    process::ExitCode,
};

use anyhow::Context as _;
use clap::{Parser, Subcommand};

use crate::{bundle, load, tidy};
use examine::examine;

/// Keeps the repository's generated code and its rules.
#[derive(Debug, Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Generate all code from the documents in openapi/
    Codegen {
        /// Write nothing; fail, with a diff, if the files are not what would be written
        #[arg(long)]
        check: bool,
        /// Only this service's files, and what is made from all services
        #[arg(long, value_name = "NAME")]
        service: Option<String>,
    },
    /// Print a service's documents merged into one OpenAPI 3.0.3 file in JSON
    Bundle {
        /// The service: a directory of openapi/
        service: String,
    },
    /// Check the repository's own rules: opening lines, file sizes, dependencies
    Tidy,
}

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    /// All is well.
    Good,
    /// Something is wrong, and has been said.
    Bad,
}

/// Where commands write, and what of.
struct Surroundings<'a> {
    repository: &'a Path,
    out: &'a mut dyn Write,
    err: &'a mut dyn Write,
}

/// Runs the command that the arguments ask for, in the repository that xtask belongs to. The exit status is 0 if all is
/// well, 1 if something is wrong, 2 for arguments that make no sense.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let repository = repository();
    let status = run_in(&repository, arguments, &mut io::stdout(), &mut io::stderr());
    ExitCode::from(status)
}

/// Runs a command in a repository, writing to `out` and `err`, and returns the exit status.
pub fn run_in(
    repository: &Path,
    arguments: impl IntoIterator<Item = OsString>,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> u8 {
    let arguments = match Arguments::try_parse_from(arguments) {
        Ok(arguments) => arguments,
        Err(error) => {
            let text = error.to_string();
            // With nowhere to write, the status still tells.
            let _ = match error.use_stderr() {
                true => err.write_all(text.as_bytes()),
                false => out.write_all(text.as_bytes()),
            };
            return u8::try_from(error.exit_code()).unwrap_or(2);
        }
    };
    let mut surroundings = Surroundings {
        repository,
        out,
        err,
    };
    match execute(arguments.command, &mut surroundings) {
        Ok(End::Good) => 0,
        Ok(End::Bad) => 1,
        Err(error) => {
            let _ = writeln!(surroundings.err, "{error:#}");
            1
        }
    }
}

fn execute(command: Command, surroundings: &mut Surroundings<'_>) -> anyhow::Result<End> {
    match command {
        Command::Codegen { check, service } => {
            let mode = if check {
                codegen::Mode::Check
            } else {
                codegen::Mode::Write
            };
            codegen::run(mode, service.as_deref(), surroundings)
        }
        Command::Bundle { service } => bundle(&service, surroundings),
        Command::Tidy => tidy(surroundings),
    }
}

fn bundle(service: &str, surroundings: &mut Surroundings<'_>) -> anyhow::Result<End> {
    known_service(service, surroundings.repository)?;
    match examine(surroundings.repository, service).good() {
        Ok(document) => {
            let text = bundle::bundle(&document);
            surroundings.out.write_all(text.as_bytes())?;
            Ok(End::Good)
        }
        Err(problems) => {
            writeln!(surroundings.err, "{problems}")?;
            Ok(End::Bad)
        }
    }
}

fn tidy(surroundings: &mut Surroundings<'_>) -> anyhow::Result<End> {
    let problems = tidy::tidy(surroundings.repository)?;
    if problems.is_empty() {
        return Ok(End::Good);
    }
    writeln!(surroundings.err, "{problems}")?;
    Ok(End::Bad)
}

/// The services, or an error that lists them if the one asked for is not among them.
fn known_service(service: &str, repository: &Path) -> anyhow::Result<()> {
    let services = services(repository)?;
    anyhow::ensure!(
        services.iter().any(|known| known == service),
        "there is no service {service:?} in openapi/; write one of {}",
        services.join(", ")
    );
    Ok(())
}

fn services(repository: &Path) -> anyhow::Result<Vec<String>> {
    let openapi = repository.join("openapi");
    let services =
        load::services(&openapi).with_context(|| format!("cannot read {}", openapi.display()))?;
    anyhow::ensure!(
        !services.is_empty(),
        "no directory of {} holds an openapi.yaml",
        openapi.display()
    );
    Ok(services)
}

/// The repository that xtask is run from, by cargo, or was built in.
fn repository() -> PathBuf {
    let manifest = std::env::var_os("CARGO_MANIFEST_DIR");
    let manifest = manifest.map_or_else(|| env!("CARGO_MANIFEST_DIR").into(), PathBuf::from);
    manifest.parent().map(Path::to_owned).unwrap_or(manifest)
}
