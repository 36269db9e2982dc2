//! The clouds that the SDK knows.

use std::{fmt, str::FromStr};

use crate::Error;

/// A cloud: who runs the service, and so which hosts, documents and password
/// rules apply.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Cloud {
    /// Huawei Cloud, China and international (`myhuaweicloud.com`).
    Huawei,
    /// Huawei Cloud Europe (`myhuaweicloud.eu`).
    HuaweiEu,
    /// Open Telekom Cloud (`otc.t-systems.com`).
    Otc,
}

impl Cloud {
    /// Every cloud, in the order of the documentation.
    pub const ALL: [Self; 3] = [Self::Huawei, Self::HuaweiEu, Self::Otc];

    /// The name in configuration and documents: `huawei`, `huawei-eu` or `otc`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Huawei => "huawei",
            Self::HuaweiEu => "huawei-eu",
            Self::Otc => "otc",
        }
    }
}

impl fmt::Display for Cloud {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Cloud {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        Self::ALL
            .into_iter()
            .find(|cloud| cloud.as_str() == text)
            .ok_or_else(|| {
                Error::config(format!(
                    "unknown cloud {text:?}: write huawei, huawei-eu or otc"
                ))
            })
    }
}
