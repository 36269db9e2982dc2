//! The flags of one operation: from the table to clap, and from what clap read to JSON.

use clap::{
    Arg, ArgAction, ArgMatches, Command as Clap,
    builder::{PossibleValue, StringValueParser, TypedValueParser},
    value_parser,
};
use serde_json::{Number, Value};

use crate::{
    command::{Flag, Kind},
    secret_input::SecretSource,
};

/// The arguments for one flag of the table: one, or two for a secret.
pub(crate) fn arguments(flag: &'static Flag) -> Vec<Arg> {
    if flag.kind == Kind::Secret {
        return secret_arguments(flag);
    }
    let arg = Arg::new(flag.name).long(flag.name).help(help(flag));
    vec![match flag.kind {
        Kind::Integer => arg
            .value_name("INTEGER")
            .value_parser(value_parser!(i64))
            .allow_negative_numbers(true),
        Kind::Number => arg
            .value_name("NUMBER")
            .value_parser(number)
            .allow_negative_numbers(true),
        Kind::Boolean => arg
            .value_name("BOOLEAN")
            .value_parser(value_parser!(bool))
            .num_args(0..=1)
            .default_missing_value("true"),
        Kind::List => arg
            .value_name("TEXT")
            .value_parser(Words(flag.values))
            .action(ArgAction::Append),
        Kind::Json => arg.value_name("JSON"),
        Kind::String | Kind::Secret => arg.value_name("TEXT").value_parser(Words(flag.values)),
    }]
}

fn secret_arguments(flag: &'static Flag) -> Vec<Arg> {
    let (stdin, env) = (stdin_name(flag), env_name(flag));
    vec![
        Arg::new(stdin.clone())
            .long(stdin)
            .action(ArgAction::SetTrue)
            .conflicts_with(env.clone())
            .help(format!("Read from standard input: {}", help(flag))),
        Arg::new(env.clone())
            .long(env)
            .value_name("VAR")
            .help("Read it from this environment variable instead"),
    ]
}

/// What the user may write for a flag, for messages and the usage line.
pub(crate) fn spelling(flag: &Flag) -> String {
    match flag.kind {
        Kind::Secret => format!("--{0}-stdin (or --{0}-env VAR)", flag.name),
        _ => format!("--{}", flag.name),
    }
}

/// The usage line's part for a required flag.
pub(crate) fn usage(flag: &Flag) -> String {
    match flag.kind {
        Kind::Secret => format!("<--{0}-stdin|--{0}-env <VAR>>", flag.name),
        _ => format!("--{} <{}>", flag.name, flag.wire.to_uppercase()),
    }
}

fn stdin_name(flag: &Flag) -> String {
    format!("{}-stdin", flag.name)
}

fn env_name(flag: &Flag) -> String {
    format!("{}-env", flag.name)
}

fn help(flag: &Flag) -> String {
    if flag.required {
        format!("{} [required]", flag.help)
    } else {
        flag.help.to_owned()
    }
}

/// The source of a secret that was named on the command line.
pub(crate) fn secret_source(flag: &Flag, matches: &ArgMatches) -> Option<SecretSource> {
    if matches.get_flag(&stdin_name(flag)) {
        return Some(SecretSource::Stdin);
    }
    matches
        .get_one::<String>(&env_name(flag))
        .map(|variable| SecretSource::Variable(variable.clone()))
}

/// The value of a flag that is no secret, as JSON; `None` where it was not given.
pub(crate) fn value(
    flag: &Flag,
    matches: &ArgMatches,
    clap: &mut Clap,
) -> Result<Option<Value>, clap::Error> {
    let name = flag.name;
    Ok(match flag.kind {
        Kind::Secret => None,
        Kind::String => matches.get_one::<String>(name).cloned().map(Value::from),
        Kind::Integer => matches.get_one::<i64>(name).copied().map(Value::from),
        Kind::Number => matches.get_one::<Number>(name).cloned().map(Value::from),
        Kind::Boolean => matches.get_one::<bool>(name).copied().map(Value::from),
        Kind::List => matches
            .get_many::<String>(name)
            .map(|items| Value::from_iter(items.cloned())),
        Kind::Json => matches
            .get_one::<String>(name)
            .map(|text| json(name, text, clap))
            .transpose()?,
    })
}

/// Not a value parser: clap would print the text, and there may be secrets in it.
fn json(name: &str, text: &str, clap: &mut Clap) -> Result<Value, clap::Error> {
    serde_json::from_str(text).map_err(|error| {
        clap.error(
            clap::error::ErrorKind::ValueValidation,
            format!("the value of --{name} is not JSON: {error}"),
        )
    })
}

fn number(text: &str) -> Result<Number, String> {
    text.parse::<Number>()
        .map_err(|_| "a decimal number is wanted".to_owned())
}

/// Takes any text, and knows the documented words, for help and completion: a service may learn new ones.
#[derive(Clone)]
struct Words(&'static [&'static str]);

impl TypedValueParser for Words {
    type Value = String;

    fn parse_ref(
        &self,
        command: &Clap,
        argument: Option<&Arg>,
        value: &std::ffi::OsStr,
    ) -> Result<String, clap::Error> {
        StringValueParser::new().parse_ref(command, argument, value)
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        if self.0.is_empty() {
            return None;
        }
        Some(Box::new(self.0.iter().copied().map(PossibleValue::new)))
    }
}
