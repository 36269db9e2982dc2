//! Starting a sandbox: ports, clock, and the four listeners.

use std::{
    net::{IpAddr, Ipv4Addr, SocketAddr},
    sync::Arc,
};

use huaweicloud_core::Error;
use jiff::SignedDuration;
use tokio::net::TcpListener;

use crate::{
    Sandbox, Service,
    document::Document,
    generated,
    server::{Served, serve},
    state::{Identity, State},
};

/// Chooses where a sandbox listens and what its clock shows.
#[derive(Clone, Debug)]
#[must_use = "a builder does nothing until it is started"]
pub struct Builder {
    listen: SocketAddr,
    skew: SignedDuration,
}

impl Default for Builder {
    fn default() -> Self {
        Self {
            listen: SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), 0),
            skew: SignedDuration::ZERO,
        }
    }
}

impl Builder {
    /// Where to listen; `127.0.0.1:0`, any free ports, by default. A port N other than 0 means N to N+3, in the order
    /// Kafka, DMS, DWS, IAM.
    pub fn listen(mut self, address: SocketAddr) -> Self {
        self.listen = address;
        self
    }

    /// How many seconds the gateway's clock is ahead of the machine's; negative where it is behind.
    pub fn clock_ahead_by(mut self, seconds: i64) -> Self {
        self.skew = SignedDuration::from_secs(seconds);
        self
    }

    /// Binds all four ports, then serves until the sandbox is dropped.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Config`](huaweicloud_core::ErrorKind::Config) where the address is not loopback or a port cannot be
    /// had; none of the ports is kept then.
    pub async fn start(self) -> Result<Sandbox, Error> {
        if !self.listen.ip().is_loopback() {
            return Err(Error::config(format!(
                "the sandbox listens on loopback only, not on {}: write 127.0.0.1:PORT",
                self.listen.ip()
            )));
        }
        let mut listeners = Vec::new();
        for (index, service) in (0..).zip(Service::ALL) {
            listeners.push((service, bind(self.listen, index).await?));
        }
        let state = Arc::new(State::new(Identity::random(), self.skew));
        let mut addresses = Vec::new();
        let mut tasks = Vec::new();
        for (service, listener) in listeners {
            let address = listener
                .local_addr()
                .map_err(|error| Error::config(format!("the sandbox has no address: {error}")))?;
            addresses.push(address);
            let served = Served {
                service,
                document: document(service),
                state: state.clone(),
            };
            tasks.push(tokio::spawn(serve(listener, Arc::new(served))));
        }
        Ok(Sandbox::new(state, addresses, tasks))
    }
}

fn document(service: Service) -> Document {
    Document::new(match service {
        Service::Kafka => generated::KAFKA,
        Service::Dms => generated::DMS,
        Service::Dws => generated::DWS,
        Service::Iam => "{}",
    })
}

async fn bind(first: SocketAddr, index: u16) -> Result<TcpListener, Error> {
    let port = match first.port() {
        0 => Some(0),
        port => port.checked_add(index),
    };
    let port = port.ok_or_else(|| {
        Error::config(format!(
            "port {} leaves no room for four: choose one up to 65532",
            first.port()
        ))
    })?;
    let address = SocketAddr::new(first.ip(), port);
    TcpListener::bind(address)
        .await
        .map_err(|error| Error::config(format!("cannot listen on {address}: {error}")))
}
