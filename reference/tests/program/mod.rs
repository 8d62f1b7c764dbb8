//! A program of the reference as its user has it: run in a folder of its own, typed to and read.

#![allow(dead_code, reason = "no test uses all of it")]

use std::io::{Read, Write};
use std::net::TcpListener;
use std::path::Path;
use std::process::{Child, ChildStdin, Command, ExitStatus, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::{Duration, Instant};

/// Longer than anything takes on a busy machine.
pub const DEADLINE: Duration = Duration::from_secs(60);

pub struct Program {
    child: Child,
    stdin: Option<ChildStdin>,
    printing: Receiver<Vec<u8>>,
    /// What was printed and not yet read.
    printed: String,
}

impl Program {
    /// Starts a program in this folder.
    pub fn start(path: &str, folder: &Path) -> Program {
        let mut child = Command::new(path)
            .current_dir(folder)
            .env("LC_ALL", "C")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let (print, printing) = mpsc::channel();
        let mut stdout = child.stdout.take().unwrap();
        thread::spawn(move || {
            let mut portion = [0; 4096];
            while let Ok(length @ 1..) = stdout.read(&mut portion) {
                let _ = print.send(portion[..length].to_vec());
            }
        });
        Program {
            stdin: child.stdin.take(),
            child,
            printing,
            printed: String::new(),
        }
    }

    /// Starts a server on a port that no other test is given, and tells which.
    pub fn serve(path: &str, folder: &Path) -> (Program, u16) {
        let free = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
        let mut server = Program::start(path, folder);
        server.type_line(&free.port().to_string());
        server.read_until("Listening on port ");
        let port = server.read_until("\n").trim().parse().unwrap();
        (server, port)
    }

    pub fn id(&self) -> u32 {
        self.child.id()
    }

    pub fn type_line(&mut self, line: &str) {
        let stdin = self.stdin.as_mut().expect("the input is open");
        stdin.write_all(format!("{line}\n").as_bytes()).unwrap();
    }

    /// What is printed up to this text, and the text; what follows is for the next call.
    pub fn read_until(&mut self, text: &str) -> String {
        let end = Instant::now() + DEADLINE;
        loop {
            if let Some(at) = self.printed.find(text) {
                let rest = self.printed.split_off(at + text.len());
                return std::mem::replace(&mut self.printed, rest);
            }
            match self
                .printing
                .recv_timeout(end.saturating_duration_since(Instant::now()))
            {
                Ok(portion) => self.printed.push_str(&String::from_utf8_lossy(&portion)),
                Err(_) => panic!("{text:?} was not printed, but {:?}", self.printed),
            }
        }
    }

    /// Waits for its end.
    pub fn wait(&mut self) -> ExitStatus {
        let end = Instant::now() + DEADLINE;
        while Instant::now() < end {
            if let Some(status) = self.child.try_wait().unwrap() {
                return status;
            }
            thread::sleep(Duration::from_millis(5));
        }
        panic!("the program does not end");
    }

    pub fn kill(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        self.kill();
    }
}
