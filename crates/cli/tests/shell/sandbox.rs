//! `hwc sandbox`, and `hwc` calling it as a user does from a second terminal.

use std::{
    io::{BufRead, BufReader},
    net::TcpListener,
    process::{Child, Command},
};

use serde_json::Value;

use crate::run::{Hwc, PASSWORD, Run, finish, hwc};

/// A sandbox that runs until it is stopped.
struct Sandbox {
    child: Child,
    line: String,
    ready: Value,
}

impl Sandbox {
    fn start(args: &[&str]) -> Self {
        let mut child = hwc(&[&["sandbox"], args].concat()).start();
        let mut stdout = BufReader::new(child.stdout.take().expect("a pipe"));
        let mut line = String::new();
        stdout
            .read_line(&mut line)
            .expect("it says where it listens");
        let ready = serde_json::from_str(&line).expect("one line of JSON");
        Self { child, line, ready }
    }

    fn get(&self, key: &str) -> &str {
        self.ready[key].as_str().expect("every value is a string")
    }

    fn stop(self, signal: &str) -> i32 {
        let status = Command::new("kill")
            .args([signal, &self.child.id().to_string()])
            .status()
            .expect("kill is there");
        assert!(status.success());
        finish(self.child).status
    }

    /// A call with the keys of the sandbox.
    fn call(&self, args: &[&str]) -> Hwc {
        hwc(args)
            .env("HUAWEICLOUD_SDK_AK", self.get("access_key"))
            .env("HUAWEICLOUD_SDK_SK", self.get("secret_key"))
            .env("HUAWEICLOUD_SDK_PROJECT_ID", self.get("project_id"))
    }

    fn reset_user(&self, instance_id: &str) -> Hwc {
        let flags = [
            "kafka",
            "reset-user-password",
            "--endpoint",
            self.get("kafka"),
            "--instance-id",
            instance_id,
        ];
        let more = [
            "--user-name",
            self.get("user_name"),
            "--new-password-stdin",
            "--output",
            "json",
        ];
        self.call(&[&flags[..], &more].concat()).stdin(PASSWORD)
    }
}

#[test]
fn the_line_has_every_key_in_the_order_of_the_contract() {
    let sandbox = Sandbox::start(&[]);
    let keys = [
        "kafka",
        "dms",
        "dws",
        "iam",
        "access_key",
        "secret_key",
        "project_id",
        "domain_id",
        "region",
        "instance_id",
        "cluster_id",
        "user_name",
    ];
    let places: Vec<_> = keys
        .iter()
        .map(|key| {
            sandbox
                .line
                .find(&format!("\"{key}\":"))
                .expect("every key is there")
        })
        .collect();
    assert!(places.is_sorted(), "{}", sandbox.line);
    for service in &keys[..4] {
        assert!(sandbox.get(service).starts_with("http://127.0.0.1:"));
    }
    assert_eq!(sandbox.stop("-INT"), 0);
}

#[test]
fn sigterm_ends_it_well_too() {
    assert_eq!(Sandbox::start(&[]).stop("-TERM"), 0);
}

#[test]
fn a_user_of_a_second_terminal_sees_what_happens() {
    let sandbox = Sandbox::start(&[]);
    let silent = |run: Run| assert_eq!((run.stdout.as_str(), run.stderr.as_str()), ("", ""));
    let instance_id = sandbox.get("instance_id").to_owned();

    silent(sandbox.reset_user(&instance_id).run().expect(0));

    let wrong_key = sandbox
        .reset_user(&instance_id)
        .env("HUAWEICLOUD_SDK_SK", "wrong")
        .run()
        .expect(4);
    assert_eq!(wrong_key.error()["code"], "APIGW.0301");
    assert_eq!(wrong_key.error()["kind"], "auth");
    assert_eq!(wrong_key.error()["status"], 401);
    assert!(wrong_key.error()["request_id"].is_string());

    let weak = sandbox
        .reset_user(&instance_id)
        .stdin("weak")
        .run()
        .expect(3);
    assert_eq!(weak.error()["kind"], "policy");

    let unknown = sandbox
        .reset_user("00000000-0000-4000-8000-000000000000")
        .run()
        .expect(4);
    assert_eq!(unknown.error()["kind"], "not_found");
    assert_eq!(unknown.error()["status"], 404);

    // The service holds the rules too.
    let flags = [
        "kafka",
        "reset-manager-password",
        "--endpoint",
        sandbox.get("kafka"),
        "--instance-id",
        &instance_id,
    ];
    let more = [
        "--new-password-stdin",
        "--no-password-check",
        "--output",
        "json",
    ];
    let run = sandbox
        .call(&[&flags[..], &more].concat())
        .stdin("weak")
        .run()
        .expect(4);
    assert_eq!(run.error()["code"], "DMS.00400012");
    assert_eq!(sandbox.stop("-INT"), 0);
}

#[test]
fn all_services_take_a_call_and_dws_remembers() {
    let sandbox = Sandbox::start(&[]);
    let dms = [
        "dms",
        "reset-password",
        "--endpoint",
        sandbox.get("dms"),
        "--instance-id",
        sandbox.get("instance_id"),
    ];
    let stdin = ["--new-password-stdin", "--output", "json"];
    sandbox
        .call(&[&dms[..], &stdin].concat())
        .stdin(PASSWORD)
        .run()
        .expect(0);

    let input = serde_json::json!({"cluster_id": sandbox.get("cluster_id"), "body": {"new_password": PASSWORD}});
    let dws = [
        "call",
        "dws",
        "ResetPassword",
        "--input",
        "-",
        "--endpoint",
        sandbox.get("dws"),
        "--output",
        "json",
    ];
    let call = || sandbox.call(&dws).stdin(input.to_string()).run();
    call().expect(0);
    let again = call().expect(4);
    assert_eq!(again.error()["code"], "DWS.5144");
    assert_eq!(sandbox.stop("-INT"), 0);
}

#[test]
fn a_port_that_is_taken_is_1() {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = listener.local_addr().expect("an address").to_string();
    let run = hwc(&["sandbox", "--listen", &address]).run().expect(1);
    assert!(run.line().contains(&address), "{}", run.line());
    hwc(&["sandbox", "--listen", "here"]).run().expect(2);
}

#[test]
fn a_port_given_is_the_first_of_four() {
    // Four ports in a row cannot be reserved, so look for a place where they are free.
    for _ in 0..20 {
        let port = TcpListener::bind("127.0.0.1:0")
            .and_then(|listener| listener.local_addr())
            .expect("a port")
            .port();
        let free = |port| TcpListener::bind(("127.0.0.1", port)).is_ok();
        if port > u16::MAX - 3 || !(port..port + 4).all(free) {
            continue;
        }
        let sandbox = Sandbox::start(&["--listen", &format!("127.0.0.1:{port}")]);
        for (service, port) in ["kafka", "dms", "dws", "iam"].into_iter().zip(port..) {
            assert_eq!(sandbox.get(service), format!("http://127.0.0.1:{port}"));
        }
        assert_eq!(sandbox.stop("-INT"), 0);
        return;
    }
    panic!("no four free ports in a row");
}
