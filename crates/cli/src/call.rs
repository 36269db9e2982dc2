//! `hwc call SERVICE OPERATION_ID --input FILE|-`: any operation, its whole input as one JSON object.

use clap::{Arg, ArgMatches, Command as Clap};
use huaweicloud_core::operation::Service;

use crate::{
    command::{self, Command},
    failure::{Failure, Result},
    globals::Globals,
    operation::{json, no_password_check},
    perform::{PasswordCheck, perform},
    source::Source,
};

/// The subcommand.
pub(crate) fn clap() -> Clap {
    Clap::new("call")
        .about("Call any operation by its operationId or the vendor's name")
        .long_about(
            "Call any operation by its operationId or the vendor's name.\n\n\
             The input is one JSON object: each path, query and header parameter by its wire name (project_id may be \
             left out), and the body under \"body\".",
        )
        .arg(service_argument())
        .arg(operation_argument().value_name("OPERATION_ID"))
        .arg(
            Arg::new("input")
                .long("input")
                .value_name("FILE|-")
                .required(true)
                .value_parser(Source::parse)
                .help("Input of the call, as JSON; - is standard input"),
        )
        .arg(no_password_check())
}

/// `SERVICE`
pub(crate) fn service_argument() -> Arg {
    Arg::new("service")
        .value_name("SERVICE")
        .required(true)
        .value_parser(
            command::services()
                .map(|service| service.name)
                .collect::<Vec<_>>(),
        )
        .help("Service that has the operation")
}

/// `OPERATION`
pub(crate) fn operation_argument() -> Arg {
    Arg::new("operation")
        .value_name("OPERATION")
        .required(true)
        .help("Operation, as in ResetUserPassword")
}

/// Calls the operation with the input.
pub(crate) async fn run(globals: &Globals, matches: &ArgMatches) -> Result<()> {
    let (service, command) = find(matches, "hwc call")?;
    let Some(source) = matches.get_one::<Source>("input") else {
        return Err(Failure::usage("--input is missing", "hwc call"));
    };
    let input = json(&source.read().await?)?;
    let check = PasswordCheck::from_matches(matches);
    perform(globals, service, command, input, check).await
}

/// The operation that `SERVICE OPERATION` name: by operationId, the vendor's name or the command's.
pub(crate) fn find(
    matches: &ArgMatches,
    caller: &str,
) -> Result<(&'static Service, &'static Command)> {
    let text = |name| matches.get_one::<String>(name).map_or("", String::as_str);
    let (service, operation) = (text("service"), text("operation"));
    let row = command::services().find(|row| row.name == service);
    let found =
        command::by_operation(service, operation).or_else(|| command::find(service, operation));
    row.zip(found).ok_or_else(|| {
        Failure::usage(
            format!("{service} has no operation {operation:?}; `hwc {service}` lists them"),
            caller,
        )
    })
}
