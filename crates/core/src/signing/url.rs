//! A URL cut into the parts that are signed, as text.

use crate::Error;

/// The parts of a URL; nothing in them is decoded or normalised.
pub(super) struct Target<'a> {
    pub(super) authority: &'a str,
    pub(super) path: &'a str,
    pub(super) query: &'a str,
}

impl<'a> Target<'a> {
    pub(super) fn parse(url: &'a str) -> Result<Self, Error> {
        let wrong = |what: &str| {
            Error::invalid_request(format!("url {what}: write https://host/path?query"))
        };
        let (scheme, rest) = url
            .split_once("://")
            .ok_or_else(|| wrong("has no scheme"))?;
        if !scheme.eq_ignore_ascii_case("https") && !scheme.eq_ignore_ascii_case("http") {
            return Err(wrong("is neither https nor http"));
        }
        let rest = rest.split('#').next().unwrap_or_default();
        let (before_query, query) = rest.split_once('?').unwrap_or((rest, ""));
        let path_start = before_query.find('/').unwrap_or(before_query.len());
        let (authority, path) = before_query.split_at(path_start);
        if authority.is_empty() {
            return Err(wrong("has no host"));
        }
        if authority.contains('@') {
            return Err(wrong("holds a user name or password, which is not signed"));
        }
        Ok(Self {
            authority,
            path,
            query,
        })
    }
}
