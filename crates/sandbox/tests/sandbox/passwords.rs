//! The four resets: what they change, what they refuse, and with which code.

use huaweicloud_sandbox::{Account, Sandbox};

use crate::client::{Answer, Request, reset, sandbox};

async fn reset_each(sandbox: &Sandbox, password: &str) -> [(Account, Answer); 4] {
    let instance = sandbox.instance_id();
    let requests: [(Account, Request); 4] = [
        (
            Account::KafkaUser,
            reset::kafka_user(sandbox, sandbox.user_name(), password),
        ),
        (
            Account::KafkaManager,
            reset::kafka_manager(sandbox, password),
        ),
        (
            Account::DmsInstance,
            reset::dms(sandbox, instance, &reset::body(password)),
        ),
        (
            Account::DwsAdministrator,
            reset::dws(sandbox, sandbox.cluster_id(), password),
        ),
    ];
    let mut answers = Vec::new();
    for (account, request) in requests {
        answers.push((account, request.signed(sandbox).send().await));
    }
    <[_; 4]>::try_from(answers).unwrap_or_else(|_| panic!("four answers"))
}

#[tokio::test]
async fn a_reset_sets_the_password_and_answers_as_documented() {
    let sandbox = sandbox().await;
    for (account, answer) in reset_each(&sandbox, "Zf5^gUs7Wm1xPd").await {
        let status = if account == Account::DwsAdministrator {
            200
        } else {
            204
        };
        assert_eq!(
            (answer.status, answer.body.len()),
            (status, 0),
            "{account:?}"
        );
        let password = sandbox.password(account).expect("reset");
        assert_eq!(password.expose(), "Zf5^gUs7Wm1xPd", "{account:?}");
    }
}

#[tokio::test]
async fn a_password_against_the_policy_is_refused_and_not_repeated() {
    let sandbox = sandbox().await;
    for password in [
        "weak",
        "",
        "alllowercaseletters",
        "Zf5ügUs7Wm1xPd",
        "Zf5^gUs7Wm1xPdZf5^gUs7Wm1xPdZf5^gUs7Wm1x",
    ] {
        for (account, answer) in reset_each(&sandbox, password).await {
            let code = match account {
                Account::DwsAdministrator => "DWS.5144",
                _ => "DMS.00400012",
            };
            assert_eq!(
                (answer.status, answer.code().as_str()),
                (400, code),
                "{account:?} {password}"
            );
            assert!(
                password.is_empty() || !answer.message().contains(password),
                "{}",
                answer.message()
            );
            assert_eq!(sandbox.password(account), None, "{account:?} {password}");
        }
    }
}

#[tokio::test]
async fn each_services_own_rules_hold() {
    let sandbox = sandbox().await;
    // By service: the hyphen is the Kafka pages' rule, the dollar's absence and the weak one the DWS pages'.
    for (password, kafka_status, dws_status) in [
        ("-f5^gUs7Wm1xPd", 400, 200),
        ("Zf5$gUs7Wm1xPd", 204, 400),
        ("Zf5 gUs7Wm1xPd", 204, 400),
        ("Admin123!", 204, 400),
    ] {
        let [_, (_, manager), _, (_, dws)] = reset_each(&sandbox, password).await;
        assert_eq!(
            (manager.status, dws.status),
            (kafka_status, dws_status),
            "{password}"
        );
    }
}

#[tokio::test]
async fn a_kafka_user_may_not_be_his_own_password() {
    let sandbox = sandbox().await;
    // The name has too few kinds of characters anyway; that it is the name is said as well.
    let name = sandbox.user_name();
    let backwards: String = name.chars().rev().collect();
    for (password, reason) in [
        (name, "it is the user name"),
        (&backwards, "the user name backwards"),
    ] {
        let answer = reset::kafka_user(&sandbox, name, password)
            .signed(&sandbox)
            .send()
            .await;
        assert_eq!(answer.code(), "DMS.00400012");
        assert!(answer.message().contains(reason), "{}", answer.message());
    }
}

#[tokio::test]
async fn dws_has_a_code_of_its_own_for_a_password_that_holds_the_name() {
    let sandbox = sandbox().await;
    for password in ["dbadmin", "nimdabd", "X7#dbadmin#q2Vd", "X7#NIMDABD#q2Vd"] {
        let answer = reset::dws(&sandbox, sandbox.cluster_id(), password)
            .signed(&sandbox)
            .send()
            .await;
        assert_eq!(
            (answer.status, answer.code().as_str()),
            (400, "DWS.5145"),
            "{password}"
        );
    }
    assert_eq!(sandbox.password(Account::DwsAdministrator), None);
}

#[tokio::test]
async fn dws_remembers_every_password_and_the_others_none() {
    let sandbox = sandbox().await;
    let (first, second) = ("Zf5^gUs7Wm1xPd", "Yt6^hVr8Xn2wQe");
    for (password, status, dms_status) in [
        (first, 200, 204),
        (first, 400, 204),
        (second, 200, 204),
        (first, 400, 204),
    ] {
        let [_, _, (_, dms), (_, dws)] = reset_each(&sandbox, password).await;
        assert_eq!((dws.status, dms.status), (status, dms_status), "{password}");
        if status == 400 {
            assert_eq!(dws.code(), "DWS.5144");
        }
    }
    let password = sandbox.password(Account::DwsAdministrator).expect("reset");
    assert_eq!(password.expose(), second);
}

#[tokio::test]
async fn of_equal_resets_at_once_one_is_done() {
    let sandbox = sandbox().await;
    let request = reset::dws(&sandbox, sandbox.cluster_id(), "Zf5^gUs7Wm1xPd").signed(&sandbox);
    let sent: Vec<_> = (0..16)
        .map(|_| {
            let request = request.clone();
            tokio::spawn(async move { request.send().await.status })
        })
        .collect();
    let mut done = 0;
    for task in sent {
        match task.await.expect("no panic") {
            200 => done += 1,
            status => assert_eq!(status, 400),
        }
    }
    assert_eq!(done, 1);
}
