//! The name of a file, out of `Content-Disposition` (RFC 6266, with the extended form of RFC 8187, formerly 5987).

use std::borrow::Cow;

use http::{HeaderMap, header::CONTENT_DISPOSITION};
use percent_encoding::percent_decode_str;

/// The name that the headers give, safe to join to a directory.
pub(super) fn from_headers(headers: &HeaderMap) -> Option<String> {
    let header = headers.get(CONTENT_DISPOSITION)?;
    from_disposition(&String::from_utf8_lossy(header.as_bytes()))
}

/// `filename*` says more than `filename` and wins, whichever comes first.
fn from_disposition(header: &str) -> Option<String> {
    let parameters = parameters(header);
    let named = |wanted: &str| {
        let found = parameters
            .iter()
            .find(|(name, _)| name.eq_ignore_ascii_case(wanted));
        found.map(|(_, value)| value.as_str())
    };
    let extended = named("filename*")
        .and_then(extended)
        .and_then(|name| bare(&name));
    extended.or_else(|| bare(named("filename")?))
}

/// The parameters after the disposition's type, quotes and escapes undone.
fn parameters(header: &str) -> Vec<(String, String)> {
    let pieces = split_outside_quotes(header).into_iter().skip(1);
    let pairs = pieces.filter_map(|piece| {
        let (name, value) = piece.split_once('=')?;
        Some((name.trim().to_owned(), unquoted(value.trim())))
    });
    pairs.collect()
}

fn split_outside_quotes(header: &str) -> Vec<String> {
    let mut pieces = vec![String::new()];
    let (mut quoted, mut escaped) = (false, false);
    for character in header.chars() {
        if character == ';' && !quoted {
            pieces.push(String::new());
            continue;
        }
        if character == '"' && !escaped {
            quoted = !quoted;
        }
        escaped = quoted && character == '\\' && !escaped;
        if let Some(piece) = pieces.last_mut() {
            piece.push(character);
        }
    }
    pieces
}

fn unquoted(value: &str) -> String {
    let Some(inner) = value
        .strip_prefix('"')
        .map(|rest| rest.strip_suffix('"').unwrap_or(rest))
    else {
        return value.to_owned();
    };
    let mut text = String::with_capacity(inner.len());
    let mut characters = inner.chars();
    while let Some(character) = characters.next() {
        match character {
            '\\' => text.extend(characters.next()),
            other => text.push(other),
        }
    }
    text
}

/// `UTF-8'en'na%C3%AFve.csv`, read by the character set that it names.
fn extended(value: &str) -> Option<String> {
    let (charset, rest) = value.split_once('\'')?;
    let (_language, encoded) = rest.split_once('\'')?;
    let bytes: Cow<'_, [u8]> = percent_decode_str(encoded).into();
    match charset.to_ascii_lowercase().as_str() {
        "utf-8" => String::from_utf8(bytes.into_owned()).ok(),
        "iso-8859-1" => Some(bytes.iter().map(|byte| char::from(*byte)).collect()),
        _ => None,
    }
}

/// The last part of what may be a path of any system, without what a terminal or a file system would act on.
fn bare(name: &str) -> Option<String> {
    let last = name.rsplit(['/', '\\', ':']).next()?;
    let printable: String = last.chars().filter(|c| !is_hidden(*c)).collect();
    // Windows drops trailing dots and spaces, which would make another name of it.
    let name = printable.trim().trim_end_matches(['.', ' ']);
    (!name.is_empty()).then(|| name.to_owned())
}

/// Control characters, and the marks that turn the direction of what is shown.
fn is_hidden(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::from_disposition;

    fn check(header: &str, expected: Option<&str>) {
        assert_eq!(from_disposition(header).as_deref(), expected, "{header}");
    }

    // The first four are the examples of RFC 6266, section 5.
    #[test]
    fn reads_both_forms() {
        check("Attachment; filename=example.html", Some("example.html"));
        check(
            r#"INLINE; FILENAME= "an example.html""#,
            Some("an example.html"),
        );
        check(
            "attachment; filename*= UTF-8''%e2%82%ac%20rates",
            Some("€ rates"),
        );
        check(
            r#"attachment; filename="EURO rates"; filename*=utf-8''%e2%82%ac%20rates"#,
            Some("€ rates"),
        );
        check(
            "attachment; filename*=iso-8859-1'en'%A3%20rates",
            Some("£ rates"),
        );
        check(r#"attachment; filename="a;b\"c.csv""#, Some("a;b\"c.csv"));
        check(
            r#"attachment; filename*=klingon''x; filename="y.csv""#,
            Some("y.csv"),
        );
        check(
            "attachment; filename*=UTF-8''%ff; filename=y.csv",
            Some("y.csv"),
        );
    }

    #[test]
    fn keeps_no_directory_and_no_control_character() {
        check(r#"attachment; filename="../../etc/passwd""#, Some("passwd"));
        check(
            "attachment; filename*=UTF-8''..%2F..%2Fetc%2Fshadow",
            Some("shadow"),
        );
        check(
            r#"attachment; filename="C:\\Users\\me\\x.csv""#,
            Some("x.csv"),
        );
        check(
            "attachment; filename*=UTF-8''a%00b%1b%5bc.csv",
            Some("ab[c.csv"),
        );
        check(
            "attachment; filename*=UTF-8''%e2%80%aevsc.exe",
            Some("vsc.exe"),
        );
        check("attachment; filename=\"x.csv. \"", Some("x.csv"));
    }

    #[test]
    fn a_name_that_is_none_is_none() {
        for header in [
            "",
            "attachment",
            "attachment; filename=",
            "attachment; filename=\"..\"",
        ] {
            check(header, None);
        }
        check("attachment; filename=\"a/\"", None);
        check("attachment; filename=.", None);
    }
}
