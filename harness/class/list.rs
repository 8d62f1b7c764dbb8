//! Which submissions a class has: the folders below a folder, or the lines of a list.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::submission::{holds_programs, is_of_a_tool};

/// One submission of a class.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// What it is called in the class; no two have the same.
    pub name: String,
    /// Where it is.
    pub folder: PathBuf,
}

/// Why there is no class.
#[derive(Debug, thiserror::Error)]
pub enum ListError {
    /// A place cannot be read.
    #[error("{} cannot be read", path.display())]
    Unreadable {
        /// Which.
        path: PathBuf,
        /// The system's word.
        source: io::Error,
    },
    /// A list is no table.
    #[error("{} is no list", path.display())]
    NoList {
        /// Which.
        path: PathBuf,
        /// What the parser says.
        source: csv::Error,
    },
    /// A place has no submission in it.
    #[error("{} holds no submission", path.display())]
    Empty {
        /// Which.
        path: PathBuf,
    },
    /// Two submissions have one name.
    #[error("two submissions are called {name}")]
    Twice {
        /// The name.
        name: String,
    },
}

/// The submissions of these places, in the order of their names. Where a place is a folder that itself holds programs it is
/// one submission, else each folder in it is one; where it is a file, each of its lines. `except` is no submission.
pub fn entries(places: &[PathBuf], except: &Path) -> Result<Vec<Entry>, ListError> {
    let except = fs::canonicalize(except).ok();
    let mut entries = Vec::new();
    for place in places {
        let unreadable = |source| ListError::Unreadable {
            path: place.clone(),
            source,
        };
        let found = if fs::metadata(place).map_err(unreadable)?.is_file() {
            lines(place, &fs::read_to_string(place).map_err(unreadable)?)?
        } else if holds_programs(place) {
            vec![Entry {
                name: name_of(place),
                folder: place.clone(),
            }]
        } else {
            let prefix = if places.len() > 1 {
                prefix(place, places)
            } else {
                String::new()
            };
            below(place, &prefix, except.as_deref()).map_err(unreadable)?
        };
        if found.is_empty() {
            return Err(ListError::Empty { path: place.clone() });
        }
        entries.extend(found);
    }
    entries.sort_by_key(|entry| natural(&entry.name));
    let mut names = BTreeSet::new();
    match entries.iter().find(|entry| !names.insert(entry.name.clone())) {
        Some(entry) => Err(ListError::Twice {
            name: entry.name.clone(),
        }),
        None => Ok(entries),
    }
}

/// What tells the folders of this place from those of the others.
fn prefix(place: &Path, places: &[PathBuf]) -> String {
    let name = name_of(place);
    match places.iter().filter(|other| name_of(other) == name).count() {
        0 | 1 => name + "/",
        _ => format!("{}/", place.display().to_string().trim_end_matches('/')),
    }
}

fn name_of(place: &Path) -> String {
    let whole = fs::canonicalize(place).unwrap_or_else(|_| place.to_owned());
    let name = whole.file_name().unwrap_or(whole.as_os_str());
    name.to_string_lossy().into_owned()
}

fn below(place: &Path, prefix: &str, except: Option<&Path>) -> io::Result<Vec<Entry>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(place)? {
        let folder = entry?.path();
        let name = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let is_left_out = name.starts_with('.') || is_of_a_tool(&folder);
        let is_except = || fs::canonicalize(&folder).ok().as_deref() == except;
        if folder.is_dir() && !is_left_out && !is_except() {
            let name = format!("{prefix}{name}");
            found.push(Entry { name, folder });
        }
    }
    Ok(found)
}

/// The lines of a list: name and folder, or a folder alone; separated by commas, semicolons or tabs. Folders are named from
/// where the list is; `#` begins a remark, and a head `name,path` is one.
fn lines(list: &Path, text: &str) -> Result<Vec<Entry>, ListError> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let first = text.lines().find(|line| !line.starts_with('#')).unwrap_or_default();
    let separator = [b';', b'\t'].into_iter().find(|mark| first.as_bytes().contains(mark));
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .comment(Some(b'#'))
        .trim(csv::Trim::All)
        .delimiter(separator.unwrap_or(b','))
        .from_reader(text.as_bytes());
    let at = list.parent().unwrap_or(Path::new(""));
    let mut entries = Vec::new();
    for (number, record) in reader.records().enumerate() {
        let record = record.map_err(|source| ListError::NoList {
            path: list.to_owned(),
            source,
        })?;
        let cells: Vec<&str> = record.iter().filter(|cell| !cell.is_empty()).collect();
        let is_head = number == 0 && cells.len() > 1 && HEADS.contains(&cells[1].to_lowercase().as_str());
        match cells[..] {
            [] => {}
            _ if is_head => {}
            [folder] => entries.push(Entry {
                name: name_of(&at.join(folder)),
                folder: at.join(folder),
            }),
            [name, folder, ..] => entries.push(Entry {
                name: name.to_owned(),
                folder: at.join(folder),
            }),
        }
    }
    Ok(entries)
}

/// What the second column of a list is called, where the first line says so.
const HEADS: &[&str] = &["path", "folder", "dir", "directory", "путь", "папка", "каталог"];

/// A key that sorts names as people count: `lab 2` before `lab 10`.
pub fn natural(name: &str) -> Vec<(u64, String)> {
    let mut parts = Vec::new();
    let mut rest = name;
    while !rest.is_empty() {
        let letters = rest.find(|c: char| c.is_ascii_digit()).unwrap_or(rest.len());
        let (text, after) = rest.split_at(letters);
        let digits = after.find(|c: char| !c.is_ascii_digit()).unwrap_or(after.len());
        let (number, after) = after.split_at(digits);
        // What is too long for a number keeps its order as a text.
        if !text.is_empty() {
            parts.push((u64::MAX, text.to_lowercase()));
        }
        if !number.is_empty() {
            parts.push((number.parse().unwrap_or(u64::MAX), number.to_owned()));
        }
        rest = after;
    }
    parts.push((0, name.to_owned()));
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(entries: &[Entry]) -> Vec<&str> {
        entries.iter().map(|entry| entry.name.as_str()).collect()
    }

    #[test]
    fn folders_below_a_folder_are_submissions_in_the_order_people_count() {
        let class = tempfile::tempdir().expect("a folder can be made");
        for name in ["10", "9", ".git", "node_modules", "results"] {
            fs::create_dir(class.path().join(name)).expect("a folder can be made");
        }
        let places = [class.path().to_owned()];
        let found = entries(&places, &class.path().join("results")).expect("there are submissions");
        assert_eq!(names(&found), ["9", "10"]);
        fs::write(class.path().join("server.py"), "").expect("a file can be written");
        let found = entries(&places, Path::new("none")).expect("there is a submission");
        assert_eq!(found.len(), 1, "a folder that holds programs is one submission");
    }

    #[test]
    fn folders_of_several_places_keep_their_places_names() {
        let both = tempfile::tempdir().expect("a folder can be made");
        for path in ["a/1", "b/1"] {
            fs::create_dir_all(both.path().join(path)).expect("a folder can be made");
        }
        let places = ["a", "b"].map(|place| both.path().join(place));
        let found = entries(&places, Path::new("none")).expect("there are submissions");
        assert_eq!(names(&found), ["a/1", "b/1"]);
        let twice = [places[0].clone(), places[0].clone()];
        assert!(matches!(
            entries(&twice, Path::new("none")),
            Err(ListError::Twice { .. })
        ));
        let empty = [both.path().join("a/1")];
        assert!(matches!(
            entries(&empty, Path::new("none")),
            Err(ListError::Empty { .. })
        ));
    }

    #[test]
    fn lists_have_names_and_folders() {
        let list = Path::new("/class/list.csv");
        let comma = "\u{feff}name,path\n# the first group\n\"Ivanov, I.\",ivanov\n\nthird/petrov\n";
        let found = lines(list, comma).expect("it is a list");
        assert_eq!(names(&found), ["Ivanov, I.", "petrov"]);
        assert_eq!(found[1].folder, Path::new("/class/third/petrov"));
        let semicolon = lines(list, "Иванов, И.;ivanov\n").expect("it is a list");
        assert_eq!(names(&semicolon), ["Иванов, И."]);
    }
}
