//! The rules of one source file: it says what it is for, stays small, and promises nothing for later.

use crate::problem::{Location, Problem, Problems};

/// How many lines a file may have, tests included.
const MOST_LINES: usize = 400;

/// Words for what has not been done, in two halves so that this file may hold them.
const PROMISES: [&str; 3] = [
    concat!("TO", "DO"),
    concat!("FIX", "ME"),
    concat!("X", "XX"),
];

pub(super) fn check(file: &str, text: &str) -> Problems {
    let mut problems = Problems::new();
    let lines: Vec<&str> = text.lines().collect();
    if !opens_with_a_sentence(&lines) {
        let message = "the file does not open with a sentence on what it is for; write `//! ..` with a full stop";
        problems.push(Problem::at(Location::new(file, 1), message));
    }
    if lines.len() > MOST_LINES {
        let message = format!(
            "the file has {} lines, more than {MOST_LINES}; split it by noun",
            lines.len()
        );
        problems.push(Problem::at(Location::new(file, lines.len()), message));
    }
    for (index, line) in lines.iter().enumerate() {
        for promise in PROMISES {
            let mut words = line.split(|letter: char| !letter.is_ascii_alphanumeric());
            if words.any(|word| word == promise) {
                let message = format!("{promise} is for later; do it now, or take it out");
                problems.push(Problem::at(Location::new(file, index + 1), message));
            }
        }
    }
    problems
}

fn opens_with_a_sentence(lines: &[&str]) -> bool {
    let opening = lines.iter().map_while(|line| line.strip_prefix("//!"));
    let opening: Vec<&str> = opening.map(str::trim).collect();
    let paragraph: Vec<&str> = opening
        .into_iter()
        .take_while(|line| !line.is_empty())
        .collect();
    let text = paragraph.join(" ");
    let is_whole = text.ends_with(['.', ':', '?']) || text.contains(". ");
    text.len() > 1 && is_whole
}
