//! What is known of an operation and of a service without calling it: the rows of the generated tables.

pub use http::Method;

use crate::{Cloud, ErrorKind, password::Policy};

/// One operation of a service, as its document describes it.
///
/// Only the generator makes these; later versions may add fields.
#[derive(Clone, Debug)]
pub struct Operation {
    /// The name of the service crate: `kafka`, `dms` or `dws`.
    pub service: &'static str,
    /// The operationId, in PascalCase.
    pub id: &'static str,
    /// The vendor's own name, where spelled differently.
    pub api_name: &'static str,
    /// The HTTP method.
    pub method: Method,
    /// The path template, as in `/v2/{project_id}/instances/{instance_id}`.
    pub path: &'static str,
    /// The tag, which names the module too.
    pub tag: &'static str,
    /// One line on what it does.
    pub summary: &'static str,
    /// Whether sending it twice is the same as sending it once.
    pub idempotent: bool,
    /// The clouds that have it; empty where all do.
    pub clouds: &'static [Cloud],
    /// Its parameters, the path's first.
    pub parameters: &'static [Parameter],
    /// Its request body, if it takes one.
    pub body: Option<Body>,
    /// How its pages work, if it has pages.
    pub pagination: Option<Pagination>,
    /// The job that it starts, if it does.
    pub job: Option<Job>,
    /// The secret fields of its body, as JSON pointers with `*` for any element.
    pub secrets: &'static [&'static str],
    /// The documented success status.
    pub success: u16,
}

impl Operation {
    /// Whether the operation only reads: GET or HEAD.
    pub fn is_read(&self) -> bool {
        self.method.is_safe()
    }
}

/// A parameter of an operation.
#[derive(Clone, Debug)]
pub struct Parameter {
    /// The name on the wire.
    pub name: &'static str,
    /// Where it is sent.
    pub place: Place,
    /// Whether a call without it is refused.
    pub required: bool,
}

/// Where a parameter is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Place {
    /// A segment of the path.
    Path,
    /// The query string.
    Query,
    /// A header.
    Header,
}

/// The request body of an operation.
#[derive(Clone, Debug)]
pub struct Body {
    /// The media type as sent.
    pub content_type: &'static str,
    /// Whether a call without one is refused.
    pub required: bool,
    /// The fields of an object body by their wire names; empty for other bodies.
    pub fields: &'static [&'static str],
}

/// How the pages of a list operation work.
#[derive(Clone, Debug)]
pub struct Pagination {
    /// `offset`, `start` or `marker`: the parameter that says where a page begins.
    pub style: &'static str,
    /// The parameter that says how long a page is.
    pub limit: &'static str,
    /// The field of the answer that holds the items.
    pub items: &'static str,
    /// The field of the answer that holds the total, if there is one.
    pub total: Option<&'static str>,
}

/// The job that an operation starts.
#[derive(Clone, Debug)]
pub struct Job {
    /// The field of the answer that holds the job's id.
    pub id_field: &'static str,
    /// The operationId of the operation that polls it.
    pub poll: &'static str,
}

/// A service: what the runtime must know to call it.
#[derive(Clone, Debug)]
pub struct Service {
    /// The name of its crate: `kafka`, `dms` or `dws`.
    pub name: &'static str,
    /// The host name's first label: `dms` for Kafka.
    pub host: &'static str,
    /// Its endpoints, by cloud and region.
    pub endpoints: &'static [Endpoint],
    /// Its operations, by operationId.
    pub operations: &'static [&'static Operation],
    /// Its error codes, sorted by code.
    pub codes: &'static [ErrorCode],
    /// Its password policies, by operation and field.
    pub policies: &'static [OperationPolicy],
}

/// A documented endpoint.
#[derive(Clone, Debug)]
pub struct Endpoint {
    /// The cloud that runs it.
    pub cloud: Cloud,
    /// The region's id, as in `eu-de`.
    pub region: &'static str,
    /// The base URL, without a path.
    pub url: &'static str,
}

/// A row of a service's table of error codes.
#[derive(Clone, Debug)]
pub struct ErrorCode {
    /// The code as the service sends it.
    pub code: &'static str,
    /// The HTTP status that it is documented with.
    pub status: Option<u16>,
    /// What it says about the call.
    pub kind: ErrorKind,
    /// What it means, in our words.
    pub meaning: &'static str,
}

/// The policy for one password field of one operation.
#[derive(Clone, Debug)]
pub struct OperationPolicy {
    /// The operationId.
    pub operation: &'static str,
    /// The field of the body, as a JSON pointer.
    pub field: &'static str,
    /// The parameter or field that holds the user's name, where one does.
    pub user_name: Option<&'static str>,
    /// The name to assume where the request does not tell and the caller does not either.
    pub default_user_name: Option<&'static str>,
    /// The policy.
    pub policy: &'static Policy,
}
