//! Kafka of Huawei Cloud: instances of the Distributed Message Service for Kafka, their users and passwords.
//!
//! ```no_run
//! use huaweicloud_core::{Config, Error, Secret};
//! use huaweicloud_kafka::Client;
//!
//! # async fn rotate() -> Result<(), Error> {
//! let config = Config::from_env().await?;
//! let kafka = Client::new(&config)?;
//! kafka
//!     .reset_user_password()
//!     .instance_id("7c1f9a52-3d64-4b8e-9a07-52e1b6c4d830")
//!     .user_name("orders-writer")
//!     .new_password(Secret::new("Xk7#pQ2mVd9w"))
//!     .send()
//!     .await?;
//! # Ok(())
//! # }
//! ```
//!
//! Every operation is a method of [`Client`] that returns a builder; the builders stand in a module a tag of the
//! [vendor's reference](https://support.huaweicloud.com/intl/en-us/api-kafka/kafka-api-180514001.html). [`SERVICE`] lists the operations, error codes and password policies as data.

mod client;
#[rustfmt::skip]
mod generated;

pub use client::Client;
pub use generated::*;
