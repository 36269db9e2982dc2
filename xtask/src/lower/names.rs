//! How wire names become Rust names: the type engine's own rules, so that both sides agree.

use heck::{ToPascalCase, ToShoutySnakeCase, ToSnakeCase};

/// The Rust name of a schema, as in `IpAccess` for `IPAccess`.
pub(crate) fn type_name(schema: &str) -> String {
    identifier(schema, str::to_pascal_case)
}

/// The Rust name of a field or parameter, as in `type_` for `type`.
pub(crate) fn field_name(wire: &str) -> String {
    identifier(wire, str::to_snake_case)
}

/// The name of an operation's method, as in `reset_user_password`.
pub(crate) fn snake_name(operation: &str) -> String {
    identifier(operation, str::to_snake_case)
}

/// The name of a tag's module, as in `consumer_groups` for `consumer-groups`.
pub(crate) fn module_name(tag: &str) -> String {
    field_name(tag)
}

/// The name of a constant, as in `RESET_USER_PASSWORD` for `ResetUserPassword`.
pub(crate) fn constant_name(name: &str) -> String {
    identifier(name, str::to_shouty_snake_case)
}

fn identifier(name: &str, case: fn(&str) -> String) -> String {
    let words: String = name
        .chars()
        .filter(|c| *c != '\'')
        .map(|c| {
            if c.is_alphanumeric() || c == '_' {
                c
            } else {
                '-'
            }
        })
        .collect();
    let mut cased = case(&words);
    if !cased.starts_with(|c: char| c.is_alphabetic()) {
        cased.insert_str(0, &case("x"));
    }
    if !typify::accept_as_ident(&cased) {
        cased.push('_');
    }
    cased
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn acronyms_and_keywords_come_out_as_the_engine_writes_them() {
        assert_eq!(
            type_name("CreateInstanceIPAccessReq"),
            "CreateInstanceIpAccessReq"
        );
        assert_eq!(field_name("type"), "type_");
        assert_eq!(field_name("user-default"), "user_default");
        assert_eq!(field_name("sourceIP"), "source_ip");
        assert_eq!(constant_name("ResetUserPassword"), "RESET_USER_PASSWORD");
        assert_eq!(constant_name("DMS.00400012"), "DMS_00400012");
    }
}
