//! `hwc completions SHELL`: a completion script.

use clap::{Arg, ArgMatches, Command as Clap, value_parser};
use clap_complete::{Shell, generate};

use crate::{
    cli,
    failure::{Failure, Result},
    output,
};

/// The subcommand.
pub(crate) fn clap() -> Clap {
    Clap::new("completions")
        .about("Print a completion script for a shell")
        .arg(
            Arg::new("shell")
                .value_name("SHELL")
                .required(true)
                .value_parser(value_parser!(Shell)),
        )
}

/// Prints the script. It is made in memory first: the generator panics where a pipe breaks.
pub(crate) fn run(matches: &ArgMatches) -> Result<()> {
    let Some(shell) = matches.get_one::<Shell>("shell") else {
        return Err(Failure::usage("a shell is missing", "hwc completions"));
    };
    let mut script = Vec::new();
    generate(*shell, &mut cli::clap(), "hwc", &mut script);
    output::stdout(&script)
}
