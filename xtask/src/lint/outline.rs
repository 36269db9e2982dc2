//! Walks a document by the grammar: what objects there are and what refers to what, for the rules to go by, and every
//! key that does not belong or does not hold what it should.

use serde_json::Value;
use similar::get_close_matches;

use super::{
    grammar::{Field, Form, Kind},
    spot::Spot,
};
use crate::{
    document::Document,
    problem::{Problem, Problems},
};

/// How alike two names must be for one to be proposed in the other's place.
const ALIKE: f32 = 0.7;

/// The objects of a document.
#[derive(Debug)]
pub(super) struct Outline<'a> {
    pub(super) root: Spot<'a>,
    /// Every object that is written out, what is around others first.
    pub(super) nodes: Vec<Node<'a>>,
    /// Every reference.
    pub(super) references: Vec<Reference<'a>>,
    /// Every operation, as written.
    pub(super) operations: Vec<Operation<'a>>,
    problems: Problems,
}

/// An object and its kind.
#[derive(Debug)]
pub(super) struct Node<'a> {
    pub(super) kind: Kind,
    pub(super) spot: Spot<'a>,
}

/// A reference, and the kind of object that belongs in its place.
#[derive(Debug)]
pub(super) struct Reference<'a> {
    pub(super) kind: Kind,
    pub(super) spot: Spot<'a>,
    pub(super) target: &'a str,
}

/// An operation and where it stands.
#[derive(Debug)]
pub(super) struct Operation<'a> {
    pub(super) spot: Spot<'a>,
    pub(super) path: String,
    /// The operationId, or else method and path.
    pub(super) name: String,
}

impl<'a> Outline<'a> {
    /// Walks a document.
    pub(super) fn of(document: &'a Document) -> Self {
        let mut outline = Self {
            root: Spot::root(document),
            nodes: Vec::new(),
            references: Vec::new(),
            operations: Vec::new(),
            problems: Problems::new(),
        };
        outline.object(Kind::Root, &Spot::root(document));
        outline
    }

    /// The objects of a kind.
    pub(super) fn of_kind(&self, kind: Kind) -> impl Iterator<Item = &Spot<'a>> {
        let nodes = self.nodes.iter().filter(move |node| node.kind == kind);
        nodes.map(|node| &node.spot)
    }

    /// The value at a pointer.
    pub(super) fn at(&self, pointer: &str) -> Option<Spot<'a>> {
        let document = self.root.document;
        Some(Spot {
            document,
            pointer: pointer.to_owned(),
            value: document.value.pointer(pointer)?,
        })
    }

    /// The named components of a kind.
    pub(super) fn components(&self, kind: Kind) -> Vec<(&'a str, Spot<'a>)> {
        let section = kind.section().unwrap_or_default();
        let section = self.root.find(&["components", section]);
        section.map(|section| section.entries()).unwrap_or_default()
    }

    fn object(&mut self, kind: Kind, spot: &Spot<'a>) {
        let Some(map) = spot.value.as_object() else {
            let message = format!(
                "{} is not a mapping; write `key: value` lines",
                named(kind, spot)
            );
            return self.problems.push(spot.problem(message));
        };
        if kind.section().is_some() && map.contains_key("$ref") {
            return self.reference(kind, spot);
        }
        self.nodes.push(Node {
            kind,
            spot: spot.clone(),
        });
        if kind == Kind::Operation {
            self.operation(spot);
        }
        for (key, value) in spot.entries() {
            match kind.fields().iter().find(|field| field.name == key) {
                Some(field) => self.field(&named(kind, spot), field, &value),
                // Extensions have rules of their own.
                None if key.starts_with("x-") => {}
                None => self
                    .problems
                    .push(unknown_key(kind, &named(kind, spot), key, &value)),
            }
        }
        for field in kind.fields() {
            if let Some(advice) = field.needed
                && !map.contains_key(field.name)
            {
                let message = format!("{} has no {}; {advice}", named(kind, spot), field.name);
                self.problems.push(spot.problem_with_key(message));
            }
        }
    }

    fn operation(&mut self, spot: &Spot<'a>) {
        self.operations.push(Operation {
            spot: spot.clone(),
            path: spot.parent_key(),
            name: named(Kind::Operation, spot),
        });
    }

    fn reference(&mut self, kind: Kind, spot: &Spot<'a>) {
        for (key, value) in spot.entries() {
            match (key, value.value.as_str()) {
                ("$ref", Some(target)) => self.references.push(Reference {
                    kind,
                    spot: value,
                    target,
                }),
                ("$ref", None) => {
                    let message = "$ref is not text; write \"#/components/..\"";
                    self.problems.push(value.problem(message));
                }
                (key, _) => {
                    let message = format!("{key:?} beside $ref has no effect; {}", instead(kind));
                    self.problems.push(value.problem_with_key(message));
                }
            }
        }
    }

    fn field(&mut self, owner: &str, field: &Field, value: &Spot<'a>) {
        let fits = match field.form {
            Form::Anything => true,
            Form::Text => value.value.is_string(),
            Form::Flag => value.value.is_boolean(),
            Form::Count => value.value.is_u64(),
            Form::Number => value.value.is_number(),
            Form::Values | Form::Many(_) => value.value.is_array(),
            Form::Texts => is_texts(value.value),
            Form::One(_) | Form::Named(_) => value.value.is_object(),
            Form::FlagOr(_) => value.value.is_boolean() || value.value.is_object(),
            Form::Refused(advice) => {
                let message = format!("{owner} may have no {:?}; {advice}", field.name);
                return self.problems.push(value.problem_with_key(message));
            }
        };
        if !fits {
            let message = format!("{:?} of {owner} is not {}", field.name, wanted(field.form));
            return self.problems.push(value.problem_with_key(message));
        }
        if let (Some(advice), Some(text)) = (field.needed, value.value.as_str())
            && text.trim().is_empty()
        {
            let message = format!("{:?} of {owner} is empty; {advice}", field.name);
            self.problems.push(value.problem_with_key(message));
        }
        self.descend(field.form, value);
    }

    fn descend(&mut self, form: Form, value: &Spot<'a>) {
        match form {
            Form::One(kind) => self.object(kind, value),
            Form::FlagOr(kind) if value.value.is_object() => self.object(kind, value),
            Form::Many(kind) => value
                .items()
                .iter()
                .for_each(|item| self.object(kind, item)),
            Form::Named(kind) => value
                .entries()
                .iter()
                .for_each(|(_, item)| self.object(kind, item)),
            _ => {}
        }
    }
}

/// What an object is called in a problem: by its own name, if it has one.
fn named(kind: Kind, spot: &Spot<'_>) -> String {
    match (kind, spot.text("operationId"), spot.text("name")) {
        (Kind::Operation, Some(id), _) => id.to_owned(),
        (Kind::Operation, None, _) => {
            format!("{} {}", spot.key().to_uppercase(), spot.parent_key())
        }
        (Kind::Parameter, _, Some(name)) => format!("the parameter {name}"),
        (Kind::Tag, _, Some(name)) => format!("the tag {name}"),
        (Kind::PathItem, ..) => format!("the path {}", spot.key()),
        (Kind::Schema, ..) if spot.is_property() => format!("the field {}", spot.key()),
        (Kind::Schema, ..) if spot.is_component() => format!("the schema {}", spot.key()),
        _ => kind.name().to_owned(),
    }
}

/// The rule of the grammar itself: what the walk has found.
pub(super) fn check(outline: &Outline<'_>, problems: &mut Problems) {
    problems.extend(outline.problems.clone());
}

fn is_texts(value: &Value) -> bool {
    value
        .as_array()
        .is_some_and(|list| list.iter().all(Value::is_string))
}

/// What a form wants, as the end of "is not ..".
fn wanted(form: Form) -> &'static str {
    match form {
        Form::Text => "text; quote it if it is meant as text",
        Form::Flag => "a flag; write true or false",
        Form::Count => "a whole number; write one that is not negative",
        Form::Number => "a number; write one without quotes",
        Form::Texts => "a list of texts; write [a, b], each quoted if it looks like something else",
        Form::Values | Form::Many(_) => "a list; write [..] or lines with a dash",
        Form::FlagOr(_) => "a schema; write one",
        _ => "a mapping; write `key: value` lines",
    }
}

fn unknown_key(kind: Kind, owner: &str, key: &str, value: &Spot<'_>) -> Problem {
    let known: Vec<&str> = kind
        .fields()
        .iter()
        .filter(|field| !matches!(field.form, Form::Refused(_)))
        .map(|field| field.name)
        .collect();
    let advice = match closest(key, &known) {
        Some(near) => format!("write {near:?}"),
        None => format!("write one of {}", known.join(", ")),
    };
    value.problem_with_key(format!("{owner} has no key {key:?}; {advice}"))
}

/// The known name that was probably meant.
pub(super) fn closest<'a>(name: &str, known: &[&'a str]) -> Option<&'a str> {
    get_close_matches(name, known, 1, ALIKE).pop()
}

fn instead(kind: Kind) -> &'static str {
    match kind {
        Kind::Schema => "wrap the reference, as in allOf: [{$ref: ..}]",
        _ => "write it where the reference points, or write the whole out here",
    }
}
