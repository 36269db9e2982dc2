//! Password policies, built from the recorded rows of the vendors' documents (`tests/data/passwords.json`, which names
//! the source of each) by the table of which rows hold for which operation.

use std::sync::LazyLock;

use huaweicloud_core::{
    Cloud, ErrorKind, Secret,
    password::{Check, Document, Policy, Rule, Stance},
};
use proptest::prelude::*;
use serde_json::Value;

static ROWS: LazyLock<Vec<&'static Document>> = LazyLock::new(|| {
    let rows: Vec<Value> = serde_json::from_str(include_str!("../data/passwords.json")).unwrap();
    rows.iter()
        .map(|row| &*Box::leak(Box::new(document(row))))
        .collect()
});

fn document(row: &Value) -> Document {
    let text = |key: &str| {
        row[key]
            .as_str()
            .map(|text| &*Box::leak(text.to_owned().into_boxed_str()))
    };
    let number = |key: &str| {
        row[key]
            .as_u64()
            .map(|number| usize::try_from(number).unwrap())
    };
    let refused = |key: &str| {
        row[key]
            .as_bool()
            .and_then(|refused| refused.then_some(Stance::Refused))
    };
    let id = text("id").unwrap();
    Document {
        id,
        clouds: match id {
            "dws_create_cluster_v1" | "dws_create_cluster_v2" => {
                &[Cloud::Huawei, Cloud::HuaweiEu, Cloud::Otc]
            }
            _ if id.starts_with("hw_") => &[Cloud::Huawei, Cloud::HuaweiEu],
            _ => &[Cloud::Otc],
        },
        date: None,
        source: text("source").unwrap(),
        length: number("min").zip(number("max")),
        classes: number("min_classes"),
        specials: text("special").filter(|list| !list.is_empty()),
        space: row["space_allowed"].as_bool().map(|allowed| {
            if allowed {
                Stance::Allowed
            } else {
                Stance::Refused
            }
        }),
        leading_hyphen: refused("no_leading_hyphen"),
        user_name: refused("not_username"),
        reversed_user_name: refused("not_username_reversed"),
        history: refused("no_history"),
        weak: refused("no_weak"),
    }
}

fn rows(ids: &[&str]) -> &'static [&'static Document] {
    let found: Vec<&'static Document> = ids
        .iter()
        .map(|id| *ROWS.iter().find(|row| row.id == *id).unwrap())
        .collect();
    Vec::leak(found)
}

/// The rows of a service that count: the undated page of two kinds is older than the page that replaced it.
fn service(prefixes: &[&str]) -> &'static [&'static Document] {
    let ids: Vec<&str> = ROWS
        .iter()
        .map(|row| row.id)
        .filter(|id| prefixes.iter().any(|prefix| id.starts_with(prefix)))
        .filter(|id| *id != "hw_kafka_reset_manager_en_old")
        .collect();
    rows(&ids)
}

fn policy(check: &[&str], generate: &[&str]) -> Policy {
    Policy {
        name: "Test",
        description: "A password",
        check: rows(check),
        generate: service(generate),
    }
}

fn kafka_user() -> Policy {
    policy(&["hw_kafka_reset_user_en"], &["hw_kafka", "dms"])
}

fn kafka_manager() -> Policy {
    policy(&["hw_kafka_reset_manager_zh"], &["hw_kafka", "dms"])
}

fn dms_instance() -> Policy {
    policy(&["dms_reset_instance"], &["dms"])
}

fn dws() -> Policy {
    let check = [
        "hw_dws_reset_zh_seed",
        "hw_dws_reset_zh_2022",
        "hw_dws_reset_en_2024",
        "hw_dws_reset_zh_2025",
        "dws_reset_password",
    ];
    policy(&check, &["dws", "hw_dws"])
}

fn broken(policy: &Policy, password: &str, cloud: Option<Cloud>, name: Option<&str>) -> Vec<Rule> {
    let password = Secret::from(password);
    let check = Check {
        cloud,
        user_name: name,
        ..Check::new(&password)
    };
    policy
        .check(&check)
        .iter()
        .map(huaweicloud_core::password::Violation::rule)
        .collect()
}

/// Policy, cloud, user name, password, and the rules that it breaks.
type Case<'a> = (
    &'a Policy,
    Option<Cloud>,
    Option<&'a str>,
    &'a str,
    &'a [Rule],
);

#[test]
fn the_vendors_examples_and_their_like() {
    use Rule::{Characters, Classes, LeadingHyphen, Length, ReversedUserName, UserName, Weak};
    // (policy, cloud, user name, password, rules broken): by hand from the pages.
    let otc = Some(Cloud::Otc);
    let huawei = Some(Cloud::Huawei);
    let cases: &[Case<'_>] = &[
        (&kafka_user(), None, Some("orders"), "Cloud@123", &[]),
        (&kafka_user(), None, Some("orders"), "Xk7#pQ2mVd9w", &[]),
        (&kafka_user(), None, Some("orders"), "Cxxx3", &[Length]),
        (
            &kafka_user(),
            None,
            Some("orders"),
            "-Cloud@123",
            &[LeadingHyphen],
        ),
        (
            &kafka_user(),
            None,
            Some("Cloud@123"),
            "Cloud@123",
            &[UserName],
        ),
        (
            &kafka_user(),
            None,
            Some("321@duolC"),
            "Cloud@123",
            &[ReversedUserName],
        ),
        (
            &kafka_user(),
            None,
            Some("Ab1Ab1bA1bA"),
            "Ab1Ab1bA1bA",
            &[UserName],
        ),
        (&kafka_user(), None, None, "Cloud 1234", &[]),
        (&kafka_user(), None, None, "cloud1234", &[Classes]),
        // ; and \ are on the manager's list and not on the user's.
        (&kafka_user(), None, None, "Cloud;123", &[Characters]),
        (&kafka_user(), None, None, "Cloud\\123", &[Characters]),
        (&kafka_manager(), None, None, "Cloud;1\\23", &[]),
        (
            &kafka_manager(),
            None,
            None,
            "-cloud",
            &[Length, Classes, LeadingHyphen],
        ),
        // Kafka's API pages know no weak rule.
        (&dms_instance(), otc, None, "Admin123!", &[]),
        (&dws(), huawei, Some("dbadmin"), "Admin123!", &[Weak]),
        (&dws(), None, Some("dbadmin"), "Admin123!", &[Weak]),
        (&dws(), otc, Some("dbadmin"), "Admin123!", &[Length, Weak]),
        (&dws(), otc, Some("dbadmin"), "Password!", &[Length, Weak]),
        // Twelve characters, three kinds: what OTC asks for, and yet a word.
        (&dws(), otc, Some("dbadmin"), "Xk7#pQ2mVd9w", &[]),
        (&dws(), otc, Some("dbadmin"), "Xk7#pQ2m", &[Length]),
        (&dws(), huawei, Some("dbadmin"), "Xk7#pQ2m", &[]),
        // The space and $ are on no list of DWS; the backquote is in a manual only, which does not count.
        (
            &dws(),
            None,
            Some("dbadmin"),
            "Xk7#pQ2mVd 9w",
            &[Characters],
        ),
        (&dws(), None, Some("dbadmin"), "Xk7$pQ2mVd9w", &[Characters]),
        (&dws(), None, Some("dbadmin"), "Xk7`pQ2mVd9w", &[Characters]),
        // The backslash is on the page of 2024 and on OTC's, but not on the others.
        (&dws(), None, Some("dbadmin"), "Xk7\\pQ2mVd9w", &[]),
        (
            &dws(),
            None,
            Some("nimdaBd#7kXp"),
            "pXk7#dBadmin",
            &[ReversedUserName],
        ),
        (&dws(), None, None, "-Xk7#pQ2mVd9w", &[]),
    ];
    for (policy, cloud, name, password, expected) in cases {
        assert_eq!(
            broken(policy, password, *cloud, *name),
            *expected,
            "{password} {cloud:?}"
        );
    }
}

#[test]
fn length_counts_characters_not_bytes() {
    let policy = dms_instance();
    let ascii = |length: usize| format!("Aa1{}", "x".repeat(length - 3));
    for (length, ok) in [(7, false), (8, true), (32, true), (33, false)] {
        assert_eq!(
            broken(&policy, &ascii(length), None, None).is_empty(),
            ok,
            "{length}"
        );
    }
    // 32 characters, 33 and more bytes: too long in bytes only; the umlaut itself is on no list.
    let umlaut = format!("Aa1ü{}", "x".repeat(28));
    assert_eq!(broken(&policy, &umlaut, None, None), [Rule::Characters]);
    assert_eq!(broken(&policy, "Aa1😀xxxx", None, None), [Rule::Characters]);
    assert_eq!(
        broken(&policy, "", None, None),
        [Rule::Length, Rule::Classes]
    );
}

#[test]
fn a_history_is_checked_when_it_is_given() {
    let (password, earlier) = (
        Secret::from("Xk7#pQ2mVd9w"),
        [Secret::from("a"), Secret::from("Xk7#pQ2mVd9w")],
    );
    let with = Check {
        history: &earlier,
        ..Check::new(&password)
    };
    let rules: Vec<Rule> = dws()
        .check(&with)
        .iter()
        .map(|violation| violation.rule())
        .collect();
    assert_eq!(rules, [Rule::History]);
    assert!(dws().check(&Check::new(&password)).is_empty());
    // Kafka's pages know no history.
    assert!(kafka_user().check(&with).is_empty());
}

#[test]
fn violations_say_what_to_do_and_not_what_was_typed() {
    let password = Secret::from("-plänt");
    let check = Check::new(&password);
    let listed: Vec<String> = kafka_user()
        .check(&check)
        .iter()
        .map(ToString::to_string)
        .collect();
    assert_eq!(listed.len(), 4);
    assert!(listed[0].contains("8 to 32"), "{listed:?}");
    assert!(
        !listed
            .iter()
            .any(|line| line.contains("plänt") || line.contains('ä')),
        "{listed:?}"
    );
}

#[test]
fn an_unknown_cloud_counts_every_row_and_a_foreign_one_too() {
    assert!(
        broken(&kafka_manager(), "-Cloud@123", Some(Cloud::Otc), None)
            .contains(&Rule::LeadingHyphen)
    );
}

#[test]
fn documents_that_contradict_each_other_generate_nothing() {
    let policy = Policy {
        name: "Impossible",
        description: "A password",
        check: &[],
        generate: Box::leak(Box::new([
            &*Box::leak(Box::new(Document {
                length: Some((8, 10)),
                ..document(&serde_json::json!({"id": "a", "source": ""}))
            })),
            &*Box::leak(Box::new(Document {
                length: Some((12, 32)),
                ..document(&serde_json::json!({"id": "b", "source": ""}))
            })),
        ])),
    };
    assert_eq!(policy.generate(None).unwrap_err().kind(), ErrorKind::Config);
}

#[test]
fn an_explanation_names_rules_sources_and_disagreements() {
    let text = dws().explain(None).to_string();
    assert!(text.contains("8 to 32 characters"), "{text}");
    assert!(text.contains("12 to 32: hw_dws_reset_en_2024"), "{text}");
    assert!(text.contains("the documents disagree"), "{text}");
    let otc = dws().explain(Some(Cloud::Otc)).to_string();
    assert!(
        otc.contains("12 to 32 characters") && !otc.contains("disagree"),
        "{otc}"
    );
}

proptest! {
    #[test]
    fn generated_passwords_satisfy_every_row_of_their_service(seed in 0..4_usize, name in "[a-zA-Z0-9_]{1,12}") {
        let policy = [kafka_user(), kafka_manager(), dms_instance(), dws()].into_iter().nth(seed).unwrap();
        let password = policy.generate(Some(&name)).unwrap();
        let check = Check { user_name: Some(&name), ..Check::new(&password) };
        prop_assert!(policy.check(&check).is_empty());
        for row in policy.generate {
            // One document alone: the strictest reading there is of it.
            let alone = Policy { name: "Alone", description: "", check: std::slice::from_ref(row), generate: &[] };
            prop_assert!(row.specials.is_none() || alone.check(&check).is_empty(), "{}", row.id);
        }
    }

    #[test]
    fn no_password_and_no_name_panics(password in ".{0,200}", name in proptest::option::of(".{0,40}")) {
        let password = Secret::from(password);
        for policy in [kafka_user(), dws()] {
            let _ = policy.check(&Check { user_name: name.as_deref(), ..Check::new(&password) });
        }
    }
}
