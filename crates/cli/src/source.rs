//! Where a command reads from: a file, or standard input, which only one flag of a call may read.

use std::{
    fs,
    io::{self, Read},
    path::PathBuf,
};

use crate::failure::{Failure, Result};

/// A file or standard input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Source {
    /// `-`
    Stdin,
    /// A path.
    File(PathBuf),
}

impl Source {
    /// Reads `-` as standard input and anything else as a path. Clap takes it as a value parser.
    pub(crate) fn parse(text: &str) -> std::result::Result<Self, String> {
        match text {
            "" => Err("a file or - is wanted".to_owned()),
            "-" => Ok(Self::Stdin),
            path => Ok(Self::File(path.into())),
        }
    }

    /// All of it.
    pub(crate) async fn read(&self) -> Result<Vec<u8>> {
        match self {
            Self::Stdin => read_stdin().await,
            Self::File(path) => fs::read(path).map_err(|error| {
                Failure::Local(format!("cannot read {}: {error}", path.display()))
            }),
        }
    }
}

/// All of standard input, on a thread of its own so that SIGINT is heard meanwhile.
async fn read_stdin() -> Result<Vec<u8>> {
    off_thread(|| {
        let mut bytes = Vec::new();
        io::stdin().lock().read_to_end(&mut bytes)?;
        Ok(bytes)
    })
    .await
    .map_err(|error| Failure::Local(format!("cannot read standard input: {error}")))
}

/// Runs what blocks on a person or a pipe.
pub(crate) async fn off_thread<T: Send + 'static>(
    work: impl FnOnce() -> io::Result<T> + Send + 'static,
) -> io::Result<T> {
    tokio::task::spawn_blocking(work)
        .await
        .unwrap_or_else(|error| Err(io::Error::other(error)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hyphen_is_standard_input() {
        assert_eq!(Source::parse("-"), Ok(Source::Stdin));
        assert_eq!(Source::parse("./-"), Ok(Source::File("./-".into())));
        assert!(Source::parse("").is_err());
    }
}
