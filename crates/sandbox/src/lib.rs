//! Kafka, DMS, DWS and IAM on loopback: real HTTP, signatures verified as the gateway does, passwords remembered.
//!
//! For demos, and for tests of programs that use the clients:
//!
//! ```
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), huaweicloud_core::Error> {
//! let sandbox = huaweicloud_sandbox::Sandbox::start().await?;
//! let config = sandbox.config(); // keys, project and endpoints: ready for every client
//! # let _ = config;
//! # Ok(())
//! # }
//! ```
//!
//! It is driven by the same documents as the clients and shares no code with them that signs, checks or encodes, so
//! that a misreading on one side shows on the other.

mod answer;
mod builder;
mod document;
mod fault;
mod gateway;
#[rustfmt::skip]
mod generated;
mod handler;
mod iam;
mod passwords;
mod recorded;
mod sandbox;
mod schema;
mod server;
mod state;
mod uri;
mod verify;

pub use builder::Builder;
pub use fault::Fault;
pub use recorded::Recorded;
pub use sandbox::Sandbox;
pub use state::Service;
