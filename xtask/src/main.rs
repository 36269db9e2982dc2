//! `cargo xtask`: hands its arguments to the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    xtask::run(std::env::args_os())
}
