//! What the server's computer is called besides: addresses of networks that are none of the world's, and names.

use std::collections::BTreeSet;
use std::net::{IpAddr, Ipv4Addr};

use super::plan::Host;

/// An address of the server's computer besides its own, and perhaps the name it goes by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alias {
    /// The name, where it is known by one.
    pub name: Option<String>,
    /// The address.
    pub address: Ipv4Addr,
}

/// The last part of the address that the first name stands for: of the wire's own, where no host and no visitor is.
const FIRST_NAMED: u8 = 201;
/// Beyond these, what programs look for is not one server's computer.
const MOST: usize = 8;

/// What these words stand for; those that no other computer can have are left out.
pub fn aliases(server_at: &[String]) -> Vec<Alias> {
    let mut named = FIRST_NAMED..;
    let alias = |word: &String| match word.parse::<IpAddr>() {
        Ok(IpAddr::V4(address)) => is_elsewhere(address).then_some(Alias { name: None, address }),
        Ok(IpAddr::V6(_)) => None,
        Err(_) if is_name(word) => {
            let [a, b, c, _] = Host::Lab.address().octets();
            Some(Alias {
                name: Some(word.clone()),
                address: Ipv4Addr::new(a, b, c, named.next()?),
            })
        }
        Err(_) => None,
    };
    let mut words: Vec<&String> = server_at.iter().take(MOST).collect();
    let mut seen = BTreeSet::new();
    words.retain(|word| seen.insert(word.to_lowercase()));
    words.into_iter().filter_map(alias).collect()
}

/// Could this be the address of some computer on another network than the world's?
pub fn is_elsewhere(address: Ipv4Addr) -> bool {
    let [.., last] = address.octets();
    let nobodys = address.is_loopback() || address.is_multicast() || address.octets()[0] == 0 || last == u8::MAX;
    let own = address.octets()[..3] == Host::Lab.address().octets()[..3];
    !nobodys && !own
}

/// Could this be the name of a computer on a network? Those of the world have names of their own.
fn is_name(word: &str) -> bool {
    let letters = word.chars().all(|c| c.is_ascii_alphanumeric() || ".-_".contains(c));
    let own = word == "localhost" || Host::all().any(|host| host.name() == word);
    letters && !own && word.chars().any(|c| c.is_ascii_alphabetic())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(words: &[&str]) -> Vec<(Option<String>, String)> {
        let words: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
        let all = aliases(&words).into_iter();
        all.map(|alias| (alias.name, alias.address.to_string())).collect()
    }

    #[test]
    fn addresses_stand_for_themselves_and_names_for_one_each() {
        let named = |name: &str, address: &str| (Some(name.to_owned()), address.to_owned());
        assert_eq!(
            of(&["10.20.30.40", "teacher.local", "8.8.8.8", "board", "8.8.8.8", "Board"]),
            [
                (None, "10.20.30.40".to_owned()),
                named("teacher.local", "192.168.77.201"),
                (None, "8.8.8.8".to_owned()),
                named("board", "192.168.77.202"),
            ]
        );
    }

    #[test]
    fn what_the_world_has_itself_is_nobody_elses() {
        let own = ["127.0.0.1", "192.168.77.2", "0.0.0.0", "224.0.0.1", "10.0.0.255", "::1"];
        assert_eq!(of(&own), []);
        assert_eq!(of(&["localhost", "lab", "two words", "", "1234"]), []);
    }
}
