//! Reads one YAML file into values that know their lines, and refuses what hides in YAML: duplicate keys, anchors, tags.

use std::{collections::HashMap, mem, sync::Arc};

use saphyr_parser::{Event, Parser, ScalarStyle, Span};
use serde_json::Value;

use super::scalar;
use crate::problem::{Location, Problem, Problems};

/// How deep values may be nested; an OpenAPI document needs less than half.
const DEEPEST: usize = 64;

/// A value and the line where it begins.
#[derive(Clone, Debug)]
pub(super) struct Node {
    pub(super) line: usize,
    pub(super) data: Data,
}

/// What a node holds.
#[derive(Clone, Debug)]
pub(super) enum Data {
    Scalar(Value),
    List(Vec<Node>),
    Map(Vec<Entry>),
}

/// A key and its value.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub(super) key: String,
    pub(super) line: usize,
    pub(super) value: Node,
}

/// Reads a file's text. What is no valid YAML gives no node; of what is valid but refused, the rest is still read, so
/// that all problems come at once.
pub(super) fn parse(file: &Arc<str>, text: &str, problems: &mut Problems) -> Option<Node> {
    let mut builder = Builder {
        file,
        open: Vec::new(),
        root: None,
        problems,
    };
    let mut documents = 0;
    let mut parser = Parser::new_from_str(text);
    while let Some(event) = parser.next_event() {
        match event {
            Ok((Event::DocumentStart(_), span)) => {
                documents += 1;
                if documents > 1 {
                    builder.report(span, "a second YAML document begins; write one a file");
                    return None;
                }
            }
            Ok((event, span)) => builder.take(event, span)?,
            Err(error) => {
                let message = format!(
                    "not valid YAML: {}; look at the indentation and quotes here",
                    error.info()
                );
                let location = Location::new(file.clone(), error.marker().line().max(1));
                builder.problems.push(Problem::at(location, message));
                return None;
            }
        }
    }
    if builder.root.is_none() {
        let message = "the file is empty; write a mapping";
        let location = Location::new(file.clone(), 1);
        builder.problems.push(Problem::at(location, message));
    }
    builder.root
}

/// Builds nodes from events, without recursion.
struct Builder<'a> {
    file: &'a Arc<str>,
    open: Vec<Open>,
    root: Option<Node>,
    problems: &'a mut Problems,
}

/// A list or mapping that has begun and not ended.
struct Open {
    line: usize,
    content: Content,
}

enum Content {
    List(Vec<Node>),
    Map {
        entries: Vec<Entry>,
        /// The line of each key so far.
        seen: HashMap<String, usize>,
        key: Key,
    },
}

/// The key whose value comes next.
enum Key {
    Awaited,
    Read {
        text: String,
        line: usize,
    },
    /// Reported already: its value is dropped.
    Refused,
}

impl Builder<'_> {
    /// Takes an event; `None` ends the reading.
    fn take(&mut self, event: Event<'_>, span: Span) -> Option<()> {
        match event {
            Event::Scalar(text, style, anchor, tag) => {
                self.refuse_hidden(span, anchor, tag.is_some());
                self.scalar(&text, style, span);
            }
            Event::SequenceStart(anchor, tag) => {
                self.refuse_hidden(span, anchor, tag.is_some());
                self.open(span, Content::List(Vec::new()))?;
            }
            Event::MappingStart(anchor, tag) => {
                self.refuse_hidden(span, anchor, tag.is_some());
                let content = Content::Map {
                    entries: Vec::new(),
                    seen: HashMap::new(),
                    key: Key::Awaited,
                };
                self.open(span, content)?;
            }
            Event::SequenceEnd | Event::MappingEnd => {
                let open = self.open.pop()?;
                let data = match open.content {
                    Content::List(list) => Data::List(list),
                    Content::Map { entries, .. } => Data::Map(entries),
                };
                self.close(Node {
                    line: open.line,
                    data,
                });
            }
            Event::Alias(_) => self.alias(span),
            _ => {}
        }
        Some(())
    }

    /// Takes a scalar, as a key or as a value.
    fn scalar(&mut self, text: &str, style: ScalarStyle, span: Span) {
        let value = match style {
            ScalarStyle::Plain => scalar::resolve(text),
            _ => Ok(Value::String(text.to_owned())),
        };
        let value = value.unwrap_or_else(|message| {
            self.report(span, &message);
            Value::Null
        });
        if self.awaits_key() {
            self.key(text, &value, span);
        } else {
            self.close(Node {
                line: span.start.line(),
                data: Data::Scalar(value),
            });
        }
    }

    fn alias(&mut self, span: Span) {
        let message = "an alias stands for a value elsewhere; write the value out, or use a $ref";
        self.report(span, message);
        if self.awaits_key() {
            self.set_key(Key::Refused);
        } else {
            self.close(Node {
                line: span.start.line(),
                data: Data::Scalar(Value::Null),
            });
        }
    }

    fn refuse_hidden(&mut self, span: Span, anchor: usize, tagged: bool) {
        if anchor > 0 {
            self.report(span, "an anchor marks this value for aliases; remove it and write values out, or use a $ref");
        }
        if tagged {
            self.report(
                span,
                "a tag gives this value a type; remove it, and quote what is text",
            );
        }
    }

    /// Takes a scalar as the key of the innermost mapping.
    fn key(&mut self, text: &str, value: &Value, span: Span) {
        let line = span.start.line();
        if !value.is_string() {
            // What was meant is clear, so that nothing further need be wrong because of it.
            self.report(
                span,
                &format!("the key {text} is not text; write \"{text}\""),
            );
        }
        let key = if text == "<<" {
            self.report(
                span,
                "a merge key is no YAML 1.2; write the keys out, or use a $ref",
            );
            Key::Refused
        } else if let Some(first) = self.seen(text, line) {
            let message =
                format!("the key {text:?} is on line {first} already; remove one of the two");
            self.report(span, &message);
            Key::Refused
        } else {
            let text = text.to_owned();
            Key::Read { text, line }
        };
        self.set_key(key);
    }

    /// Where the innermost mapping has a key already; notes it if it has not.
    fn seen(&mut self, text: &str, line: usize) -> Option<usize> {
        let Some(Content::Map { seen, .. }) = self.open.last_mut().map(|open| &mut open.content)
        else {
            return None;
        };
        if let Some(first) = seen.get(text) {
            return Some(*first);
        }
        seen.insert(text.to_owned(), line);
        None
    }

    fn open(&mut self, span: Span, content: Content) -> Option<()> {
        if self.awaits_key() {
            self.report(span, "a key is a list or mapping; write text");
            return None;
        }
        if self.open.len() >= DEEPEST {
            self.report(
                span,
                &format!("nested more than {DEEPEST} deep; write it flatter"),
            );
            return None;
        }
        self.open.push(Open {
            line: span.start.line(),
            content,
        });
        Some(())
    }

    /// Puts a finished node where it belongs.
    fn close(&mut self, node: Node) {
        match self.open.last_mut().map(|open| &mut open.content) {
            None => self.root = Some(node),
            Some(Content::List(list)) => list.push(node),
            Some(Content::Map { entries, key, .. }) => {
                if let Key::Read { text, line } = mem::replace(key, Key::Awaited) {
                    entries.push(Entry {
                        key: text,
                        line,
                        value: node,
                    });
                }
            }
        }
    }

    fn awaits_key(&self) -> bool {
        matches!(
            self.open.last().map(|open| &open.content),
            Some(Content::Map {
                key: Key::Awaited,
                ..
            })
        )
    }

    fn set_key(&mut self, new: Key) {
        if let Some(Content::Map { key, .. }) = self.open.last_mut().map(|open| &mut open.content) {
            *key = new;
        }
    }

    fn report(&mut self, span: Span, message: &str) {
        let location = Location::new(self.file.clone(), span.start.line().max(1));
        self.problems.push(Problem::at(location, message));
    }
}
