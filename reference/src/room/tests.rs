use std::collections::HashSet;
use std::net::{Ipv4Addr, SocketAddrV4};

use proptest::collection::vec;
use proptest::prelude::*;

use super::*;
use crate::chat::{LONGEST, LONGEST_TEXT};

fn address(number: u16) -> SocketAddr {
    SocketAddrV4::new(Ipv4Addr::LOCALHOST, number).into()
}

fn send(room: &mut Room, from: u16, request: &Request, now: Instant) -> Letters {
    room.hear(address(from), request.to_datagram().as_bytes(), now)
}

fn joined(names: &[&str], now: Instant) -> Room {
    let mut room = Room::new();
    for (number, name) in (1..).zip(names) {
        let letters = send(&mut room, number, &Request::Join(name.to_string()), now);
        assert!(letters.contains(&(address(number), Reply::Joined(name.to_string()))));
    }
    room
}

fn say(number: u64, text: &str) -> Request {
    Request::Say(number, text.to_string())
}

/// Who is told that this was said.
fn told(letters: &Letters, name: &str, text: &str) -> HashSet<SocketAddr> {
    let said = Event::Said {
        name: name.to_string(),
        text: text.to_string(),
    };
    let hears = |reply: &Reply| matches!(reply, Reply::Event(_, event) if *event == said);
    letters
        .iter()
        .filter(|(_, reply)| hears(reply))
        .map(|(to, _)| *to)
        .collect()
}

#[test]
fn what_one_says_is_told_to_all_others_once() {
    let now = Instant::now();
    let mut room = joined(&["ann", "bob", "cid"], now);
    let letters = send(&mut room, 1, &say(5, "hi\tall"), now);
    assert_eq!(
        told(&letters, "ann", "hi\tall"),
        HashSet::from([address(2), address(3)])
    );
    assert!(letters.contains(&(address(1), Reply::Heard(5))));
    let doubled = send(&mut room, 1, &say(5, "hi\tall"), now);
    assert_eq!(doubled, [(address(1), Reply::Heard(5))]);
    let late = send(&mut room, 1, &say(4, "old"), now);
    assert_eq!(late, [(address(1), Reply::Heard(4))]);
}

#[test]
fn a_name_belongs_to_one_user_until_he_leaves() {
    let now = Instant::now();
    let mut room = joined(&["ann", "bob"], now);
    let join = Request::Join("ann".to_string());
    assert!(matches!(send(&mut room, 3, &join, now)[..], [(_, Reply::Refused(_))]));
    assert_eq!(
        send(&mut room, 1, &join, now),
        [(address(1), Reply::Joined("ann".to_string()))]
    );
    let letters = send(&mut room, 1, &Request::Leave, now);
    assert!(matches!(&letters[..], [(to, Reply::Event(_, Event::Left(_)))] if *to == address(2)));
    assert!(send(&mut room, 3, &join, now).contains(&(address(3), Reply::Joined("ann".to_string()))));
}

#[test]
fn who_vanishes_is_forgotten_and_who_pings_is_not() {
    let begin = Instant::now();
    let mut room = joined(&["ann", "bob"], begin);
    assert_eq!(room.next_expiry(), Some(begin + PATIENCE));
    let later = begin + PATIENCE / 2;
    assert_eq!(send(&mut room, 1, &Request::Ping, later), []);
    let letters = room.expire(begin + PATIENCE);
    assert!(matches!(&letters[..], [(to, Reply::Event(_, Event::Left(name)))] if *to == address(1) && name == "bob"));
    assert_eq!(send(&mut room, 2, &say(1, "x"), later), [(address(2), Reply::Who)]);
    assert_eq!(room.expire(later + PATIENCE), []);
    assert_eq!(room.next_expiry(), None);
}

#[test]
fn the_room_has_a_limit() {
    let now = Instant::now();
    let mut room = Room::new();
    let mut join = |number: u16| send(&mut room, number, &Request::Join(format!("user {number}")), now);
    for number in 0..MOST_USERS as u16 {
        join(number);
    }
    assert!(matches!(join(MOST_USERS as u16)[..], [(_, Reply::Refused(_))]));
}

/// Datagrams that users, broken programs and enemies send.
fn datagram() -> impl Strategy<Value = Vec<u8>> {
    let request = prop_oneof![
        "[abc]?.{0,2}".prop_map(Request::Join),
        (0..5_u64, "\\PC{0,9}").prop_map(|(number, text)| Request::Say(number, text)),
        (any::<u64>(), 0..LONGEST).prop_map(|(number, length)| Request::Say(number, "я".repeat(length))),
        Just(Request::Ping),
        Just(Request::Leave),
    ];
    prop_oneof![
        4 => request.prop_map(|request| request.to_datagram().into_bytes()),
        1 => vec(any::<u8>(), 0..LONGEST + 9),
        1 => "(join|say|ping|leave|who)\t?[0-9]{0,30}\t?.{0,9}".prop_map(String::into_bytes),
    ]
}

proptest! {
    #[test]
    fn no_datagrams_harm_the_room(datagrams in vec((0..6_u16, datagram(), 0..20_u64), 0..60)) {
        let (mut room, mut now) = (Room::new(), Instant::now());
        for (from, datagram, seconds) in datagrams {
            now += Duration::from_secs(seconds);
            let mut letters = room.expire(now);
            letters.extend(room.hear(address(from), &datagram, now));
            for (_, reply) in &letters {
                let sent = reply.to_datagram();
                prop_assert!(sent.len() <= LONGEST);
                prop_assert_eq!(Reply::parse(sent.as_bytes()), Some(reply.clone()));
            }
            let names: HashSet<_> = room.users.values().map(|user| &user.name).collect();
            prop_assert_eq!(names.len(), room.users.len(), "two users have one name");
        }
    }

    /// A user sends each text until it is heard; the network loses, doubles and delays.
    #[test]
    fn every_text_that_was_heard_was_told_to_all_others_once(
        fates in vec((any::<bool>(), any::<bool>(), any::<bool>()), 1..60),
    ) {
        let now = Instant::now();
        let mut room = joined(&["ann", "bob", "cid"], now);
        let (mut number, mut told_to, mut delayed) = (1, Vec::new(), None);
        for (arrives, doubled, answered) in fates {
            let mut arriving = vec![delayed.take(), arrives.then_some(number), doubled.then_some(number)];
            if !arrives {
                delayed = Some(number);
            }
            let mut heard = false;
            for number in arriving.drain(..).flatten() {
                let letters = send(&mut room, 1, &say(number, &number.to_string()), now);
                let to = told(&letters, "ann", &number.to_string());
                told_to.extend(to.into_iter().map(|to| (to, number)));
                heard |= answered;
            }
            if heard {
                for other in [2, 3] {
                    let times = told_to.iter().filter(|told| **told == (address(other), number)).count();
                    prop_assert!(times <= 1);
                }
                prop_assert!(!told_to.is_empty());
                number += 1;
            }
        }
        let once: HashSet<_> = told_to.iter().collect();
        prop_assert_eq!(once.len(), told_to.len(), "a text was told twice");
    }

    #[test]
    fn requests_are_read_as_they_were_written(number: u64, text in "[^\u{0}]{0,200}") {
        prop_assume!(text.len() <= LONGEST_TEXT);
        for request in [Request::Join(text.clone()), Request::Say(number, text.clone())] {
            prop_assert_eq!(Request::parse(request.to_datagram().as_bytes()), Some(request));
        }
    }
}
