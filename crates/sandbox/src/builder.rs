//! Where the sandbox listens and what its clock shows.

use std::{
    io,
    net::{Ipv4Addr, SocketAddr},
    sync::Arc,
    time::SystemTime,
};

use huaweicloud_core::{Config, Error, credentials::Credentials};
use tokio::net::TcpListener;

use crate::{
    Sandbox, Service, clock::Clock, document::Documents, identity::Identity, server, world::World,
};

/// Settings of a [`Sandbox`], from [`Sandbox::builder`].
#[derive(Clone, Debug)]
pub struct SandboxBuilder {
    listen: SocketAddr,
    clock: Clock,
}

impl Default for SandboxBuilder {
    fn default() -> Self {
        Self {
            listen: SocketAddr::from((Ipv4Addr::LOCALHOST, 0)),
            clock: Clock::system(),
        }
    }
}

impl SandboxBuilder {
    /// The address to listen at. Port 0, the default, takes four free ports; any other is the first of four in a row,
    /// for Kafka, DMS, DWS and IAM.
    #[must_use]
    pub fn listen(mut self, address: SocketAddr) -> Self {
        self.listen = address;
        self
    }

    /// The clock that request dates and tokens are held against, instead of the system's.
    #[must_use]
    pub fn clock(mut self, clock: impl Fn() -> SystemTime + Send + Sync + 'static) -> Self {
        self.clock = Clock::new(clock);
        self
    }

    /// Puts the server's clock ahead by this many seconds, or behind where negative. Call it after
    /// [`clock`](Self::clock).
    #[must_use]
    pub fn clock_skew(mut self, seconds: i64) -> Self {
        self.clock = self.clock.skewed(seconds);
        self
    }

    /// Starts listening and serving, on the runtime that this is called from.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Config`](huaweicloud_core::ErrorKind::Config), naming service and address, where a port is in use
    /// or there are no four in a row.
    pub async fn start(self) -> Result<Sandbox, Error> {
        if !self.listen.ip().is_loopback() {
            return Err(Error::config(format!(
                "the sandbox listens on loopback only, not on {}: write 127.0.0.1:PORT",
                self.listen.ip()
            )));
        }
        let world = Arc::new(World::new(self.clock, Documents::bundled()?));
        let mut listeners = Vec::new();
        for (service, offset) in Service::ALL.into_iter().zip(0_u16..) {
            listeners.push((service, bind(service, self.listen, offset).await?));
        }
        let mut urls = Vec::new();
        for (service, listener) in &listeners {
            let address = listener
                .local_addr()
                .map_err(|error| unusable(*service, self.listen, &error))?;
            urls.push((*service, format!("http://{address}")));
        }
        let config = config(&world.identity, &urls)?;
        let tasks = listeners
            .into_iter()
            .map(|(service, listener)| {
                tokio::spawn(server::serve(listener, service, Arc::clone(&world)))
            })
            .collect();
        Ok(Sandbox::new(world, urls, config, tasks))
    }
}

async fn bind(service: Service, first: SocketAddr, offset: u16) -> Result<TcpListener, Error> {
    let mut address = first;
    if first.port() != 0 {
        let port = first.port().checked_add(offset).ok_or_else(|| {
            Error::config(format!(
                "port {} leaves no room for four services: give {} or a lower one",
                first.port(),
                u16::MAX - 3
            ))
        })?;
        address.set_port(port);
    }
    TcpListener::bind(address)
        .await
        .map_err(|error| unusable(service, address, &error))
}

fn unusable(service: Service, address: SocketAddr, error: &io::Error) -> Error {
    let reason = match error.kind() {
        io::ErrorKind::AddrInUse => "the port is in use".to_owned(),
        _ => error.to_string(),
    };
    Error::config(format!(
        "the sandbox's {service} cannot listen on {address}: {reason}"
    ))
}

fn config(identity: &Identity, urls: &[(Service, String)]) -> Result<Config, Error> {
    let keys = Credentials::new(identity.access_key.as_str(), identity.secret_key.clone());
    let config = Config::builder()
        .credentials(keys)
        .region(identity.region)
        .project_id(identity.project_id.as_str())
        .domain_id(identity.domain_id.as_str());
    urls.iter()
        .fold(config, |config, (service, url)| {
            config.endpoint_for(service.as_str(), url.as_str())
        })
        .build()
}
