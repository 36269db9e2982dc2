//! Data Warehouse Service of Huawei Cloud and Open Telekom Cloud: its clusters and their passwords.
//!
//! ```no_run
//! use huaweicloud_core::{Config, Error, Secret};
//! use huaweicloud_dws::Client;
//!
//! # async fn rotate() -> Result<(), Error> {
//! let config = Config::from_env().await?;
//! let dws = Client::new(&config)?;
//! dws
//!     .reset_password()
//!     .cluster_id("4ca46bf1-5c61-48ff-b4f3-0ad4e5e3ba90")
//!     .new_password(Secret::new("Zf5^gUs7Wm1xPd"))
//!     .send()
//!     .await?;
//! # Ok(())
//! # }
//! ```
//!
//! Every operation is a method of [`Client`] that returns a builder; the builders stand in a module a tag of the
//! [vendor's reference](https://docs.otc.t-systems.com/data-warehouse-service/api-ref/). [`SERVICE`] lists the operations, error codes and password policies as data.

mod client;
#[rustfmt::skip]
mod generated;

pub use client::Client;
pub use generated::*;
