//! Making a password that every document accepts.

use rand::{TryRng, rngs::SysRng};
use zeroize::Zeroizing;

use super::{Policy, check::is_weak, rules::Rules};
use crate::{Error, Secret};

/// How long a generated password is where the documents leave room: 24 characters of some 80 are over 150 bits.
const LENGTH: usize = 24;
/// A random password breaks a rule by chance about once in a thousand; this many in a row mean that none can do.
const TRIES: usize = 1000;

pub(super) fn password(policy: &Policy, user_name: Option<&str>) -> Result<Secret, Error> {
    let rules = Rules::strict(policy.generate);
    let alphabet: Vec<char> = ('a'..='z')
        .chain('A'..='Z')
        .chain('0'..='9')
        .chain(rules.specials.chars())
        .collect();
    if rules.min > rules.max || rules.max < 4 || rules.specials.is_empty() {
        return Err(contradiction(policy));
    }
    let length = LENGTH.clamp(rules.min, rules.max);
    for _ in 0..TRIES {
        let candidate = random(&alphabet, length)?;
        if is_good(&candidate, user_name) {
            return Ok(Secret::from(candidate));
        }
    }
    Err(contradiction(policy))
}

fn contradiction(policy: &Policy) -> Error {
    Error::config(format!(
        "the documents of policy {} contradict each other: no password satisfies all of them",
        policy.name
    ))
}

/// What the alphabet and the length alone do not ensure.
fn is_good(candidate: &str, user_name: Option<&str>) -> bool {
    let is_name = |name: &str| {
        let (name, candidate) = (name.to_lowercase(), candidate.to_lowercase());
        name == candidate || name.chars().rev().eq(candidate.chars())
    };
    candidate.chars().any(|c| c.is_ascii_lowercase())
        && candidate.chars().any(|c| c.is_ascii_uppercase())
        && candidate.chars().any(|c| c.is_ascii_digit())
        && candidate.chars().any(|c| c.is_ascii_punctuation())
        // A hyphen in front is refused by some documents, and by many command lines.
        && !candidate.starts_with('-')
        && !user_name.is_some_and(is_name)
        && !is_weak(candidate, user_name.as_slice())
}

/// Uniform draws from the alphabet: a byte beyond the last whole multiple of its size is drawn again.
fn random(alphabet: &[char], length: usize) -> Result<Zeroizing<String>, Error> {
    let limit = 256 - 256 % alphabet.len();
    let mut password = Zeroizing::new(String::with_capacity(length));
    let mut bytes = Zeroizing::new([0_u8; 64]);
    let mut drawn = 0;
    while drawn < length {
        SysRng.try_fill_bytes(&mut *bytes).map_err(|error| {
            Error::config(format!(
                "the system's random numbers are not available: {error}"
            ))
        })?;
        for byte in bytes.iter().map(|byte| usize::from(*byte)) {
            if byte < limit && drawn < length {
                password.push(alphabet[byte % alphabet.len()]);
                drawn += 1;
            }
        }
    }
    Ok(password)
}
