//! The wrappings of an error body: plain JSON, JSON in base64 or in a string, and HTML.

use base64::{
    Engine, alphabet,
    engine::{
        DecodePaddingMode,
        general_purpose::{GeneralPurpose, GeneralPurposeConfig},
    },
};
use serde_json::Value;

/// JSON; in base64 of either alphabet or in a JSON string, an object or a list.
pub(super) fn json(body: &[u8]) -> Option<Value> {
    let body = body.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(body);
    match serde_json::from_slice(body) {
        Ok(Value::String(text)) => Some(nested(text.as_bytes()).unwrap_or(Value::String(text))),
        Ok(value) => Some(value),
        Err(_) => base64(body),
    }
}

/// What a string holds, where it holds JSON of its own.
fn nested(text: &[u8]) -> Option<Value> {
    container(text).or_else(|| base64(text))
}

fn base64(text: &[u8]) -> Option<Value> {
    // Encoders for mail break lines.
    let text: Vec<u8> = text
        .iter()
        .copied()
        .filter(|byte| !byte.is_ascii_whitespace())
        .collect();
    let lenient =
        GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent);
    [&alphabet::URL_SAFE, &alphabet::STANDARD]
        .into_iter()
        .filter_map(|alphabet| GeneralPurpose::new(alphabet, lenient).decode(&text).ok())
        .find_map(|decoded| container(&decoded))
}

/// JSON that is an object or a list: many a word is base64 of some number.
fn container(text: &[u8]) -> Option<Value> {
    let value: Value = serde_json::from_slice(text).ok()?;
    (value.is_object() || value.is_array()).then_some(value)
}

pub(super) fn is_html(text: &str) -> bool {
    let start: String = text.chars().take(200).collect();
    let start = start.to_ascii_lowercase();
    ["<!doctype html", "<html", "<head", "<body"]
        .iter()
        .any(|tag| start.contains(tag))
}

pub(super) fn html_title(text: &str) -> Option<&str> {
    let lower = text.to_ascii_lowercase();
    let tag = lower.find("<title")?;
    let start = tag + lower.get(tag..)?.find('>')? + 1;
    let end = start + lower.get(start..)?.find("</title")?;
    text.get(start..end)
        .map(str::trim)
        .filter(|title| !title.is_empty())
}
