//! Secrets from standard input, an environment variable or a prompt, but never from an argument.

use std::{env, io::IsTerminal};

use huaweicloud_core::{Error, Secret};

use crate::{
    failure::{Failure, Flight, Result},
    source::{Source, off_thread},
};

/// Where a secret comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum SecretSource {
    /// `--NAME-stdin`: all of standard input.
    Stdin,
    /// `--NAME-env VAR`.
    Variable(String),
    /// Neither: a person types it.
    Prompt,
}

impl SecretSource {
    /// Reads the secret; `name` is the flag's, as in `new-password`.
    pub(crate) async fn read(&self, name: &str) -> Result<Secret> {
        match self {
            Self::Stdin => text(Source::Stdin.read().await?),
            Self::Variable(variable) => from_variable(variable, name),
            Self::Prompt => prompt(name).await,
        }
    }
}

/// Whether a person could be asked.
pub(crate) fn can_prompt() -> bool {
    std::io::stdin().is_terminal()
}

/// The variable's name is not printed: it may be the secret itself, given by mistake.
fn from_variable(variable: &str, name: &str) -> Result<Secret> {
    env::var(variable).map(Secret::from).map_err(|error| {
        let problem = match error {
            env::VarError::NotPresent => "is not set",
            env::VarError::NotUnicode(_) => "is not Unicode",
        };
        Error::invalid_request(format!("the variable that --{name}-env names {problem}")).into()
    })
}

async fn prompt(name: &str) -> Result<Secret> {
    let question = format!("{name}: ");
    off_thread(move || rpassword::prompt_password(question))
        .await
        .map(Secret::from)
        .map_err(|error| match error.kind() {
            std::io::ErrorKind::Interrupted => Failure::Interrupted(Flight::None),
            _ => Failure::Local(format!("cannot ask for {name}: {error}")),
        })
}

/// The bytes as text, without the one line break that `echo` and editors leave at the end.
pub(crate) fn text(bytes: Vec<u8>) -> Result<Secret> {
    let mut text = String::from_utf8(bytes)
        .map_err(|_| Error::invalid_request("the secret on standard input is not UTF-8"))?;
    if text.ends_with('\n') {
        text.pop();
        if text.ends_with('\r') {
            text.pop();
        }
    }
    Ok(text.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(input: &[u8], expected: &str) {
        let secret = text(input.to_vec()).expect("UTF-8");
        assert_eq!(secret.expose(), expected, "{input:?}");
    }

    #[test]
    fn exactly_one_line_break_is_removed() {
        check(b"secret", "secret");
        check(b"secret\n", "secret");
        check(b"secret\r\n", "secret");
        check(b"secret\n\n", "secret\n");
        check(b"secret\r\n\r\n", "secret\r\n");
        check(b"secret\r", "secret\r");
        check(b" secret ", " secret ");
        check(b"\n", "");
        check(b"", "");
    }

    #[test]
    fn what_is_no_text_is_refused_without_showing_it() {
        let failure = text(b"hunter2\xff".to_vec()).expect_err("not UTF-8");
        assert!(!format!("{failure:?}").contains("hunter2"));
    }
}
