//! The hall of a chat: who is in it, what was said, and how it reaches all others.
//!
//! One lock makes one order: under it a message goes into the history and into a queue for each listener. Nothing under it
//! waits for a listener: a queue is emptied by a thread of its own, and whoever lets his fill up is sent away.

use std::collections::BTreeMap;
use std::io;
use std::net::{Shutdown, TcpStream};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crossbeam::channel::{self, Receiver, Sender};

use crate::history::{History, Message};
use crate::log::Log;
use crate::login::Answer;
use crate::news::News;
use crate::office::Visitor;
use crate::words;

/// Messages that may wait for a listener: a burst, or a minute on a bad line. With the longest message it bounds what one
/// who does not read at all costs.
const QUEUE: usize = 4096;

/// The hall, for many threads at once.
pub struct Hall {
    state: Mutex<State>,
    log: Arc<Log>,
}

struct State {
    guests: BTreeMap<u64, Guest>,
    next: u64,
    history: History,
}

struct Guest {
    name: String,
    /// `None` for one who is being sent away.
    queue: Option<Sender<Arc<str>>>,
    stream: Arc<TcpStream>,
}

/// A place in the hall; who drops it has left.
pub struct Place<'a> {
    hall: &'a Hall,
    number: u64,
}

impl Hall {
    /// Opens the hall, with the history in the file `path`.
    pub fn open(path: impl Into<PathBuf>, log: Arc<Log>) -> io::Result<Hall> {
        let state = State {
            guests: BTreeMap::new(),
            next: 0,
            history: History::open(path)?,
        };
        let state = Mutex::new(state);
        Ok(Hall { state, log })
    }

    /// Lets a user in; what is to be sent to him comes out of the queue: a welcome, what was said before, what is said from
    /// now on. It ends when he has left, or has to.
    pub fn enter(
        &self,
        visitor: &Visitor,
        stream: &Arc<TcpStream>,
    ) -> (Place<'_>, impl Iterator<Item = Arc<str>> + use<>) {
        let mut state = self.state();
        let name = &visitor.name;
        if !state.is_here(name) {
            self.tell(&mut state, None, &News::Came(name.clone()));
        }
        // Welcomed here and not by the office: whoever knows that he is in misses nothing that is said.
        let mut earlier = vec![Arc::from(visitor.welcome().to_message())];
        let told = |message: &Message| Arc::from(News::Told(message.clone()).to_message());
        earlier.extend(state.history.messages().map(told));
        let (queue, coming): (_, Receiver<Arc<str>>) = channel::bounded(QUEUE);
        let number = state.next;
        state.next += 1;
        let guest = Guest {
            name: name.clone(),
            queue: Some(queue),
            stream: Arc::clone(stream),
        };
        state.guests.insert(number, guest);
        (Place { hall: self, number }, earlier.into_iter().chain(coming))
    }

    /// Tells news to all but one.
    fn tell(&self, state: &mut State, except: Option<u64>, news: &News) {
        let message: Arc<str> = Arc::from(news.to_message());
        let others = state.guests.iter_mut().filter(|(number, _)| Some(**number) != except);
        for (_, guest) in others {
            guest.tell(&message, &self.log);
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Guest {
    /// Puts a message into the queue, or sends away who has let it fill up.
    fn tell(&mut self, message: &Arc<str>, log: &Log) {
        let Some(queue) = &self.queue else { return };
        if let Err(error) = queue.try_send(Arc::clone(message)) {
            if error.is_full() {
                let name = &self.name;
                log.write(&words!(
                    "{name} reads too slowly and is sent away",
                    "{name} читает слишком медленно и отключается"
                ));
            }
            self.queue = None;
            // Wakes his threads, the one in `read` and the one in `write`; the first will leave for him.
            let _ = self.stream.shutdown(Shutdown::Both);
        }
    }
}

impl State {
    /// A user may be here twice, on two machines.
    fn is_here(&self, name: &str) -> bool {
        self.guests.values().any(|guest| guest.name == name)
    }
}

impl Place<'_> {
    /// Says something to all others.
    pub fn say(&self, message: Message) {
        let mut state = self.hall.state();
        let said = News::Said(message.clone());
        if let Err(error) = state.history.push(message) {
            self.hall.log.write(&words!(
                "the history is not kept: {error}",
                "история не сохраняется: {error}"
            ));
        }
        self.hall.tell(&mut state, Some(self.number), &said);
    }

    /// Answers the user here, behind what he is told already: two threads must not write to one socket.
    pub fn answer(&self, answer: Answer) {
        let message = Arc::from(News::Answer(answer).to_message());
        if let Some(guest) = self.hall.state().guests.get_mut(&self.number) {
            guest.tell(&message, &self.hall.log);
        }
    }
}

impl Drop for Place<'_> {
    fn drop(&mut self) {
        let mut state = self.hall.state();
        let Some(guest) = state.guests.remove(&self.number) else {
            return;
        };
        if !state.is_here(&guest.name) {
            self.hall.tell(&mut state, None, &News::Left(guest.name));
        }
    }
}
