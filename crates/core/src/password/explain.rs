//! Saying what the rules are, who states them, and where the documents disagree.

use std::fmt;

use super::{Document, Policy, Rule, Stance, rules::Rules};
use crate::Cloud;

/// What a document says of a rule that it does not mention.
const SILENT: &str = "silent";

/// The rules of a policy with their sources; `Display` prints it for a person.
#[derive(Clone, Debug)]
pub struct Explanation {
    title: String,
    rules: Vec<ExplainedRule>,
    sources: Vec<String>,
}

/// One rule, in words.
#[derive(Clone, Debug)]
pub struct ExplainedRule {
    rule: Rule,
    text: String,
    statements: Vec<(String, Vec<String>)>,
}

impl Explanation {
    /// The rules that a check applies.
    pub fn rules(&self) -> &[ExplainedRule] {
        &self.rules
    }
}

impl ExplainedRule {
    /// Which rule it is.
    pub fn rule(&self) -> Rule {
        self.rule
    }

    /// What the check asks for.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether documents that state the rule state it differently.
    pub fn is_disputed(&self) -> bool {
        let stated = |(statement, _): &&(String, Vec<String>)| statement != SILENT;
        self.statements.iter().filter(stated).count() > 1
    }

    /// What the documents say, each statement with those that make it; `silent` is the last one.
    pub fn statements(&self) -> &[(String, Vec<String>)] {
        &self.statements
    }
}

impl fmt::Display for Explanation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}", self.title)?;
        for rule in &self.rules {
            writeln!(f, "\n- {}", rule.text)?;
            if rule.is_disputed() {
                writeln!(f, "  the documents disagree:")?;
            }
            for (statement, documents) in &rule.statements {
                writeln!(f, "  {statement}: {}", documents.join(", "))?;
            }
        }
        writeln!(f, "\nDocuments:")?;
        for source in &self.sources {
            writeln!(f, "  {source}")?;
        }
        Ok(())
    }
}

pub(super) fn explain(policy: &Policy, cloud: Option<Cloud>) -> Explanation {
    let documents = policy.documents(cloud);
    let rules = Rules::lenient(&documents);
    let rule = |rule, text: Option<String>, of: fn(&Document) -> Option<String>| {
        text.map(|text| ExplainedRule {
            rule,
            text,
            statements: statements(&documents, of),
        })
    };
    let refused = |stance: Stance, text: &str| (stance == Stance::Refused).then(|| text.to_owned());
    let rules = [
        rule(
            Rule::Length,
            Some(format!("{} to {} characters", rules.min, rules.max)),
            |d| d.length.map(|(min, max)| format!("{min} to {max}")),
        ),
        rule(
            Rule::Classes,
            Some(format!(
                "at least {} of: lower case, upper case, digits, specials",
                rules.classes
            )),
            |d| d.classes.map(|classes| format!("{classes} kinds")),
        ),
        rule(Rule::Characters, Some(specials(&rules)), |d| {
            d.specials.map(str::to_owned)
        }),
        rule(
            Rule::LeadingHyphen,
            refused(rules.leading_hyphen, "no hyphen at the start"),
            |d| d.leading_hyphen.map(word),
        ),
        rule(
            Rule::UserName,
            refused(rules.user_name, "not the user name"),
            |d| d.user_name.map(word),
        ),
        rule(
            Rule::ReversedUserName,
            refused(
                rules.reversed_user_name,
                "not the user name spelled backwards",
            ),
            |d| d.reversed_user_name.map(word),
        ),
        rule(
            Rule::History,
            refused(rules.history, "not a password used before"),
            |d| d.history.map(word),
        ),
        rule(
            Rule::Weak,
            refused(rules.weak, "not easy to guess (zxcvbn score 2 or more)"),
            |d| d.weak.map(word),
        ),
    ];
    Explanation {
        title: title(policy, cloud),
        rules: rules.into_iter().flatten().collect(),
        sources: documents.iter().map(|document| source(document)).collect(),
    }
}

fn title(policy: &Policy, cloud: Option<Cloud>) -> String {
    let cloud = cloud.map_or("any cloud", Cloud::as_str);
    format!("{} (policy {}, {cloud})", policy.description, policy.name)
}

fn specials(rules: &Rules) -> String {
    let space = match rules.space {
        Stance::Allowed => " and the space",
        Stance::Refused => "",
    };
    format!("specials are {}{space}", rules.specials)
}

fn word(stance: Stance) -> String {
    match stance {
        Stance::Allowed => "allowed".to_owned(),
        Stance::Refused => "refused".to_owned(),
    }
}

/// What is said, by whom, the silent ones last.
fn statements(
    documents: &[&Document],
    of: fn(&Document) -> Option<String>,
) -> Vec<(String, Vec<String>)> {
    let mut statements: Vec<(String, Vec<String>)> = Vec::new();
    let silent = |document: &&&Document| of(document).is_none();
    for document in documents
        .iter()
        .filter(|d| !silent(d))
        .chain(documents.iter().filter(silent))
    {
        let statement = of(document).unwrap_or_else(|| SILENT.to_owned());
        let since = document
            .date
            .map(|date| format!(" ({date})"))
            .unwrap_or_default();
        let named = format!("{}{since}", document.id);
        match statements.iter_mut().find(|(known, _)| *known == statement) {
            Some((_, by)) => by.push(named),
            None => statements.push((statement, vec![named])),
        }
    }
    statements
}

fn source(document: &Document) -> String {
    let clouds: Vec<&str> = document.clouds.iter().map(|cloud| cloud.as_str()).collect();
    format!(
        "{}: {}; {}; {}",
        document.id,
        clouds.join(", "),
        document.date.unwrap_or("undated"),
        document.source
    )
}
