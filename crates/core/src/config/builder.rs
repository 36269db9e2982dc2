//! The builder of a configuration: values, then the environment for what is not set.

use std::{sync::Arc, time::Duration};

use super::{Config, Endpoint, Settings};
use crate::{Cloud, Error, credentials::Credentials};

const CLOUD: &str = "HUAWEICLOUD_SDK_CLOUD";
const REGION: &str = "HUAWEICLOUD_SDK_REGION";
const PROJECT_ID: &str = "HUAWEICLOUD_SDK_PROJECT_ID";
const DOMAIN_ID: &str = "HUAWEICLOUD_SDK_DOMAIN_ID";
pub(super) const REGION_OVERRIDE: &str = "HUAWEICLOUD_SDK_REGION_";

/// Builds a [`Config`]. What is wrong with a value is said by [`build`](Self::build).
#[derive(Clone, Debug, Default)]
#[must_use = "a builder does nothing until it is built"]
pub struct ConfigBuilder {
    settings: Settings,
    endpoints: Vec<(String, String)>,
}

impl ConfigBuilder {
    /// The keys to sign with.
    pub fn credentials(mut self, credentials: Credentials) -> Self {
        self.settings.credentials = Some(credentials);
        self
    }

    /// The cloud; without it the region or the endpoint's host tells, where they can.
    pub fn cloud(mut self, cloud: Cloud) -> Self {
        self.settings.cloud = Some(cloud);
        self
    }

    /// The region's id, as in `eu-de` or `cn-north-4`.
    pub fn region(mut self, region: impl Into<String>) -> Self {
        self.settings.region = Some(region.into());
        self
    }

    /// The project whose resources are meant where a call names no other.
    pub fn project_id(mut self, project_id: impl Into<String>) -> Self {
        self.settings.project_id = Some(project_id.into());
        self
    }

    /// The domain (account) id.
    pub fn domain_id(mut self, domain_id: impl Into<String>) -> Self {
        self.settings.domain_id = Some(domain_id.into());
        self
    }

    /// The base URL of one service (`kafka`, `dms` or `dws`), before any rule about clouds and regions. Plain `http` is
    /// taken only here.
    pub fn endpoint_for(mut self, service: impl Into<String>, url: impl Into<String>) -> Self {
        let service = service.into();
        self.endpoints.retain(|(name, _)| *name != service);
        self.endpoints.push((service, url.into()));
        self
    }

    /// How long connecting may take, 10 seconds by default.
    pub fn connect_timeout(mut self, timeout: Duration) -> Self {
        self.settings.connect_timeout = Some(timeout);
        self
    }

    /// How long a whole call may take, all attempts included; 60 seconds by default.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.settings.timeout = Some(timeout);
        self
    }

    /// How often a request may be tried, the first try included; at least 1.
    pub fn max_attempts(mut self, attempts: u32) -> Self {
        self.settings.max_attempts = Some(attempts);
        self
    }

    /// What the caller adds to the user agent, as in `backup-job/1.4`.
    pub fn user_agent_suffix(mut self, suffix: impl Into<String>) -> Self {
        self.settings.user_agent_suffix = Some(suffix.into());
        self
    }

    /// Fills what is not set yet from the process environment.
    ///
    /// # Errors
    ///
    /// Those of [`or_variables`](Self::or_variables), and where an official variable is not UTF-8.
    pub fn or_env(self) -> Result<Self, Error> {
        let mut variables = Vec::new();
        for (name, value) in std::env::vars_os() {
            let Ok(name) = name.into_string() else {
                continue;
            };
            if name.starts_with("HUAWEICLOUD_SDK_") {
                let value = value.into_string().map_err(|_| {
                    Error::config(format!("environment variable {name} is not valid UTF-8"))
                })?;
                variables.push((name, value));
            }
        }
        self.or_variables(variables)
    }

    /// Fills what is not set yet from these variables, by the names of [`Config::from_env`]. An empty value counts as
    /// unset.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Credentials`](crate::ErrorKind::Credentials) for half a key pair and
    /// [`ErrorKind::Config`](crate::ErrorKind::Config) for an unknown cloud.
    pub fn or_variables(
        mut self,
        variables: impl IntoIterator<Item = (String, String)>,
    ) -> Result<Self, Error> {
        let variables: Vec<(String, String)> = variables
            .into_iter()
            .filter(|(_, value)| !value.is_empty())
            .collect();
        let lookup = |name: &str| {
            let found = variables.iter().find(|(given, _)| given == name);
            found.map(|(_, value)| value.clone())
        };
        let settings = &mut self.settings;
        if settings.credentials.is_none() {
            settings.credentials = Credentials::from_variables(lookup)?;
        }
        if settings.cloud.is_none() {
            settings.cloud = lookup(CLOUD)
                .map(|cloud| cloud.parse())
                .transpose()
                .map_err(|error: Error| Error::config(format!("{CLOUD}: {}", error.message())))?;
        }
        settings.region = settings.region.take().or_else(|| lookup(REGION));
        settings.project_id = settings.project_id.take().or_else(|| lookup(PROJECT_ID));
        settings.domain_id = settings.domain_id.take().or_else(|| lookup(DOMAIN_ID));
        settings.region_overrides.extend(
            variables
                .into_iter()
                .filter(|(name, _)| name.starts_with(REGION_OVERRIDE)),
        );
        Ok(self)
    }

    /// Checks every value and makes the configuration.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Config`](crate::ErrorKind::Config) or [`ErrorKind::Credentials`](crate::ErrorKind::Credentials)
    /// for the first value that cannot be used, with what to write instead.
    pub fn build(self) -> Result<Config, Error> {
        let Self {
            mut settings,
            endpoints,
        } = self;
        if let Some(credentials) = &settings.credentials {
            credentials.check()?;
        }
        check_id("region", settings.region.as_deref())?;
        check_id("project id", settings.project_id.as_deref())?;
        check_id("domain id", settings.domain_id.as_deref())?;
        check_suffix(settings.user_agent_suffix.as_deref())?;
        if settings.max_attempts == Some(0) {
            return Err(Error::config(
                "max_attempts is 0: it counts the first try, write 1 or more",
            ));
        }
        for (name, timeout) in [
            ("timeout", settings.timeout),
            ("connect timeout", settings.connect_timeout),
        ] {
            if timeout.is_some_and(|timeout| timeout.is_zero()) {
                return Err(Error::config(format!("{name} is 0: no call could succeed")));
            }
        }
        for (service, url) in endpoints {
            settings.endpoints.push((service, Endpoint::parse(&url)?));
        }
        Ok(Config {
            settings: Arc::new(settings),
        })
    }
}

/// Ids and regions go into host names, paths and headers: letters, digits, `-` and `_` are all that any of them has.
fn check_id(what: &str, value: Option<&str>) -> Result<(), Error> {
    let Some(value) = value else { return Ok(()) };
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
    if value.is_empty() || value.len() > 64 || !value.bytes().all(plain) {
        return Err(Error::config(format!(
            "{what} {value:?} is malformed: it has 1 to 64 letters, digits, hyphens and underscores"
        )));
    }
    Ok(())
}

fn check_suffix(suffix: Option<&str>) -> Result<(), Error> {
    let printable = |text: &str| text.bytes().all(|byte| (b' '..=b'~').contains(&byte));
    match suffix {
        Some(text) if !printable(text) => Err(Error::config(
            "the user agent suffix has characters other than printable ASCII",
        )),
        _ => Ok(()),
    }
}
