//! Kafka, DMS, DWS and IAM on loopback: real HTTP that verifies signatures, validates requests against the bundled
//! documents and remembers passwords, for demos and tests.
//!
//! ```
//! use huaweicloud_sandbox::{Fault, Sandbox, Service};
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), huaweicloud_core::Error> {
//! let sandbox = Sandbox::start().await?;
//! let config = sandbox.config(); // keys, project and endpoints: ready for a client of any service
//! sandbox.fail_next(Service::Kafka, Fault::reset_after_effect());
//! // .. call the service ..
//! assert!(sandbox.requests().is_empty());
//! sandbox.shutdown().await;
//! # Ok(())
//! # }
//! ```

mod answer;
mod authorization;
mod body;
mod builder;
mod canonical;
mod clock;
mod codes;
mod document;
mod exchange;
mod fault;
mod gateway;
#[rustfmt::skip]
mod generated;
mod iam;
mod identity;
mod line;
mod parameters;
mod password;
mod record;
mod reply;
mod route;
mod sandbox;
mod schema;
mod server;
mod service;
mod signature;
mod state;
mod token;
mod world;

pub use builder::SandboxBuilder;
pub use fault::Fault;
pub use record::Recorded;
pub use sandbox::Sandbox;
pub use service::{Account, Service};
