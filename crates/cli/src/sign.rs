//! `hwc sign`: the signature of any request, with every step on the way to it.

use std::{env, time::SystemTime};

use clap::{Arg, ArgAction, ArgMatches, Command as Clap, builder::NonEmptyStringValueParser};
use huaweicloud_core::{
    Error,
    credentials::Credentials,
    signing::{Algorithm, Request, Scope, sign},
};
use jiff::{Timestamp, civil::DateTime, tz::TimeZone};
use serde::{Serialize, Serializer};

use crate::{
    failure::{Failure, Result},
    globals::Globals,
    output,
    source::Source,
};

type Header = (String, String);

/// The subcommand.
pub(crate) fn clap() -> Clap {
    Clap::new("sign")
        .about("Sign a request and show every step; nothing is sent")
        .long_about(
            "Sign a request and show every step; nothing is sent.\n\n\
             The keys come from HUAWEICLOUD_SDK_AK, HUAWEICLOUD_SDK_SK and HUAWEICLOUD_SDK_SECURITY_TOKEN. The result \
             is a live request and is not masked.",
        )
        .arg(
            Arg::new("method")
                .value_name("METHOD")
                .required(true)
                .value_parser(method)
                .help("HTTP method"),
        )
        .arg(
            Arg::new("url")
                .value_name("URL")
                .required(true)
                .help("URL with path and query as they will be sent"),
        )
        .arg(
            Arg::new("header")
                .long("header")
                .value_name("K: V")
                .action(ArgAction::Append)
                .value_parser(header)
                .help("Header to send and sign; names with _ are sent only"),
        )
        .arg(
            Arg::new("body")
                .long("body")
                .value_name("FILE|-")
                .value_parser(Source::parse)
                .help("Body, byte for byte"),
        )
        .arg(
            Arg::new("date")
                .long("date")
                .value_name("YYYYMMDDTHHMMSSZ")
                .value_parser(date)
                .help("Time of the request, in UTC; now by default"),
        )
        .arg(
            Arg::new("algorithm")
                .long("algorithm")
                .value_name("NAME")
                .default_value(Algorithm::default().as_str())
                .value_parser(Algorithm::NAMES.to_vec())
                .help("Signing algorithm; V11-HMAC-SHA256 and SDK-HMAC-SHA256-SCOPED sign for --region and --service"),
        )
        .arg(
            Arg::new("service")
                .long("service")
                .value_name("SERVICE")
                .value_parser(NonEmptyStringValueParser::new())
                .help("Service of the scope, where the algorithm has one (with --region)"),
        )
}

/// The result, with its keys in the order of the contract.
#[derive(Serialize)]
struct Steps<'a> {
    method: &'a str,
    url: &'a str,
    canonical_request: &'a str,
    string_to_sign: &'a str,
    #[serde(serialize_with = "as_map")]
    headers: &'a [Header],
}

fn as_map<S: Serializer>(
    headers: &&[Header],
    serializer: S,
) -> std::result::Result<S::Ok, S::Error> {
    serializer.collect_map(headers.iter().map(|(name, value)| (name, value)))
}

/// Signs and prints.
pub(crate) async fn run(globals: &Globals, matches: &ArgMatches) -> Result<()> {
    let text = |name| matches.get_one::<String>(name).map_or("", String::as_str);
    let (method, url) = (text("method"), text("url"));
    let headers: Vec<Header> = matches
        .get_many("header")
        .map(|headers| headers.cloned().collect())
        .unwrap_or_default();
    let time = time(matches, &headers)?;
    let algorithm = algorithm(matches, globals)?;
    let credentials = credentials()?;
    let body = match matches.get_one::<Source>("body") {
        Some(source) => source.read().await?,
        None => Vec::new(),
    };
    let request = Request {
        method,
        url,
        headers: &headers,
        body: &body,
    };
    let signed = sign(&request, &credentials, &algorithm, time)?;
    output::json(&Steps {
        method,
        url,
        canonical_request: &signed.canonical_request,
        string_to_sign: &signed.string_to_sign,
        headers: &signed.headers,
    })
}

/// The algorithm with its scope, where it has one.
fn algorithm(matches: &ArgMatches, globals: &Globals) -> Result<Algorithm> {
    let name = matches
        .get_one::<String>("algorithm")
        .map_or("", String::as_str);
    let service = matches.get_one::<String>("service").map(String::as_str);
    let scope = globals.region().zip(service);
    let scope = scope.map(|(region, service)| Scope::new(region, service));
    Algorithm::from_name(name, scope).map_err(|error| Failure::usage(error.message(), "hwc sign"))
}

/// The time of `--date`, or now. A date in a header is the signer's to check, and must be the same.
fn time(matches: &ArgMatches, headers: &[Header]) -> Result<SystemTime> {
    let Some(given) = matches.get_one::<SystemTime>("date").copied() else {
        return Ok(SystemTime::now());
    };
    let differs = |value: &str| date(value).is_ok_and(|time| time != given);
    if headers
        .iter()
        .any(|(name, value)| name.eq_ignore_ascii_case("x-sdk-date") && differs(value))
    {
        let message = "--date and the X-Sdk-Date header name different times: give one of them";
        return Err(Failure::usage(message, "hwc sign"));
    }
    Ok(given)
}

fn credentials() -> std::result::Result<Credentials, Error> {
    Credentials::from_variables(|name| env::var(name).ok())?.ok_or_else(|| {
        Error::credentials("no keys to sign with: set HUAWEICLOUD_SDK_AK and HUAWEICLOUD_SDK_SK")
    })
}

/// Methods are case-sensitive on the wire, and the signed form is upper case.
fn method(text: &str) -> std::result::Result<String, String> {
    let upper = text.to_ascii_uppercase();
    match http::Method::from_bytes(upper.as_bytes()) {
        Ok(_) => Ok(upper),
        Err(_) => Err("an HTTP method is wanted, as in PUT".to_owned()),
    }
}

/// `K: V`. The space around a value is no part of it.
fn header(text: &str) -> std::result::Result<Header, String> {
    let (name, value) = text
        .split_once(':')
        .map(|(name, value)| (name.trim(), value.trim()))
        .filter(|(name, _)| http::HeaderName::from_bytes(name.as_bytes()).is_ok())
        .ok_or("a header is written 'Name: value'")?;
    if value.chars().any(|c| c.is_control() && c != '\t') {
        return Err("the value of a header is one line".to_owned());
    }
    Ok((name.to_owned(), value.to_owned()))
}

fn date(text: &str) -> std::result::Result<SystemTime, String> {
    const FORMAT: &str = "%Y%m%dT%H%M%SZ";
    let wanted = |_| "a date is written YYYYMMDDTHHMMSSZ, in UTC".to_owned();
    let date = DateTime::strptime(FORMAT, text).map_err(wanted)?;
    if date.strftime(FORMAT).to_string() != text {
        return Err("a date is written YYYYMMDDTHHMMSSZ, in UTC".to_owned());
    }
    let time: Timestamp = date.to_zoned(TimeZone::UTC).map_err(wanted)?.timestamp();
    Ok(time.into())
}
