//! The root: the version of OpenAPI, and servers from which endpoints can be told, each of one region of known clouds.

use std::collections::HashMap;

use super::{grammar::Kind, outline::Outline, spot::Spot};
use crate::problem::{Problem, Problems};

pub(super) fn check(outline: &Outline<'_>, problems: &mut Problems) {
    problems.extend(version(&outline.root));
    if let Some(servers) = outline.root.get("servers")
        && servers.items().is_empty()
    {
        problems.push(servers.problem_with_key("there are no servers; write one for each cloud"));
    }
    let mut host = None;
    let mut seen = HashMap::new();
    for server in outline.of_kind(Kind::Server) {
        problems.extend(url(server));
        variables(server, problems);
        problems.extend(host_label(server, &mut host));
        endpoints(server, &mut seen, problems);
        if server.get("x-clouds").is_none() {
            let message = "the server has no x-clouds; write whose it is, as in x-clouds: [otc]";
            problems.push(server.problem_with_key(message));
        }
    }
}

fn version(root: &Spot<'_>) -> Option<Problem> {
    let spot = root.get("openapi")?;
    let version = spot.value.as_str()?;
    (version != "3.0.3").then(|| {
        spot.problem(format!(
            "the version of OpenAPI is {version:?}; write 3.0.3"
        ))
    })
}

fn url(server: &Spot<'_>) -> Option<Problem> {
    let spot = server.get("url")?;
    let url = spot.value.as_str()?;
    let host = url.strip_prefix("https://");
    let is_plain = |host: &str| {
        let host = host.replacen("{region}", "region", 1);
        let label = |label: &str| {
            !label.is_empty()
                && label
                    .bytes()
                    .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
        };
        host.contains('.') && host.split('.').all(label)
    };
    let good = host
        .is_some_and(|host| is_plain(host) && !host.starts_with('{') && url.contains("{region}"));
    (!good).then(|| {
        let message = format!("the server's url {url:?} gives no endpoint a region; write https://<service>.{{region}}.<domain>");
        spot.problem(message)
    })
}

fn variables(server: &Spot<'_>, problems: &mut Problems) {
    for (name, variable) in server.entries_of("variables") {
        if name != "region" {
            let message = format!("the variable {name:?} is not used; write region");
            problems.push(variable.problem_with_key(message));
            continue;
        }
        let regions = variable.items_of("enum");
        if let Some(default) = variable.get("default")
            && !regions.iter().any(|region| region.value == default.value)
        {
            let message = format!(
                "the default region {} is not in the enum; write one that is",
                default.value
            );
            problems.push(default.problem(message));
        }
    }
    if let Some(variables) = server.get("variables")
        && variables.get("region").is_none()
    {
        problems.push(
            variables.problem_with_key("the variable region is missing; write it with its enum"),
        );
    }
}

/// All endpoints begin with the service's host label.
fn host_label<'a>(server: &Spot<'a>, first: &mut Option<&'a str>) -> Option<Problem> {
    let spot = server.get("url")?;
    let host = spot.value.as_str()?.strip_prefix("https://")?;
    let label = host.split('.').next()?;
    let expected = *first.get_or_insert(label);
    (label != expected).then(|| {
        spot.problem(format!(
            "the host begins with {label}, the first server's with {expected}; write the same"
        ))
    })
}

/// A region of a cloud has one endpoint.
fn endpoints(
    server: &Spot<'_>,
    seen: &mut HashMap<(String, String), usize>,
    problems: &mut Problems,
) {
    let regions = server.find(&["variables", "region", "enum"]);
    for (spot, region) in regions.map(|list| list.texts()).unwrap_or_default() {
        for cloud in server.items_of("x-clouds") {
            let key = (cloud.value.to_string(), region.to_owned());
            let count = seen.entry(key).or_default();
            *count += 1;
            if *count == 2 {
                let message = format!(
                    "the region {region} of the cloud {} is there twice; remove one",
                    cloud.value
                );
                problems.push(spot.problem(message));
            }
        }
    }
}
