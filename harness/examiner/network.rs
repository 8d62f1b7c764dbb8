//! The world's hosts as places to open sockets from, for the parts of the examiner that do not hold the world.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fs::File;
use std::os::fd::AsFd;

use rustix::thread::{LinkNameSpaceType, move_into_link_name_space};

use crate::world::{Backlogs, Host, World};

/// The network namespaces of a world's hosts. Without isolation every host is this one.
pub struct Network {
    spaces: RefCell<BTreeMap<Host, File>>,
    home: Option<File>,
    /// Who waits to be accepted.
    pub backlogs: Backlogs,
}

impl Network {
    /// Of this world, which has networks of its own or not.
    pub fn of(world: &World, isolated: bool) -> Network {
        let home = isolated.then(namespace).flatten();
        let network = Network {
            spaces: RefCell::default(),
            home,
            backlogs: world.backlogs(),
        };
        network.reach(world, Host::Lab);
        network
    }

    /// Makes a host reachable by [`Network::within`]; a host that nobody needs is never made.
    pub fn reach(&self, world: &World, host: Host) {
        if self.home.is_some()
            && let Ok(Some(space)) = world.within(host, namespace)
        {
            self.spaces.borrow_mut().insert(host, space);
        }
    }

    /// Runs `make` on that host: sockets made inside stay there.
    pub fn within<T>(&self, host: Host, make: impl FnOnce() -> T) -> T {
        let enter = |space: &File| {
            let moved = move_into_link_name_space(space.as_fd(), Some(LinkNameSpaceType::Network));
            moved.expect("the worker owns the network namespaces of its world");
        };
        let spaces = self.spaces.borrow();
        let Some(space) = spaces.get(&host) else { return make() };
        enter(space);
        let made = make();
        if let Some(home) = &self.home {
            enter(home);
        }
        made
    }
}

fn namespace() -> Option<File> {
    File::open("/proc/thread-self/ns/net").ok()
}
