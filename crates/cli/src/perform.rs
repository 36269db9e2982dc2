//! The one way from an input to the service, for `hwc SERVICE OPERATION` and `hwc call` alike.

use clap::ArgMatches;
use huaweicloud_core::{Cloud, Config, Error, credentials::Credentials, operation::Service};
use serde_json::Value;

use crate::{
    command::Command,
    dry_run,
    failure::Result,
    globals::{Delivery, Globals},
    input::{Answer, AnyRequest, Input},
    interrupt, output,
};

/// Whether passwords are held against their policy before they are sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PasswordCheck {
    /// They are.
    On,
    /// `--no-password-check`.
    Off,
}

impl PasswordCheck {
    /// What the command line says; a command without passwords does not have the flag.
    pub(crate) fn from_matches(matches: &ArgMatches) -> Self {
        match matches.try_get_one("no-password-check") {
            Ok(Some(true)) => Self::Off,
            _ => Self::On,
        }
    }
}

/// Sends the request that the input describes and prints the answer, or prints the request on a dry run.
pub(crate) async fn perform(
    globals: &Globals,
    service: &'static Service,
    command: &'static Command,
    input: Value,
    check: PasswordCheck,
) -> Result<()> {
    let mut input = Input::new(input)?;
    refuse_unknown(&input, command)?;
    if check == PasswordCheck::Off {
        input = input.without_password_check();
    }
    let config = globals.config(service)?;
    globals.debug(|| settings(&config, service));
    let request = (command.request)(&config, input)?;
    globals.debug(|| describe(&request));
    if globals.delivery() == Delivery::DryRun {
        return dry_run::print(&request);
    }
    let answer = send(globals, request).await?;
    output::answer(&answer, globals.format())
}

/// A key that nothing takes would be dropped in silence; it is a typing error more often than not.
fn refuse_unknown(input: &Input, command: &Command) -> Result<()> {
    let unknown = input.unknown_keys(command);
    if unknown.is_empty() {
        return Ok(());
    }
    let message = format!("{} has no {}", command.operation.id, unknown.join(", "));
    Err(Error::invalid_request(message).into())
}

/// What the flags and the environment came to, without keys.
fn settings(config: &Config, service: &Service) -> String {
    let or_none = |value: Option<&str>| value.unwrap_or("none").to_owned();
    format!(
        "cloud {}, region {}, project {}, access key {}, timeout {:?}",
        config.cloud_for(service).map_or("unknown", Cloud::as_str),
        or_none(config.region()),
        or_none(config.project_id()),
        or_none(config.credentials().map(Credentials::access_key)),
        config.timeout(),
    )
}

/// What will be asked of whom. No header and no body: they hold what no log may.
fn describe(request: &AnyRequest) -> String {
    match request.sign() {
        Ok(signed) => format!("{} {}", signed.method(), signed.url()),
        Err(error) => format!("cannot sign: {error}"),
    }
}

async fn send(globals: &Globals, request: AnyRequest) -> Result<Answer> {
    let answer = interrupt::on_its_way(request.send()).await?;
    globals.debug(|| {
        let id = answer.request_id.as_deref().unwrap_or("none");
        format!("HTTP {}, request id {id}", answer.status)
    });
    Ok(answer)
}
