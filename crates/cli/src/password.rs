//! `hwc password`: hold a password against the vendors' rules, make one, or show the rules.

use std::{fs, path::PathBuf};

use clap::{Arg, ArgMatches, Command as Clap, value_parser};
use huaweicloud_core::{
    Secret,
    operation::{OperationPolicy, Service},
    password::Check,
};

use crate::{
    call::{find, operation_argument, service_argument},
    failure::{Failure, Result},
    globals::Globals,
    output,
    secret_input::{SecretSource, can_prompt},
};

/// The subcommand.
pub(crate) fn clap() -> Clap {
    Clap::new("password")
        .about("Check, generate and explain passwords by the documented rules")
        .subcommand_required(true)
        .arg_required_else_help(true)
        .subcommand(action("check", "Check the password on standard input"))
        .subcommand(action(
            "generate",
            "Print a password that every document accepts",
        ))
        .subcommand(action(
            "explain",
            "Print the rules, where they come from and where they disagree",
        ))
}

fn action(name: &'static str, about: &'static str) -> Clap {
    Clap::new(name)
        .about(about)
        .arg(service_argument())
        .arg(operation_argument())
        .arg(
            Arg::new("user-name")
                .long("user-name")
                .value_name("NAME")
                .help("User whose password it is"),
        )
        .arg(
            Arg::new("field")
                .long("field")
                .value_name("NAME")
                .help("Password field, where the operation has several"),
        )
        .arg(
            Arg::new("history-file")
                .long("history-file")
                .value_name("FILE")
                .value_parser(value_parser!(PathBuf))
                .help("Passwords used before, one a line"),
        )
}

/// What an action works with.
struct Subject {
    service: &'static Service,
    policy: &'static OperationPolicy,
    user_name: Option<String>,
    history: Vec<Secret>,
}

/// Runs the action.
pub(crate) async fn run(globals: &Globals, matches: &ArgMatches) -> Result<()> {
    match matches.subcommand() {
        Some(("check", matches)) => check(globals, &subject(matches, "hwc password check")?).await,
        Some(("generate", matches)) => generate(&subject(matches, "hwc password generate")?),
        Some((_, matches)) => explain(globals, &subject(matches, "hwc password explain")?),
        None => Err(Failure::usage("an action is missing", "hwc password")),
    }
}

fn subject(matches: &ArgMatches, caller: &str) -> Result<Subject> {
    let (service, command) = find(matches, caller)?;
    let policies: Vec<_> = command.passwords().collect();
    let field = matches.get_one::<String>("field").map(String::as_str);
    let policy = choose(&policies, field).map_err(|problem| {
        Failure::usage(
            format!("{} of {} {problem}", command.operation.id, service.name),
            caller,
        )
    })?;
    let user_name = matches.get_one::<String>("user-name").map(String::as_str);
    Ok(Subject {
        service,
        policy,
        user_name: user_name.or(policy.default_user_name).map(str::to_owned),
        history: matches
            .get_one("history-file")
            .map(history)
            .transpose()?
            .unwrap_or_default(),
    })
}

/// The policy of the named field, or of the only one.
fn choose(
    policies: &[&'static OperationPolicy],
    field: Option<&str>,
) -> std::result::Result<&'static OperationPolicy, String> {
    let fields: Vec<&str> = policies.iter().map(|policy| name(policy)).collect();
    let listed = fields.join(", ");
    match (policies, field) {
        ([], _) => Err("has no password that documents have rules for".to_owned()),
        ([only], None) => Ok(only),
        (_, None) => Err(format!(
            "has several passwords: add --field with one of {listed}"
        )),
        (_, Some(wanted)) => policies
            .iter()
            .find(|policy| name(policy) == wanted.replace('-', "_"))
            .copied()
            .ok_or_else(|| format!("has no password field {wanted:?}: write one of {listed}")),
    }
}

/// The field as it is called on the wire, with its path where it is a nested one.
fn name(policy: &OperationPolicy) -> &'static str {
    policy.field.trim_start_matches('/')
}

fn history(path: &PathBuf) -> Result<Vec<Secret>> {
    let text = fs::read_to_string(path)
        .map_err(|error| Failure::Local(format!("cannot read {}: {error}", path.display())))?;
    let lines = text.lines().filter(|line| !line.is_empty());
    Ok(lines.map(Secret::from).collect())
}

async fn check(globals: &Globals, subject: &Subject) -> Result<()> {
    let source = if can_prompt() {
        SecretSource::Prompt
    } else {
        SecretSource::Stdin
    };
    let cloud = globals.cloud_for(subject.service)?;
    globals.debug(|| "reading the password".to_owned());
    let password = source.read("password").await?;
    let violations = subject.policy.policy.check(&Check {
        password: &password,
        cloud,
        user_name: subject.user_name.as_deref(),
        history: &subject.history,
    });
    if violations.is_empty() {
        return Ok(());
    }
    Err(Failure::Password {
        field: name(subject.policy),
        violations,
    })
}

fn generate(subject: &Subject) -> Result<()> {
    let user_name = subject.user_name.as_deref();
    let mut password = subject.policy.policy.generate(user_name)?;
    while subject.history.contains(&password) {
        password = subject.policy.policy.generate(user_name)?;
    }
    output::line(password.expose())
}

fn explain(globals: &Globals, subject: &Subject) -> Result<()> {
    let cloud = globals.cloud_for(subject.service)?;
    let explanation = subject.policy.policy.explain(cloud).to_string();
    output::line(explanation.trim_end())
}
