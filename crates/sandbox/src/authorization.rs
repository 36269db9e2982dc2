//! Reading the `Authorization` header of `SDK-HMAC-SHA256`.

use crate::signature::Refusal;

pub(crate) const ALGORITHM: &str = "SDK-HMAC-SHA256";

/// The three parts of the header, as they came.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Authorization<'a> {
    pub(crate) access_key: &'a str,
    pub(crate) signed_headers: Vec<&'a str>,
    pub(crate) signature: &'a str,
}

impl<'a> Authorization<'a> {
    /// Reads `SDK-HMAC-SHA256 Access=.., SignedHeaders=..;.., Signature=..`. There is no comma after the algorithm.
    pub(crate) fn parse(header: &'a str) -> Result<Self, Refusal> {
        let (algorithm, rest) = header.trim().split_once(' ').ok_or(Refusal::Malformed)?;
        if algorithm != ALGORITHM {
            return Err(Refusal::Algorithm);
        }
        let (mut access_key, mut signed_headers, mut signature) = (None, None, None);
        for part in rest.split(',') {
            let (name, value) = part.trim().split_once('=').ok_or(Refusal::Malformed)?;
            let slot = match name {
                "Access" => &mut access_key,
                "SignedHeaders" => &mut signed_headers,
                "Signature" => &mut signature,
                _ => return Err(Refusal::Malformed),
            };
            if value.is_empty() || slot.replace(value).is_some() {
                return Err(Refusal::Malformed);
            }
        }
        let signed_headers: Vec<&str> = signed_headers
            .ok_or(Refusal::Malformed)?
            .split(';')
            .collect();
        if !signed_headers.iter().all(|name| is_lower_case_name(name)) {
            return Err(Refusal::Malformed);
        }
        Ok(Self {
            access_key: access_key.ok_or(Refusal::Malformed)?,
            signed_headers,
            signature: signature.ok_or(Refusal::Malformed)?,
        })
    }
}

fn is_lower_case_name(name: &str) -> bool {
    !name.is_empty() && !name.bytes().any(|byte| byte.is_ascii_uppercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_three_parts_are_read() {
        let parsed = Authorization::parse(
            "SDK-HMAC-SHA256 Access=AK, SignedHeaders=host;x-sdk-date, Signature=00ff",
        );
        let expected = Authorization {
            access_key: "AK",
            signed_headers: vec!["host", "x-sdk-date"],
            signature: "00ff",
        };
        assert_eq!(parsed, Ok(expected));
    }

    #[test]
    fn anything_else_is_refused() {
        for (header, refusal) in [
            ("", Refusal::Malformed),
            ("SDK-HMAC-SHA256", Refusal::Malformed),
            ("SDK-HMAC-SHA256 ", Refusal::Malformed),
            (
                "SDK-HMAC-SHA256 Access=A, SignedHeaders=b",
                Refusal::Malformed,
            ),
            (
                "SDK-HMAC-SHA256 Access=A, SignedHeaders=b, Signature=",
                Refusal::Malformed,
            ),
            (
                "SDK-HMAC-SHA256 Access=A, SignedHeaders=b, Signature=c, Signature=d",
                Refusal::Malformed,
            ),
            (
                "SDK-HMAC-SHA256 Access=A, SignedHeaders=b, Signature=c, Extra=d",
                Refusal::Malformed,
            ),
            (
                "SDK-HMAC-SHA256 Access, SignedHeaders=b, Signature=c",
                Refusal::Malformed,
            ),
            (
                "SDK-HMAC-SHA256, Access=A, SignedHeaders=b, Signature=c",
                Refusal::Algorithm,
            ),
            (
                "sdk-hmac-sha256 Access=A, SignedHeaders=b, Signature=c",
                Refusal::Algorithm,
            ),
            (
                "SDK-HMAC-SHA256 Access=A, SignedHeaders=Host;x-sdk-date, Signature=c",
                Refusal::Malformed,
            ),
            (
                "SDK-HMAC-SHA256 Access=A, SignedHeaders=host;;x-sdk-date, Signature=c",
                Refusal::Malformed,
            ),
            ("Bearer abc", Refusal::Algorithm),
        ] {
            assert_eq!(Authorization::parse(header), Err(refusal), "{header:?}");
        }
    }
}
