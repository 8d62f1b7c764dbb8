//! What a program in a world can and cannot do.

use std::collections::BTreeSet;
use std::net::SocketAddr;
use std::path::Path;
use std::time::Duration;

use sokrat::program::Signal;
use sokrat::transcript::{Exit, Limit, Rest};
use sokrat::world::{Change, FileChange, Host, LaunchError};

use super::stage::{Play, Stage, behind_walls};

pub const PLAYS: &[Play] = &[
    Play {
        name: "there_is_no_way_out",
        script: "
import os, socket
for address, limit in (('1.1.1.1', 5), ('10.0.0.1', None)):
    try:
        socket.create_connection((address, 80), limit)
        print('out', address)
    except OSError as error:
        print(error.errno)
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.connect(('8.8.8.8', 80))
print(s.getsockname()[0], socket.gethostname(), socket.gethostbyname(socket.gethostname()))
try:
    socket.gethostbyname('example.com')
except OSError as error:
    print('no names')
s = socket.socket(socket.AF_INET6)
s.bind(('::1', 9090))
print('six')
",
        suits: behind_walls,
        play: |stage| {
            stage.start();
            assert_eq!(stage.rest(), Some(Rest::Ended));
            assert_eq!(
                stage.printed(),
                "111\n111\n192.168.77.2 lab 192.168.77.2\nno names\nsix\n"
            );
        },
        ..Play::USUAL
    },
    Play {
        name: "nothing_outside_is_written_or_seen",
        script: "
import os
for path in ('/x', '/etc/x', '/usr/x', '/home/x', '/proc/sys/kernel/hostname', '/dev/x', '/home/student/x', '/tmp/x', 'x'):
    try:
        open(path, 'w').write('x')
        print('wrote', path)
    except OSError:
        pass
print(os.listdir('/home'), os.path.exists('/work'), os.listdir('/root'), os.path.exists('/etc/shadow'))
print(sorted(int(p) for p in os.listdir('/proc') if p.isdigit())[0], len([p for p in os.listdir('/proc') if p.isdigit()]))
for pid in range(1, 10):
    if pid != os.getpid():
        try:
            os.kill(pid, 9)
        except OSError:
            pass
try:
    os.listdir('/proc/1/root/home')
    print('through')
except OSError as error:
    print(error.strerror)
print([line.split()[1] for line in open('/proc/self/status') if line.startswith('CapEff')], os.getuid() != 0)
print(sorted(os.environ))
try:
    os.chroot('/tmp')
    print('chroot')
except OSError:
    print('still here')
",
        suits: behind_walls,
        play: |stage| {
            stage.start();
            assert_eq!(stage.rest(), Some(Rest::Ended));
            assert_eq!(
                stage.printed(),
                "wrote /home/student/x\nwrote /tmp/x\nwrote x\n\
                 ['student'] False [] False\n1 2\nPermission denied\n['0000000000000000'] True\n\
                 ['HOME', 'LANG', 'LOGNAME', 'PATH', 'TERM', 'USER']\nstill here\n"
            );
        },
        ..Play::USUAL
    },
    Play {
        name: "an_interpreter_out_of_reach_is_brought_in",
        suits: behind_walls,
        play: |stage| {
            stage.start_on(Host::Lab, "greet");
            assert_eq!(stage.rest(), Some(Rest::Ended));
            assert_eq!(stage.printed(), "hello\n");
        },
        ..Play::USUAL
    },
    Play {
        name: "what_cannot_be_run_is_told",
        play: |stage| {
            let missing = stage.world().launch(Host::Lab, "python9 main.py").err();
            assert!(matches!(missing, Some(LaunchError::NotFound { .. })), "{missing:?}");
            let forbidden = stage.world().launch(Host::Lab, "./main.py").err();
            assert!(matches!(forbidden, Some(LaunchError::CannotRun { .. })), "{forbidden:?}");
        },
        ..Play::USUAL
    },
    Play {
        name: "a_daemon_does_not_outlive_its_world",
        script: "
import os, signal, time
if os.fork() == 0:
    os.setsid()
    if os.fork() == 0:
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        signal.signal(signal.SIGHUP, signal.SIG_IGN)
        while True:
            time.sleep(1000)
    os._exit(0)
time.sleep(0.1)
",
        play: |stage| {
            stage.start();
            assert_eq!(stage.rest(), Some(Rest::Idle));
            assert_eq!(stage.props.programs[0].exited(), Some(Exit::Code(0)));
            let alive = below_us();
            assert!(!alive.is_empty());
            stage.close();
            assert_eq!(below_us(), [0; 0]);
            assert!(alive.iter().all(|pid| !Path::new(&format!("/proc/{pid}")).exists()));
        },
        ..Play::USUAL
    },
    Play {
        name: "who_ignores_the_request_to_end_is_killed",
        script: "
import signal, subprocess
signal.signal(signal.SIGTERM, signal.SIG_IGN)
signal.signal(signal.SIGINT, signal.SIG_IGN)
subprocess.run(['sleep', '1000'])
",
        play: |stage| {
            stage.start();
            stage.rest();
            stage.props.programs[0].signal(Signal::Terminate);
            stage.props.programs[0].interrupt();
            stage.rest();
            stage.props.programs[0].kill();
            assert_eq!(stage.rest(), Some(Rest::Ended));
            assert_eq!(stage.props.programs[0].exited(), Some(Exit::Signal(9)));
        },
        ..Play::USUAL
    },
    Play {
        name: "memory_is_limited",
        script: "
import os
for _ in range(4):
    os.fork()
held = []
while True:
    held.append(b'x' * 1000000)
",
        limits: |limits| limits.memory = 200 << 20,
        play: |stage| exceeds(stage, Limit::Memory),
        ..Play::USUAL
    },
    Play {
        name: "processes_are_limited",
        script: "
import os
while True:
    try:
        os.fork()
    except OSError:
        pass
",
        limits: |limits| {
            limits.processes = 50;
            limits.threads = 300;
        },
        play: |stage| exceeds(stage, Limit::Processes),
        ..Play::USUAL
    },
    Play {
        name: "output_is_limited",
        script: "
while True:
    print('x' * 1000)
",
        play: |stage| exceeds(stage, Limit::Output),
        ..Play::USUAL
    },
    Play {
        name: "files_are_limited",
        script: "
number = 0
while True:
    number += 1
    open(f'file{number}', 'wb').write(bytes(1000000))
",
        limits: |limits| limits.disk = 20 << 20,
        suits: behind_walls,
        play: |stage| exceeds(stage, Limit::Files),
        ..Play::USUAL
    },
    Play {
        name: "computing_is_limited",
        script: "
while True:
    pass
",
        limits: |limits| limits.cpu = Duration::from_millis(500),
        play: |stage| exceeds(stage, Limit::Budget),
        ..Play::USUAL
    },
    Play {
        name: "attempts_to_connect_are_seen",
        script: "
import socket
for address in ('127.0.0.1', 'far', '::1', '10.1.2.3'):
    for port in (9090, 1234):
        try:
            socket.create_connection((address, port), 5)
        except OSError:
            pass
",
        suits: behind_walls,
        play: |stage| {
            stage.start_on(Host::Client, "python3 main.py");
            assert_eq!(stage.rest(), Some(Rest::Ended));
            let tried: BTreeSet<SocketAddr> = stage.world().attempts(Host::Client).into_iter().collect();
            let expected = ["127.0.0.1", "192.168.77.1", "[::1]", "10.1.2.3"]
                .iter()
                .flat_map(|address| [9090, 1234].map(|port| format!("{address}:{port}").parse().unwrap()))
                .collect();
            assert_eq!(tried, expected);
            assert_eq!(stage.world().attempts(Host::Client), []);
        },
        ..Play::USUAL
    },
    Play {
        name: "changes_of_files_are_seen",
        script: "
import os
log = open('log.txt', 'a')
log.write('one\\n'); log.flush()
os.symlink('/etc/passwd', 'link')
os.mkfifo('pipe')
os.mkdir('deep')
open('deep/data.bin', 'wb').write(b'data')
open('/tmp/elsewhere', 'w').write('there')
input()
log.write('two\\n'); log.flush()
open('deep/data.bin', 'wb').write(b'other')
os.remove('/tmp/elsewhere') if os.path.exists('/tmp/elsewhere') else None
input()
",
        suits: behind_walls,
        play: |stage| {
            let change = |path: &str, change| FileChange {
                path: path.to_owned(),
                change,
            };
            assert_eq!(stage.world().changes(), []);
            stage.start();
            assert_eq!(stage.rest(), Some(Rest::Settled));
            assert_eq!(
                stage.world().changes(),
                [
                    change("/tmp/elsewhere", Change::Rewritten(b"there".to_vec())),
                    change("deep/data.bin", Change::Rewritten(b"data".to_vec())),
                    change("log.txt", Change::Rewritten(b"one\n".to_vec())),
                ]
            );
            stage.props.programs[0].type_line("");
            assert_eq!(stage.rest(), Some(Rest::Settled));
            assert_eq!(
                stage.world().changes(),
                [
                    change("/tmp/elsewhere", Change::Removed),
                    change("deep/data.bin", Change::Rewritten(b"other".to_vec())),
                    change("log.txt", Change::Added(b"two\n".to_vec())),
                ]
            );
            assert_eq!(stage.world().changes(), []);
        },
        ..Play::USUAL
    },
];

fn exceeds(stage: &mut Stage, limit: Limit) {
    stage.start();
    let rest = stage.rest();
    assert_eq!((rest, stage.world().exceeded()), (Some(Rest::Ended), Some(limit)));
    assert_eq!(below_us(), [0; 0]);
}

/// Every process below this one.
fn below_us() -> Vec<u32> {
    fn below(pid: u32, found: &mut Vec<u32>) {
        let children = std::fs::read_to_string(format!("/proc/{pid}/task/{pid}/children")).unwrap_or_default();
        for child in children.split_whitespace().map(|word| word.parse().unwrap()) {
            found.push(child);
            below(child, found);
        }
    }
    let mut found = Vec::new();
    below(std::process::id(), &mut found);
    found
}
