//! What a service says, made fit to be quoted: no secret of the request, no echo of what was signed, one line, not endless.

use zeroize::Zeroizing;

use crate::{Secret, signing::encode_component};

/// Longer texts are cut: nobody reads on, and logs stay usable.
const LONGEST: usize = 600;
/// Shorter texts are no secrets worth hiding, and masking them would garble every message.
const SHORTEST_SECRET: usize = 4;
/// A run of as many hexadecimal digits is a hash or a signature; ids have 32.
const HASH: usize = 40;
const MASK: &str = "***";

/// What comes after one of these is what was signed, or the signature. A gateway that refuses one quotes it.
const ECHOES: &[&str] = &[
    "canonical_request",
    "canonicalrequest",
    "canonical request",
    "string_to_sign",
    "stringtosign",
    "string to sign",
    "authorization:",
    "authorization=",
    "authorization\":",
    "sdk-hmac-sha256 ",
    "signature=",
];

/// A text of the service as it may be shown. Secrets go first, for they may hold what the later steps change.
pub(super) fn quote(text: &str, secrets: &[Secret]) -> String {
    let text = without_secrets(text, secrets);
    cut(&without_hashes(&one_line(without_echo(&text))))
}

fn without_secrets(text: &str, secrets: &[Secret]) -> Zeroizing<String> {
    let mut forms: Vec<Zeroizing<String>> = secrets
        .iter()
        .map(Secret::expose)
        .filter(|secret| secret.chars().count() >= SHORTEST_SECRET)
        .flat_map(forms)
        .collect();
    // A secret that is part of another must not leave the rest of it behind.
    forms.sort_by_key(|form| std::cmp::Reverse(form.len()));
    forms
        .iter()
        .fold(Zeroizing::new(text.to_owned()), |text, form| {
            Zeroizing::new(text.replace(form.as_str(), MASK))
        })
}

/// A secret as it is, and as JSON, URLs and HTML write it.
fn forms(secret: &str) -> [Zeroizing<String>; 4] {
    let json = serde_json::Value::from(secret).to_string();
    let json = json.get(1..json.len() - 1).unwrap_or(secret).to_owned();
    let html = secret
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;");
    [secret.to_owned(), json, html, encode_component(secret)].map(Zeroizing::new)
}

/// The text up to where it begins to quote what was signed.
fn without_echo(text: &str) -> &str {
    let lower = text.to_ascii_lowercase();
    let end = ECHOES.iter().filter_map(|echo| lower.find(echo)).min();
    match end.and_then(|end| text.get(..end)) {
        Some(before) => before.trim_end_matches(|c: char| !c.is_alphanumeric() && c != '*'),
        None => text,
    }
}

/// The text with every run of whitespace a space, and without characters that steer a terminal or turn the text around.
fn one_line(text: &str) -> String {
    let parts = text.split(|c: char| c.is_whitespace() || c.is_control() || is_format(c));
    let parts: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
    parts.join(" ")
}

/// Invisible characters that change how others are shown.
fn is_format(c: char) -> bool {
    matches!(
        c,
        '\u{ad}'
            | '\u{61c}'
            | '\u{200b}'..='\u{200f}'
            | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{feff}'
    )
}

fn without_hashes(text: &str) -> String {
    let mut masked = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find(|c: char| c.is_ascii_hexdigit()) {
        let (before, run) = rest.split_at(start);
        let end = run
            .find(|c: char| !c.is_ascii_hexdigit())
            .unwrap_or(run.len());
        let (run, after) = run.split_at(end);
        masked.push_str(before);
        masked.push_str(if run.len() >= HASH { MASK } else { run });
        rest = after;
    }
    masked + rest
}

fn cut(text: &str) -> String {
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{} ..", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, quoted: &str) {
        let secrets = [
            Secret::from("Xk7#pQ2mVd9w"),
            Secret::from("a\"b<c  d"),
            Secret::from("Xk7#pQ2mVd9w-and-more"),
            Secret::from("abc"),
        ];
        assert_eq!(quote(text, &secrets), quoted, "{text}");
    }

    #[test]
    fn secrets_are_masked_however_they_are_written() {
        check("bad password Xk7#pQ2mVd9w.", "bad password ***.");
        check("Xk7#pQ2mVd9w-and-more", "***");
        check("?p=Xk7%23pQ2mVd9w", "?p=***");
        check(r#"got a"b<c  d"#, "got ***");
        check(r#"got {"p":"a\"b<c  d"}"#, r#"got {"p":"***"}"#);
        check("got a&quot;b&lt;c  d", "got ***");
        check(
            "abc is too short to be hidden",
            "abc is too short to be hidden",
        );
    }

    #[test]
    fn what_was_signed_is_not_quoted() {
        // The gateway writes the lines of the canonical request with bars between them.
        check(
            "Incorrect IAM authentication information: verify aksk signature fail, canonical_request:PUT|/v2/p/|host:h|e3b0",
            "Incorrect IAM authentication information: verify aksk signature fail",
        );
        check("bad (StringToSign = SDK-HMAC..", "bad");
        check("bad Authorization: SDK-HMAC-SHA256 Access=AK", "bad");
        check(
            "Authorization header missing",
            "Authorization header missing",
        );
        let hash = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        check(&format!("a {hash}, b"), "a ***, b");
        check(hash, "***");
        let id = "0e5a7c3b9d2f4a6188c1b4e7f02d9a35";
        check(id, id);
    }

    #[test]
    fn a_quote_is_one_line_that_shows_what_it_says() {
        check(" a\r\n\tb\u{0}c\u{1b}[31m ", "a b c [31m");
        check("a\u{202e}b\u{2028}c\u{200b}", "a b c");
        check("", "");
        let long = quote(&"ä".repeat(10_000), &[]);
        assert_eq!(long.chars().count(), LONGEST + 3);
    }

    #[test]
    fn a_secret_across_the_cut_leaves_nothing_behind() {
        let text = format!("{}Xk7#pQ2mVd9w", "a".repeat(LONGEST - 4));
        let quoted = quote(&text, &[Secret::from("Xk7#pQ2mVd9w")]);
        assert!(!quoted.contains("Xk7"), "{quoted}");
    }
}
