//! `hwc demo`: the four password resets on a sandbox of its own, and how refusals look.

use clap::Command as Clap;
use huaweicloud_core::{Error, ErrorKind, Response};
use huaweicloud_sandbox::Sandbox;

use crate::{
    failure::{Failure, Result},
    output,
};

/// An instance that the sandbox does not have.
const UNKNOWN_INSTANCE: &str = "00000000-0000-4000-8000-000000000000";

/// The subcommand.
pub(crate) fn clap() -> Clap {
    Clap::new("demo").about(
        "Reset four passwords on an embedded sandbox, and see two refusals; no account needed",
    )
}

/// Runs the steps; one that does not go as it should ends the demo with an error.
pub(crate) async fn run() -> Result<()> {
    let sandbox = Sandbox::start()
        .await
        .map_err(|error| Failure::Local(error.message().to_owned()))?;
    output::line("Four services on loopback verify every signature. Each line is a call:")?;
    resets(&sandbox).await.map_err(unexpected)?;
    refusals(&sandbox).await.map_err(unexpected)?;
    output::line(
        "\nNext: `hwc sandbox` serves the same to your own calls, and `hwc kafka --help` lists them.",
    )?;
    sandbox.shutdown().await;
    Ok(())
}

/// A call that fails against the sandbox is the demo's own failure, whatever a script would make of it elsewhere.
fn unexpected(failure: Failure) -> Failure {
    match failure {
        Failure::Call(error) => Failure::Local(format!("a step failed: {error}")),
        other => other,
    }
}

async fn resets(sandbox: &Sandbox) -> Result<()> {
    let config = sandbox.config();
    let kafka = huaweicloud_kafka::Client::new(&config)?;
    let dms = huaweicloud_dms::Client::new(&config)?;
    let dws = huaweicloud_dws::Client::new(&config)?;
    let user = kafka
        .reset_user_password()
        .instance_id(sandbox.instance_id())
        .user_name(sandbox.user_name())
        .new_password("Xk7#pQ2mVd9w");
    done("kafka", "ResetUserPassword", &user.send().await?)?;
    let manager = kafka
        .reset_manager_password()
        .instance_id(sandbox.instance_id())
        .new_password("Tq4!vLz8Rb2k");
    done("kafka", "ResetManagerPassword", &manager.send().await?)?;
    let instance = dms
        .reset_password()
        .instance_id(sandbox.instance_id())
        .new_password("Hw9%nYc3Ja6t");
    done("dms", "ResetPassword", &instance.send().await?)?;
    let administrator = dws
        .reset_password()
        .cluster_id(sandbox.cluster_id())
        .new_password("Zf5^gUs7Wm1xPd");
    done("dws", "ResetPassword", &administrator.send().await?)
}

async fn refusals(sandbox: &Sandbox) -> Result<()> {
    let config = sandbox.config();
    let seen = sandbox.requests().len();
    let weak = huaweicloud_dws::Client::new(&config)?
        .reset_password()
        .cluster_id(sandbox.cluster_id())
        .new_password("Admin123!")
        .send()
        .await;
    let error = refused(weak, |error| error.kind() == ErrorKind::Policy)?;
    if sandbox.requests().len() != seen {
        return Err(Failure::Local(
            "a weak password was sent to the service".to_owned(),
        ));
    }
    step("dws", "ResetPassword", "not sent", &listed(&error))?;

    let unknown = huaweicloud_kafka::Client::new(&config)?
        .reset_manager_password()
        .instance_id(UNKNOWN_INSTANCE)
        .new_password("Tq4!vLz8Rb2k")
        .send()
        .await;
    let error = refused(unknown, Error::is_not_found)?;
    let status = error.status().map_or(0, |status| status.as_u16());
    let code = error.code().unwrap_or_default();
    step(
        "kafka",
        "ResetManagerPassword",
        &format!("HTTP {status} {code}"),
        "an unknown instance, understood as not found",
    )
}

fn done(service: &str, operation: &str, answer: &Response<()>) -> Result<()> {
    step(
        service,
        operation,
        &format!("HTTP {}", answer.status().as_u16()),
        "changed",
    )
}

fn step(service: &str, operation: &str, status: &str, what: &str) -> Result<()> {
    output::line(&format!(
        "  {service:<6} {operation:<21} {status:<22} {what}"
    ))
}

/// The error of a call that had to fail in this way.
fn refused(
    result: std::result::Result<Response<()>, Error>,
    expected: impl Fn(&Error) -> bool,
) -> Result<Error> {
    match result {
        Err(error) if expected(&error) => Ok(error),
        Err(error) => Err(Failure::Local(format!(
            "a call was refused for another reason than expected: {error}"
        ))),
        Ok(_) => Err(Failure::Local(
            "a call that had to be refused was accepted".to_owned(),
        )),
    }
}

fn listed(error: &Error) -> String {
    let violations: Vec<String> = error.violations().iter().map(ToString::to_string).collect();
    format!("a weak password: {}", violations.join("; "))
}
