//! `hwc sandbox`: the three services and IAM on loopback, until a signal comes.

use std::net::SocketAddr;

use clap::{Arg, ArgMatches, Command as Clap};
use huaweicloud_sandbox::Sandbox;
use serde::Serialize;

use crate::{
    failure::{Failure, Result},
    interrupt, output,
};

/// What a user needs to call the sandbox, with its keys in the order of the contract.
#[derive(Serialize)]
struct Ready<'a> {
    kafka: String,
    dms: String,
    dws: String,
    iam: String,
    access_key: &'a str,
    secret_key: &'a str,
    project_id: &'a str,
    domain_id: &'a str,
    region: &'a str,
    instance_id: &'a str,
    cluster_id: &'a str,
    user_name: &'a str,
}

/// The subcommand.
pub(crate) fn clap() -> Clap {
    Clap::new("sandbox")
        .about("Serve Kafka, DMS, DWS and IAM on loopback, to try things out without an account")
        .long_about(
            "Serve Kafka, DMS, DWS and IAM on loopback, to try things out without an account.\n\n\
             Prints one line of JSON with the addresses, keys and ids to use once all four listen, and serves until \
             SIGINT or SIGTERM. The keys are made up for this run and open nothing else.",
        )
        .arg(
            Arg::new("listen")
                .long("listen")
                .value_name("ADDRESS")
                .default_value("127.0.0.1:0")
                .value_parser(clap::value_parser!(SocketAddr))
                .help("Loopback address; port N means N to N+3 for kafka, dms, dws and iam, port 0 any that are free"),
        )
}

/// Serves until a signal comes.
pub(crate) async fn run(matches: &ArgMatches) -> Result<()> {
    let mut stop = interrupt::Stop::hear()
        .map_err(|error| Failure::Local(format!("cannot listen for signals: {error}")))?;
    let mut builder = Sandbox::builder();
    if let Some(address) = matches.get_one::<SocketAddr>("listen") {
        builder = builder.listen(*address);
    }
    let sandbox = builder
        .start()
        .await
        .map_err(|error| Failure::Local(error.message().to_owned()))?;
    output::line(&ready(&sandbox)?)?;
    stop.came().await;
    sandbox.shutdown().await;
    Ok(())
}

fn ready(sandbox: &Sandbox) -> Result<String> {
    // The one secret that hwc prints: it was made up a moment ago and opens this sandbox only.
    let secret_key = sandbox.secret_key();
    let ready = Ready {
        kafka: sandbox.kafka_url(),
        dms: sandbox.dms_url(),
        dws: sandbox.dws_url(),
        iam: sandbox.iam_url(),
        access_key: sandbox.access_key(),
        secret_key: secret_key.expose(),
        project_id: sandbox.project_id(),
        domain_id: sandbox.domain_id(),
        region: sandbox.region(),
        instance_id: sandbox.instance_id(),
        cluster_id: sandbox.cluster_id(),
        user_name: sandbox.user_name(),
    };
    serde_json::to_string(&ready)
        .map_err(|error| Failure::Local(format!("cannot print the addresses: {error}")))
}
