//! The vocabulary of the generated table of commands, and how to find one.

use huaweicloud_core::{
    Config, Error,
    operation::{Operation, OperationPolicy, Service},
};

use crate::{
    generated::COMMANDS,
    input::{AnyRequest, Input},
};

/// A command: an operation as `hwc` offers it.
#[derive(Debug)]
pub(crate) struct Command {
    /// The subcommand, as in `reset-user-password`.
    pub(crate) name: &'static str,
    /// The operation that it calls.
    pub(crate) operation: &'static Operation,
    /// More than the operation's summary, for its help.
    pub(crate) description: &'static str,
    /// Its flags: path, query and header parameters, then body fields.
    pub(crate) flags: &'static [Flag],
    /// How its body is given.
    pub(crate) body: BodyKind,
    /// Feeds an input to the operation's typed builder.
    pub(crate) request: fn(&Config, Input) -> Result<AnyRequest, Error>,
}

/// How a command's body is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(
    dead_code,
    reason = "the generator writes all of them; no operation so far needs all of them"
)]
pub(crate) enum BodyKind {
    /// It has none.
    None,
    /// By a flag a field, or as a whole.
    Object,
    /// Only as a whole: a list or a plain value.
    Whole,
}

/// A flag of a command.
#[derive(Debug)]
pub(crate) struct Flag {
    /// The name without the dashes.
    pub(crate) name: &'static str,
    /// The key in the input: at the top for a parameter, under `body` for a body field.
    pub(crate) wire: &'static str,
    /// Where the value goes.
    pub(crate) place: FlagPlace,
    /// What the value is.
    pub(crate) kind: Kind,
    /// Whether the command needs it.
    pub(crate) required: bool,
    /// The known words; others are taken too.
    pub(crate) values: &'static [&'static str],
    /// What it means.
    pub(crate) help: &'static str,
}

/// Where a flag's value goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(
    dead_code,
    reason = "the generator writes all of them; no operation so far needs all of them"
)]
pub(crate) enum FlagPlace {
    /// The path.
    Path,
    /// The query string.
    Query,
    /// A header.
    Header,
    /// A field of the body.
    Body,
}

/// What a flag's value is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(
    dead_code,
    reason = "the generator writes all of them; no operation so far needs all of them"
)]
pub(crate) enum Kind {
    /// Text.
    String,
    /// A whole number.
    Integer,
    /// A number.
    Number,
    /// `true` or `false`.
    Boolean,
    /// A secret: never an argument.
    Secret,
    /// Texts: the flag is repeated.
    List,
    /// JSON.
    Json,
}

impl Command {
    /// The service of the command's operation.
    pub(crate) fn service(&self) -> Option<&'static Service> {
        services().find(|service| service.name == self.operation.service)
    }

    /// The password fields of the command that are checked.
    pub(crate) fn passwords(&self) -> impl Iterator<Item = &'static OperationPolicy> {
        let policies = self.service().map_or(&[][..], |service| service.policies);
        policies
            .iter()
            .filter(|policy| policy.operation == self.operation.id)
    }
}

/// The services, in alphabetical order.
pub(crate) fn services() -> impl Iterator<Item = &'static Service> {
    COMMANDS.iter().map(|(service, _)| *service)
}

/// The commands of a service, tag by tag; none of a service that there is not.
pub(crate) fn commands(service: &str) -> impl Iterator<Item = &'static Command> {
    COMMANDS
        .iter()
        .filter(move |(candidate, _)| candidate.name == service)
        .flat_map(|(_, tags)| tags.iter())
        .flat_map(|commands| commands.iter())
}

/// The command of a service with a name, as in `reset-user-password`.
pub(crate) fn find(service: &str, name: &str) -> Option<&'static Command> {
    commands(service).find(|command| command.name == name)
}

/// The command of an operationId, or of the vendor's name of an operation.
pub(crate) fn by_operation(service: &str, operation: &str) -> Option<&'static Command> {
    let by_id = commands(service).find(|command| command.operation.id == operation);
    by_id.or_else(|| commands(service).find(|command| command.operation.api_name == operation))
}
