//! How long reading an answer generously takes, as a part of what plain serde_json takes: `cargo bench -p huaweicloud-core`.
//!
//! Both read the same list of a megabyte in turn, so that whatever else the machine does slows both down. It fails where
//! the better half of the generous readings takes over a tenth longer.

#[path = "../src"]
#[expect(dead_code, reason = "the library uses what this does not")]
#[cfg_attr(
    test,
    expect(
        unused_imports,
        reason = "without a harness the module's tests are left out"
    )
)]
mod library {
    pub(crate) mod decode;
}

use std::{
    collections::BTreeMap,
    hint::black_box,
    process::ExitCode,
    time::{Duration, Instant},
};

use serde::{Deserialize, de::DeserializeOwned};

const ROUNDS: usize = 60;
const MOST: f64 = 1.10;

#[derive(Debug, Default, Deserialize, PartialEq)]
#[serde(default)]
struct Answer {
    instances: Vec<Instance>,
    total: Option<i64>,
}

#[derive(Debug, Default, Deserialize, PartialEq)]
#[serde(default)]
struct Instance {
    name: Option<String>,
    status: Option<String>,
    description: Option<String>,
    port: Option<i64>,
    storage: Option<i64>,
    ratio: Option<f64>,
    ssl: Option<bool>,
    zones: Vec<String>,
    tags: Vec<Tag>,
    labels: BTreeMap<String, String>,
}

#[derive(Debug, Default, Deserialize, PartialEq)]
#[serde(default)]
struct Tag {
    key: Option<String>,
    value: Option<String>,
}

fn main() -> ExitCode {
    let text = text();
    let plain = || read(serde_json::from_slice::<Answer>(&text).ok());
    let generous = || read(library::decode::from_slice::<Answer>(&text).ok());
    assert!(plain().is_some(), "the text is right");
    assert_eq!(plain(), generous(), "both read the same");
    let (mut slow, mut fast) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        fast.push(time::<Answer>(plain));
        slow.push(time::<Answer>(generous));
    }
    let (plain, generous) = (median(&mut fast), median(&mut slow));
    let ratio = generous.as_secs_f64() / plain.as_secs_f64();
    println!(
        "{} bytes: plain {plain:?}, generous {generous:?}, ratio {ratio:.3}",
        text.len()
    );
    if ratio > MOST {
        eprintln!("reading generously takes more than {MOST} times as long");
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}

fn read<T: DeserializeOwned>(value: Option<T>) -> Option<T> {
    black_box(value)
}

fn time<T>(run: impl Fn() -> Option<T>) -> Duration {
    let started = Instant::now();
    black_box(run());
    started.elapsed()
}

fn median(times: &mut [Duration]) -> Duration {
    times.sort();
    times[times.len() / 2]
}

fn text() -> Vec<u8> {
    let instance = |index: usize| {
        format!(
            r#"{{"name":"kafka-{index}","status":"RUNNING","description":"An instance, \"quoted\" and all","port":9092,"storage":1{index},"ratio":0.25,"ssl":true,"unknown":{{"a":[1,2]}},"zones":["eu-de-01","eu-de-02"],"tags":[{{"key":"team","value":"orders"}}],"labels":{{"env":"prod"}}}}"#
        )
    };
    let instances: Vec<String> = (0..3_000).map(instance).collect();
    let list = instances.join(",");
    format!(r#"{{"instances":[{list}],"total":3000}}"#).into_bytes()
}
