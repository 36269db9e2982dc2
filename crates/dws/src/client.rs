//! The client: a configuration bound to this service.

use huaweicloud_core::{Config, Error, runtime::ServiceClient};

use crate::SERVICE;

/// Calls the service. Cheap to clone; clones share connections and credentials.
#[derive(Clone, Debug)]
pub struct Client {
    pub(crate) inner: ServiceClient,
}

impl Client {
    /// A client for the endpoint that the configuration names for this service.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Config`](huaweicloud_core::ErrorKind::Config) where the configuration leads to no endpoint.
    pub fn new(config: &Config) -> Result<Self, Error> {
        ServiceClient::new(config, &SERVICE).map(|inner| Self { inner })
    }
}
