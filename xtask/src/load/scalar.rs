//! What a plain YAML scalar means: the core schema of YAML 1.2, as far as JSON has the same.

use serde_json::{Number, Value};

/// The value of an unquoted scalar.
///
/// # Errors
///
/// What is wrong with it and what to write instead, if JSON has no such value.
pub(super) fn resolve(text: &str) -> Result<Value, String> {
    match text {
        "" | "~" | "null" | "Null" | "NULL" => return Ok(Value::Null),
        "true" | "True" | "TRUE" => return Ok(Value::Bool(true)),
        "false" | "False" | "FALSE" => return Ok(Value::Bool(false)),
        _ => {}
    }
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    if is_infinite(digits) {
        return Err(format!(
            "{text} is not a number in JSON; write a finite one"
        ));
    }
    if let Some(radix) = radix(text) {
        return integer(text, i64::from_str_radix(&text[2..], radix).ok());
    }
    if !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return integer(text, text.parse().ok());
    }
    if is_decimal(digits) {
        let number = text.parse().ok().and_then(Number::from_f64);
        return number.map(Value::Number).ok_or_else(|| too_large(text));
    }
    Ok(Value::String(text.to_owned()))
}

fn is_infinite(digits: &str) -> bool {
    matches!(digits, ".inf" | ".Inf" | ".INF" | ".nan" | ".NaN" | ".NAN")
}

/// 16 or 8, if the text is a number in that notation.
fn radix(text: &str) -> Option<u32> {
    let (radix, digits) = match text.split_at_checked(2)? {
        ("0x", digits) => (16, digits),
        ("0o", digits) => (8, digits),
        _ => return None,
    };
    let all = !digits.is_empty() && digits.chars().all(|digit| digit.is_digit(radix));
    all.then_some(radix)
}

fn integer(text: &str, value: Option<i64>) -> Result<Value, String> {
    value.map(Value::from).ok_or_else(|| too_large(text))
}

fn too_large(text: &str) -> String {
    format!("{text} is too large a number; quote it if it is text")
}

/// Whether this is `1.5`, `.5`, `1.`, `1e3` or the like: digits around at most one point, then at most one exponent.
fn is_decimal(digits: &str) -> bool {
    let (mantissa, exponent) = match digits.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent)),
        None => (digits, None),
    };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let exponent_fits = exponent.is_none_or(|exponent| {
        let digits = exponent.strip_prefix(['+', '-']).unwrap_or(exponent);
        !digits.is_empty() && is_number(digits)
    });
    (!whole.is_empty() || !fraction.is_empty())
        && is_number(whole)
        && is_number(fraction)
        && exponent_fits
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Value) {
        assert_eq!(resolve(text), Ok(expected), "{text}");
    }

    // Expected values are those of the tables in YAML 1.2.2, section 10.3.2.
    #[test]
    fn the_core_schema() {
        check("", Value::Null);
        check("~", Value::Null);
        check("null", Value::Null);
        check("True", json!(true));
        check("FALSE", json!(false));
        check("0", json!(0));
        check("0o7", json!(7));
        check("0x3A", json!(58));
        check("-19", json!(-19));
        check("+12", json!(12));
        check("0.", json!(0.0));
        check("-0.5", json!(-0.5));
        check(".5", json!(0.5));
        check("+12e03", json!(12000.0));
        check("-2E+05", json!(-200_000.0));
    }

    #[test]
    fn everything_else_is_text() {
        for text in [
            "no",
            "on",
            "4XX",
            "2024-06-07",
            "2024-06",
            "3.0.3",
            "1_000",
            "0o8",
            "0x",
            "e3",
            ".",
            "-",
            "0e5a7c3b",
            "tRUE",
            "12e",
        ] {
            check(text, json!(text));
        }
    }

    #[test]
    fn what_json_lacks_is_refused() {
        for text in [".inf", "-.INF", ".nan", "9223372036854775808", "1e999"] {
            assert!(resolve(text).is_err(), "{text}");
        }
    }
}
