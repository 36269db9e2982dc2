//! `hwc` as a shell runs it: the real binary, a clean environment, loopback only.

mod call;
mod completions;
mod dry_run;
mod interrupt;
mod output;
mod password;
mod run;
mod secrets;
mod server;
mod sign;
mod statuses;
mod usage;
