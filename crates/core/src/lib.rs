//! What every service crate of the Huawei Cloud and Open Telekom Cloud SDK stands on: configuration,
//! credentials, request signing, password policies, one error type and the runtime of generated code.

mod cloud;
pub mod config;
pub mod credentials;
mod decode;
mod error;
pub mod operation;
pub mod password;
mod response;
pub mod runtime;
mod secret;
pub mod signing;
mod transport;

pub use cloud::Cloud;
pub use config::Config;
pub use error::{Error, ErrorKind, Outcome};
pub use response::Response;
pub use secret::Secret;
