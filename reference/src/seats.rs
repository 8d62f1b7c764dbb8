//! A limit on how many are served at once.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

/// A number of seats, for many threads at once.
#[derive(Clone)]
pub struct Seats(Arc<AtomicUsize>);

/// A seat, free again when it is dropped, however its thread ends.
pub struct Seat(Arc<AtomicUsize>);

impl Seats {
    /// So many, all of them free.
    pub fn new(count: usize) -> Seats {
        Seats(Arc::new(AtomicUsize::new(count)))
    }

    /// Takes a seat; `None` where none is free.
    pub fn take(&self) -> Option<Seat> {
        // Look and take are one step: between two, another thread could take the seat that was seen.
        let taken = self
            .0
            .fetch_update(Ordering::SeqCst, Ordering::SeqCst, |free| free.checked_sub(1));
        taken.ok().map(|_| Seat(Arc::clone(&self.0)))
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        self.0.fetch_add(1, Ordering::SeqCst);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::thread;

    #[test]
    fn a_seat_is_taken_once_and_free_again_after_a_panic() {
        let seats = Seats::new(2);
        let first = seats.take();
        let second = seats.take();
        assert!(first.is_some() && second.is_some());
        assert!(seats.take().is_none());
        drop(first);
        let panicking = thread::spawn({
            let seat = seats.take();
            move || {
                let _seat = seat;
                panic!("as a conversation might");
            }
        });
        assert!(panicking.join().is_err());
        assert!(seats.take().is_some());
    }

    #[test]
    fn of_many_threads_only_so_many_get_a_seat() {
        let seats = Seats::new(10);
        let held: Vec<_> = thread::scope(|scope| {
            let threads: Vec<_> = (0..50).map(|_| scope.spawn(|| seats.take())).collect();
            threads
                .into_iter()
                .filter_map(|thread| thread.join().unwrap())
                .collect()
        });
        assert_eq!(held.len(), 10);
    }
}
