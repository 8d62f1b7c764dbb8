//! Question 13: what prevents what goes wrong between threads?
//!
//! Against races a mutex around the whole change, an atomic operation, or a message to the one thread that has the data.
//! Against deadlocks one order for all locks. The price is waiting: who finds a mutex locked sleeps.

use std::io;
use std::sync::atomic::{AtomicU64, Ordering::SeqCst};
use std::sync::{Arc, Barrier, Mutex, MutexGuard, PoisonError, mpsc};
use std::thread;

use lab_reference::console::say;
use lab_reference::look::{self, asleep_in};
use lab_reference::words;

const TIMES: u64 = 100_000;

fn main() -> io::Result<()> {
    let counter = Mutex::new(0);
    in_two_threads(&|| (0..TIMES).for_each(|_| *lock(&counter) += 1));
    let counted = *lock(&counter);
    say(&words!(
        "Two threads count to {TIMES} each, with a mutex: {counted}",
        "Два потока считают до {TIMES} каждый, с мьютексом: {counted}"
    ));

    let counter = AtomicU64::new(0);
    in_two_threads(&|| {
        for _ in 0..TIMES {
            counter.fetch_add(1, SeqCst);
        }
    });
    let counted = counter.into_inner();
    say(&words!(
        "With an atomic operation: {counted}",
        "С атомарной операцией: {counted}"
    ));

    let (sending, receiving) = mpsc::channel();
    in_two_threads(&|| {
        for _ in 0..TIMES {
            let _ = sending.send(1);
        }
    });
    drop(sending);
    let counted: u64 = receiving.into_iter().sum();
    say(&words!(
        "With messages to one thread: {counted}",
        "С сообщениями одному потоку: {counted}"
    ));

    let (account, both_have_read) = (Mutex::new(100), Barrier::new(2));
    in_two_threads(&|| {
        let read = *lock(&account); // Unlocked at the end of this line.
        both_have_read.wait();
        *lock(&account) = read + 10;
    });
    let balance = *lock(&account);
    say(&words!(
        "Not enough: to lock for reading and again for writing; 100 and twice 10: {balance}",
        "Этого мало: захватить мьютекс для чтения и еще раз для записи; 100 и дважды по 10: {balance}"
    ));

    let accounts = [Mutex::new(TIMES), Mutex::new(TIMES)];
    thread::scope(|scope| {
        for (from, to) in [(0, 1), (1, 0)] {
            let accounts = &accounts;
            scope.spawn(move || (0..TIMES).for_each(|_| transfer(accounts, from, to)));
        }
    });
    let [one, two] = accounts.map(|account| *lock(&account));
    say(&words!(
        "Transfers both ways, locked in one order: both threads have ended, {one} and {two}",
        "Переводы в обе стороны, порядок захвата один: оба потока завершились, {one} и {two}"
    ));

    let shared = Arc::new(Mutex::new("old"));
    let mut held = lock(&shared);
    let other = Arc::clone(&shared);
    let (thread, waiting) = look::spawn(move || *lock(&other))?;
    let call = asleep_in(thread)?;
    *held = "new";
    drop(held);
    let read = waiting.join().unwrap_or_default();
    say(&words!(
        "Who finds a mutex locked sleeps in {call} until it is unlocked, and reads: {read}",
        "Кто застал мьютекс захваченным, спит в {call}, пока его не освободят, и читает: {read}"
    ));
    Ok(())
}

/// Moves 1 between accounts. Whichever way it goes, the lock of account 0 is taken first: then nobody who has a lock
/// waits for one that comes before it, and no circle can close.
fn transfer(accounts: &[Mutex<u64>; 2], from: usize, to: usize) {
    let mut locked = [lock(&accounts[0]), lock(&accounts[1])];
    *locked[from] -= 1;
    *locked[to] += 1;
}

/// A thread that panicked with the lock has left a number, which is whole all the same.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn in_two_threads(work: &(dyn Fn() + Sync)) {
    thread::scope(|scope| {
        scope.spawn(work);
        scope.spawn(work);
    });
}
