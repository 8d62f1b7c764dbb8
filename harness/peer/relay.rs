//! One connection through the tap: what the client says goes to the server, or is answered by the tap itself, and back.

use crate::peer::course::Piece;
use crate::peer::tap::{Pair, Watch};
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
pub fn relay_pair(pair: &mut Pair, holding: bool, watch: &mut Watch, heard: &mut Vec<Relayed>) -> bool {
    let said = pair.client.look();
    let mut moved = said.moved;
    let pieces = pair.to_server.cut(&pair.client, said.bytes, watch.client.as_mut());
    heard.extend(pieces.iter().map(|piece| Relayed::FromClient(piece.bytes.clone())));
    if let Some(how) = said.ended {
        heard.push(Relayed::ClientClosed(how));
        pair.to_server.end(how);
    }
    match &mut pair.server {
        Some(server) => {
            pair.to_server.add(pieces);
            moved |= !pair.to_server.pass(server, watch.server.as_ref()).is_empty();
        }
        None => stand_in(pair, pieces),
    }
    if pair.to_server.ended() == Some(Close::Rst)
        && let Some(server) = pair.server.take()
    {
        server.reset();
        pair.over = true;
        return true;
    }
    if let Some(server) = &mut pair.server {
        if pair.to_server.ended().is_some() {
            server.finish();
        }
        let answered = server.look();
        moved |= answered.moved;
        let pieces = pair.to_client.cut(server, answered.bytes, watch.server.as_mut());
        pair.to_client.add(pieces);
        if let Some(how) = answered.ended {
            heard.push(Relayed::ServerClosed(how));
            pair.to_client.end(how);
        }
    }
    if holding {
        return moved;
    }
    let passed = pair.to_client.pass(&mut pair.client, watch.client.as_ref());
    moved |= !passed.is_empty();
    heard.extend(passed.into_iter().map(Relayed::ToClient));
    if pair.to_client.ended().is_some() {
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

/// Answers as a plain echo server would, until the client says goodbye or ends.
fn stand_in(pair: &mut Pair, pieces: Vec<Piece>) {
    for piece in pieces {
        if is_goodbye(&piece.bytes) {
            pair.to_client.end(Close::Fin);
        } else {
            pair.to_client.add([piece]);
        }
    }
    if pair.to_server.ended().is_some() {
        pair.to_client.end(Close::Fin);
    }
}

/// A client may leave the closing to the server (two versions of the lab's statement do), so the stand-in does that.
fn is_goodbye(bytes: &[u8]) -> bool {
    String::from_utf8_lossy(bytes).trim_end().ends_with("exit")
}
