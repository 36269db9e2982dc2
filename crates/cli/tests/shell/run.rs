//! Runs the binary and keeps what it said.

use std::{
    io::Write,
    process::{Child, Command, Stdio},
};

use serde_json::Value;

/// A password that every policy takes, planted to be looked for.
pub(crate) const PASSWORD: &str = "Xk7#pQ2mVd9w";
/// A secret key, planted likewise.
pub(crate) const SECRET_KEY: &str = "PLANTED-SECRET-KEY";

/// A command line in the making, in an environment with keys and a project and nothing else.
pub(crate) struct Hwc {
    command: Command,
    stdin: Option<Vec<u8>>,
}

/// What a run left behind.
pub(crate) struct Run {
    pub(crate) status: i32,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

pub(crate) fn hwc(args: &[&str]) -> Hwc {
    let mut command = Command::new(env!("CARGO_BIN_EXE_hwc"));
    command
        .args(args)
        .env_clear()
        .env("HUAWEICLOUD_SDK_AK", "AKEXAMPLE")
        .env("HUAWEICLOUD_SDK_SK", SECRET_KEY)
        .env("HUAWEICLOUD_SDK_PROJECT_ID", "0e5a7c3b9d2f4a61")
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    Hwc {
        command,
        stdin: None,
    }
}

/// A reset of a Kafka user's password at an endpoint, with further flags.
pub(crate) fn reset(endpoint: &str, more: &[&str]) -> Hwc {
    let flags = [
        "kafka",
        "reset-user-password",
        "--endpoint",
        endpoint,
        "--instance-id",
        "i-1",
        "--user-name",
        "orders-writer",
        "--new-password-stdin",
    ];
    hwc(&[&flags, more].concat()).stdin(PASSWORD)
}

impl Hwc {
    pub(crate) fn stdin(mut self, text: impl Into<Vec<u8>>) -> Self {
        self.command.stdin(Stdio::piped());
        self.stdin = Some(text.into());
        self
    }

    /// Leaves standard input open, with nothing in it.
    pub(crate) fn waiting_for_stdin(mut self) -> Self {
        self.command.stdin(Stdio::piped());
        self
    }

    pub(crate) fn env(mut self, name: &str, value: &str) -> Self {
        self.command.env(name, value);
        self
    }

    pub(crate) fn without(mut self, name: &str) -> Self {
        self.command.env_remove(name);
        self
    }

    pub(crate) fn start(mut self) -> Child {
        let mut child = self.command.spawn().expect("hwc starts");
        if let Some(text) = self.stdin {
            let mut pipe = child.stdin.take().expect("a pipe");
            // It may refuse before it reads.
            let _ = pipe.write_all(&text);
        }
        child
    }

    pub(crate) fn run(self) -> Run {
        finish(self.start())
    }
}

pub(crate) fn finish(child: Child) -> Run {
    let output = child.wait_with_output().expect("hwc ends");
    let run = Run {
        status: output.status.code().expect("hwc is not killed by a signal"),
        stdout: String::from_utf8(output.stdout).expect("UTF-8 on stdout"),
        stderr: String::from_utf8(output.stderr).expect("UTF-8 on stderr"),
    };
    assert!(
        !run.stderr.contains("panicked"),
        "hwc panicked: {}",
        run.stderr
    );
    run
}

impl Run {
    /// Holds the status against the contract, and every output against the planted secrets.
    pub(crate) fn expect(self, status: i32) -> Self {
        assert_eq!(self.status, status, "{}{}", self.stdout, self.stderr);
        for text in [&self.stdout, &self.stderr] {
            assert!(!text.contains(PASSWORD), "the password is shown: {text}");
            assert!(!text.contains(SECRET_KEY), "the key is shown: {text}");
        }
        self
    }

    /// The one line of an error.
    pub(crate) fn line(&self) -> &str {
        let line = self.stderr.trim_end_matches('\n');
        assert!(line.starts_with("error: "), "{line}");
        assert_eq!(line.lines().count(), 1, "{line}");
        line
    }

    /// Stdout as JSON.
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.stdout).expect("JSON on stdout")
    }

    /// The last line of stderr as JSON.
    pub(crate) fn error(&self) -> Value {
        let last = self.stderr.lines().last().expect("a line on stderr");
        serde_json::from_str::<Value>(last).expect("JSON on stderr")["error"].clone()
    }
}
