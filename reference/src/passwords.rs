//! Passwords: only their Argon2id hashes are kept, as PHC strings (`$argon2id$v=19$m=19456,t=2,p=1$salt$hash`).
//!
//! A fast hash (SHA-256) of a password is as good as the password: whoever has the file tries billions of guesses a
//! second. Argon2id makes a guess cost 19 MiB and some milliseconds, and the salt, new for every password, makes it count
//! for one user only.

use std::io;
use std::sync::{Mutex, PoisonError};

use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use argon2::{Algorithm, Argon2, Params, Version};

/// Bytes of the longest password: more adds nothing.
pub const LONGEST: usize = 1024;

/// The most that a stored hash may ask for. Its parameters stand in a file: a damaged `m` would ask for terabytes.
const MOST_MEMORY_KIB: u32 = 64 * 1024;
const MOST_PASSES: u32 = 10;
const MOST_LANES: u32 = 4;

/// Makes and checks hashes.
pub struct Hasher {
    argon2: Argon2<'static>,
    /// Compared with where there is nothing to compare with.
    decoy: String,
    /// One hash at a time: a hundred clients that log in at once would need two gigabytes, and in turn they wait two
    /// seconds at most.
    turn: Mutex<()>,
}

impl Hasher {
    /// A hasher with the given cost; `Params::DEFAULT` is what OWASP recommends, less is for tests.
    pub fn new(cost: Params) -> io::Result<Hasher> {
        let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, cost);
        let mut unknown = [0; 32];
        getrandom::fill(&mut unknown).map_err(io::Error::other)?;
        let decoy = hash(&argon2, &unknown)?;
        let turn = Mutex::default();
        Ok(Hasher { argon2, decoy, turn })
    }

    /// The PHC string of a password, with a new salt.
    pub fn hash(&self, password: &str) -> io::Result<String> {
        let _turn = self.turn.lock().unwrap_or_else(PoisonError::into_inner);
        hash(&self.argon2, password.as_bytes())
    }

    /// Is this the password of the hash? Without a usable hash the answer is no and takes as long: else the time would
    /// tell a stranger which names exist.
    pub fn verify(&self, password: &str, stored: Option<&str>) -> bool {
        let _turn = self.turn.lock().unwrap_or_else(PoisonError::into_inner);
        let known = stored.and_then(acceptable);
        let exists = known.is_some();
        let Some(compared) = known.or_else(|| acceptable(&self.decoy)) else {
            return false;
        };
        // Compares in constant time inside.
        let same = self.argon2.verify_password(password.as_bytes(), &compared).is_ok();
        same && exists
    }
}

fn hash(argon2: &Argon2, password: &[u8]) -> io::Result<String> {
    let hash: PasswordHash = argon2.hash_password(password).map_err(io::Error::other)?;
    Ok(hash.to_string())
}

/// The parsed hash, if checking it costs no more than it may.
fn acceptable(stored: &str) -> Option<PasswordHash> {
    let hash = PasswordHash::new(stored).ok()?;
    let cost = Params::try_from(&hash).ok()?;
    let within = cost.m_cost() <= MOST_MEMORY_KIB && cost.t_cost() <= MOST_PASSES && cost.p_cost() <= MOST_LANES;
    let argon2id = Algorithm::try_from(hash.algorithm.as_str()) == Ok(Algorithm::Argon2id);
    (within && argon2id && hash.hash.is_some()).then_some(hash)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_right_password_is_accepted_and_no_other() {
        let hasher = Hasher::new(cheap()).unwrap();
        let stored = hasher.hash("пароль").unwrap();
        assert!(stored.starts_with("$argon2id$v=19$m=8,t=1,p=1$"), "{stored}");
        assert!(hasher.verify("пароль", Some(&stored)));
        assert!(!hasher.verify("пароль ", Some(&stored)));
        assert!(!hasher.verify("", Some(&stored)));
    }

    #[test]
    fn one_password_has_many_hashes() {
        let hasher = Hasher::new(cheap()).unwrap();
        assert_ne!(hasher.hash("same").unwrap(), hasher.hash("same").unwrap());
    }

    #[test]
    fn a_hash_that_asks_for_too_much_or_is_none_is_refused() {
        let hasher = Hasher::new(cheap()).unwrap();
        let stored = hasher.hash("x").unwrap();
        let too_much = ["m=4294967295,t=1,p=1", "m=8,t=4294967295,p=1", "m=1024,t=1,p=128"];
        for cost in too_much {
            assert!(
                !hasher.verify("x", Some(&stored.replace("m=8,t=1,p=1", cost))),
                "{cost}"
            );
        }
        for stored in [
            "",
            "x",
            "$argon2id$v=19$m=8,t=1,p=1",
            &stored.replace("argon2id", "argon2d"),
        ] {
            assert!(!hasher.verify("x", Some(stored)), "{stored}");
        }
        assert!(!hasher.verify("x", None));
    }

    fn cheap() -> Params {
        Params::new(Params::MIN_M_COST, 1, 1, None).unwrap()
    }
}
