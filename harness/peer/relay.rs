//! One connection through the tap: what the client says goes to the server, or is answered by the tap itself, and back.

use crate::peer::tap::Pair;
use crate::transcript::Close;

/// What one pass through a connection brought.
pub enum Relayed {
    /// The client said this.
    FromClient(Vec<u8>),
    /// This was passed on to the client.
    ToClient(Vec<u8>),
    /// The client ended it.
    ClientClosed(Close),
    /// The server ended it.
    ServerClosed(Close),
}

/// Passes on what is there in both directions, as far as it may pass; true when anything moved.
pub fn relay_pair(pair: &mut Pair, holding: bool, heard: &mut Vec<Relayed>) -> bool {
    let said = pair.client.look();
    let mut moved = said.moved;
    if !said.bytes.is_empty() {
        match &mut pair.server {
            Some(server) => server.send(&said.bytes),
            None => pair.held.push_back(said.bytes.clone()),
        }
        if pair.server.is_none() && is_goodbye(&said.bytes) {
            pair.held.clear();
            pair.held_end = Some(Close::Fin);
        }
        heard.push(Relayed::FromClient(said.bytes));
    }
    if let Some(how) = said.ended {
        heard.push(Relayed::ClientClosed(how));
        match (&mut pair.server, how) {
            (Some(server), Close::Fin | Close::Half) => server.finish(),
            (Some(_), Close::Rst) => {
                if let Some(server) = pair.server.take() {
                    server.reset();
                }
                pair.over = true;
                return true;
            }
            (None, _) => pair.held_end = Some(Close::Fin),
        }
    }
    if let Some(server) = &mut pair.server {
        let answered = server.look();
        moved |= answered.moved;
        if !answered.bytes.is_empty() {
            pair.held.push_back(answered.bytes);
        }
        if let Some(how) = answered.ended {
            heard.push(Relayed::ServerClosed(how));
            pair.held_end = Some(how);
        }
    }
    while !holding && let Some(bytes) = pair.held.pop_front() {
        pair.client.send(&bytes);
        heard.push(Relayed::ToClient(bytes));
        moved = true;
    }
    if !holding && pair.held_end.is_some() {
        pair.client.finish();
        let server_over = pair
            .server
            .as_ref()
            .is_none_or(|server| server.ended().is_some() && !server.wants_to_send());
        if pair.client.ended().is_some() && server_over && pair.client.unsent() == 0 {
            pair.over = true;
            moved = true;
        }
    }
    moved
}

/// A client may leave the closing to the server (two versions of the lab's statement do), so the stand-in does that.
fn is_goodbye(bytes: &[u8]) -> bool {
    String::from_utf8_lossy(bytes).trim_end().ends_with("exit")
}
