//! A repository in a temporary directory, with good documents of one service to be spoilt.

use std::{collections::BTreeMap, fs, path::Path};

use tempfile::TempDir;

/// Where the good documents are.
const GOOD: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/openapi/shop");

/// A repository with the documents of a service called `shop`.
pub(crate) struct Repository {
    directory: TempDir,
}

/// What a command said and how it ended.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Ended {
    pub(crate) status: u8,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Repository {
    /// One with good documents.
    pub(crate) fn good() -> Self {
        let directory = tempfile::tempdir().unwrap();
        let repository = Self { directory };
        repository.copy_documents(Path::new(GOOD), "shop");
        repository
    }

    /// One with crates to generate into, and without the answer that is a file.
    pub(crate) fn to_generate() -> Self {
        let repository = Self::good();
        repository.spoil(
            "items.yaml",
            "application/octet-stream:\n              schema: {type: string, format: binary}",
            "application/json:\n              schema: {type: object}\n              example: {}",
        );
        for name in ["shop", "sandbox", "cli"] {
            repository.add_crate(name);
        }
        repository
    }

    /// Adds a crate to generate into.
    pub(crate) fn add_crate(&self, name: &str) {
        self.write(&format!("crates/{name}/src/lib.rs"), "//! By hand.\n");
    }

    /// Adds another service, with the same documents as `shop` has now.
    pub(crate) fn add_service(&self, service: &str) {
        self.copy_documents(&self.path().join("openapi/shop"), service);
    }

    fn copy_documents(&self, from: &Path, service: &str) {
        let target = self.path().join("openapi").join(service);
        fs::create_dir_all(&target).unwrap();
        for entry in fs::read_dir(from).unwrap() {
            let entry = entry.unwrap();
            fs::copy(entry.path(), target.join(entry.file_name())).unwrap();
        }
    }

    pub(crate) fn path(&self) -> &Path {
        self.directory.path()
    }

    /// Replaces text of a file of the service `shop`.
    pub(crate) fn spoil(&self, file: &str, from: &str, to: &str) {
        let path = self.path().join("openapi/shop").join(file);
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.contains(from), "{file} has no {from:?} to be replaced");
        fs::write(path, text.replace(from, to)).unwrap();
    }

    /// Writes a file, with the directories that it needs.
    pub(crate) fn write(&self, path: &str, content: impl AsRef<[u8]>) {
        let path = self.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    }

    /// Runs `cargo xtask` with arguments.
    pub(crate) fn run(&self, arguments: &[&str]) -> Ended {
        let arguments = ["cargo xtask"].iter().chain(arguments).map(Into::into);
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let status = xtask::run_in(self.path(), arguments, &mut out, &mut err);
        Ended {
            status,
            out: String::from_utf8(out).unwrap(),
            err: String::from_utf8(err).unwrap(),
        }
    }
}

/// Everything below a directory: paths relative to it, and contents.
pub(crate) fn everything(directory: &Path) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(directory).unwrap() {
        let entry = entry.unwrap();
        let name = entry.file_name().into_string().unwrap();
        if entry.file_type().unwrap().is_dir() {
            let below = everything(&entry.path());
            found.extend(
                below
                    .into_iter()
                    .map(|(path, text)| (format!("{name}/{path}"), text)),
            );
        } else {
            found.insert(name, fs::read_to_string(entry.path()).unwrap());
        }
    }
    found
}

/// Spoils a file of good documents and compares all that its author is told, paths cut short.
#[track_caller]
pub(crate) fn check(file: &str, replacements: &[(&str, &str)], expected: &[&str]) {
    let repository = Repository::good();
    for (from, to) in replacements {
        repository.spoil(file, from, to);
    }
    let ended = repository.run(&["bundle", "shop"]);
    let said = ended.err.replace("openapi/shop/", "");
    assert_eq!(said.lines().collect::<Vec<_>>(), expected);
    assert_eq!((ended.status, ended.out.as_str()), (1, ""));
}
