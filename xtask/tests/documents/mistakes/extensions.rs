//! Extensions of operations and fields: each mistake, and what its author is told.

use crate::fixture::check;

#[test]
fn an_unknown_extension() {
    check(
        "items.yaml",
        &[("      x-idempotent: false\n", "      x-idempotant: false\n")],
        &["items.yaml:39: there is no extension x-idempotant; write x-idempotent"],
    );
}

#[test]
fn an_extension_in_the_wrong_place() {
    check(
        "items.yaml",
        &[("    Size:\n", "    Size:\n      x-clouds: [otc]\n")],
        &[
            "items.yaml:114: x-clouds has no meaning here; write it on a server or an operation or a field",
        ],
    );
}

#[test]
fn idempotence_that_is_no_flag() {
    check(
        "items.yaml",
        &[("x-idempotent: false", r#"x-idempotent: "no""#)],
        &[r#"items.yaml:39: x-idempotent is "no"; write true or false"#],
    );
}

#[test]
fn an_unknown_cloud() {
    check(
        "items.yaml",
        &[("x-clouds: [otc]", "x-clouds: [aws]")],
        &[r#"items.yaml:10: there is no cloud "aws"; write huawei, huawei-eu, otc"#],
    );
}

#[test]
fn a_cloud_twice() {
    check(
        "items.yaml",
        &[("x-clouds: [otc]", "x-clouds: [otc, otc]")],
        &["items.yaml:10: the cloud otc is there twice; remove one"],
    );
}

#[test]
fn clouds_that_are_no_list() {
    check(
        "items.yaml",
        &[("x-clouds: [otc]", "x-clouds: otc")],
        &[
            "items.yaml:10: the clouds are no list; write some of huawei, huawei-eu, otc, as in [otc]",
        ],
    );
}

#[test]
fn a_vendor_name_that_is_the_operation_id() {
    check(
        "items.yaml",
        &[("x-api-name: CreatItem", "x-api-name: CreateItem")],
        &["items.yaml:38: x-api-name is the same as operationId; remove it"],
    );
}

#[test]
fn a_deviation_without_a_reason() {
    check(
        "items.yaml",
        &[(
            "x-deviation: the vendor's table forgets it",
            r#"x-deviation: """#,
        )],
        &["items.yaml:107: x-deviation gives no reason; write it in a sentence"],
    );
}

#[test]
fn a_job_that_nothing_polls() {
    check(
        "items.yaml",
        &[("poll: ShowJob", "poll: ShowJobs")],
        &["items.yaml:40: no operation is called ShowJobs; write ShowJob"],
    );
}

#[test]
fn a_job_id_that_is_no_field() {
    check(
        "items.yaml",
        &[("x-job: {id: job_id", "x-job: {id: task")],
        &["items.yaml:40: task is no field of the answer; write one of job_id"],
    );
}

#[test]
fn a_job_with_an_unknown_key() {
    check(
        "items.yaml",
        &[("poll: ShowJob}", "pol: ShowJob}")],
        &[
            r#"items.yaml:40: x-job has no key "pol"; write poll"#,
            "items.yaml:40: x-job has no poll; write text",
        ],
    );
}

#[test]
fn pages_of_an_unknown_style() {
    check(
        "items.yaml",
        &[("style: offset", "style: cursor")],
        &[r#"items.yaml:9: style of x-pagination is "cursor"; write offset or start or marker"#],
    );
}

#[test]
fn pages_by_a_parameter_that_is_not_there() {
    check(
        "items.yaml",
        &[("style: offset", "style: marker")],
        &[
            "items.yaml:9: marker is no query parameter of the operation; write one of limit, offset, colours",
        ],
    );
}

#[test]
fn a_page_length_that_is_no_parameter() {
    check(
        "items.yaml",
        &[("limit: limit", "limit: size")],
        &[
            "items.yaml:9: size is no query parameter of the operation; write one of limit, offset, colours",
        ],
    );
}

#[test]
fn a_list_that_is_no_field() {
    check(
        "items.yaml",
        &[("items: items, total: total", "items: thing, total: total")],
        &["items.yaml:9: thing is no field of the answer; write one of items, total"],
    );
}

#[test]
fn a_list_that_is_no_list() {
    check(
        "items.yaml",
        &[("items: items, total: total", "items: total, total: total")],
        &[
            "items.yaml:9: the field total of the answer is no list; write the field that holds the items",
        ],
    );
}

#[test]
fn a_total_that_is_no_field() {
    check(
        "items.yaml",
        &[("total: total", "total: totals")],
        &["items.yaml:9: totals is no field of the answer; write total"],
    );
}

#[test]
fn a_policy_that_does_not_exist() {
    check(
        "customers.yaml",
        &[("policy: Customer,", "policy: Custom,")],
        &[
            "customers.yaml:38: there is no password policy Custom; write Customer",
            "passwords.yaml:13: no field goes by the policy Customer; remove it, or name it in an x-password-policy",
        ],
    );
}

#[test]
fn a_user_name_that_is_nowhere() {
    check(
        "customers.yaml",
        &[("user_name: customer", "user_name: who")],
        &[
            "customers.yaml:38: ResetPassword has no parameter or body field who; write default_user_name if it is not sent",
        ],
    );
}

#[test]
fn two_user_names() {
    check(
        "customers.yaml",
        &[(
            "user_name: customer",
            "user_name: customer, default_user_name: root",
        )],
        &[
            "customers.yaml:38: the user's name is said to be sent and not to be; write user_name or default_user_name",
        ],
    );
}

#[test]
fn a_policy_on_a_field_that_is_no_secret() {
    check(
        "customers.yaml",
        &[(
            "          format: password\n          description: The new one.\n",
            "          description: The new one.\n",
        )],
        &[
            "customers.yaml:33: the field new_password holds a secret by its name and could be printed; write format: password",
            "customers.yaml:37: a policy is for secrets; write format: password on this field",
        ],
    );
}

#[test]
fn a_policy_that_no_request_reaches() {
    check(
        "items.yaml",
        &[
            (
                "          maxLength: 20",
                "          format: password\n          x-password-policy: {policy: Customer}",
            ),
            (
                r##"schema: {$ref: "#/components/schemas/Item"}"##,
                r##"schema: {type: object, properties: {item: {$ref: "#/components/schemas/Item"}}}"##,
            ),
            (
                "example: {name: Lamp, price: 1.5}",
                "example: {item: {name: Lamp}}",
            ),
        ],
        &[
            "items.yaml:99: the policy would never be checked, because this is a field of no request's body itself; move it there",
        ],
    );
}
