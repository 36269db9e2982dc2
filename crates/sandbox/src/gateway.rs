//! The way of a request through the gateway and a service: route, authenticate, validate, take effect, answer.

use huaweicloud_core::Secret;
use serde_json::Value;

use crate::{
    Account, Service, answer,
    codes::failure,
    document::{Document, Operation},
    parameters, password,
    reply::{Failure, Reply, gateway},
    route::Captured,
    schema,
    signature::Arrived,
    state::Repeated,
    token::Scope,
    world::World,
};

/// How many misfits an answer lists.
const MOST_LISTED: usize = 5;

/// A request on its way.
struct Call<'a> {
    world: &'a World,
    document: &'a Document,
    operation: &'a Operation,
    path: Captured,
}

pub(crate) fn handle(
    world: &World,
    document: &Document,
    arrived: &Arrived<'_>,
) -> Result<Reply, Failure> {
    let (operation, path) = document
        .find(arrived.method, arrived.path)
        .ok_or_else(gateway::unknown_api)?;
    let call = Call {
        world,
        document,
        operation,
        path,
    };
    call.authorise(arrived)?;
    call.check_parameters(arrived)?;
    call.check_resources()?;
    if let Some(body) = call.body(arrived.body)? {
        call.apply(&body)?;
    }
    Ok(answer::success(document, operation))
}

impl Call<'_> {
    fn failure(&self, code: &str, message: impl Into<String>) -> Failure {
        failure(self.document, code, message)
    }

    fn account(&self) -> Option<Account> {
        Account::reset_by(self.document.service, &self.operation.id)
    }

    /// Whether the sender is who he says, and the project his.
    fn authorise(&self, arrived: &Arrived<'_>) -> Result<(), Failure> {
        if self.world.authenticate(arrived)? != Scope::Project {
            return Err(gateway::unauthenticated("the token is of no project"));
        }
        match self.path.get("project_id") {
            None => Ok(()),
            Some(project) if *project == self.world.identity.project_id => Ok(()),
            Some(project) => Err(match self.document.codes.malformed_project {
                Some(code) if !is_project_id(project) => self.failure(
                    code,
                    "the project id is not one: it has 32 hexadecimal digits",
                ),
                _ => gateway::unavailable_project(),
            }),
        }
    }

    fn check_parameters(&self, arrived: &Arrived<'_>) -> Result<(), Failure> {
        let operation = self.operation;
        let misfits =
            parameters::misfits(self.document, &operation.parameters, &self.path, arrived);
        self.refuse(&misfits)
    }

    /// There is one instance, one cluster and one user; whatever else a path names does not exist.
    fn check_resources(&self) -> Result<(), Failure> {
        let (identity, codes) = (&self.world.identity, self.document.codes);
        let (parameter, id, what) = match self.document.service {
            Service::Dws => ("cluster_id", &identity.cluster_id, "cluster"),
            _ => ("instance_id", &identity.instance_id, "instance"),
        };
        if self.path.get(parameter).is_some_and(|given| given != id) {
            return Err(self.failure(codes.unknown_resource, format!("the {what} does not exist")));
        }
        let known = |name: &String| name == identity.user_name;
        if self.account() == Some(Account::KafkaUser)
            && !self.path.get("user_name").is_some_and(known)
        {
            let code = codes.unknown_user.unwrap_or(codes.unknown_resource);
            return Err(self.failure(code, "the user does not exist"));
        }
        Ok(())
    }

    /// The body, where the operation takes one and one came.
    fn body(&self, bytes: &[u8]) -> Result<Option<Value>, Failure> {
        let codes = self.document.codes;
        let Some(expected) = &self.operation.body else {
            return Ok(None);
        };
        if bytes.is_empty() {
            return match expected.required {
                true => Err(self.failure(codes.body_missing, "the request has no body")),
                false => Ok(None),
            };
        }
        let Ok(body) = serde_json::from_slice(bytes) else {
            return Err(self.failure(codes.body_unreadable, "the request body is not JSON"));
        };
        self.refuse(&schema::misfits(
            self.document,
            &expected.schema,
            &body,
            "body",
        ))?;
        Ok(Some(body))
    }

    fn refuse(&self, misfits: &[String]) -> Result<(), Failure> {
        if misfits.is_empty() {
            return Ok(());
        }
        let listed: Vec<&str> = misfits
            .iter()
            .take(MOST_LISTED)
            .map(String::as_str)
            .collect();
        Err(self.failure(self.document.codes.invalid, listed.join("; ")))
    }

    /// Holds every password against its policy, and sets the one that the operation resets.
    fn apply(&self, body: &Value) -> Result<(), Failure> {
        let Some(expected) = &self.operation.body else {
            return Ok(());
        };
        let fields = password::fields(self.document, &expected.schema, body, &self.path);
        for field in &fields {
            self.check_password(field)?;
        }
        let (Some(account), [field]) = (self.account(), fields.as_slice()) else {
            return Ok(());
        };
        let reuse = password::reuse(&self.document.policy_pages(field.policy));
        self.world
            .state
            .reset(account, Secret::from(field.password), reuse)
            .map_err(|Repeated| {
                self.failure(
                    self.document.codes.password,
                    "the password has been used before",
                )
            })
    }

    fn check_password(&self, field: &password::Field<'_>) -> Result<(), Failure> {
        let codes = self.document.codes;
        if let (Some(code), Some(name)) = (codes.password_holds_name, field.user_name)
            && password::holds_name(field.password, name)
        {
            return Err(self.failure(
                code,
                "the password holds the user name, forwards or backwards",
            ));
        }
        let pages = self.document.policy_pages(field.policy);
        let broken = password::broken(&pages, field.password, field.user_name);
        if broken.is_empty() {
            return Ok(());
        }
        let listed: Vec<String> = broken.iter().map(ToString::to_string).collect();
        let message = format!("the password breaks the policy: {}", listed.join("; "));
        Err(self.failure(codes.password, message))
    }
}

fn is_project_id(text: &str) -> bool {
    text.len() == 32 && text.bytes().all(|byte| byte.is_ascii_hexdigit())
}
