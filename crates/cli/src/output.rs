//! Writing to stdout, which carries results and nothing else, and to stderr.

use std::io::{self, IsTerminal, Write};

use serde::Serialize;

use crate::{
    failure::{Failure, Result},
    globals::Format,
    input::Answer,
    table,
};

/// Prints what a call returned; nothing where the answer is empty.
pub(crate) fn answer(answer: &Answer, format: Format) -> Result<()> {
    if answer.raw_body.is_empty() {
        return Ok(());
    }
    match (format, &answer.value) {
        (Format::Raw, _) => stdout(&answer.raw_body),
        (Format::Json, Some(value)) => json(value),
        (Format::Table, Some(value)) => line(&table::render(value)),
        (Format::Json | Format::Table, None) => Ok(()),
    }
}

/// Prints a value as JSON: on one line for a program, on several for a person.
pub(crate) fn json(value: &impl Serialize) -> Result<()> {
    let text = if io::stdout().is_terminal() {
        serde_json::to_string_pretty(value)
    } else {
        serde_json::to_string(value)
    };
    match text {
        Ok(text) => line(&text),
        Err(error) => Err(Failure::Local(format!("cannot print the result: {error}"))),
    }
}

/// Prints a line.
pub(crate) fn line(text: &str) -> Result<()> {
    stdout(format!("{text}\n").as_bytes())
}

/// Prints bytes as they are. A reader that has gone away, as `head` does, is no failure.
pub(crate) fn stdout(bytes: &[u8]) -> Result<()> {
    let mut stdout = io::stdout().lock();
    match stdout.write_all(bytes).and_then(|()| stdout.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(Failure::Local(format!("cannot write to stdout: {error}")))
        }
        _ => Ok(()),
    }
}

/// Writes a line to stderr. Where nobody hears it there is nobody to tell.
pub(crate) fn stderr_line(text: &str) {
    let _ = writeln!(io::stderr().lock(), "{text}");
}
