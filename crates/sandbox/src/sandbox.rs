//! A running sandbox: its addresses and keys, its faults, and what it saw.

use std::{fmt, net::SocketAddr, sync::Arc};

use huaweicloud_core::{Config, Error, Secret, credentials::Credentials};
use tokio::task::JoinHandle;

use crate::{
    Builder, Fault, Recorded, Service,
    state::{Identity, State},
};

/// Four services on loopback, until it is dropped.
pub struct Sandbox {
    state: Arc<State>,
    addresses: Vec<SocketAddr>,
    tasks: Vec<JoinHandle<()>>,
}

impl Sandbox {
    pub(crate) fn new(
        state: Arc<State>,
        addresses: Vec<SocketAddr>,
        tasks: Vec<JoinHandle<()>>,
    ) -> Self {
        Self {
            state,
            addresses,
            tasks,
        }
    }

    /// Starts on free ports.
    ///
    /// # Errors
    ///
    /// Those of [`Builder::start`].
    pub async fn start() -> Result<Self, Error> {
        Self::builder().start().await
    }

    /// Chooses ports and clock first.
    pub fn builder() -> Builder {
        Builder::default()
    }

    /// A configuration with the sandbox's keys, project and endpoints.
    ///
    /// # Panics
    ///
    /// Never: every value of it is made to be valid.
    pub fn config(&self) -> Config {
        Config::builder()
            .credentials(Credentials::new(self.access_key(), self.secret_key()))
            .project_id(self.project_id())
            .domain_id(self.domain_id())
            .endpoint_for("kafka", self.kafka_url())
            .endpoint_for("dms", self.dms_url())
            .endpoint_for("dws", self.dws_url())
            .build()
            .expect("keys, ids and addresses were made just for this")
    }

    /// Kafka's base URL.
    pub fn kafka_url(&self) -> String {
        self.url(Service::Kafka)
    }

    /// DMS's base URL.
    pub fn dms_url(&self) -> String {
        self.url(Service::Dms)
    }

    /// DWS's base URL.
    pub fn dws_url(&self) -> String {
        self.url(Service::Dws)
    }

    /// IAM's base URL.
    pub fn iam_url(&self) -> String {
        self.url(Service::Iam)
    }

    fn url(&self, service: Service) -> String {
        let index = Service::ALL.iter().position(|known| *known == service);
        let address = index.and_then(|index| self.addresses.get(index));
        address
            .map(|address| format!("http://{address}"))
            .unwrap_or_default()
    }

    /// The access key that is accepted.
    pub fn access_key(&self) -> &str {
        &self.state.identity.access_key
    }

    /// The secret key that goes with it.
    pub fn secret_key(&self) -> Secret {
        Secret::from(self.state.identity.secret_key.as_str())
    }

    /// The one project.
    pub fn project_id(&self) -> &str {
        &self.state.identity.project_id
    }

    /// The one domain.
    pub fn domain_id(&self) -> &str {
        &self.state.identity.domain_id
    }

    /// The region, which is the project's name too.
    pub fn region(&self) -> &str {
        Identity::REGION
    }

    /// The one Kafka and DMS instance.
    pub fn instance_id(&self) -> &str {
        &self.state.identity.instance_id
    }

    /// The one DWS cluster.
    pub fn cluster_id(&self) -> &str {
        &self.state.identity.cluster_id
    }

    /// The one SASL user of the instance.
    pub fn user_name(&self) -> &str {
        Identity::USER_NAME
    }

    /// The IAM user that may ask for tokens.
    pub fn iam_user(&self) -> &str {
        &self.state.identity.iam_user
    }

    /// The IAM user's password.
    pub fn iam_password(&self) -> Secret {
        Secret::from(self.state.identity.iam_password.as_str())
    }

    /// The password that a path of a service was last reset to, as in
    /// `/v1.0/{project_id}/clusters/{cluster_id}/reset-password`.
    pub fn password_at(&self, service: Service, path: &str) -> Option<Secret> {
        let slot = format!("{}:{path}#new_password", service.as_str());
        let memory = self.state.memory();
        let last = memory.passwords.get(&slot)?.last()?;
        Some(Secret::from(last.as_str()))
    }

    /// Lets something go wrong with the next request to a service; several faults come one after the other.
    pub fn fail_next(&self, service: Service, fault: Fault) {
        let mut memory = self.state.memory();
        memory.faults.entry(service).or_default().push_back(fault);
    }

    /// Every request so far, in the order of arrival.
    pub fn requests(&self) -> Vec<Recorded> {
        self.state.memory().requests.clone()
    }

    /// Closes all ports and connections and waits until they are.
    pub async fn shutdown(mut self) {
        for task in self.tasks.drain(..) {
            task.abort();
            // Only an aborted task is waited for; that it was aborted is no news.
            let _ = task.await;
        }
    }
}

impl Drop for Sandbox {
    fn drop(&mut self) {
        self.tasks.iter().for_each(JoinHandle::abort);
    }
}

impl fmt::Debug for Sandbox {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Sandbox")
            .field("addresses", &self.addresses)
            .field("identity", &self.state.identity)
            .finish_non_exhaustive()
    }
}
