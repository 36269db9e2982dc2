//! `hwc SERVICE OPERATION`: a flag a parameter and a flag a top-level field of the body.

use clap::{Arg, ArgAction, ArgMatches, Command as Clap};
use huaweicloud_core::{Error, operation::Service};
use serde_json::{Map, Value};

use crate::{
    command::{self, BodyKind, Command, Flag, FlagPlace, Kind},
    failure::{Failure, Result},
    flags,
    globals::Globals,
    perform::{PasswordCheck, perform},
    pointer,
    secret_input::{SecretSource, can_prompt},
    source::Source,
    usage,
};

/// The subcommand of a service; its operations are built when it is called.
pub(crate) fn service_command(service: &'static Service) -> Clap {
    Clap::new(service.name)
        .about(format!("Call an operation of {}", service.name))
        .subcommand_required(true)
        .arg_required_else_help(true)
        .defer(|clap| {
            let service = clap.get_name().to_owned();
            clap.subcommands(command::commands(&service).map(operation_command))
        })
}

fn operation_command(command: &'static Command) -> Clap {
    let operation = command.operation;
    let mut clap = Clap::new(command.name)
        .about(operation.summary)
        .long_about(format!("{}\n\n{}", operation.summary, command.description))
        .override_usage(usage_line(command))
        .args(command.flags.iter().flat_map(flags::arguments));
    if !matches!(command.body, BodyKind::None) {
        clap = clap.arg(
            Arg::new("body")
                .long("body")
                .value_name("FILE|-")
                .value_parser(Source::parse)
                .help("Whole body, as JSON; flags replace single fields of it"),
        );
    }
    if command.passwords().next().is_some() {
        clap = clap.arg(no_password_check());
    }
    clap
}

/// `--no-password-check`, which `hwc call` has too.
pub(crate) fn no_password_check() -> Arg {
    Arg::new("no-password-check")
        .long("no-password-check")
        .action(ArgAction::SetTrue)
        .help("Send a password without checking it against the documented rules")
}

/// Clap knows no flag as required, since most may stand in `--body` too; the usage line does.
fn usage_line(command: &Command) -> String {
    let mut words = vec![format!(
        "hwc {} {}",
        command.operation.service, command.name
    )];
    words.extend(
        command
            .flags
            .iter()
            .filter(|flag| flag.required)
            .map(flags::usage),
    );
    words.push("[OPTIONS]".to_owned());
    words.join(" ")
}

/// Calls the operation with what the command line says.
pub(crate) async fn run(globals: &Globals, service: &str, matches: &ArgMatches) -> Result<()> {
    let found = matches.subcommand().and_then(|(name, matches)| {
        let service = command::services().find(|row| row.name == service)?;
        Some((service, command::find(service.name, name)?, matches))
    });
    let Some((service, command, matches)) = found else {
        return Err(Failure::usage(
            "an operation is missing",
            format!("hwc {service}"),
        ));
    };
    let mut line = CommandLine {
        command,
        matches,
        clap: operation_command(command),
    };
    let input = line.input().await?;
    let check = PasswordCheck::from_matches(matches);
    perform(globals, service, command, input, check).await
}

struct CommandLine<'a> {
    command: &'static Command,
    matches: &'a ArgMatches,
    clap: Clap,
}

/// The two halves of a call's input.
#[derive(Default)]
struct Parts {
    parameters: Map<String, Value>,
    body: Option<Value>,
}

impl CommandLine<'_> {
    /// The call's input, in the form that `hwc call` takes.
    async fn input(&mut self) -> Result<Value> {
        self.refuse_two_readers()?;
        let mut given = self.flags()?;
        self.refuse_secret_arguments(&given)?;
        if let Some(source) = self.body_source() {
            let whole = json(&source.read().await?)?;
            given.body = Some(merge(whole, given.body)?);
        }
        let secrets = self.secret_sources(&given)?;
        for (flag, source) in secrets {
            let secret = source.read(flag.name).await?;
            given.set(flag, Value::from(secret.expose()));
        }
        let mut input = given.parameters;
        input.extend(given.body.map(|body| ("body".to_owned(), body)));
        Ok(Value::Object(input))
    }

    fn flags(&mut self) -> Result<Parts> {
        let mut given = Parts::default();
        for flag in self.command.flags {
            let value = flags::value(flag, self.matches, &mut self.clap)
                .map_err(|error| usage::failure(&error))?;
            if let Some(value) = value {
                given.set(flag, value);
            }
        }
        Ok(given)
    }

    fn body_source(&self) -> Option<&Source> {
        match self.command.body {
            BodyKind::None => None,
            BodyKind::Object | BodyKind::Whole => self.matches.get_one("body"),
        }
    }

    fn named_secrets(&self) -> impl Iterator<Item = (&'static Flag, SecretSource)> {
        let secrets = self
            .command
            .flags
            .iter()
            .filter(|flag| flag.kind == Kind::Secret);
        secrets.filter_map(|flag| Some((flag, flags::secret_source(flag, self.matches)?)))
    }

    /// Standard input can be read once.
    fn refuse_two_readers(&self) -> Result<()> {
        let mut readers: Vec<String> = self
            .named_secrets()
            .filter(|(_, source)| *source == SecretSource::Stdin)
            .map(|(flag, _)| format!("--{}-stdin", flag.name))
            .collect();
        if self.body_source() == Some(&Source::Stdin) {
            readers.push("--body -".to_owned());
        }
        if readers.len() < 2 {
            return Ok(());
        }
        Err(self.usage(format!(
            "standard input has one reader a call, and {} both want it: use --NAME-env or a file",
            readers.join(" and ")
        )))
    }

    /// A secret deep inside a JSON flag is one on the command line all the same.
    fn refuse_secret_arguments(&self, given: &Parts) -> Result<()> {
        let Some(body) = &given.body else {
            return Ok(());
        };
        let secrets = self.command.operation.secrets;
        match secrets.iter().find(|secret| pointer::is_present(body, secret)) {
            None => Ok(()),
            Some(secret) => Err(self.usage(format!(
                "{secret} is a secret, and secrets are never arguments: give the body with --body FILE or --body -"
            ))),
        }
    }

    /// Where every secret comes from, and at once every flag that is missing.
    fn secret_sources(&self, given: &Parts) -> Result<Vec<(&'static Flag, SecretSource)>> {
        let mut sources: Vec<_> = self.named_secrets().collect();
        let (secret, plain): (Vec<_>, Vec<_>) = self
            .command
            .flags
            .iter()
            .filter(|flag| flag.required && !given.has(flag))
            .filter(|flag| !sources.iter().any(|(named, _)| named.name == flag.name))
            .partition(|flag| flag.kind == Kind::Secret);
        let mut missing: Vec<String> = plain.into_iter().map(flags::spelling).collect();
        if missing.is_empty() && can_prompt() && self.stdin_is_free() {
            sources.extend(secret.into_iter().map(|flag| (flag, SecretSource::Prompt)));
        } else {
            missing.extend(secret.into_iter().map(flags::spelling));
        }
        if self.lacks_whole_body(given) {
            missing.push("--body".to_owned());
        }
        if missing.is_empty() {
            return Ok(sources);
        }
        Err(self.usage(format!("missing: {}", missing.join(", "))))
    }

    fn lacks_whole_body(&self, given: &Parts) -> bool {
        let required = self
            .command
            .operation
            .body
            .as_ref()
            .is_some_and(|body| body.required);
        matches!(self.command.body, BodyKind::Whole) && required && given.body.is_none()
    }

    fn stdin_is_free(&self) -> bool {
        self.body_source() != Some(&Source::Stdin)
    }

    fn usage(&self, message: String) -> Failure {
        let (service, name) = (self.command.operation.service, self.command.name);
        Failure::usage(message, format!("hwc {service} {name}"))
    }
}

impl Parts {
    fn set(&mut self, flag: &Flag, value: Value) {
        match flag.place {
            FlagPlace::Path | FlagPlace::Query | FlagPlace::Header => {
                self.parameters.insert(flag.wire.to_owned(), value);
            }
            FlagPlace::Body => {
                let body = self.body.get_or_insert_with(|| Value::Object(Map::new()));
                if let Value::Object(fields) = body {
                    fields.insert(flag.wire.to_owned(), value);
                }
            }
        }
    }

    fn has(&self, flag: &Flag) -> bool {
        let value = match flag.place {
            FlagPlace::Path | FlagPlace::Query | FlagPlace::Header => {
                self.parameters.get(flag.wire)
            }
            FlagPlace::Body => self.body.as_ref().and_then(|body| body.get(flag.wire)),
        };
        value.is_some_and(|value| !value.is_null())
    }
}

/// The whole body with the fields that flags replace.
fn merge(whole: Value, fields: Option<Value>) -> Result<Value> {
    match (whole, fields) {
        (whole, None) => Ok(whole),
        (Value::Object(mut whole), Some(Value::Object(fields))) => {
            whole.extend(fields);
            Ok(Value::Object(whole))
        }
        (_, Some(_)) => Err(Error::invalid_request(
            "the body of --body is no JSON object, so flags cannot replace fields of it",
        )
        .into()),
    }
}

/// JSON from a file or standard input. The parser's message names line and column, not the text.
pub(crate) fn json(bytes: &[u8]) -> Result<Value> {
    serde_json::from_slice(bytes)
        .map_err(|error| Error::invalid_request(format!("the input is not JSON: {error}")).into())
}
