//! Errors of the command line, on one line and without what might be a secret.

use std::ffi::OsString;

use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::{failure::Failure, globals::ErrorFormat};

/// The failure for what clap refuses.
pub(crate) fn failure(error: &clap::Error) -> Failure {
    Failure::Usage {
        message: one_line(&without_values(error)),
        command: command(error),
    }
}

/// Whether `--output json` was asked for, on a command line that could not be parsed.
pub(crate) fn error_format(args: &[OsString]) -> ErrorFormat {
    let pair = args
        .windows(2)
        .any(|pair| pair[0] == "--output" && pair[1] == "json");
    if pair || args.iter().any(|arg| arg == "--output=json") {
        ErrorFormat::LineAndJson
    } else {
        ErrorFormat::Line
    }
}

/// Clap's text, with a value hidden where none was expected: people put passwords there.
fn without_values(error: &clap::Error) -> String {
    let text = error.render().to_string();
    let stray = match error.kind() {
        ErrorKind::UnknownArgument => {
            context(error, ContextKind::InvalidArg).filter(|argument| !argument.starts_with('-'))
        }
        ErrorKind::TooManyValues => context(error, ContextKind::InvalidValue),
        _ => None,
    };
    match stray {
        Some(value) if !value.is_empty() => text.replace(value, "***"),
        _ => text,
    }
}

fn context(error: &clap::Error, kind: ContextKind) -> Option<&str> {
    match error.get(kind) {
        Some(ContextValue::String(text)) => Some(text),
        _ => None,
    }
}

/// The paragraphs that say what is wrong and what might be meant, joined.
fn one_line(text: &str) -> String {
    let paragraphs = text
        .split("\n\n")
        .map(|paragraph| {
            let lines: Vec<&str> = paragraph.lines().map(str::trim).collect();
            lines.join(" ").trim().to_owned()
        })
        .filter(|paragraph| {
            !paragraph.is_empty()
                && !paragraph.starts_with("Usage:")
                && !paragraph.starts_with("For more information")
        });
    let joined = paragraphs.collect::<Vec<_>>().join("; ");
    joined.trim_start_matches("error: ").to_owned()
}

/// The command whose help says more: what stands before the flags in clap's usage line, where there is one.
fn command(error: &clap::Error) -> Option<String> {
    let text = error.render().to_string();
    let usage = text.lines().find_map(|line| line.strip_prefix("Usage: "))?;
    let words = usage
        .split_whitespace()
        .take_while(|word| word.starts_with(|c: char| c.is_ascii_lowercase()));
    Some(words.collect::<Vec<_>>().join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_of_clap_become_one_line() {
        let text = "error: the following required arguments were not provided:\n  --input <FILE|->\n\n\
                    Usage: hwc call --input <FILE|-> <SERVICE>\n\nFor more information, try '--help'.\n";
        assert_eq!(
            one_line(text),
            "the following required arguments were not provided: --input <FILE|->"
        );
    }

    #[test]
    fn an_explicit_json_is_found_on_a_broken_command_line() {
        let args = |list: &[&str]| list.iter().map(OsString::from).collect::<Vec<_>>();
        let json = ErrorFormat::LineAndJson;
        assert_eq!(error_format(&args(&["hwc", "--output", "json", "x"])), json);
        assert_eq!(error_format(&args(&["hwc", "x", "--output=json"])), json);
        let line = ErrorFormat::Line;
        assert_eq!(error_format(&args(&["hwc", "--output", "table"])), line);
        assert_eq!(error_format(&args(&["hwc", "json", "--output"])), line);
    }
}
