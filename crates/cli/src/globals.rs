//! The flags that every subcommand takes, and the configuration that they make together with the environment.

use std::time::Duration;

use clap::{Args, ValueEnum, builder::NonEmptyStringValueParser};
use huaweicloud_core::{Cloud, Config, Error, config::ConfigBuilder, operation::Service};

// No doc comment: clap would take it for the text at the top of the help.
#[derive(Args, Clone, Debug)]
#[command(next_help_heading = "Global options")]
pub(crate) struct Globals {
    /// Cloud to call; derived from the endpoint or region where it can be [env: HUAWEICLOUD_SDK_CLOUD]
    #[arg(long, global = true, value_name = "CLOUD", value_parser = Cloud::ALL.map(Cloud::as_str))]
    cloud: Option<String>,

    /// Region, as in eu-de [env: HUAWEICLOUD_SDK_REGION]
    #[arg(long, global = true, value_name = "REGION", value_parser = NonEmptyStringValueParser::new())]
    region: Option<String>,

    /// Project that the call is for [env: HUAWEICLOUD_SDK_PROJECT_ID]
    #[arg(long, global = true, value_name = "ID", value_parser = NonEmptyStringValueParser::new())]
    project_id: Option<String>,

    /// Base URL of the called service, in place of the one that cloud and region lead to
    #[arg(long, global = true, value_name = "URL", value_parser = NonEmptyStringValueParser::new())]
    endpoint: Option<String>,

    /// Section of the credentials file to take keys from (not read yet: a call that names one is refused)
    #[arg(long, global = true, value_name = "NAME", value_parser = NonEmptyStringValueParser::new())]
    profile: Option<String>,

    /// How to print the answer; an explicit json also ends an error with a line of JSON
    #[arg(long, global = true, value_enum, value_name = "FORMAT")]
    output: Option<Output>,

    /// Print the body as it came
    #[arg(long, global = true)]
    raw: bool,

    /// Print the signed request, masked, and send nothing
    #[arg(long, global = true)]
    dry_run: bool,

    /// Seconds for the whole call, all attempts together
    #[arg(long, global = true, value_name = "SECONDS", value_parser = seconds)]
    timeout: Option<Duration>,

    /// Attempts at most, the first one counted
    #[arg(long, global = true, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    max_attempts: Option<u32>,

    /// Say on stderr what is done
    #[arg(long, short, global = true)]
    verbose: bool,
}

/// How an answer is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Output {
    /// The typed answer as JSON, by wire names.
    Json,
    /// Rows and columns, for people.
    Table,
}

/// What a command writes to stdout.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Format {
    /// JSON by wire names.
    Json,
    /// A table.
    Table,
    /// The bytes of the body.
    Raw,
}

/// Whether errors end with a line of JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ErrorFormat {
    /// One line for people.
    Line,
    /// That line, and then one of JSON.
    LineAndJson,
}

/// Whether the request is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Delivery {
    /// Send it.
    Send,
    /// Only show it.
    DryRun,
}

impl Globals {
    /// The region, where one is given.
    pub(crate) fn region(&self) -> Option<&str> {
        self.region.as_deref()
    }

    /// The configuration for calling `service`: these flags, then the environment.
    pub(crate) fn config(&self, service: &Service) -> Result<Config, Error> {
        if let Some(profile) = &self.profile {
            return Err(Error::credentials(format!(
                "profile {profile:?} is not read: hwc takes keys from HUAWEICLOUD_SDK_AK and HUAWEICLOUD_SDK_SK only"
            )));
        }
        self.builder(service)?.or_env()?.build()
    }

    /// The cloud that a call of `service` would go to, as far as it can be told. Keys do not matter for it.
    pub(crate) fn cloud_for(&self, service: &Service) -> Result<Option<Cloud>, Error> {
        let places = std::env::vars_os().filter_map(|(name, value)| {
            let name = name.into_string().ok()?;
            let is_place = ["HUAWEICLOUD_SDK_CLOUD", "HUAWEICLOUD_SDK_REGION"]
                .iter()
                .any(|place| name.starts_with(place));
            is_place.then_some((name, value.into_string().ok()?))
        });
        let builder = self.builder(service)?.or_variables(places)?;
        Ok(builder.build()?.cloud_for(service))
    }

    fn builder(&self, service: &Service) -> Result<ConfigBuilder, Error> {
        let mut builder = Config::builder();
        if let Some(cloud) = &self.cloud {
            builder = builder.cloud(cloud.parse()?);
        }
        if let Some(region) = &self.region {
            builder = builder.region(region);
        }
        if let Some(project_id) = &self.project_id {
            builder = builder.project_id(project_id);
        }
        if let Some(url) = &self.endpoint {
            builder = builder.endpoint_for(service.name, url);
        }
        if let Some(timeout) = self.timeout {
            builder = builder.timeout(timeout);
        }
        if let Some(attempts) = self.max_attempts {
            builder = builder.max_attempts(attempts);
        }
        Ok(builder)
    }

    /// What goes to stdout. `--raw` is the more specific wish, so it wins over `--output`.
    pub(crate) fn format(&self) -> Format {
        match (self.raw, self.output) {
            (true, _) => Format::Raw,
            (false, Some(Output::Table)) => Format::Table,
            (false, Some(Output::Json) | None) => Format::Json,
        }
    }

    /// What an error looks like.
    pub(crate) fn error_format(&self) -> ErrorFormat {
        match self.output {
            Some(Output::Json) => ErrorFormat::LineAndJson,
            Some(Output::Table) | None => ErrorFormat::Line,
        }
    }

    /// Whether `--dry-run` was given.
    pub(crate) fn delivery(&self) -> Delivery {
        if self.dry_run {
            Delivery::DryRun
        } else {
            Delivery::Send
        }
    }

    /// Writes a line for `-v`. The caller sees to it that no secret is in it.
    pub(crate) fn debug(&self, line: impl FnOnce() -> String) {
        if self.verbose {
            crate::output::stderr_line(&format!("debug: {}", line()));
        }
    }
}

fn seconds(text: &str) -> Result<Duration, String> {
    text.parse::<f64>()
        .ok()
        .filter(|seconds| *seconds > 0.0)
        .and_then(|seconds| Duration::try_from_secs_f64(seconds).ok())
        .ok_or_else(|| "a number of seconds above 0 is wanted".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_timeout_is_a_positive_number_of_seconds() {
        assert_eq!(seconds("30"), Ok(Duration::from_secs(30)));
        assert_eq!(seconds("0.25"), Ok(Duration::from_millis(250)));
        for wrong in ["0", "-1", "NaN", "inf", "1e300", "ten", ""] {
            assert!(seconds(wrong).is_err(), "{wrong:?} was accepted");
        }
    }
}
