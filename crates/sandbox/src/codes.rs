//! Which of a service's documented codes the sandbox answers what with.

use http::StatusCode;

use crate::{Service, document::Document, reply::Failure};

/// A service's codes by what they are used for. Their statuses are those of the service's own table.
#[derive(Debug)]
pub(crate) struct Codes {
    /// A project id that is none. Where no code says that, the gateway refuses the project.
    pub(crate) malformed_project: Option<&'static str>,
    pub(crate) body_missing: &'static str,
    pub(crate) body_unreadable: &'static str,
    /// A parameter or field that is missing or does not fit.
    pub(crate) invalid: &'static str,
    /// No such instance or cluster.
    pub(crate) unknown_resource: &'static str,
    /// No such user of the instance, where there are users.
    pub(crate) unknown_user: Option<&'static str>,
    pub(crate) password: &'static str,
    /// A password in which the user name occurs, forwards or backwards.
    pub(crate) password_holds_name: Option<&'static str>,
}

static DMS: Codes = Codes {
    malformed_project: Some("DMS.00400002"),
    body_missing: "DMS.00400004",
    body_unreadable: "DMS.00400005",
    invalid: "DMS.00400062",
    unknown_resource: "DMS.00404022",
    // No page has a code for an unknown user: this is the one for a URL behind which there is nothing.
    unknown_user: Some("DMS.00404001"),
    password: "DMS.00400012",
    password_holds_name: None,
};

static DWS: Codes = Codes {
    malformed_project: None,
    body_missing: "DWS.5065",
    body_unreadable: "DWS.5065",
    invalid: "DWS.5063",
    unknown_resource: "DWS.0047",
    unknown_user: None,
    password: "DWS.5144",
    password_holds_name: Some("DWS.5145"),
};

impl Codes {
    pub(crate) fn of(service: Service) -> Option<&'static Self> {
        match service {
            Service::Kafka | Service::Dms => Some(&DMS),
            Service::Dws => Some(&DWS),
            Service::Iam => None,
        }
    }
}

/// A failure with one of the service's codes.
pub(crate) fn failure(document: &Document, code: &str, message: impl Into<String>) -> Failure {
    let status = document.status_of(code).unwrap_or(StatusCode::BAD_REQUEST);
    Failure::new(status, code, message)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Documents;

    #[test]
    fn every_code_is_documented_with_the_status_that_it_is_used_for() {
        for document in Documents::bundled().expect("valid").iter() {
            let codes = document.codes;
            let bad_requests = [
                codes.body_missing,
                codes.body_unreadable,
                codes.invalid,
                codes.password,
            ];
            let optional = [codes.malformed_project, codes.password_holds_name];
            for code in bad_requests
                .into_iter()
                .chain(optional.into_iter().flatten())
            {
                assert_eq!(
                    document.status_of(code),
                    Some(StatusCode::BAD_REQUEST),
                    "{code}"
                );
            }
            for code in [Some(codes.unknown_resource), codes.unknown_user]
                .into_iter()
                .flatten()
            {
                assert_eq!(
                    document.status_of(code),
                    Some(StatusCode::NOT_FOUND),
                    "{code}"
                );
            }
        }
    }
}
