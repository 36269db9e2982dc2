//! All that is wrong is told in one run, whichever file, rule or service it belongs to, and nothing is written.

use crate::fixture::Repository;

#[test]
fn mistakes_of_every_kind_come_at_once() {
    let repository = Repository::good();
    repository.add_service("stall");
    repository.spoil("items.yaml", "      summary: List items\n", "");
    repository.spoil(
        "items.yaml",
        "operationId: CreateItem",
        "operationId: CreateItem\n      operationId: Again",
    );
    repository.spoil(
        "items.yaml",
        "items: {$ref: \"#/components/schemas/Item\"}",
        "items: {$ref: \"#/components/schemas/Itme\"}",
    );
    repository.spoil(
        "customers.yaml",
        "tags: [customers]",
        "tags: [customers, items]",
    );
    repository.spoil(
        "customers.yaml",
        "          x-password-policy: {policy: Customer, user_name: customer}\n",
        "",
    );
    repository.spoil("customers.yaml", "          format: password\n", "");
    repository.spoil("customers.yaml", "        5XX: {", "        default: {");
    repository.spoil(
        "passwords.yaml",
        "x-password-policies:\n",
        "x-password-policies:\n  polices: {}\n",
    );
    repository.spoil("openapi.yaml", "tags:\n", "x-logo: none\ntags:\n");
    repository.write("openapi/stall/more.yaml", "paths: {}\n");
    let ended = repository.run(&["codegen"]);
    assert_eq!(
        ended.err.lines().collect::<Vec<_>>(),
        [
            "openapi/shop/customers.yaml:6: ResetPassword has 2 tags; write the one of this file",
            "openapi/shop/customers.yaml:22: ResetPassword has no 5XX response; write one, or refer to a shared one",
            "openapi/shop/customers.yaml:25: a default response is a second success type to the generator; write 4XX and 5XX",
            "openapi/shop/customers.yaml:33: the field new_password holds a secret by its name and could be printed; write format: password",
            "openapi/shop/items.yaml:3: ListItems has no summary; write a line on what it does",
            "openapi/shop/items.yaml:37: the key \"operationId\" is on line 36 already; remove one of the two",
            "openapi/shop/items.yaml:124: \"#/components/schemas/Itme\" does not exist; write \"#/components/schemas/Item\"",
            "openapi/shop/openapi.yaml:18: there is no extension x-logo; write one of x-api-name, x-idempotent, x-clouds, x-pagination, x-job, x-deviation, x-password-policies, x-password-policy, x-error-codes",
            "openapi/shop/passwords.yaml:2: the password policies have no key \"polices\"; write documents or policies",
            "openapi/shop/passwords.yaml:14: no field goes by the policy Customer; remove it, or name it in an x-password-policy",
            "openapi/stall/more.yaml:1: no tag is called \"more\"; add it to tags in openapi.yaml, or remove the file",
            "",
            "11 problems; nothing was written",
        ]
    );
    assert_eq!((ended.status, ended.out.as_str()), (1, ""));
    assert!(!repository.path().join("crates").exists());
}

#[test]
fn bad_yaml_in_one_file_does_not_hide_that_in_another() {
    let repository = Repository::good();
    repository.spoil("items.yaml", "summary: List items", "summary: \"List items");
    repository.spoil(
        "customers.yaml",
        "summary: Reset a password",
        "summary: [Reset a password",
    );
    let ended = repository.run(&["codegen"]);
    assert_eq!(
        ended.err.lines().collect::<Vec<_>>(),
        [
            "openapi/shop/customers.yaml:8: not valid YAML: illegal placement of ':' indicator; look at the indentation and quotes here",
            "openapi/shop/items.yaml:6: not valid YAML: invalid indentation in quoted scalar; look at the indentation and quotes here",
            "",
            "2 problems; nothing was written",
        ]
    );
}
