//! The password rules, read from the bundled documents by the sandbox's own lights.
//!
//! The cloud is not known here, so all rows of a policy count, and what every row that states a rule refuses is refused.

use serde_json::Value;

/// Why a password is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Refusal {
    /// It is, or spells backwards, the user's name.
    UserName,
    /// It breaks another rule.
    Rule,
}

/// A password and its circumstances.
pub(crate) struct Attempt<'a> {
    pub(crate) password: &'a str,
    pub(crate) user_name: Option<&'a str>,
    pub(crate) earlier: &'a [String],
}

/// The rows that hold for a policy.
pub(crate) struct Rows<'a>(Vec<&'a Value>);

impl<'a> Rows<'a> {
    pub(crate) fn of(passwords: &'a Value, policy: &str) -> Self {
        let ids = passwords["policies"][policy]["check"].as_array();
        Self(
            ids.into_iter()
                .flatten()
                .filter_map(|id| passwords["documents"].get(id.as_str()?))
                .collect(),
        )
    }

    /// The first thing that is wrong with a password, the user's name before everything else.
    pub(crate) fn refuse(&self, attempt: &Attempt<'_>) -> Option<Refusal> {
        let Attempt {
            password,
            user_name,
            earlier,
        } = attempt;
        let backwards: Option<String> = user_name.map(|name| name.chars().rev().collect());
        if (self.all_refuse("user_name") && *user_name == Some(password))
            || (self.all_refuse("reversed_user_name") && backwards.as_deref() == Some(password))
        {
            return Some(Refusal::UserName);
        }
        let broken = self.length_is_wrong(password)
            || self.has_strange_characters(password)
            || self.has_too_few_kinds(password)
            || (self.all_refuse("leading_hyphen") && password.starts_with('-'))
            || (self.all_refuse("history") && earlier.iter().any(|known| known == password))
            || (self.all_refuse("weak") && is_weak(password));
        broken.then_some(Refusal::Rule)
    }

    fn stated(&self, key: &'static str) -> impl Iterator<Item = &'a Value> {
        self.0.iter().filter_map(move |row| row.get(key))
    }

    fn all_refuse(&self, key: &'static str) -> bool {
        self.stated(key).next().is_some() && self.stated(key).all(|stance| stance == "refused")
    }

    fn length_is_wrong(&self, password: &str) -> bool {
        let length = password.chars().count() as u64;
        let outside = |limits: &Value| {
            limits[0].as_u64().is_some_and(|least| length < least)
                || limits[1].as_u64().is_some_and(|most| length > most)
        };
        self.stated("length").next().is_some() && self.stated("length").all(outside)
    }

    fn is_special(&self, c: char) -> bool {
        let listed = |list: &Value| list.as_str().is_some_and(|list| list.contains(c));
        self.stated("specials").any(listed)
            || (c == ' ' && self.stated("space").any(|stance| stance == "allowed"))
    }

    fn has_strange_characters(&self, password: &str) -> bool {
        password
            .chars()
            .any(|c| !c.is_ascii_alphanumeric() && !self.is_special(c))
    }

    fn has_too_few_kinds(&self, password: &str) -> bool {
        let mut kinds = [false; 4];
        for c in password.chars() {
            kinds[0] |= c.is_ascii_lowercase();
            kinds[1] |= c.is_ascii_uppercase();
            kinds[2] |= c.is_ascii_digit();
            kinds[3] |= self.is_special(c);
        }
        let found = kinds.iter().filter(|kind| **kind).count() as u64;
        let needed = self.stated("classes").filter_map(Value::as_u64).min();
        needed.is_some_and(|needed| found < needed)
    }
}

/// Easily guessed, by the same measure of guesses as everybody's: zxcvbn's two lowest scores of five.
fn is_weak(password: &str) -> bool {
    let start: String = password.chars().take(100).collect();
    u8::from(zxcvbn::zxcvbn(&start, &[]).score()) < 2
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::generated;

    fn refuse(bundle: &str, policy: &str, password: &str, user_name: &str) -> Option<Refusal> {
        let bundle: Value = serde_json::from_str(bundle).expect("a bundle is JSON");
        let rows = Rows::of(&bundle["x-password-policies"], policy);
        assert!(!rows.0.is_empty(), "{policy} has no rows");
        let earlier = ["Old#pQ2mVd9wXk7".to_owned()];
        rows.refuse(&Attempt {
            password,
            user_name: Some(user_name),
            earlier: &earlier,
        })
    }

    #[test]
    fn the_rules_of_the_pages() {
        // By hand from the vendor's pages.
        let kafka =
            |password: &str| refuse(generated::KAFKA, "ResetUserPassword", password, "Orders-1");
        assert_eq!(kafka("Cloud@123"), None);
        assert_eq!(kafka("Orders-1"), Some(Refusal::UserName));
        assert_eq!(kafka("1-sredrO"), Some(Refusal::UserName));
        for bad in [
            "Short1!",
            "-Cloud@123",
            "alllowercase",
            "Cloud;1234",
            "Clöud@123",
            "",
        ] {
            assert_eq!(kafka(bad), Some(Refusal::Rule), "{bad}");
        }
        let dws = |password: &str| refuse(generated::DWS, "ResetPassword", password, "dbadmin");
        assert_eq!(dws("Zf5^gUs7Wm1xPd"), None);
        assert_eq!(dws("dbadmin"), Some(Refusal::UserName));
        for bad in [
            "Admin123!",
            "Old#pQ2mVd9wXk7",
            "Zf5$gUs7Wm1xPd",
            "Zf5^gUs7 Wm1xPd",
        ] {
            assert_eq!(dws(bad), Some(Refusal::Rule), "{bad}");
        }
    }
}
