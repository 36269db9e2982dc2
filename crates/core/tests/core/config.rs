//! Configuration: what is derived from what, and what is refused.

use huaweicloud_core::{
    Cloud, Config, Error, ErrorKind,
    config::ConfigBuilder,
    operation::{Endpoint, Service},
};

static DWS: Service = Service {
    name: "dws",
    host: "dws",
    endpoints: &[
        Endpoint {
            cloud: Cloud::Huawei,
            region: "cn-north-4",
            url: "https://dws.cn-north-4.myhuaweicloud.com",
        },
        Endpoint {
            cloud: Cloud::Huawei,
            region: "shared-1",
            url: "https://dws.shared-1.myhuaweicloud.com",
        },
        Endpoint {
            cloud: Cloud::Otc,
            region: "shared-1",
            url: "https://dws.shared-1.otc.t-systems.com",
        },
        Endpoint {
            cloud: Cloud::Otc,
            region: "eu-de",
            url: "https://dws.eu-de.otc.t-systems.com",
        },
    ],
    operations: &[],
    codes: &[],
    policies: &[],
};

fn variables(pairs: &[(&str, &str)]) -> Result<Config, Error> {
    Config::builder()
        .or_variables(
            pairs
                .iter()
                .map(|(n, v)| ((*n).to_owned(), (*v).to_owned())),
        )?
        .build()
}

fn refused(builder: ConfigBuilder) -> String {
    let error = builder.build().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Config);
    error.to_string()
}

#[test]
fn the_official_names_are_read() {
    let config = variables(&[
        ("HUAWEICLOUD_SDK_AK", "AK"),
        ("HUAWEICLOUD_SDK_SK", "SK"),
        ("HUAWEICLOUD_SDK_PROJECT_ID", "p1"),
        ("HUAWEICLOUD_SDK_DOMAIN_ID", "d1"),
        ("HUAWEICLOUD_SDK_CLOUD", "otc"),
        ("HUAWEICLOUD_SDK_REGION", "eu-de"),
    ])
    .unwrap();
    assert_eq!(config.credentials().unwrap().access_key(), "AK");
    assert_eq!(config.project_id(), Some("p1"));
    assert_eq!(config.domain_id(), Some("d1"));
    assert_eq!(config.cloud(), Some(Cloud::Otc));
    assert_eq!(
        config.endpoint_for(&DWS).unwrap(),
        "https://dws.eu-de.otc.t-systems.com"
    );
}

#[test]
fn what_is_set_wins_over_the_environment() {
    let config = Config::builder()
        .region("cn-north-4")
        .or_variables([("HUAWEICLOUD_SDK_REGION".to_owned(), "eu-de".to_owned())])
        .unwrap()
        .build()
        .unwrap();
    assert_eq!(config.region(), Some("cn-north-4"));
}

#[test]
fn an_endpoint_is_explicit_or_overridden_or_documented() {
    let region = ("HUAWEICLOUD_SDK_REGION", "eu-de");
    let url = "HUAWEICLOUD_SDK_REGION_DWS_EU_DE";
    let endpoint = |config: Config| config.endpoint_for(&DWS).unwrap();
    assert_eq!(
        endpoint(variables(&[region]).unwrap()),
        "https://dws.eu-de.otc.t-systems.com"
    );
    let overridden = variables(&[region, (url, "https://a.example/,https://b.example")]);
    assert_eq!(endpoint(overridden.unwrap()), "https://a.example");
    let explicit = Config::builder()
        .endpoint_for("dws", "http://127.0.0.1:8080/")
        .or_variables([(url.to_owned(), "https://a.example".to_owned())])
        .unwrap()
        .build();
    assert_eq!(endpoint(explicit.unwrap()), "http://127.0.0.1:8080");
}

#[test]
fn a_region_that_nobody_documents_works_with_an_endpoint_only() {
    let error = variables(&[("HUAWEICLOUD_SDK_REGION", "mars-1")])
        .unwrap()
        .endpoint_for(&DWS)
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Config);
    assert!(error.message().contains("cn-north-4, eu-de"), "{error}");
    let config = Config::builder()
        .region("mars-1")
        .endpoint_for("dws", "https://dws.mars.example");
    assert!(config.build().unwrap().endpoint_for(&DWS).is_ok());
    let nothing = Config::builder()
        .build()
        .unwrap()
        .endpoint_for(&DWS)
        .unwrap_err();
    assert!(
        nothing.message().contains("HUAWEICLOUD_SDK_REGION"),
        "{nothing}"
    );
}

#[test]
fn a_region_of_several_clouds_needs_the_cloud() {
    let shared = Config::builder().region("shared-1");
    let error = shared
        .clone()
        .build()
        .unwrap()
        .endpoint_for(&DWS)
        .unwrap_err();
    assert!(error.message().contains("huawei, otc"), "{error}");
    let config = shared.cloud(Cloud::Otc).build().unwrap();
    assert_eq!(
        config.endpoint_for(&DWS).unwrap(),
        "https://dws.shared-1.otc.t-systems.com"
    );
}

#[test]
fn the_cloud_is_derived_from_host_or_region() {
    let with = |url: &str| {
        Config::builder()
            .endpoint_for("dws", url)
            .build()
            .unwrap()
            .cloud_for(&DWS)
    };
    assert_eq!(
        with("https://dws.eu-nl.otc.t-systems.com"),
        Some(Cloud::Otc)
    );
    assert_eq!(
        with("https://dws.eu-west-101.myhuaweicloud.eu"),
        Some(Cloud::HuaweiEu)
    );
    assert_eq!(
        with("https://dws.cn-east-4.myhuaweicloud.cn"),
        Some(Cloud::Huawei)
    );
    assert_eq!(with("https://myhuaweicloud.com.evil.example"), None);
    assert_eq!(with("https://notmyhuaweicloud.com"), None);
    assert_eq!(with("http://127.0.0.1:1"), None);
    let by_region = |region: &str| {
        Config::builder()
            .region(region)
            .build()
            .unwrap()
            .cloud_for(&DWS)
    };
    assert_eq!(by_region("eu-de"), Some(Cloud::Otc));
    assert_eq!(by_region("shared-1"), None);
}

#[test]
fn malformed_values_are_named() {
    let builder = Config::builder;
    assert!(refused(builder().region("eu-de/..")).contains("region"));
    assert!(refused(builder().region("")).contains("region"));
    assert!(refused(builder().project_id("a b")).contains("project id"));
    assert!(refused(builder().max_attempts(0)).contains("max_attempts"));
    assert!(refused(builder().timeout(std::time::Duration::ZERO)).contains("timeout"));
    assert!(refused(builder().user_agent_suffix("a\nb")).contains("user agent"));
    for url in [
        "dws.eu-de.otc.t-systems.com",
        "ftp://h",
        "https://h/path",
        "https://h?q=1",
        "",
    ] {
        assert!(
            refused(builder().endpoint_for("dws", url)).contains("endpoint"),
            "{url}"
        );
    }
    let shown = refused(builder().endpoint_for("dws", "https://me:planted@h"));
    assert!(!shown.contains("planted"), "{shown}");
    let error = variables(&[("HUAWEICLOUD_SDK_CLOUD", "azure")]).unwrap_err();
    assert!(error.message().contains("HUAWEICLOUD_SDK_CLOUD"), "{error}");
}

#[tokio::test]
async fn the_keys_do_not_print() {
    let config = variables(&[
        ("HUAWEICLOUD_SDK_AK", "AK"),
        ("HUAWEICLOUD_SDK_SK", "planted"),
    ])
    .unwrap();
    assert!(!format!("{config:?}").contains("planted"));
}
