//! A service's bundled OpenAPI document, ready to route by.

use std::{fmt, sync::OnceLock};

use http::StatusCode;
use huaweicloud_core::Error;
use serde_json::Value;

use crate::{
    Service,
    codes::Codes,
    generated,
    parameters::Parameter,
    route::{self, Captured, Template},
};

const METHODS: [&str; 8] = [
    "get", "put", "post", "delete", "options", "head", "patch", "trace",
];
/// A reference may lead to another; a circle of them ends here.
const MOST_REFERENCES: usize = 16;

static BUNDLED: OnceLock<Result<Documents, String>> = OnceLock::new();

/// The documents of the three services.
#[derive(Debug)]
pub(crate) struct Documents([Document; 3]);

impl Documents {
    /// The documents that this crate was built with, read once a process.
    pub(crate) fn bundled() -> Result<&'static Self, Error> {
        let bundled = BUNDLED.get_or_init(|| {
            Ok(Self([
                Document::parse(Service::Kafka, generated::KAFKA)?,
                Document::parse(Service::Dms, generated::DMS)?,
                Document::parse(Service::Dws, generated::DWS)?,
            ]))
        });
        bundled.as_ref().map_err(Error::config)
    }

    /// The document of a service; IAM has none.
    pub(crate) fn of(&self, service: Service) -> Option<&Document> {
        self.0.iter().find(|document| document.service == service)
    }

    #[cfg(test)]
    pub(crate) fn iter(&self) -> impl Iterator<Item = &Document> {
        self.0.iter()
    }
}

pub(crate) struct Document {
    pub(crate) service: Service,
    pub(crate) codes: &'static Codes,
    pub(crate) operations: Vec<Operation>,
    root: Value,
}

/// An operation, as far as serving it needs to know.
#[derive(Debug)]
pub(crate) struct Operation {
    pub(crate) id: String,
    method: String,
    path: Template,
    pub(crate) parameters: Vec<Parameter>,
    pub(crate) body: Option<RequestBody>,
    pub(crate) success: Success,
}

#[derive(Debug)]
pub(crate) struct RequestBody {
    pub(crate) required: bool,
    pub(crate) schema: Value,
}

/// The documented answer.
#[derive(Debug)]
pub(crate) struct Success {
    pub(crate) status: StatusCode,
    /// The media type and its object with `schema` and `example`, where there is a body.
    pub(crate) content: Option<(String, Value)>,
}

impl Document {
    pub(crate) fn parse(service: Service, text: &str) -> Result<Self, String> {
        let root: Value = serde_json::from_str(text)
            .map_err(|error| format!("the bundled document of {service} is no JSON: {error}"))?;
        let codes = Codes::of(service).ok_or_else(|| format!("{service} has no document"))?;
        let mut document = Self {
            service,
            codes,
            operations: Vec::new(),
            root,
        };
        document.operations = document.read_operations();
        Ok(document)
    }

    fn read_operations(&self) -> Vec<Operation> {
        let mut operations = Vec::new();
        for (path, item) in self.root["paths"].as_object().into_iter().flatten() {
            let shared = &item["parameters"];
            for method in METHODS {
                if let Some(node) = item.get(method) {
                    operations.push(self.read_operation(method, path, shared, node));
                }
            }
        }
        operations
    }

    fn read_operation(&self, method: &str, path: &str, shared: &Value, node: &Value) -> Operation {
        let parameters = [shared, &node["parameters"]]
            .into_iter()
            .filter_map(Value::as_array);
        let body = self.resolve(&node["requestBody"]);
        Operation {
            id: node["operationId"].as_str().unwrap_or_default().to_owned(),
            method: method.to_ascii_uppercase(),
            path: Template::parse(path),
            parameters: parameters
                .flatten()
                .filter_map(|parameter| Parameter::read(self.resolve(parameter)))
                .collect(),
            body: first_content(body).map(|(_, media)| RequestBody {
                required: body["required"] == true,
                schema: media["schema"].clone(),
            }),
            success: self.read_success(&node["responses"]),
        }
    }

    fn read_success(&self, responses: &Value) -> Success {
        let documented = responses.as_object().into_iter().flatten();
        let first = documented
            .filter(|(status, _)| status.starts_with('2'))
            .min_by_key(|(status, _)| status.as_str());
        // An unknown success status is 200, which `2XX` is read as too.
        let status = |text: &str| text.parse().unwrap_or(StatusCode::OK);
        match first {
            Some((text, response)) => Success {
                status: status(text),
                content: first_content(self.resolve(response))
                    .map(|(media_type, media)| (media_type.clone(), media.clone())),
            },
            None => Success {
                status: StatusCode::OK,
                content: None,
            },
        }
    }

    /// The operation that a request is meant for.
    pub(crate) fn find(&self, method: &str, raw_path: &str) -> Option<(&Operation, Captured)> {
        let with_method = self
            .operations
            .iter()
            .filter(|operation| operation.method == method);
        route::best(
            with_method.map(|operation| (&operation.path, operation)),
            raw_path,
        )
    }

    /// The object that a reference leads to; any other value is itself.
    pub(crate) fn resolve<'a>(&'a self, mut node: &'a Value) -> &'a Value {
        for _ in 0..MOST_REFERENCES {
            let Some(reference) = node["$ref"].as_str() else {
                return node;
            };
            let target = reference
                .strip_prefix('#')
                .and_then(|pointer| self.root.pointer(pointer));
            node = target.unwrap_or(&Value::Null);
        }
        &Value::Null
    }

    /// The documents of a policy's *check*, each an object of its rules.
    pub(crate) fn policy_pages(&self, policy: &str) -> Vec<&Value> {
        let policies = &self.root["x-password-policies"];
        let rows = policies["policies"][policy]["check"]
            .as_array()
            .into_iter()
            .flatten();
        rows.filter_map(|row| policies["documents"].get(row.as_str()?))
            .collect()
    }

    /// The HTTP status that a code of this service is documented with.
    pub(crate) fn status_of(&self, code: &str) -> Option<StatusCode> {
        let rows = self.root["x-error-codes"].as_array()?;
        let row = rows.iter().find(|row| row["code"] == code)?;
        let status = u16::try_from(row["status"].as_u64()?).ok()?;
        StatusCode::from_u16(status).ok()
    }
}

fn first_content(node: &Value) -> Option<(&String, &Value)> {
    node["content"].as_object()?.iter().next()
}

/// The whole document would hide everything else.
impl fmt::Debug for Document {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Document")
            .field("service", &self.service)
            .field("operations", &self.operations.len())
            .finish_non_exhaustive()
    }
}
