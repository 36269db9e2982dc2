//! Which base URL a service has: given, overridden by the environment, or documented for cloud and region.

use url::{Host, Url};

use super::{Settings, builder::REGION_OVERRIDE};
use crate::{Cloud, Error, operation, operation::Service};

/// A checked base URL: scheme, host and port, no path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Endpoint(String);

impl Endpoint {
    pub(crate) fn parse(text: &str) -> Result<Self, Error> {
        let wrong = |what: &str| {
            Error::config(format!(
                "endpoint {what}: write it as https://dms.eu-de.otc.t-systems.com, with nothing behind the host"
            ))
        };
        let shown = text.split('@').next_back().unwrap_or_default();
        let url = Url::parse(text).map_err(|_| wrong(&format!("{shown:?} is no URL")))?;
        if !matches!(url.scheme(), "https" | "http") {
            return Err(wrong(&format!("{shown:?} is neither https nor http")));
        }
        if !url.username().is_empty() || url.password().is_some() {
            return Err(wrong("holds a user name or password"));
        }
        if url.path() != "/" || url.query().is_some() || url.fragment().is_some() {
            return Err(wrong(&format!("{shown:?} has a path, query or fragment")));
        }
        Ok(Self(url.as_str().trim_end_matches('/').to_owned()))
    }

    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }

    /// The cloud whose domain the host is under.
    fn cloud(&self) -> Option<Cloud> {
        let url = Url::parse(&self.0).ok()?;
        let Some(Host::Domain(host)) = url.host() else {
            return None;
        };
        [
            ("myhuaweicloud.com", Cloud::Huawei),
            ("myhuaweicloud.cn", Cloud::Huawei),
            ("huaweicloud.com", Cloud::Huawei),
            ("myhuaweicloud.eu", Cloud::HuaweiEu),
            ("otc.t-systems.com", Cloud::Otc),
        ]
        .into_iter()
        .find(|(domain, _)| {
            host.strip_suffix(domain)
                .is_some_and(|labels| labels.is_empty() || labels.ends_with('.'))
        })
        .map(|(_, cloud)| cloud)
    }
}

pub(super) fn resolve(settings: &Settings, service: &Service) -> Result<Endpoint, Error> {
    if let Some((_, endpoint)) = settings
        .endpoints
        .iter()
        .find(|(name, _)| name == service.name)
    {
        return Ok(endpoint.clone());
    }
    let Some(region) = settings.region.as_deref() else {
        return Err(Error::config(format!(
            "no endpoint for {0}: set a region (HUAWEICLOUD_SDK_REGION), or the endpoint of {0} itself",
            service.name
        )));
    };
    if let Some(endpoint) = overridden(settings, service, region)? {
        return Ok(endpoint);
    }
    documented(settings, service, region)
}

pub(super) fn cloud(settings: &Settings, service: &Service) -> Option<Cloud> {
    settings
        .cloud
        .or_else(|| resolve(settings, service).ok()?.cloud())
        .or_else(|| {
            let mut clouds: Vec<Cloud> = in_region(service, settings.region.as_deref()?)
                .map(|endpoint| endpoint.cloud)
                .collect();
            clouds.dedup();
            <[Cloud; 1]>::try_from(clouds).ok().map(|[cloud]| cloud)
        })
}

/// `HUAWEICLOUD_SDK_REGION_<SERVICE>_<REGION>`; of several URLs, separated by commas, the first.
fn overridden(
    settings: &Settings,
    service: &Service,
    region: &str,
) -> Result<Option<Endpoint>, Error> {
    let variable = format!(
        "{REGION_OVERRIDE}{}_{}",
        service.name.to_ascii_uppercase(),
        region.to_ascii_uppercase().replace('-', "_")
    );
    let found = settings
        .region_overrides
        .iter()
        .find(|(name, _)| *name == variable);
    found
        .map(|(_, value)| {
            let first = value.split(',').next().unwrap_or_default().trim();
            Endpoint::parse(first)
                .map_err(|error| Error::config(format!("{variable}: {}", error.message())))
        })
        .transpose()
}

fn documented(settings: &Settings, service: &Service, region: &str) -> Result<Endpoint, Error> {
    let candidates: Vec<&operation::Endpoint> = in_region(service, region)
        .filter(|endpoint| settings.cloud.is_none_or(|cloud| cloud == endpoint.cloud))
        .collect();
    match candidates.as_slice() {
        [endpoint] => Endpoint::parse(endpoint.url),
        [] => {
            let mut known: Vec<&str> = service
                .endpoints
                .iter()
                .filter(|endpoint| settings.cloud.is_none_or(|cloud| cloud == endpoint.cloud))
                .map(|endpoint| endpoint.region)
                .collect();
            known.sort_unstable();
            let of_cloud = settings
                .cloud
                .map(|cloud| format!(" of {cloud}"))
                .unwrap_or_default();
            Err(Error::config(format!(
                "no endpoint of {} is documented for region {region:?}{of_cloud}: give the endpoint itself, or one of these regions: {}",
                service.name,
                if known.is_empty() {
                    "none".to_owned()
                } else {
                    known.join(", ")
                }
            )))
        }
        several => {
            let clouds: Vec<&str> = several.iter().map(|e| e.cloud.as_str()).collect();
            Err(Error::config(format!(
                "region {region:?} exists in several clouds: set the cloud to one of {}",
                clouds.join(", ")
            )))
        }
    }
}

fn in_region<'a>(
    service: &Service,
    region: &'a str,
) -> impl Iterator<Item = &'static operation::Endpoint> + use<'a> {
    let endpoints: &'static [operation::Endpoint] = service.endpoints;
    endpoints
        .iter()
        .filter(move |endpoint| endpoint.region == region)
}
