//! The handle of a running sandbox.

use std::{fmt, sync::Arc};

use huaweicloud_core::{Config, Error, Secret};
use tokio::task::JoinHandle;

use crate::{Account, Fault, Recorded, SandboxBuilder, Service, world::World};

/// A running sandbox: one customer with one key pair, one project, one Kafka instance with one user, and one cluster.
///
/// Keys and ids are random, new at every start. Dropping the handle stops the sandbox.
pub struct Sandbox {
    world: Arc<World>,
    urls: Vec<(Service, String)>,
    config: Config,
    tasks: Vec<JoinHandle<()>>,
}

impl Sandbox {
    pub(crate) fn new(
        world: Arc<World>,
        urls: Vec<(Service, String)>,
        config: Config,
        tasks: Vec<JoinHandle<()>>,
    ) -> Self {
        Self {
            world,
            urls,
            config,
            tasks,
        }
    }

    /// Starts on four free ports of 127.0.0.1, with the system's clock.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Config`](huaweicloud_core::ErrorKind::Config) where nothing can be listened on.
    pub async fn start() -> Result<Self, Error> {
        Self::builder().start().await
    }

    /// Settings for a sandbox that is to be different.
    pub fn builder() -> SandboxBuilder {
        SandboxBuilder::default()
    }

    /// A configuration with the sandbox's keys, project and endpoints, ready for a client of any service.
    pub fn config(&self) -> Config {
        self.config.clone()
    }

    /// The base URL of a service, without a slash at its end.
    pub fn url(&self, service: Service) -> String {
        let found = self.urls.iter().find(|(known, _)| *known == service);
        found.map(|(_, url)| url.clone()).unwrap_or_default()
    }

    /// The base URL of Kafka.
    pub fn kafka_url(&self) -> String {
        self.url(Service::Kafka)
    }

    /// The base URL of DMS.
    pub fn dms_url(&self) -> String {
        self.url(Service::Dms)
    }

    /// The base URL of DWS.
    pub fn dws_url(&self) -> String {
        self.url(Service::Dws)
    }

    /// The base URL of IAM.
    pub fn iam_url(&self) -> String {
        self.url(Service::Iam)
    }

    /// The access key that the services know.
    pub fn access_key(&self) -> &str {
        &self.world.identity.access_key
    }

    /// The secret key that belongs to it.
    pub fn secret_key(&self) -> &Secret {
        &self.world.identity.secret_key
    }

    /// The project that owns instance and cluster. Its name is the [`region`](Self::region).
    pub fn project_id(&self) -> &str {
        &self.world.identity.project_id
    }

    /// The domain (account) that owns the project.
    pub fn domain_id(&self) -> &str {
        &self.world.identity.domain_id
    }

    /// The name of the domain.
    pub fn domain_name(&self) -> &str {
        self.world.identity.domain_name
    }

    /// The region: one that no cloud has.
    pub fn region(&self) -> &str {
        self.world.identity.region
    }

    /// The instance that Kafka and DMS know.
    pub fn instance_id(&self) -> &str {
        &self.world.identity.instance_id
    }

    /// The cluster that DWS knows.
    pub fn cluster_id(&self) -> &str {
        &self.world.identity.cluster_id
    }

    /// The SASL user that the Kafka instance knows.
    pub fn user_name(&self) -> &str {
        self.world.identity.user_name
    }

    /// The user to whom IAM gives tokens.
    pub fn iam_user_name(&self) -> &str {
        self.world.identity.iam_user_name
    }

    /// The password with which IAM knows that user.
    pub fn iam_password(&self) -> &Secret {
        &self.world.identity.iam_password
    }

    /// The password that an account was last given; none before its first reset.
    pub fn password(&self, account: Account) -> Option<Secret> {
        self.world.state.current(account)
    }

    /// Meets the next request to a service with a fault. Faults of a service queue up, a request each.
    pub fn fail_next(&self, service: Service, fault: Fault) {
        self.world.script.push(service, fault);
    }

    /// The requests that arrived so far at any port, oldest first: the latest 512, and at most 64 MB of bodies.
    pub fn requests(&self) -> Vec<Recorded> {
        self.world.log.all()
    }

    /// Stops listening and closes every connection. The ports are free when it returns.
    pub async fn shutdown(mut self) {
        for task in std::mem::take(&mut self.tasks) {
            task.abort();
            // It ends by being aborted, which is what was asked for.
            let _ = task.await;
        }
    }
}

impl Drop for Sandbox {
    fn drop(&mut self) {
        self.tasks.iter().for_each(JoinHandle::abort);
    }
}

/// Addresses only: whoever needs the keys asks for them.
impl fmt::Debug for Sandbox {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Sandbox")
            .field("urls", &self.urls)
            .finish_non_exhaustive()
    }
}
