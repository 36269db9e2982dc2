//! Finds the place in a JSON text that an error's position is in.
//!
//! A deserializer that tracks its way would have to be compiled once more with every type; the text knows it too.

/// What is open around the place.
enum Level {
    /// An object, its last key as written, and whether that key's value is still to come.
    Object { key: String, awaits: Awaits },
    /// A list and the index in it.
    List(usize),
}

#[derive(PartialEq, Eq)]
enum Awaits {
    Key,
    Value,
}

/// The path of the last value that begins before the position, like `topics[3].name`; `.` for the whole.
pub(super) fn path(text: &[u8], line: usize, column: usize) -> String {
    let end = offset(text, line, column).min(text.len());
    let mut levels: Vec<Level> = Vec::new();
    let mut found = String::new();
    let mut at = 0;
    while at < end {
        match text[at] {
            b'{' | b'[' => {
                found = spelled(&levels);
                levels.push(opened(text[at]));
                at += 1;
            }
            b'}' | b']' => {
                levels.pop();
                found = spelled(&levels);
                at += 1;
            }
            b',' => {
                next(&mut levels);
                at += 1;
            }
            b':' | b' ' | b'\n' | b'\r' | b'\t' => at += 1,
            b'"' => {
                let after = string_end(text, at);
                match levels.last_mut() {
                    Some(Level::Object { key, awaits }) if *awaits == Awaits::Key => {
                        *key = unescaped(&text[at..after]);
                        *awaits = Awaits::Value;
                    }
                    _ => found = spelled(&levels),
                }
                at = after;
            }
            _ => {
                found = spelled(&levels);
                at = scalar_end(text, at);
            }
        }
    }
    if found.is_empty() {
        ".".to_owned()
    } else {
        found
    }
}

/// The position as serde_json counts it: lines from 1, columns in bytes.
fn offset(text: &[u8], line: usize, column: usize) -> usize {
    let before = text
        .split(|byte| *byte == b'\n')
        .take(line.saturating_sub(1));
    before.map(|line| line.len() + 1).sum::<usize>() + column
}

fn opened(bracket: u8) -> Level {
    match bracket {
        b'{' => Level::Object {
            key: String::new(),
            awaits: Awaits::Key,
        },
        _ => Level::List(0),
    }
}

fn next(levels: &mut [Level]) {
    match levels.last_mut() {
        Some(Level::Object { awaits, .. }) => *awaits = Awaits::Key,
        Some(Level::List(index)) => *index += 1,
        None => {}
    }
}

fn string_end(text: &[u8], start: usize) -> usize {
    let mut at = start + 1;
    while at < text.len() {
        match text[at] {
            b'"' => return at + 1,
            b'\\' => at += 2,
            _ => at += 1,
        }
    }
    text.len()
}

fn scalar_end(text: &[u8], start: usize) -> usize {
    let rest = text[start..].iter();
    let length = rest
        .take_while(|byte| !b",:]}[{\" \n\r\t".contains(byte))
        .count();
    start + length.max(1)
}

fn unescaped(quoted: &[u8]) -> String {
    serde_json::from_slice(quoted).unwrap_or_else(|_| "?".to_owned())
}

fn spelled(levels: &[Level]) -> String {
    let mut path = String::new();
    for level in levels {
        match level {
            Level::Object { key, .. } => {
                if !path.is_empty() {
                    path.push('.');
                }
                path.push_str(key);
            }
            Level::List(index) => path.push_str(&format!("[{index}]")),
        }
    }
    path
}

#[cfg(test)]
mod tests {
    use super::path;

    fn check(text: &str, expected: &str) {
        let column = text.find('^').expect("a mark");
        let text = text.replacen('^', "", 1);
        assert_eq!(path(text.as_bytes(), 1, column), expected, "{text}");
    }

    #[test]
    fn names_the_value_that_ends_at_the_position() {
        check(r#"{"a":1,"b":[{"c":"x"^}]}"#, "b[0].c");
        check(r#"{"a":1,"b":[{},{"c":[1,2^]}]}"#, "b[1].c[1]");
        check(r#"{"a":{^"b":1}}"#, "a");
        check(r#"{"a":{"b":1}^}"#, "a");
        check(r#"[{"a, }]":tr^ue}]"#, "[0].a, }]");
        check(r#"{"a\"b":"c\"d"^}"#, "a\"b");
        check("7^", ".");
        check("^", ".");
    }

    #[test]
    fn counts_lines() {
        assert_eq!(path(b"{\n  \"a\": 1,\n  \"b\": true\n}", 3, 11), "b");
        assert_eq!(path(b"{\"a\":1}", 9, 9), ".");
    }
}
