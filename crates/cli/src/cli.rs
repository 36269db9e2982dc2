//! The tree of subcommands, and which module runs which.

use clap::{ArgMatches, Args, Command as Clap};

use crate::{
    call, command, completions, demo, exit,
    failure::{Failure, Result},
    globals::Globals,
    operation, password, sandbox, sign,
};

/// The whole command line.
pub(crate) fn clap() -> Clap {
    let clap = Clap::new("hwc")
        .version(env!("CARGO_PKG_VERSION"))
        .about("Every operation of Kafka, DMS and DWS on Huawei Cloud and Open Telekom Cloud")
        .after_help(exit::HELP)
        .subcommand_required(true)
        .arg_required_else_help(true)
        .subcommands(command::services().map(operation::service_command))
        .subcommand(call::clap())
        .subcommand(sign::clap())
        .subcommand(password::clap())
        .subcommand(sandbox::clap())
        .subcommand(demo::clap())
        .subcommand(completions::clap());
    Globals::augment_args(clap)
}

/// Runs what was asked for; the sandbox, which ends differently, is not among it.
pub(crate) async fn run(globals: &Globals, matches: &ArgMatches) -> Result<()> {
    match matches.subcommand() {
        Some(("call", matches)) => call::run(globals, matches).await,
        Some(("sign", matches)) => sign::run(globals, matches).await,
        Some(("password", matches)) => password::run(globals, matches).await,
        Some(("demo", _)) => demo::run().await,
        Some(("completions", matches)) => completions::run(matches),
        Some((service, matches)) => operation::run(globals, service, matches).await,
        None => Err(Failure::usage("a subcommand is missing", "hwc")),
    }
}

#[cfg(test)]
mod tests {
    /// Clap finds two flags of one name, and the like, only when it is asked to: for every operation at once.
    #[test]
    fn no_operation_has_flags_that_clash() {
        super::clap().debug_assert();
    }
}
