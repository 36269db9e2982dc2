//! Secrets that could be printed or logged: each mistake, and what its author is told.

use crate::fixture::check;

#[test]
fn a_password_that_could_be_printed() {
    check(
        "customers.yaml",
        &[
            ("          format: password\n", ""),
            (
                "          x-password-policy: {policy: Customer, user_name: customer}\n",
                "",
            ),
        ],
        &[
            "customers.yaml:33: the field new_password holds a secret by its name and could be printed; write format: password",
            "passwords.yaml:13: no field goes by the policy Customer; remove it, or name it in an x-password-policy",
        ],
    );
}

#[test]
fn a_secret_with_a_default() {
    check(
        "customers.yaml",
        &[(
            "          format: password\n",
            "          format: password\n          default: abcdefgh\n",
        )],
        &[
            "customers.yaml:36: a secret has no default; remove it, or the format if this is no secret",
        ],
    );
}

#[test]
fn a_secret_in_a_path() {
    check(
        "customers.yaml",
        &[
            ("{customer}/password:", "{customer}/{password}:"),
            (
                "        - name: customer\n",
                "        - {name: password, in: path, required: true, description: Bad., schema: {type: string}}\n        - name: customer\n",
            ),
        ],
        &[
            "customers.yaml:11: the parameter password would put a secret into a URL or header, which are logged on the way; send it in the body",
        ],
    );
}

#[test]
fn a_secret_parameter() {
    check(
        "items.yaml",
        &[(
            "          description: Where the page begins.\n          schema: {type: string}",
            "          description: Where the page begins.\n          schema: {type: string, format: password}",
        )],
        &[
            "items.yaml:18: the parameter offset would put a secret into a URL or header, which are logged on the way; send it in the body",
        ],
    );
}
