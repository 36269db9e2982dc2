//! Who the sandbox's one customer is and what he owns: random keys and ids, new at every start.

use huaweicloud_core::Secret;

const UPPER_AND_DIGITS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
const ALPHANUMERIC: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

/// Named like no region of any cloud, so that no client takes the sandbox for one of them.
const REGION: &str = "sandbox-1";

#[derive(Debug)]
pub(crate) struct Identity {
    pub(crate) access_key: String,
    pub(crate) secret_key: Secret,
    pub(crate) domain_id: String,
    pub(crate) domain_name: &'static str,
    pub(crate) project_id: String,
    pub(crate) region: &'static str,
    pub(crate) instance_id: String,
    pub(crate) cluster_id: String,
    /// The SASL user of the Kafka instance.
    pub(crate) user_name: &'static str,
    /// Who may fetch tokens from IAM.
    pub(crate) iam_user_id: String,
    pub(crate) iam_user_name: &'static str,
    pub(crate) iam_password: Secret,
}

impl Identity {
    pub(crate) fn random() -> Self {
        Self {
            access_key: text(UPPER_AND_DIGITS, 20),
            secret_key: Secret::new(text(ALPHANUMERIC, 40)),
            domain_id: hex(16),
            domain_name: "sandbox",
            project_id: hex(16),
            region: REGION,
            instance_id: uuid(),
            cluster_id: uuid(),
            user_name: "orders-writer",
            iam_user_id: hex(16),
            iam_user_name: "operator",
            iam_password: Secret::new(text(ALPHANUMERIC, 24)),
        }
    }
}

/// Random bytes in lower-case hexadecimal: ids of projects and requests, tokens.
pub(crate) fn hex(bytes: usize) -> String {
    (0..bytes)
        .map(|_| format!("{:02x}", rand::random::<u8>()))
        .collect()
}

fn text(alphabet: &[u8], length: usize) -> String {
    (0..length)
        .filter_map(|_| alphabet.get(rand::random_range(0..alphabet.len())))
        .map(|byte| char::from(*byte))
        .collect()
}

/// A UUID of version 4, RFC 9562.
fn uuid() -> String {
    let bits = rand::random::<u128>() & !(0xf << 76) & !(0x3 << 62) | (0x4 << 76) | (0x2 << 62);
    let hex = format!("{bits:032x}");
    let (a, rest) = hex.split_at(8);
    let (b, rest) = rest.split_at(4);
    let (c, rest) = rest.split_at(4);
    let (d, e) = rest.split_at(4);
    format!("{a}-{b}-{c}-{d}-{e}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_have_the_forms_that_the_clouds_use() {
        let identity = Identity::random();
        assert_eq!(identity.access_key.len(), 20);
        assert_eq!(identity.secret_key.expose().len(), 40);
        for id in [&identity.project_id, &identity.domain_id] {
            assert_eq!(id.len(), 32);
            assert!(id.chars().all(|c| matches!(c, '0'..='9' | 'a'..='f')));
        }
    }

    #[test]
    fn uuids_are_of_version_4_and_variant_1() {
        for _ in 0..64 {
            let uuid = uuid();
            let lengths: Vec<usize> = uuid.split('-').map(str::len).collect();
            assert_eq!(lengths, [8, 4, 4, 4, 12], "{uuid}");
            assert_eq!(uuid.as_bytes()[14], b'4', "{uuid}");
            assert!(b"89ab".contains(&uuid.as_bytes()[19]), "{uuid}");
        }
    }

    #[test]
    fn no_two_sandboxes_share_keys() {
        let (one, other) = (Identity::random(), Identity::random());
        assert_ne!(one.access_key, other.access_key);
        assert_ne!(one.secret_key, other.secret_key);
        assert_ne!(one.project_id, other.project_id);
    }

    #[test]
    fn debug_shows_no_secret() {
        let identity = Identity::random();
        let shown = format!("{identity:?}");
        assert!(!shown.contains(identity.secret_key.expose()));
        assert!(!shown.contains(identity.iam_password.expose()));
    }
}
