//! What generated code calls: assembling, checking, signing, sending and reading a call.
//!
//! Programs use the clients of the service crates; of this module they see [`Request`], where they want to look at a
//! call before it is sent.

mod body;
mod call;
mod client;
mod password;
mod quote;
mod redact;
mod request;
mod required;
mod send;
mod target;
mod value;

pub use call::{Call, Need};
pub use client::ServiceClient;
pub use password::PasswordCheck;
pub use request::{Request, SignedRequest};
pub use required::{Missing, Required};
pub use value::ParameterValue;
