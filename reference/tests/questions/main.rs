//! The thirteen questions for self-check: what each demonstration shows, and that the pages tell of it.

mod demonstrations;
mod pages;

use std::path::Path;
use std::process::Command;

/// What a demonstration prints in a locale; it must succeed and complain of nothing.
fn output_in(locale: &str, name: &str) -> String {
    let programs = Path::new(env!("CARGO_BIN_EXE_demo-sockets")).parent().unwrap();
    let output = Command::new(programs.join(name))
        .env("LC_ALL", locale)
        .output()
        .unwrap();
    let complaints = String::from_utf8_lossy(&output.stderr);
    assert!(
        output.status.success() && complaints.is_empty(),
        "{name}: {}: {complaints}",
        output.status
    );
    String::from_utf8(output.stdout).unwrap()
}

/// The whole numbers in a text.
fn numbers(text: &str) -> Vec<u64> {
    let runs = text.split(|c: char| !c.is_ascii_digit());
    runs.filter_map(|run| run.parse().ok()).collect()
}
