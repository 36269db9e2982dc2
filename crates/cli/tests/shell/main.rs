//! `hwc` as a shell runs it: the real binary, a clean environment, loopback only.

mod call;
mod completions;
mod demo;
mod dry_run;
#[cfg(unix)]
mod interrupt;
mod output;
mod password;
mod run;
#[cfg(unix)]
mod sandbox;
mod secrets;
mod server;
mod sign;
mod statuses;
mod usage;
