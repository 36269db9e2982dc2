//! Distributed Message Service of Open Telekom Cloud: its Kafka instances and their passwords.
//!
//! ```no_run
//! use huaweicloud_core::{Config, Error, Secret};
//! use huaweicloud_dms::Client;
//!
//! # async fn rotate() -> Result<(), Error> {
//! let config = Config::from_env().await?;
//! let dms = Client::new(&config)?;
//! dms
//!     .reset_password()
//!     .instance_id("7c1f9a52-3d64-4b8e-9a07-52e1b6c4d830")
//!     .new_password(Secret::new("Hw9%nYc3Ja6t"))
//!     .send()
//!     .await?;
//! # Ok(())
//! # }
//! ```
//!
//! Every operation is a method of [`Client`] that returns a builder; the builders stand in a module a tag of the
//! [vendor's reference](https://docs.otc.t-systems.com/distributed-message-service/api-ref/). [`SERVICE`] lists the operations, error codes and password policies as data.

mod client;
#[rustfmt::skip]
mod generated;

pub use client::Client;
pub use generated::*;
