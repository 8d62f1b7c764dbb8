//! Question 12: what goes wrong between threads?
//!
//! Races: the result depends on who comes first, as when both read a value, change it and write it back. Deadlocks: each
//! waits for what the other has. A race shows now and then only, so here it is provoked until it is seen.

use std::io;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering::SeqCst};
use std::sync::{Arc, Barrier, Mutex};
use std::thread;

use lab_reference::console::say;
use lab_reference::look::{self, asleep_in};
use lab_reference::words;

const TIMES: u64 = 100_000;

fn main() -> io::Result<()> {
    let (account, both_have_read) = (AtomicU64::new(100), Barrier::new(2));
    in_two_threads(&|| {
        let read = account.load(SeqCst);
        both_have_read.wait();
        account.store(read + 10, SeqCst);
    });
    let account = account.into_inner();
    say(&words!(
        "It was 100, two threads have added 10 each, step by step: {account}",
        "Было 100, два потока прибавили по 10, шаг за шагом: {account}"
    ));

    let counted = look::until(|| Ok(Some(count()).filter(|&counted| counted < 2 * TIMES)))?;
    let (expected, lost) = (2 * TIMES, 2 * TIMES - counted);
    say(&words!(
        "Two threads count to {TIMES} each: {counted} and not {expected}, lost {lost}",
        "Два потока считают до {TIMES} каждый: {counted}, а не {expected}, потеряно {lost}"
    ));

    let locks = Arc::new([Mutex::new(()), Mutex::new(())]);
    let (both_have_one, passed) = (Arc::new(Barrier::new(2)), Arc::new(AtomicUsize::new(0)));
    let mut sleepers = Vec::new();
    for (first, second) in [(0, 1), (1, 0)] {
        let (locks, both_have_one, passed) = (Arc::clone(&locks), Arc::clone(&both_have_one), Arc::clone(&passed));
        let (thread, _) = look::spawn(move || {
            let _one = locks[first].lock();
            both_have_one.wait();
            passed.fetch_add(1, SeqCst);
            let _other = locks[second].lock();
            say("Never said");
        })?;
        sleepers.push(thread);
    }
    look::until(|| Ok((passed.load(SeqCst) == 2).then_some(())))?;
    for (number, thread) in (1..).zip(sleepers) {
        let call = asleep_in(thread)?;
        say(&words!(
            "Thread {number} has one mutex, waits for the other, sleeps in {call}",
            "Поток {number} держит один мьютекс, ждет другого, спит в {call}"
        ));
    }
    let locked = locks.iter().filter(|lock| lock.try_lock().is_err()).count();
    say(&words!(
        "Mutexes that nobody will ever unlock: {locked}",
        "Мьютексов, которые уже никто не освободит: {locked}"
    ));
    Ok(()) // Where `main` ends, the process does, with all of its threads.
}

/// What two threads have counted together when every step is two: read, and write back.
fn count() -> u64 {
    let (counter, start) = (AtomicU64::new(0), Barrier::new(2));
    in_two_threads(&|| {
        start.wait();
        for _ in 0..TIMES {
            // Neither tears the value (in safe Rust nothing can), yet between the two the other thread may write.
            let read = counter.load(SeqCst);
            counter.store(read + 1, SeqCst);
        }
    });
    counter.into_inner()
}

fn in_two_threads(work: &(dyn Fn() + Sync)) {
    thread::scope(|scope| {
        scope.spawn(work);
        scope.spawn(work);
    });
}
