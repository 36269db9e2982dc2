//! Paths and their parameters: each mistake, and what its author is told.

use crate::fixture::check;

#[test]
fn a_path_without_a_slash() {
    check(
        "items.yaml",
        &[("  /v1/jobs/{job_id}:", "  v1/jobs/{job_id}:")],
        &["items.yaml:67: the path v1/jobs/{job_id} does not begin with a slash; write /.."],
    );
}

#[test]
fn an_unclosed_brace() {
    check(
        "items.yaml",
        &[("  /v1/jobs/{job_id}:", "  /v1/jobs/{job_id:")],
        &[
            "items.yaml:67: the path /v1/jobs/{job_id has a segment that is neither a name in braces nor plain text; write one of the two",
        ],
    );
}

#[test]
fn an_empty_segment() {
    check(
        "items.yaml",
        &[("  /v1/jobs/{job_id}:", "  /v1//jobs/{job_id}:")],
        &[
            "items.yaml:67: the path /v1//jobs/{job_id} has an empty, `.` or `..` segment; remove it",
        ],
    );
}

#[test]
fn braces_without_a_name() {
    check(
        "items.yaml",
        &[("  /v1/jobs/{job_id}:", "  /v1/jobs/{}:")],
        &["items.yaml:67: the path /v1/jobs/{} has braces without a name; write the parameter's"],
    );
}

#[test]
fn a_name_twice_in_a_path() {
    check(
        "items.yaml",
        &[("  /v1/jobs/{job_id}:", "  /v1/jobs/{job_id}/{job_id}:")],
        &[
            "items.yaml:67: the path /v1/jobs/{job_id}/{job_id} has the same name in braces twice; rename one",
        ],
    );
}

#[test]
fn an_undeclared_path_parameter() {
    check(
        "items.yaml",
        &[("  /v1/jobs/{job_id}:", "  /v1/{shop}/jobs/{job_id}:")],
        &[
            "items.yaml:68: ShowJob has {shop} in its path and no such parameter; declare it with in: path and required: true",
        ],
    );
}

#[test]
fn a_path_parameter_that_is_not_in_the_path() {
    check(
        "items.yaml",
        &[("  /v1/jobs/{job_id}:", "  /v1/jobs:")],
        &[
            "items.yaml:75: the path /v1/jobs has no {job_id}; add it to the path, or remove the parameter",
        ],
    );
}

#[test]
fn a_path_parameter_that_is_not_required() {
    check(
        "customers.yaml",
        &[(
            "          required: true\n          description: Who it is.",
            "          description: Who it is.",
        )],
        &["customers.yaml:11: the path parameter customer is not required; write required: true"],
    );
}

#[test]
fn two_templates_alike() {
    check(
        "customers.yaml",
        &[(
            "  /v1/customers/{customer}/password:",
            "  /v1/jobs/{customer}:",
        )],
        &[
            "items.yaml:67: the path /v1/jobs/{job_id} matches all that /v1/jobs/{customer} does; write it the same, with the same names in braces",
        ],
    );
}

#[test]
fn a_path_without_operations() {
    check(
        "items.yaml",
        &[(
            "  /v1/jobs/{job_id}:",
            "  /v1/nothing: {}\n  /v1/jobs/{job_id}:",
        )],
        &["items.yaml:67: the path /v1/nothing has no operation; write one, or remove the path"],
    );
}
