//! Sessions: who has logged in gets a token, and comes back with it instead of the password.
//!
//! A token is 256 random bits, so nobody guesses one, and a fast hash is enough to keep it: whoever reads the file learns
//! no token from it.

use std::io;
use std::path::PathBuf;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;

use crate::table::Table;

const TOKEN_BYTES: usize = 32;
/// How long a token is good for.
const LIFETIME: Duration = Duration::from_secs(7 * 24 * 60 * 60);
/// A user with more has lost some of them; the oldest ends.
const MOST_PER_USER: usize = 10;

/// The sessions of a server, for many threads at once. In the file: the SHA-256 of a token, its end as Unix time, the name.
pub struct Sessions {
    table: Mutex<Table>,
}

impl Sessions {
    /// Opens the sessions in the file `path`.
    pub fn open(path: impl Into<PathBuf>) -> io::Result<Sessions> {
        let table = Mutex::new(Table::open(path)?);
        Ok(Sessions { table })
    }

    /// Begins a session of this user and returns its token.
    pub fn begin(&self, name: &str, now: SystemTime) -> io::Result<String> {
        let mut bytes = [0; TOKEN_BYTES];
        getrandom::fill(&mut bytes).map_err(io::Error::other)?;
        let token = hex(&bytes);
        let end = unix_time(now + LIFETIME);
        self.table().change(|rows| {
            rows.retain(|_, session| parse(session).is_some_and(|(end, _)| end > unix_time(now)));
            let mut own: Vec<_> = rows
                .iter()
                .filter_map(|(key, session)| parse(session).map(|(end, owner)| (end, owner, key.clone())))
                .filter(|(_, owner, _)| *owner == name)
                .map(|(end, _, key)| (end, key))
                .collect();
            own.sort();
            for (_, key) in own.iter().rev().skip(MOST_PER_USER - 1) {
                rows.remove(key);
            }
            rows.insert(digest(&token), format!("{end} {name}"));
        })?;
        Ok(token)
    }

    /// The user whose session this token is, if it has not ended.
    pub fn resume(&self, token: &str, now: SystemTime) -> Option<String> {
        let digest = digest(token);
        let table = self.table();
        // Not `get`: the time of a common comparison tells how much of a guess was right. Of a digest that helps
        // nobody much; the habit does.
        let mut sessions = table.rows().iter();
        let (_, session) = sessions.find(|(key, _)| bool::from(key.as_bytes().ct_eq(digest.as_bytes())))?;
        let (end, name) = parse(session)?;
        (end > unix_time(now)).then(|| name.to_string())
    }

    /// Ends the session of this token: a copy of it is worth nothing any more.
    pub fn end(&self, token: &str) -> io::Result<()> {
        self.table().change(|rows| {
            rows.remove(&digest(token));
        })
    }

    fn table(&self) -> MutexGuard<'_, Table> {
        self.table.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn parse(session: &str) -> Option<(u64, &str)> {
    let (end, name) = session.split_once(' ')?;
    Some((end.parse().ok()?, name))
}

fn digest(token: &str) -> String {
    hex(&Sha256::digest(token))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn unix_time(time: SystemTime) -> u64 {
    time.duration_since(UNIX_EPOCH).unwrap_or_default().as_secs()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_good_after_a_restart_until_it_ends() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("sessions");
        let now = SystemTime::now();
        let token = Sessions::open(&path).unwrap().begin("Ада Л", now).unwrap();
        assert_eq!(token.len(), 2 * TOKEN_BYTES);
        assert!(!std::fs::read_to_string(&path).unwrap().contains(&token));
        let sessions = Sessions::open(&path).unwrap();
        assert_eq!(sessions.resume(&token, now).as_deref(), Some("Ада Л"));
        assert_eq!(sessions.resume(&token, now + LIFETIME), None);
        for wrong in ["", "x", &token[1..], &token.to_uppercase(), &digest(&token)] {
            assert_eq!(sessions.resume(wrong, now), None, "{wrong:?}");
        }
        sessions.end(&token).unwrap();
        assert_eq!(sessions.resume(&token, now), None);
    }

    #[test]
    fn a_user_has_so_many_sessions_and_others_keep_theirs() {
        let folder = tempfile::tempdir().unwrap();
        let sessions = Sessions::open(folder.path().join("sessions")).unwrap();
        let begin = SystemTime::now();
        let other = sessions.begin("bob", begin).unwrap();
        let later = |seconds: usize| begin + Duration::from_secs(seconds as u64);
        let tokens: Vec<_> = (0..=MOST_PER_USER)
            .map(|n| sessions.begin("ann", later(n)).unwrap())
            .collect();
        assert_eq!(sessions.resume(&tokens[0], begin), None);
        assert!(tokens[1..].iter().all(|token| sessions.resume(token, begin).is_some()));
        assert_eq!(sessions.resume(&other, begin).as_deref(), Some("bob"));
        sessions.begin("ann", begin + LIFETIME * 2).unwrap();
        assert_eq!(sessions.table().rows().len(), 1, "sessions that have ended are kept");
    }
}
