//! In which order a scanner lists open ports.

use crate::judge::finding::{Finding, Seen};
use crate::judge::record::Record;
use crate::judge::{Account, Message};

use super::{EVIDENCE, console, is_over, list, opened, scan};

/// Fewer ports than these may stand in order by chance.
const ENOUGH: usize = 3;

/// The open ports are listed in ascending order. Where they are listed more than once, as they are found and at the end,
/// the last list counts.
pub fn lists_in_order(record: &Record, program: &str) -> Finding {
    let scan = match scan(record, program) {
        Ok(scan) => scan,
        Err(finding) if finding.seen == Seen::Fails => return Finding::unreached(),
        Err(finding) => return *finding,
    };
    if !is_over(record) {
        return Finding::unseen(Message::new("scan-goes-on"), vec![scan.at]);
    }
    let open = opened(record);
    let (_, reports) = console(record, program);
    let mut last: Vec<(u16, usize)> = Vec::new();
    for reported in reports.open.iter().filter(|reported| open.contains(&reported.port)) {
        last.retain(|(port, _)| *port != reported.port);
        last.push((reported.port, reported.at));
    }
    let mut evidence: Vec<usize> = last.iter().map(|(_, at)| *at).collect();
    evidence.dedup();
    evidence.truncate(EVIDENCE);
    evidence.push(scan.at);
    if last.len() < ENOUGH {
        return Finding::unseen(Message::new("too-few-reported").with("program", program), evidence);
    }
    let listed = || list(last.iter().map(|(port, _)| *port));
    if last.is_sorted() {
        return Finding::holds(Message::new("lists-in-order").with("ports", listed()), evidence);
    }
    let mut sorted: Vec<u16> = last.iter().map(|(port, _)| *port).collect();
    sorted.sort_unstable();
    let as_texts = last.is_sorted_by_key(|(port, _)| port.to_string());
    let account = Account::new(
        Message::new("done-let-scan").with("program", program),
        Message::new("expected-order").with("ports", list(sorted)),
        Message::new(if as_texts { "seen-order-of-texts" } else { "seen-order" }).with("ports", listed()),
    );
    Finding::fails(
        Message::new("lists-out-of-order").with("ports", listed()),
        account,
        evidence,
    )
}
