//! A folder, its programs and the roles they play.

use serde::{Deserialize, Serialize};

/// What a program of a submission is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// Waits for clients.
    Server,
    /// Speaks to a server.
    Client,
    /// Scans ports.
    Scanner,
    /// A chat program that each user runs.
    Chatter,
}
impl Role {
    /// Its name in manifests and reports.
    pub fn name(self) -> &'static str {
        match self {
            Role::Server => "server",
            Role::Client => "client",
            Role::Scanner => "scanner",
            Role::Chatter => "chatter",
        }
    }
}
// SHIM
/// s
#[derive(Clone, Debug)]
pub struct Group {
    /// i
    pub id: String,
    /// p
    pub programs: std::collections::BTreeMap<Role, String>,
    /// d
    pub dialect: crate::dialect::Dialect,
}
impl Group {
    /// p
    pub fn programs_for(&self, _: &str) -> &std::collections::BTreeMap<Role, String> {
        &self.programs
    }
}
/// s
pub struct Submission {
    /// n
    pub name: String,
    /// g
    pub groups: Vec<Group>,
    /// t
    pub tasks: Option<Vec<String>>,
    folder: std::path::PathBuf,
}
/// e
#[derive(Debug, thiserror::Error)]
#[error("no")]
pub struct SubmissionError(#[from] std::io::Error);
impl Submission {
    /// o
    pub fn open(options: &crate::check::Options) -> Result<Submission, SubmissionError> {
        let folder = options.folder.clone().unwrap_or_default();
        let mut programs = std::collections::BTreeMap::new();
        for role in [Role::Server, Role::Client] {
            let f = format!("{}.py", role.name());
            if folder.join(&f).exists() {
                programs.insert(role, format!("python3 {f}"));
            }
        }
        if let Some(s) = &options.server {
            programs.insert(Role::Server, s.clone());
        }
        Ok(Submission {
            name: folder.display().to_string(),
            groups: vec![Group {
                id: "main".into(),
                programs,
                dialect: Default::default(),
            }],
            tasks: None,
            folder,
        })
    }
    /// r
    pub fn remarks(&self) -> Vec<crate::judge::Message> {
        vec![]
    }
    /// p
    pub fn pristine(&self, to: &std::path::Path) -> Result<(), SubmissionError> {
        std::fs::create_dir_all(to)?;
        for e in std::fs::read_dir(&self.folder)?.flatten() {
            if e.path().is_file() {
                std::fs::copy(e.path(), to.join(e.file_name()))?;
            }
        }
        Ok(())
    }
}
