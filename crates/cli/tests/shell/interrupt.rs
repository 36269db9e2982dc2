//! SIGINT: status 130, and a word on what became of the request.

use std::{
    io::{BufRead, BufReader, Read},
    process::{Child, Command},
};

use crate::{
    run::{finish, hwc, reset},
    server::{Behaviour, Server},
};

fn interrupt(child: &Child) {
    let status = Command::new("kill")
        .args(["-INT", &child.id().to_string()])
        .status()
        .expect("kill is there");
    assert!(status.success());
}

#[test]
fn a_call_on_its_way_is_of_unknown_outcome() {
    let server = Server::start(Behaviour::Hang);
    let child = reset(&server.url, &["--output", "json"]).start();
    server.request();
    interrupt(&child);
    let run = finish(child).expect(130);
    assert!(run.stderr.contains("interrupted"), "{}", run.stderr);
    assert!(run.stderr.contains("unknown"), "{}", run.stderr);
    let error = run.error();
    assert_eq!(error["outcome"], "unknown");
    assert!(
        error["status"].is_null() && error["attempts"].is_null(),
        "{error}"
    );
}

#[test]
fn before_the_request_nothing_was_sent() {
    let mut child = hwc(&["-v", "password", "check", "dws", "reset-password"])
        .waiting_for_stdin()
        .start();
    let stdin = child.stdin.take();
    let mut stderr = BufReader::new(child.stderr.take().expect("a pipe"));
    let mut line = String::new();
    stderr.read_line(&mut line).expect("it says that it reads");
    interrupt(&child);
    let mut rest = String::new();
    stderr
        .read_to_string(&mut rest)
        .expect("it says why it ends");
    assert_eq!(finish(child).status, 130);
    drop(stdin);
    assert!(rest.contains("nothing was sent"), "{line}{rest}");
}
