//! The API gateway's own codes, which any service's caller may see, as `APIG.0301` and as `APIGW.0301`.
//!
//! From the gateway's table of error codes
//! (<https://docs.otc.t-systems.com/api-gateway/umn/appendix/error_codes.html>); the kinds are ours.

use super::ErrorKind;

/// Whether the gateway gives a code before it has passed the request on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stage {
    /// The backend never saw the request.
    BeforeBackend,
    /// The backend may have seen it.
    Anywhere,
}

struct Row(&'static str, u16, ErrorKind, Stage);

/// Kind and stage of a gateway's code. A code with several rows means what its status says, and nothing with another.
pub(crate) fn look_up(code: &str, status: u16) -> Option<(ErrorKind, Stage)> {
    let number = code
        .strip_prefix("APIGW.")
        .or_else(|| code.strip_prefix("APIG."))?;
    let rows: Vec<&Row> = ROWS.iter().filter(|row| row.0 == number).collect();
    let row = match rows.as_slice() {
        [row] => row,
        rows => rows.iter().find(|row| row.1 == status)?,
    };
    Some((row.2, row.3))
}

use ErrorKind::{
    Auth, Billing, Internal, NotFound, Permission, Quota, Throttled, Timeout, Validation,
};
use Stage::{Anywhere, BeforeBackend};

/// Of the codes with a 5xx status, those that can only be given before the backend is called are marked so.
const ROWS: &[Row] = &[
    Row("0101", 404, NotFound, BeforeBackend), // API not published here, or wrong host/method/path
    Row("0103", 500, Internal, BeforeBackend), // backend not found
    Row("0104", 500, Internal, BeforeBackend), // plug-ins not found
    Row("0105", 500, Internal, BeforeBackend), // backend configuration not found
    Row("0106", 400, Validation, BeforeBackend), // orchestration error
    Row("0107", 500, Internal, Anywhere),      // custom Lua script failed
    Row("0201", 400, Validation, BeforeBackend), // bad request parameters
    Row("0201", 413, Validation, BeforeBackend), // body over 12 MB
    Row("0201", 414, Validation, BeforeBackend), // URI over 32 KB
    Row("0201", 494, Validation, BeforeBackend), // one header over 32 KB or all over 128 KB
    Row("0201", 500, Internal, Anywhere),      // internal error
    Row("0201", 502, Internal, Anywhere),      // backend unavailable
    Row("0201", 504, Timeout, Anywhere),       // backend timeout
    Row("0202", 502, Internal, Anywhere),      // backend unavailable
    Row("0203", 504, Timeout, Anywhere),       // backend timeout
    Row("0204", 400, Validation, BeforeBackend), // TLS version unsupported
    Row("0205", 400, Auth, BeforeBackend),     // client certificate rejected
    Row("0301", 401, Auth, BeforeBackend), // IAM authentication wrong (token or AK/SK signature)
    Row("0302", 403, Permission, BeforeBackend), // IAM user may not call the API
    Row("0303", 401, Auth, BeforeBackend), // app authentication wrong (also clock skew over 15 min)
    Row("0304", 403, Permission, BeforeBackend), // app may not call the API
    Row("0305", 401, Auth, BeforeBackend), // authentication information wrong
    Row("0306", 403, Permission, BeforeBackend), // API access denied
    Row("0307", 401, Auth, BeforeBackend), // token must be renewed (also: token of another region)
    Row("0308", 429, Throttled, BeforeBackend), // throttling threshold reached
    Row("0310", 403, Permission, BeforeBackend), // project unavailable
    Row("0311", 401, Auth, BeforeBackend), // debug authentication wrong
    Row("0312", 401, Auth, BeforeBackend), // third-party authentication failed
    Row("0313", 401, Auth, BeforeBackend), // third-party identity wrong
    Row("0314", 403, Permission, BeforeBackend), // third-party authentication denied
    Row("0401", 403, Permission, BeforeBackend), // client IP unknown
    Row("0402", 403, Permission, BeforeBackend), // client IP not allowed
    Row("0404", 403, Permission, BeforeBackend), // backend IP not allowed
    Row("0405", 403, Permission, BeforeBackend), // app not called from a trusted IP
    Row("0501", 405, Quota, BeforeBackend), // app quota used up
    Row("0502", 405, Billing, BeforeBackend), // app frozen
    Row("0601", 500, Internal, Anywhere),  // internal error
    Row("0602", 400, Validation, BeforeBackend), // bad request
    Row("0605", 500, Internal, BeforeBackend), // domain name not resolved
    Row("0606", 500, Internal, BeforeBackend), // API configuration not loaded
    Row("0607", 400, Validation, BeforeBackend), // protocol unsupported
    Row("0608", 500, Internal, BeforeBackend), // admin token not obtained
    Row("0609", 500, Internal, BeforeBackend), // VPC backend not found
    Row("0610", 502, Internal, Anywhere),  // no backend available
    Row("0611", 500, Internal, BeforeBackend), // backend port not found
    Row("0612", 500, Internal, BeforeBackend), // API calls itself
    Row("0613", 503, Internal, BeforeBackend), // IAM unavailable
    Row("0615", 500, Internal, BeforeBackend), // third-party auth VPC channel wrong
    Row("0616", 500, Internal, BeforeBackend), // third-party auth service unreachable
    Row("0617", 500, Internal, BeforeBackend), // third-party auth gave no answer
    Row("0705", 500, Internal, BeforeBackend), // backend signature failed
    Row("0802", 403, Permission, BeforeBackend), // IAM user disabled in this region
    Row("1001", 401, Auth, BeforeBackend), // refresh token expired
    Row("1002", 401, Auth, BeforeBackend), // access token expired
    Row("1003", 401, Auth, BeforeBackend), // app does not match refresh token
    Row("1004", 401, Auth, BeforeBackend), // app unknown
    Row("1009", 400, Auth, BeforeBackend), // AppKey or AppSecret invalid
    Row("2102", 400, Auth, BeforeBackend), // signature key missing
    Row("2201", 400, Auth, BeforeBackend), // AppKey or SecretKey invalid
    Row("2202", 400, Auth, BeforeBackend), // refresh token invalid
    Row("2203", 400, Auth, BeforeBackend), // access token invalid
    Row("2204", 400, Validation, BeforeBackend), // content type invalid
    Row("2205", 400, Validation, BeforeBackend), // auth parameter invalid
    Row("2206", 400, Validation, BeforeBackend), // auth method invalid
    Row("2208", 400, Validation, BeforeBackend), // through_data too long
    Row("2209", 400, Validation, BeforeBackend), // grant_type invalid
    Row("2210", 400, Validation, BeforeBackend), // grant_type missing
    Row("2211", 400, Validation, BeforeBackend), // client_id missing
    Row("2212", 400, Validation, BeforeBackend), // client_secret missing
    Row("2213", 400, Validation, BeforeBackend), // refresh_token missing
];
