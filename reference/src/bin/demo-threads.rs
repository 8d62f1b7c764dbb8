//! Question 10: how is a thread made?
//!
//! A function or closure is given to `thread::spawn`, which returns at once; `join` waits for the end and brings the
//! result, or tells that the thread panicked.

use std::sync::mpsc;
use std::{io, panic, thread};

use lab_reference::console::say;
use lab_reference::look::{self, asleep_in, count_threads, this_thread};
use lab_reference::words;

fn main() -> io::Result<()> {
    let (main, count) = (this_thread()?, count_threads()?);
    say(&words!(
        "main runs in thread {main}, threads: {count}",
        "main выполняется в потоке {main}, потоков: {count}"
    ));

    // `move`: the closure takes what it uses along, as it may outlive this function.
    let text = String::from("Привет");
    let (telling, told) = mpsc::channel();
    let (releasing, released) = mpsc::channel::<()>();
    let thread = thread::spawn(move || {
        let _ = telling.send(this_thread());
        let _ = released.recv();
        text.chars().count()
    });
    let number = told.recv().map_err(io::Error::other)??;
    let count = count_threads()?;
    say(&words!(
        "spawn has returned; thread {number} lives beside main, threads: {count}",
        "spawn вернулся; рядом с main живет поток {number}, потоков: {count}"
    ));
    let call = asleep_in(number)?;
    say(&words!(
        "It waits in {call} for a message from main",
        "Он ждет в {call} сообщения от main"
    ));
    let _ = releasing.send(());
    let result = thread.join().unwrap_or_default();
    say(&words!(
        "join has brought its result: {result}",
        "join вернул его результат: {result}"
    ));

    // A scope ends when its threads have ended, so they may borrow.
    let numbers = [1, 2, 3, 4];
    let sums = thread::scope(|scope| {
        let halves = numbers
            .chunks(2)
            .map(|half| scope.spawn(move || half.iter().sum::<i32>()));
        let threads: Vec<_> = halves.collect(); // All are started before the first is joined.
        threads
            .into_iter()
            .filter_map(|thread| thread.join().ok())
            .collect::<Vec<_>>()
    });
    say(&words!(
        "Threads of a scope have read the array of main: {sums:?}",
        "Потоки из scope прочитали массив main: {sums:?}"
    ));

    panic::set_hook(Box::new(|_| {})); // Else the panic is also told on the standard error.
    let outcome = thread::spawn(|| -> i32 { panic!("no bread") }).join();
    let reason = outcome
        .err()
        .and_then(|reason| reason.downcast::<&str>().ok())
        .unwrap_or_default();
    say(&words!(
        "A thread has panicked, join tells why: {reason}",
        "Поток запаниковал, join вернул причину: {reason}"
    ));
    let count = once_alone()?;
    say(&words!(
        "main goes on, threads: {count}",
        "main продолжает работу, потоков: {count}"
    ));
    Ok(())
}

/// A joined thread is gone from the kernel's list a moment later.
fn once_alone() -> io::Result<usize> {
    look::until(|| Ok(Some(count_threads()?).filter(|&count| count == 1)))
}
