//! Who may log in: names and the hashes of their passwords, in a file.

use std::io;
use std::path::PathBuf;
use std::sync::{Mutex, MutexGuard, PoisonError};

use argon2::Params;

use crate::passwords::Hasher;
use crate::table::Table;

/// The file is written anew for every user who registers: with so many it has a megabyte.
const MOST_USERS: usize = 10_000;

/// The users of a server, for many threads at once.
pub struct Accounts {
    users: Mutex<Table>,
    hasher: Hasher,
}

/// What became of a registration.
#[derive(Debug, PartialEq, Eq)]
pub enum Registration {
    /// The user exists now, and after a restart.
    Done,
    /// Somebody else has this name.
    Taken,
    /// There are as many users as there may be.
    Full,
}

impl Accounts {
    /// Opens the users in the file `path`; `cost` is what the hash of a new password costs.
    pub fn open(path: impl Into<PathBuf>, cost: Params) -> io::Result<Accounts> {
        Ok(Accounts {
            users: Mutex::new(Table::open(path)?),
            hasher: Hasher::new(cost)?,
        })
    }

    /// Makes a new user.
    pub fn register(&self, name: &str, password: &str) -> io::Result<Registration> {
        if self.users().get(name).is_some() {
            return Ok(Registration::Taken);
        }
        // Slow, so done while others may use the table; and so what was seen there may have changed meanwhile.
        let hash = self.hasher.hash(password)?;
        let mut users = self.users();
        if users.get(name).is_some() {
            return Ok(Registration::Taken);
        }
        if users.rows().len() >= MOST_USERS {
            return Ok(Registration::Full);
        }
        users.insert(name, &hash)?;
        Ok(Registration::Done)
    }

    /// Is there this user, with this password? It takes as long to say no to an unknown name as to a wrong password.
    pub fn check(&self, name: &str, password: &str) -> bool {
        let hash = self.users().get(name).map(String::from);
        self.hasher.verify(password, hash.as_deref())
    }

    fn users(&self) -> MutexGuard<'_, Table> {
        self.users.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::thread;

    #[test]
    fn users_are_known_after_a_restart_and_their_passwords_nowhere() {
        let folder = tempfile::tempdir().expect("a folder can be made");
        let path = folder.path().join("users");
        let accounts = Accounts::open(&path, cheap()).expect("the file can be opened");
        assert_eq!(
            accounts.register("Ада", "тайна").expect("it can be kept"),
            Registration::Done
        );
        assert_eq!(
            accounts.register("Ада", "другая").expect("it can be kept"),
            Registration::Taken
        );
        drop(accounts);
        let accounts = Accounts::open(&path, cheap()).expect("the file can be opened");
        assert!(accounts.check("Ада", "тайна"));
        assert!(!accounts.check("Ада", "другая"));
        assert!(!accounts.check("Боб", "тайна"));
        assert!(
            !std::fs::read_to_string(&path)
                .expect("it was written")
                .contains("тайна")
        );
    }

    #[test]
    fn of_many_who_want_one_name_one_gets_it() {
        let folder = tempfile::tempdir().expect("a folder can be made");
        let accounts = Accounts::open(folder.path().join("users"), cheap()).expect("the file can be opened");
        let (done, winner) = (AtomicUsize::new(0), AtomicUsize::new(0));
        thread::scope(|scope| {
            for number in 0..16 {
                let (accounts, done, winner) = (&accounts, &done, &winner);
                scope.spawn(move || {
                    if accounts.register("ann", &number.to_string()).expect("it can be kept") == Registration::Done {
                        done.fetch_add(1, Ordering::SeqCst);
                        winner.store(number, Ordering::SeqCst);
                    }
                    let own = format!("user {number}");
                    assert_eq!(
                        accounts.register(&own, "x").expect("it can be kept"),
                        Registration::Done
                    );
                });
            }
        });
        assert_eq!(done.into_inner(), 1);
        assert!(accounts.check("ann", &winner.into_inner().to_string()));
        assert!((0..16).all(|number| accounts.check(&format!("user {number}"), "x")));
    }

    fn cheap() -> Params {
        Params::new(Params::MIN_M_COST, 1, 1, None).unwrap()
    }
}
