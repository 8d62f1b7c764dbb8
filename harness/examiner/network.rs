//! The world's hosts as places to open sockets from, for the parts of the examiner that do not hold the world.

use std::fs::File;
use std::os::fd::AsFd;

use rustix::thread::{LinkNameSpaceType, move_into_link_name_space};

use crate::world::{Host, World};

/// The network namespaces of a world's hosts. Without isolation every host is this one.
pub struct Network {
    spaces: Vec<(Host, File)>,
    home: Option<File>,
}

impl Network {
    /// Of this world.
    pub fn of(world: &World, isolated: bool) -> Network {
        let open = || File::open("/proc/thread-self/ns/net").ok();
        if !isolated {
            return Network {
                spaces: Vec::new(),
                home: None,
            };
        }
        let spaces = Host::ALL
            .into_iter()
            .filter_map(|host| Some((host, world.within(host, open).ok()??)))
            .collect();
        Network { spaces, home: open() }
    }

    /// Runs `make` on that host: sockets made inside stay there.
    pub fn within<T>(&self, host: Host, make: impl FnOnce() -> T) -> T {
        let enter = |space: &File| {
            let moved = move_into_link_name_space(space.as_fd(), Some(LinkNameSpaceType::Network));
            moved.expect("the worker owns the network namespaces of its world");
        };
        let space = self.spaces.iter().find(|(name, _)| *name == host);
        if let Some((_, space)) = space {
            enter(space);
        }
        let made = make();
        if let (Some(_), Some(home)) = (space, &self.home) {
            enter(home);
        }
        made
    }
}
