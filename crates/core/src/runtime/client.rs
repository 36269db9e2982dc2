//! A configuration bound to a service: what all calls of a client share.

use std::{fmt, sync::Arc};

use crate::{Cloud, Config, Error, operation::Service, transport::Transport};

/// What the typed clients wrap. Cheap to clone; clones share connections.
#[derive(Clone)]
pub struct ServiceClient {
    inner: Arc<Inner>,
}

struct Inner {
    config: Config,
    service: &'static Service,
    endpoint: String,
    cloud: Option<Cloud>,
    transport: Transport,
}

impl ServiceClient {
    /// Finds the service's endpoint and prepares to connect; nothing is sent yet.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Config`](crate::ErrorKind::Config) where the configuration leads to no endpoint, or TLS cannot be
    /// set up for it.
    pub fn new(config: &Config, service: &'static Service) -> Result<Self, Error> {
        let endpoint = config.endpoint_for(service)?;
        let transport = Transport::new(config, &endpoint)?;
        let cloud = config.cloud_for(service);
        Ok(Self {
            inner: Arc::new(Inner {
                config: config.clone(),
                service,
                endpoint,
                cloud,
                transport,
            }),
        })
    }

    /// The configuration that the client was made from.
    pub fn config(&self) -> &Config {
        &self.inner.config
    }

    /// The service that it calls.
    pub fn service(&self) -> &'static Service {
        self.inner.service
    }

    /// The base URL that it calls.
    pub fn endpoint(&self) -> &str {
        &self.inner.endpoint
    }

    /// The cloud that it calls, where that is known.
    pub fn cloud(&self) -> Option<Cloud> {
        self.inner.cloud
    }

    pub(crate) fn transport(&self) -> &Transport {
        &self.inner.transport
    }
}

impl fmt::Debug for ServiceClient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ServiceClient")
            .field("service", &self.inner.service.name)
            .field("endpoint", &self.inner.endpoint)
            .field("cloud", &self.inner.cloud)
            .field("config", &self.inner.config)
            .finish()
    }
}
