//! A limit on tries to guess a password.
//!
//! Counted for an address and a name together. For a name alone, anybody could lock its owner out by guessing wrong on
//! purpose; for an address alone, one guesser would lock out all who share a router with him.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// Tries at once.
const BURST: u32 = 10;
/// After them, one try in this time.
const PACE: Duration = Duration::from_secs(30);

/// Who has tried how often.
#[derive(Default)]
pub struct Tries {
    /// Every try is a debt of one [`PACE`], and time pays it off: until when. Debts that are paid are forgotten; each of
    /// the others has cost the guesser the time of a hash, so there are not many.
    debts: Mutex<HashMap<(IpAddr, String), Instant>>,
}

impl Tries {
    /// Counts a try to be `name`, made from `address`; false where it is one too many, which is not counted.
    pub fn take(&self, address: IpAddr, name: &str, now: Instant) -> bool {
        let mut debts = self.debts.lock().unwrap_or_else(PoisonError::into_inner);
        debts.retain(|_, paid_off| *paid_off > now);
        let paid_off = debts.entry((address, name.to_string())).or_insert(now);
        let allowed = *paid_off + PACE <= now + PACE * BURST;
        if allowed {
            *paid_off += PACE;
        }
        allowed
    }

    /// The try was right: all is forgiven.
    pub fn forgive(&self, address: IpAddr, name: &str) {
        let mut debts = self.debts.lock().unwrap_or_else(PoisonError::into_inner);
        debts.remove(&(address, name.to_string()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::net::Ipv4Addr;

    const HERE: IpAddr = IpAddr::V4(Ipv4Addr::LOCALHOST);
    const THERE: IpAddr = IpAddr::V4(Ipv4Addr::new(127, 0, 0, 2));

    #[test]
    fn a_guesser_is_slowed_down_and_locks_nobody_else_out() {
        let (tries, now) = (Tries::default(), Instant::now());
        assert_eq!(
            (0..100).filter(|_| tries.take(HERE, "ann", now)).count(),
            BURST as usize
        );
        assert!(tries.take(THERE, "ann", now), "the owner, elsewhere");
        assert!(tries.take(HERE, "bob", now), "a neighbour");
        assert!(tries.take(HERE, "ann", now + PACE));
        assert!(!tries.take(HERE, "ann", now + PACE));
    }

    #[test]
    fn what_is_paid_off_or_forgiven_is_forgotten() {
        let (tries, now) = (Tries::default(), Instant::now());
        while tries.take(HERE, "ann", now) {}
        tries.forgive(HERE, "ann");
        assert_eq!(
            (0..100).filter(|_| tries.take(HERE, "ann", now)).count(),
            BURST as usize
        );
        tries.take(THERE, "bob", now + PACE * BURST);
        assert_eq!(tries.debts.lock().unwrap().len(), 1);
    }
}
