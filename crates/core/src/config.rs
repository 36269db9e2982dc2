//! Where a client gets its credentials, cloud, region, project and endpoints from.

mod builder;
mod endpoint;

use std::{sync::Arc, time::Duration};

pub use builder::ConfigBuilder;
pub(crate) use endpoint::Endpoint;

use crate::{Cloud, Error, credentials::Credentials, operation::Service};

/// The configuration that the clients of all services share. Cheap to clone.
///
/// ```
/// use huaweicloud_core::{Cloud, Config, credentials::Credentials};
///
/// # fn main() -> Result<(), huaweicloud_core::Error> {
/// let config = Config::builder()
///     .credentials(Credentials::new("AKEXAMPLE", "SKEXAMPLE"))
///     .cloud(Cloud::Otc)
///     .region("eu-de")
///     .project_id("0e5a7c3b9d2f4a6188c1b4e7f02d9a35")
///     .build()?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug)]
pub struct Config {
    settings: Arc<Settings>,
}

#[derive(Clone, Debug, Default)]
pub(crate) struct Settings {
    pub(crate) credentials: Option<Credentials>,
    pub(crate) cloud: Option<Cloud>,
    pub(crate) region: Option<String>,
    pub(crate) project_id: Option<String>,
    pub(crate) domain_id: Option<String>,
    /// By service name.
    pub(crate) endpoints: Vec<(String, Endpoint)>,
    /// `HUAWEICLOUD_SDK_REGION_*`, as found in the environment: service and region are not known before a client is made.
    pub(crate) region_overrides: Vec<(String, String)>,
    pub(crate) connect_timeout: Option<Duration>,
    pub(crate) timeout: Option<Duration>,
    pub(crate) max_attempts: Option<u32>,
    pub(crate) user_agent_suffix: Option<String>,
}

impl Config {
    /// How long connecting may take where nothing else is set.
    pub const DEFAULT_CONNECT_TIMEOUT: Duration = Duration::from_secs(10);
    /// How long a whole call may take where nothing else is set.
    pub const DEFAULT_TIMEOUT: Duration = Duration::from_secs(60);

    /// Starts an empty configuration.
    pub fn builder() -> ConfigBuilder {
        ConfigBuilder::default()
    }

    /// The configuration in the process environment, by the official names: `HUAWEICLOUD_SDK_AK`, `_SK`,
    /// `_SECURITY_TOKEN`, `_PROJECT_ID`, `_DOMAIN_ID` and `HUAWEICLOUD_SDK_REGION_<SERVICE>_<REGION>`, and by
    /// `HUAWEICLOUD_SDK_CLOUD` and `HUAWEICLOUD_SDK_REGION`, for which there are no official ones.
    ///
    /// It is async because further sources of credentials have to be asked over the network.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Credentials`](crate::ErrorKind::Credentials) where no key pair or half of one is set, and
    /// [`ErrorKind::Config`](crate::ErrorKind::Config) where a value is malformed; both name the variable.
    pub async fn from_env() -> Result<Self, Error> {
        let config = Self::builder().or_env()?.build()?;
        match config.credentials() {
            Some(_) => Ok(config),
            None => Err(Error::credentials(
                "no credentials: set HUAWEICLOUD_SDK_AK and HUAWEICLOUD_SDK_SK",
            )),
        }
    }

    /// The keys that requests are signed with.
    pub fn credentials(&self) -> Option<&Credentials> {
        self.settings.credentials.as_ref()
    }

    /// The cloud, where it was given.
    pub fn cloud(&self) -> Option<Cloud> {
        self.settings.cloud
    }

    /// The region, as in `eu-de`.
    pub fn region(&self) -> Option<&str> {
        self.settings.region.as_deref()
    }

    /// The project whose resources are meant where a call names no other.
    pub fn project_id(&self) -> Option<&str> {
        self.settings.project_id.as_deref()
    }

    /// The domain (account) id.
    pub fn domain_id(&self) -> Option<&str> {
        self.settings.domain_id.as_deref()
    }

    /// How long connecting may take; 10 seconds where nothing was set.
    pub fn connect_timeout(&self) -> Duration {
        self.settings
            .connect_timeout
            .unwrap_or(Self::DEFAULT_CONNECT_TIMEOUT)
    }

    /// How long a whole call may take, all attempts included; 60 seconds where nothing was set.
    pub fn timeout(&self) -> Duration {
        self.settings.timeout.unwrap_or(Self::DEFAULT_TIMEOUT)
    }

    /// How often a request may be tried, the first try included.
    pub fn max_attempts(&self) -> Option<u32> {
        self.settings.max_attempts
    }

    pub(crate) fn user_agent_suffix(&self) -> Option<&str> {
        self.settings.user_agent_suffix.as_deref()
    }

    /// The base URL at which this configuration reaches a service: the one given for it, else what
    /// `HUAWEICLOUD_SDK_REGION_<SERVICE>_<REGION>` says, else the documented one of cloud and region.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Config`](crate::ErrorKind::Config) where none of them leads to one; the message says what to set.
    pub fn endpoint_for(&self, service: &Service) -> Result<String, Error> {
        endpoint::resolve(&self.settings, service).map(|endpoint| endpoint.as_str().to_owned())
    }

    /// The cloud that a service's client will talk to: the one given, else the one to which the endpoint's host or the
    /// region belongs, else unknown.
    pub fn cloud_for(&self, service: &Service) -> Option<Cloud> {
        endpoint::cloud(&self.settings, service)
    }
}
