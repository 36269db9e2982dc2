//! The sandbox over real loopback HTTP.

mod auth;
mod client;
mod crosscheck;
mod faults;
mod handle;
mod hostile;
mod iam;
mod passwords;
mod requests;
