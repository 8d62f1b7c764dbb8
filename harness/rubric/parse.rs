//! A rubric from its text; mistakes are shown where they stand.

use std::fmt;
use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

use serde::de::{self, Deserialize, Deserializer, MapAccess, Visitor};

use super::{Rubric, Text};
use crate::scenario::Localised;
use crate::scenario::diagnostic::{Diagnostic, Mistake};
use crate::submission::toml_file;
use crate::task::Lab;

/// More points than anybody gives; sums of them stay far from what a number can hold.
const MOST_POINTS: u32 = 100_000;
/// How alike two names are when one is meant by the other.
const ALIKE: f64 = 0.7;

/// Reads a rubric for a lab. What follows from each other is checked as a whole: all mistakes are told.
pub fn parse(path: &Path, bytes: &[u8], lab: &Lab) -> Result<Rubric, Vec<Diagnostic>> {
    let rubric: Rubric = toml_file(path, bytes).map_err(|mistake| vec![*mistake])?;
    let text = String::from_utf8_lossy(bytes);
    let mut check = Check {
        path: path.display().to_string(),
        // The parser has counted without a byte order mark, too.
        source: text.strip_prefix('\u{feff}').unwrap_or(&text).into(),
        mistakes: Vec::new(),
    };
    check.rubric(&rubric, lab);
    if check.mistakes.is_empty() {
        Ok(rubric)
    } else {
        check.mistakes.sort_by_key(|mistake| mistake.span.start);
        Err(check.mistakes)
    }
}

struct Check {
    path: String,
    source: Arc<str>,
    mistakes: Vec<Diagnostic>,
}

impl Check {
    fn rubric(&mut self, rubric: &Rubric, lab: &Lab) {
        for (id, rule) in &rubric.task {
            let Some(task) = lab.task(id.get_ref()) else {
                let known: Vec<&str> = lab.tasks.iter().map(|task| task.id.as_str()).collect();
                self.unknown(id.span(), ("задача", "task"), id.get_ref(), &known);
                continue;
            };
            let names = task
                .criteria
                .iter()
                .filter_map(|criterion| criterion.id.split_once('.'));
            let known: Vec<&str> = names.map(|(_, short)| short).collect();
            for name in rule
                .criterion
                .keys()
                .filter(|name| !known.contains(&name.get_ref().as_str()))
            {
                self.unknown(name.span(), ("критерий", "criterion"), name.get_ref(), &known);
            }
            let criteria = rule
                .criterion
                .values()
                .filter_map(|criterion| criterion.points.as_ref());
            for points in rule.points.iter().chain(criteria) {
                if *points.get_ref() > MOST_POINTS {
                    self.mistake(
                        points.span(),
                        Localised::new("слишком много баллов", "too many points"),
                        Localised::new(format!("не больше {MOST_POINTS}"), format!("at most {MOST_POINTS}")),
                        None,
                    );
                }
            }
            if let Some(share) = rule
                .partial
                .as_ref()
                .filter(|share| !(0.0..=1.0).contains(share.get_ref()))
            {
                self.mistake(
                    share.span(),
                    Localised::new("доля вне пределов", "a share out of bounds"),
                    Localised::new("число от 0 до 1", "a number from 0 to 1"),
                    None,
                );
            }
            if rule.bonus && rule.required == Some(true) {
                self.mistake(
                    id.span(),
                    Localised::new("задача и бонус, и обязательна", "a bonus cannot be required"),
                    Localised::new("оставьте что-то одно", "expected one of the two"),
                    None,
                );
            }
        }
    }

    fn unknown(&mut self, span: Range<usize>, what: (&str, &str), name: &str, known: &[&str]) {
        let near = known
            .iter()
            .map(|other| (strsim::jaro_winkler(name, other), other))
            .max_by(|a, b| a.0.total_cmp(&b.0))
            .filter(|(alike, _)| *alike >= ALIKE);
        let list = known.join(", ");
        self.mistake(
            span,
            Localised::new(
                format!("нет такого: {} «{name}»", what.0),
                format!("unknown {} `{name}`", what.1),
            ),
            Localised::new(format!("здесь бывает: {list}"), format!("expected one of: {list}")),
            near.map(|(_, other)| {
                Localised::new(format!("может быть, «{other}»?"), format!("did you mean `{other}`?"))
            }),
        );
    }

    fn mistake(&mut self, span: Range<usize>, title: Localised, expected: Localised, help: Option<Localised>) {
        self.mistakes.push(Diagnostic {
            path: self.path.clone(),
            source: Arc::clone(&self.source),
            span,
            mistake: Mistake { title, expected, help },
        });
    }
}

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Text, D::Error> {
        deserializer.deserialize_any(Texts)
    }
}

struct Texts;

impl<'de> Visitor<'de> for Texts {
    type Value = Text;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a text, or { ru = \"…\", en = \"…\" }")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Text, E> {
        Ok(Text(Localised::new(text, text)))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Text, A::Error> {
        let (mut ru, mut en) = (None, None);
        while let Some(language) = map.next_key::<String>()? {
            let text: String = map.next_value()?;
            match language.as_str() {
                "ru" => ru = Some(text),
                "en" => en = Some(text),
                other => return Err(de::Error::unknown_field(other, &["ru", "en"])),
            }
        }
        // Who has only one language has it for both.
        match (ru, en) {
            (None, None) => Err(de::Error::missing_field("ru")),
            (Some(one), None) | (None, Some(one)) => Ok(Text(Localised::new(one.clone(), one))),
            (Some(ru), Some(en)) => Ok(Text(Localised::new(ru, en))),
        }
    }
}
