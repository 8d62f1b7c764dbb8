//! A TCP server that knows its clients by their IP address: it greets a known one by name, asks an unknown one for a name
//! and keeps it in a file; then it returns every line.
//!
//! ```text
//! client (unknown)                         server
//!   | ------------- connect ---------------> |  who is 127.0.0.1?
//!   | <-- "You are new here. Your name:" --- |  a line with a colon at its end asks
//!   | ------------- "Ann" -----------------> |  kept in the file
//!   | <------ "Hello, Ann!" ---------------- |
//!
//! client (known)                           server
//!   | ------------- connect ---------------> |
//!   | <------ "Hello, Ann!" ---------------- |
//!   | ------------- "hi" ------------------> |  and so on, until the client closes
//!   | <------------ "hi" ------------------- |
//! ```
//!
//! Each message is a line, so netcat will do as a client. An address is no proof of a person: all computers behind one
//! home router have the same one, and tomorrow it may be another's. Who must be sure asks for a password (auth-server).

use std::process::ExitCode;

use lab_reference::console::complain;
use lab_reference::identify::{self, Names};
use lab_reference::server;

const LOG_FILE: &str = "identify.log";

fn main() -> ExitCode {
    match Names::open() {
        Ok(known) => server::serve(LOG_FILE, move |stream, peer, log| {
            identify::converse(&stream, peer, &known, log)
        }),
        Err(error) => {
            complain(&error.to_string());
            ExitCode::FAILURE
        }
    }
}
