//! Who may depend on whom: the core on no crate of ours, a service on no other, xtask on none of what it generates.

use std::{
    io,
    path::{Path, PathBuf},
    process::Command,
};

use serde_json::Value;

use crate::problem::{Location, Problem, Problems};

/// The crates of the workspace that the rules are about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Role {
    Core,
    Service,
    Xtask,
    Other,
}

/// A crate of the workspace, with the names of its dependencies of every kind.
struct Package {
    name: String,
    manifest: PathBuf,
    role: Role,
    dependencies: Vec<String>,
}

/// The dependencies that break a rule.
pub(super) fn check(repository: &Path) -> io::Result<Problems> {
    let packages = packages(repository)?;
    let mut problems = Problems::new();
    for package in &packages {
        for name in &package.dependencies {
            let Some(dependency) = packages.iter().find(|other| other.name == *name) else {
                continue;
            };
            if let Some(rule) = broken(package.role, dependency.role) {
                let location = mention(repository, &package.manifest, name);
                let message = format!(
                    "{} depends on {name}, but {rule}; remove the dependency",
                    package.name
                );
                problems.push(Problem::at(location, message));
            }
        }
    }
    Ok(problems)
}

fn broken(from: Role, to: Role) -> Option<&'static str> {
    match (from, to) {
        (Role::Core, _) => Some("the core depends on no crate of this repository"),
        (Role::Service, Role::Service) => Some("a service depends on no other"),
        (Role::Xtask, _) => Some(
            "xtask depends on no crate of this repository, so that a broken one can be generated anew",
        ),
        _ => None,
    }
}

fn packages(repository: &Path) -> io::Result<Vec<Package>> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(cargo)
        .args(["metadata", "--no-deps", "--offline", "--format-version=1"])
        .arg("--manifest-path")
        .arg(repository.join("Cargo.toml"))
        .output()?;
    if !output.status.success() {
        let message = String::from_utf8_lossy(&output.stderr).into_owned();
        return Err(io::Error::other(format!(
            "cargo metadata failed: {message}"
        )));
    }
    let metadata: Value = serde_json::from_slice(&output.stdout)?;
    let packages = metadata["packages"].as_array().into_iter().flatten();
    Ok(packages
        .map(|package| self::package(repository, package))
        .collect())
}

fn package(repository: &Path, metadata: &Value) -> Package {
    let text = |key: &str| metadata[key].as_str().unwrap_or_default().to_owned();
    let name = text("name");
    let dependencies = metadata["dependencies"].as_array().into_iter().flatten();
    let role = match name.strip_prefix("huaweicloud-") {
        _ if name == "xtask" => Role::Xtask,
        Some("core") => Role::Core,
        Some(service) if repository.join("openapi").join(service).is_dir() => Role::Service,
        _ => Role::Other,
    };
    Package {
        manifest: text("manifest_path").into(),
        role,
        dependencies: dependencies
            .filter_map(|dependency| dependency["name"].as_str())
            .map(str::to_owned)
            .collect(),
        name,
    }
}

/// The line of a manifest that names a dependency.
fn mention(repository: &Path, manifest: &Path, name: &str) -> Location {
    let text = std::fs::read_to_string(manifest).unwrap_or_default();
    let line = text.lines().position(|line| line.contains(name));
    let relative = manifest.strip_prefix(repository).unwrap_or(manifest);
    let relative = relative.display().to_string().replace('\\', "/");
    Location::new(relative, line.unwrap_or_default() + 1)
}
