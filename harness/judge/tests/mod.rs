//! The judge on records made by hand: every claim holding, failing and unseen.

#![allow(clippy::unwrap_used)]

mod address;
mod any_record;
mod chat;
mod chat_company;
mod client;
mod client_events;
mod control;
mod dialogue;
mod echo;
mod ends;
mod framing;
mod log;
mod login;
mod port;
mod scan;
mod server_events;
mod settle;
mod show;
mod stage;
mod talk;
mod threads;
