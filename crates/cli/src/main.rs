//! `hwc`: every operation of Kafka, DMS and DWS from the shell.

mod call;
mod cli;
mod command;
mod completions;
mod demo;
mod dry_run;
mod exit;
mod failure;
mod flags;
#[rustfmt::skip]
mod generated;
mod globals;
mod input;
mod interrupt;
mod operation;
mod output;
mod password;
mod perform;
mod pointer;
mod sandbox;
mod secret_input;
mod sign;
mod source;
mod table;
mod usage;

use std::{ffi::OsString, process};

use clap::{FromArgMatches, error::ErrorKind};
use tokio::runtime::Runtime;

use crate::{
    exit::Exit,
    failure::{Failure, Result},
    globals::{ErrorFormat, Globals},
    interrupt::Interrupt,
};

fn main() {
    let args: Vec<OsString> = std::env::args_os().collect();
    let exit = match Runtime::new() {
        Ok(runtime) => {
            let exit = runtime.block_on(hwc(args));
            // A thread may still be waiting for standard input, and dropping the runtime would wait for it.
            runtime.shutdown_background();
            exit
        }
        Err(error) => report(
            &Failure::Local(format!("cannot start: {error}")),
            ErrorFormat::Line,
        ),
    };
    process::exit(exit as i32);
}

async fn hwc(args: Vec<OsString>) -> Exit {
    let matches = match cli::clap().try_get_matches_from(&args) {
        Ok(matches) => matches,
        Err(error) if !error.use_stderr() => return print_help(&error),
        Err(error) => return refuse(&error, usage::error_format(&args)),
    };
    match Globals::from_arg_matches(&matches) {
        Ok(globals) => match run(&globals, &matches).await {
            Ok(()) => Exit::Done,
            Err(failure) => report(&failure, globals.error_format()),
        },
        Err(error) => refuse(&error, usage::error_format(&args)),
    }
}

async fn run(globals: &Globals, matches: &clap::ArgMatches) -> Result<()> {
    // The one command that ends well by a signal.
    if let Some(("sandbox", matches)) = matches.subcommand() {
        return sandbox::run(matches).await;
    }
    let mut interrupt = Interrupt::hear()
        .map_err(|error| Failure::Local(format!("cannot listen for SIGINT: {error}")))?;
    tokio::select! {
        biased;
        done = cli::run(globals, matches) => done,
        () = interrupt.came() => Err(Failure::Interrupted(interrupt::flight())),
    }
}

/// `--help` and `--version`, which clap hands over as errors.
fn print_help(error: &clap::Error) -> Exit {
    match output::stdout(error.render().to_string().as_bytes()) {
        Ok(()) => Exit::Done,
        Err(failure) => report(&failure, ErrorFormat::Line),
    }
}

/// A command line that is wrong; where only a subcommand is missing, the help is the message.
fn refuse(error: &clap::Error, format: ErrorFormat) -> Exit {
    let only_missing = error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand;
    match (only_missing, format) {
        (true, ErrorFormat::Line) => {
            output::stderr_line(&error.render().to_string());
            Exit::Usage
        }
        (true, ErrorFormat::LineAndJson) => {
            report(&Failure::usage("a subcommand is missing", "hwc"), format)
        }
        (false, _) => report(&usage::failure(error), format),
    }
}

fn report(failure: &Failure, format: ErrorFormat) -> Exit {
    failure.print(format);
    failure.exit()
}
