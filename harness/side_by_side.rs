//! Work shared out among threads, each of which waits for a world most of its time.

use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Does every piece of work, so many at once, begun in their order; what came of them in the same order.
pub(crate) fn side_by_side<W: Sync, R: Send>(jobs: usize, work: &[W], does: impl Fn(&W) -> R + Sync) -> Vec<R> {
    let next = AtomicUsize::new(0);
    let done: Vec<Mutex<Option<R>>> = work.iter().map(|_| Mutex::new(None)).collect();
    std::thread::scope(|scope| {
        for _ in 0..jobs.clamp(1, work.len().max(1)) {
            scope.spawn(|| {
                loop {
                    let nth = next.fetch_add(1, Ordering::Relaxed);
                    let Some(piece) = work.get(nth) else { break };
                    let result = does(piece);
                    *done[nth].lock().expect("its one writer writes once") = Some(result);
                }
            });
        }
    });
    let results = done.into_iter().map(|result| {
        let result = result.into_inner().expect("its one writer did not panic");
        result.expect("every piece was done")
    });
    results.collect()
}

#[cfg(test)]
mod tests {
    use std::sync::Barrier;

    use super::*;

    #[test]
    fn results_come_in_the_order_of_the_work() {
        let together = Barrier::new(2);
        let results = side_by_side(2, &[1, 2, 3, 4], |number| {
            // Nobody goes on before another has come: with one thread this would never end.
            together.wait();
            number * 10
        });
        assert_eq!(results, [10, 20, 30, 40]);
        assert!(side_by_side(4, &[] as &[u8], |_| ()).is_empty());
    }
}
