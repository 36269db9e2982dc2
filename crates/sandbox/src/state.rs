//! What a sandbox knows and remembers: who may call, which resources there are, which passwords they have.

use std::{
    collections::{HashMap, HashSet, VecDeque},
    fmt,
    sync::{Mutex, MutexGuard, PoisonError},
};

use jiff::{SignedDuration, Timestamp};
use rand::RngExt;

use crate::{Fault, Recorded};

/// One of the services that a sandbox serves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Service {
    /// Kafka.
    Kafka,
    /// DMS of Open Telekom Cloud.
    Dms,
    /// Data Warehouse Service.
    Dws,
    /// Identity and Access Management.
    Iam,
}

impl Service {
    /// Every service, in the order of their ports.
    pub const ALL: [Self; 4] = [Self::Kafka, Self::Dms, Self::Dws, Self::Iam];

    /// The name, as clients call it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Kafka => "kafka",
            Self::Dms => "dms",
            Self::Dws => "dws",
            Self::Iam => "iam",
        }
    }
}

/// The ids and keys of a sandbox, new at every start.
pub(crate) struct Identity {
    pub(crate) access_key: String,
    pub(crate) secret_key: String,
    pub(crate) project_id: String,
    pub(crate) domain_id: String,
    pub(crate) instance_id: String,
    pub(crate) cluster_id: String,
    pub(crate) iam_user: String,
    pub(crate) iam_password: String,
}

impl Identity {
    pub(crate) const REGION: &'static str = "eu-de";
    pub(crate) const USER_NAME: &'static str = "orders-writer";

    pub(crate) fn random() -> Self {
        Self {
            access_key: text(20, b"ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"),
            secret_key: text(
                40,
                b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789",
            ),
            project_id: hex(32),
            domain_id: hex(32),
            instance_id: uuid(),
            cluster_id: uuid(),
            iam_user: "sandbox".to_owned(),
            iam_password: text(
                24,
                b"ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz23456789",
            ),
        }
    }
}

impl fmt::Debug for Identity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Identity")
            .field("access_key", &self.access_key)
            .field("project_id", &self.project_id)
            .finish_non_exhaustive()
    }
}

/// Everything that the four services share.
pub(crate) struct State {
    pub(crate) identity: Identity,
    /// How far the gateway's clock is ahead of the machine's.
    pub(crate) skew: SignedDuration,
    memory: Mutex<Memory>,
}

#[derive(Default)]
pub(crate) struct Memory {
    /// Earlier passwords by the path that sets them, the current one last.
    pub(crate) passwords: HashMap<String, Vec<String>>,
    pub(crate) tokens: HashSet<String>,
    pub(crate) faults: HashMap<Service, VecDeque<Fault>>,
    pub(crate) requests: Vec<Recorded>,
}

impl State {
    pub(crate) fn new(identity: Identity, skew: SignedDuration) -> Self {
        Self {
            identity,
            skew,
            memory: Mutex::default(),
        }
    }

    /// The memory; a handler that panicked has not left it half changed, for each change is one insertion.
    pub(crate) fn memory(&self) -> MutexGuard<'_, Memory> {
        self.memory.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The time by the gateway's clock.
    pub(crate) fn now(&self) -> Timestamp {
        let now = Timestamp::now();
        now.checked_add(self.skew).unwrap_or(now)
    }
}

/// Random lower-case hexadecimal digits.
pub(crate) fn hex(length: usize) -> String {
    text(length, b"0123456789abcdef")
}

/// A random UUID of version 4.
pub(crate) fn uuid() -> String {
    let digits = hex(30);
    let (a, b) = (&digits[..8], &digits[8..12]);
    let (c, d, e) = (&digits[12..15], &digits[15..18], &digits[18..30]);
    format!("{a}-{b}-4{c}-a{d}-{e}")
}

fn text(length: usize, alphabet: &[u8]) -> String {
    let mut random = rand::rng();
    (0..length)
        .map(|_| char::from(alphabet[random.random_range(0..alphabet.len())]))
        .collect()
}
