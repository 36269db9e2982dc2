//! Bodies of requests and responses: each mistake, and what its author is told.

use crate::fixture::check;

#[test]
fn two_media_types_in_a_request() {
    check(
        "customers.yaml",
        &[(
            "          application/json:\n",
            "          text/plain: {schema: {type: string}}\n          application/json:\n",
        )],
        &[
            "customers.yaml:18: the body has 2 media types; write one",
            "customers.yaml:19: a request cannot send text/plain; write application/json",
        ],
    );
}

#[test]
fn two_media_types_in_a_response() {
    check(
        "items.yaml",
        &[(
            "            application/octet-stream:\n",
            "            text/csv: {schema: {type: string, format: binary}}\n            application/octet-stream:\n",
        )],
        &["items.yaml:83: the body has 2 media types; write one"],
    );
}

#[test]
fn no_media_type() {
    check(
        "customers.yaml",
        &[(
            "          application/json:\n            schema: {$ref: \"#/components/schemas/NewPassword\"}\n            example: {new_password: \"Xk7#pQ2mVd9w\"}\n",
            "          {}\n",
        )],
        &[
            "customers.yaml:18: the body has 0 media types; write one",
            "customers.yaml:26: no operation uses NewPassword; remove it, or refer to it",
            "customers.yaml:36: the policy would never be checked, because this is a field of no request's body itself; move it there",
        ],
    );
}

#[test]
fn a_form_in_a_request() {
    check(
        "items.yaml",
        &[(
            "application/json;charset=UTF-8:",
            "application/x-www-form-urlencoded:",
        )],
        &[
            "items.yaml:50: a request cannot send application/x-www-form-urlencoded; write application/json",
        ],
    );
}

#[test]
fn a_request_without_an_example() {
    check(
        "items.yaml",
        &[("            example: {name: Lamp, price: 1.5}\n", "")],
        &[
            "items.yaml:50: application/json;charset=UTF-8 has no example; write one that fits the schema",
        ],
    );
}

#[test]
fn a_response_without_an_example() {
    check(
        "items.yaml",
        &[("              example: {job_id: j1}\n", "")],
        &["items.yaml:57: application/json has no example; write one that fits the schema"],
    );
}

#[test]
fn a_file_that_is_an_object() {
    check(
        "items.yaml",
        &[("{type: string, format: binary}", "{type: object}")],
        &[
            "items.yaml:84: a body of application/octet-stream is read as a file; write schema: {type: string, format: binary}, or application/json",
        ],
    );
}

#[test]
fn a_body_in_a_get() {
    check(
        "items.yaml",
        &[(
            "      operationId: ShowJob\n",
            "      operationId: ShowJob\n      requestBody: {content: {application/json: {schema: {type: object}, example: {}}}}\n",
        )],
        &["items.yaml:70: ShowJob sends a body where HTTP has none; remove requestBody"],
    );
}

#[test]
fn a_media_type_without_a_schema() {
    check(
        "customers.yaml",
        &[(
            "            schema: {$ref: \"#/components/schemas/NewPassword\"}\n",
            "",
        )],
        &[
            "customers.yaml:19: a media type has no schema; write the body's schema",
            "customers.yaml:27: no operation uses NewPassword; remove it, or refer to it",
            "customers.yaml:37: the policy would never be checked, because this is a field of no request's body itself; move it there",
        ],
    );
}
