//! What the sandbox serves, and whose passwords it keeps.

use std::fmt;

/// A service of the sandbox. Each has a port of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Service {
    /// Kafka of Huawei Cloud.
    Kafka,
    /// Distributed Message Service of Open Telekom Cloud.
    Dms,
    /// Data Warehouse Service of both clouds.
    Dws,
    /// Identity and Access Management: tokens and projects.
    Iam,
}

impl Service {
    /// Every service, in the order of their ports.
    pub const ALL: [Self; 4] = [Self::Kafka, Self::Dms, Self::Dws, Self::Iam];

    /// The name in configuration: `kafka`, `dms`, `dws` or `iam`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Kafka => "kafka",
            Self::Dms => "dms",
            Self::Dws => "dws",
            Self::Iam => "iam",
        }
    }
}

impl fmt::Display for Service {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// An account whose password the sandbox keeps.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Account {
    /// The SASL user of the Kafka instance, [`Sandbox::user_name`](crate::Sandbox::user_name).
    KafkaUser,
    /// The login of the Kafka instance's Kafka Manager.
    KafkaManager,
    /// The first SASL user of the DMS instance.
    DmsInstance,
    /// `dbadmin` of the DWS cluster.
    DwsAdministrator,
}

impl Account {
    /// The account whose password an operation resets.
    pub(crate) fn reset_by(service: Service, operation_id: &str) -> Option<Self> {
        match (service, operation_id) {
            (Service::Kafka, "ResetUserPassword") => Some(Self::KafkaUser),
            (Service::Kafka, "ResetManagerPassword") => Some(Self::KafkaManager),
            (Service::Dms, "ResetPassword") => Some(Self::DmsInstance),
            (Service::Dws, "ResetPassword") => Some(Self::DwsAdministrator),
            _ => None,
        }
    }
}
