//! `sokrat.toml`: programs, build step and dialect as their author declares them.

use std::collections::BTreeMap;
use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock};

use regex::Regex;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::{Group, MAIN, Role, Submission};
use crate::dialect::Dialect;
use crate::scenario::Localised;
use crate::scenario::diagnostic::{Diagnostic, Mistake};
use crate::words::compile;

/// The manifest's name.
pub const MANIFEST: &str = "sokrat.toml";

/// How alike two words are when one is meant by the other.
const ALIKE: f64 = 0.7;

/// What a manifest says.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Manifest {
    /// What is run once before everything else.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub build: Option<String>,
    /// Where programs are looked for besides the folder.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub path: Vec<PathBuf>,
    /// What the submission was meant to do.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tasks: Option<Vec<String>>,
    /// The programs by role.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub programs: BTreeMap<Role, String>,
    /// How they talk.
    #[serde(skip_serializing_if = "is_default")]
    pub dialect: Dialect,
    /// Other programs for single tasks.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub task: BTreeMap<String, TaskSection>,
    /// Other programs that do the same tasks as well.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub group: BTreeMap<String, GroupSection>,
}

/// Other programs for one task.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct TaskSection {
    /// The programs by role; those not named are the manifest's.
    pub programs: BTreeMap<Role, String>,
}

/// Other programs and how they talk.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct GroupSection {
    /// The programs by role.
    pub programs: BTreeMap<Role, String>,
    /// How they talk.
    #[serde(skip_serializing_if = "is_default")]
    pub dialect: Dialect,
}

fn is_default(dialect: &Dialect) -> bool {
    *dialect == Dialect::default()
}

impl Manifest {
    /// Reads the text of a manifest; a mistake says where it is and what may be meant.
    pub fn parse(path: &Path, bytes: &[u8]) -> Result<Manifest, Box<Diagnostic>> {
        toml_file(path, bytes)
    }

    /// The programs that are declared, in groups.
    pub fn groups(&self) -> Vec<Group> {
        let for_task = |programs: &BTreeMap<Role, String>| {
            let mut all = self.programs.clone();
            all.extend(programs.clone());
            all
        };
        let first = self.task.values().next().map(|task| task.programs.clone());
        let main = Group {
            id: MAIN.to_owned(),
            by_datagrams: None,
            // Who declares programs for single tasks only has no others.
            programs: if self.programs.is_empty() {
                first.unwrap_or_default()
            } else {
                self.programs.clone()
            },
            task_programs: self
                .task
                .iter()
                .map(|(id, task)| (id.clone(), for_task(&task.programs)))
                .collect(),
            dialect: self.dialect.clone(),
        };
        let others = self.group.iter().map(|(id, section)| Group {
            id: id.clone(),
            by_datagrams: None,
            programs: section.programs.clone(),
            task_programs: BTreeMap::new(),
            dialect: section.dialect.clone(),
        });
        let declared = |group: &Group| !group.programs.is_empty();
        std::iter::once(main).chain(others).filter(declared).collect()
    }

    /// The manifest that declares what is known of a submission.
    pub fn of(submission: &Submission) -> Manifest {
        let mut manifest = Manifest {
            build: submission.build.clone(),
            path: submission.path.clone(),
            tasks: submission.tasks.clone(),
            ..Manifest::default()
        };
        for group in &submission.groups {
            if group.id == MAIN {
                manifest.programs = group.programs.clone();
                manifest.dialect = group.dialect.clone();
                let tasks = group.task_programs.iter();
                manifest.task = tasks
                    .map(|(id, programs)| {
                        (
                            id.clone(),
                            TaskSection {
                                programs: programs.clone(),
                            },
                        )
                    })
                    .collect();
            } else {
                let section = GroupSection {
                    programs: group.programs.clone(),
                    dialect: group.dialect.clone(),
                };
                manifest.group.insert(group.id.clone(), section);
            }
        }
        manifest
    }
}

impl fmt::Display for Manifest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&toml::to_string(self).map_err(|_| fmt::Error)?)
    }
}

/// Reads a file in TOML; a mistake says where it is and what may be meant.
pub fn toml_file<T: DeserializeOwned>(path: &Path, bytes: &[u8]) -> Result<T, Box<Diagnostic>> {
    let name = path.display().to_string();
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let source: Arc<str> = String::from_utf8_lossy(bytes).into();
        let at = error.valid_up_to();
        let mistake = Mistake {
            title: Localised::new("файл не в UTF-8", "the file is not UTF-8"),
            expected: Localised::new("нужен текст в UTF-8", "expected UTF-8 text"),
            help: None,
        };
        Box::new(Diagnostic {
            path: name.clone(),
            source,
            span: at..at,
            mistake,
        })
    })?;
    // A byte order mark is no mistake of the author's.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    toml::from_str(text).map_err(|error| {
        Box::new(Diagnostic {
            path: name,
            source: text.into(),
            span: error.span().unwrap_or(0..0),
            mistake: mistake(error.message()),
        })
    })
}

/// A mistake that the parser of TOML tells, with the nearest of the words it knows.
fn mistake(message: &str) -> Mistake {
    static UNKNOWN: LazyLock<Regex> =
        LazyLock::new(|| compile(r"^unknown (?:field|variant) `([^`]*)`(?:, expected (?:one of )?(.*))?$"));
    static QUOTED: LazyLock<Regex> = LazyLock::new(|| compile("`([^`]+)`"));
    let message = message.trim();
    let Some(found) = UNKNOWN.captures(message) else {
        return Mistake {
            title: Localised::new(
                format!("ошибка в файле: {message}"),
                format!("a mistake in the file: {message}"),
            ),
            expected: Localised::new("здесь", "here"),
            help: None,
        };
    };
    let word = &found[1];
    let known: Vec<&str> = found.get(2).map_or(Vec::new(), |list| {
        QUOTED
            .captures_iter(list.as_str())
            .filter_map(|word| Some(word.get(1)?.as_str()))
            .collect()
    });
    let near = known
        .iter()
        .map(|other| (strsim::jaro_winkler(word, other), *other))
        .max_by(|a, b| a.0.total_cmp(&b.0));
    let list = known.join(", ");
    Mistake {
        title: Localised::new(format!("неизвестное слово «{word}»"), format!("unknown word `{word}`")),
        expected: Localised::new(format!("здесь бывает: {list}"), format!("expected one of: {list}")),
        help: near
            .filter(|(alike, _)| *alike >= ALIKE)
            .map(|(_, other)| Localised::new(format!("может быть, «{other}»?"), format!("did you mean `{other}`?"))),
    }
}
