//! Question 11: how is a piece of code put on another thread?
//!
//! It is made a closure, which is a value: given to `spawn` it gets a thread of its own, sent through a channel it runs
//! on a worker that is already there. The result comes back by `join` or through a channel.

use std::io;
use std::sync::mpsc::{self, Sender};
use std::thread;

use lab_reference::console::say;
use lab_reference::look::{self, ThreadId, asleep_in, this_thread};
use lab_reference::words;

/// A piece of code, with all that it needs.
type Job = Box<dyn FnOnce() + Send>;

fn main() -> io::Result<()> {
    let (number, result) = sum_up_to(1000)?;
    say(&words!(
        "Called: in thread {number}, result {result}",
        "Вызов: поток {number}, результат {result}"
    ));

    let (number, result) = thread::spawn(|| sum_up_to(1000))
        .join()
        .map_err(|_| io::Error::other("panicked"))??;
    say(&words!(
        "Given to spawn: in thread {number}, result {result}",
        "Передано в spawn: поток {number}, результат {result}"
    ));

    let (jobs, queue) = mpsc::channel::<Job>();
    // The worker ends with the loop, and the loop when the last sender is dropped.
    let (worker, thread) = look::spawn(move || queue.into_iter().map(|job| job()).count())?;
    for limit in [1000, 10] {
        let (number, result) = on_worker(&jobs, move || sum_up_to(limit))??;
        say(&words!(
            "Sent to a worker: in thread {number}, result {result}",
            "Отправлено рабочему потоку: поток {number}, результат {result}"
        ));
    }
    let call = asleep_in(worker)?;
    say(&words!(
        "The worker has nothing to do and sleeps in {call}",
        "Рабочему потоку нечего делать, он спит в {call}"
    ));
    drop(jobs);
    let done = thread.join().unwrap_or_default();
    say(&words!(
        "The queue is closed, the worker has ended; jobs done: {done}",
        "Очередь закрыта, рабочий поток завершился; сделано заданий: {done}"
    ));
    Ok(())
}

/// Puts a piece of code on the worker's thread and waits for its result. Who has other work receives it later.
fn on_worker<T: Send + 'static>(jobs: &Sender<Job>, code: impl FnOnce() -> T + Send + 'static) -> io::Result<T> {
    let (answering, answer) = mpsc::channel();
    let job = move || {
        let _ = answering.send(code());
    };
    jobs.send(Box::new(job))
        .map_err(|_| io::Error::other("the worker is gone"))?;
    answer.recv().map_err(io::Error::other)
}

/// The piece of code: tells in which thread it ran.
fn sum_up_to(limit: u64) -> io::Result<(ThreadId, u64)> {
    Ok((this_thread()?, (1..=limit).sum()))
}
