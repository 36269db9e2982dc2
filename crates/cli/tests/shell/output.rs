//! What stdout carries, and what happens when nobody reads it.

use std::io::Read;

use crate::{
    run::{hwc, reset},
    server::Server,
};

#[test]
fn raw_prints_the_body_as_it_came() {
    let body = "{\"a\" :  1}";
    let server = Server::answering("200 OK", body);
    assert_eq!(reset(&server.url, &["--raw"]).run().expect(0).stdout, body);
}

#[test]
fn a_reader_that_goes_away_is_no_failure() {
    let mut child = hwc(&["completions", "zsh"]).start();
    let mut stdout = child.stdout.take().expect("a pipe");
    stdout.read_exact(&mut [0; 10]).expect("it writes");
    drop(stdout);
    let run = crate::run::finish(child);
    assert_eq!((run.status, run.stderr.as_str()), (0, ""));
}
