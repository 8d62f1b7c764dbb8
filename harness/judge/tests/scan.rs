use super::stage::{Stage, is, program};
use crate::judge::finding::Seen;
use crate::scenario::Expect;
use crate::submission::Role;
use crate::transcript::{Did, Exit, Intent, Rest, Who};

const OPEN: [u16; 6] = [22, 80, 8080, 8081, 40003, 65000];
const NAME: &str = "scanner";

fn opened() -> Stage {
    let open = |stage: Stage, port| stage.add(Who::Examiner, Did::Opened { port, late: false });
    OPEN.into_iter().fold(Stage::default(), open).start(NAME, Role::Scanner)
}

fn tried(stage: Stage, host: &str, ports: usize, highest: u16) -> Stage {
    let to = match host {
        "far" => [192, 168, 77, 1],
        _ => [127, 0, 0, 1],
    };
    stage.add(
        program(NAME),
        Did::Scanned {
            to: to.into(),
            host: host.into(),
            ports,
            lowest: 1,
            highest,
        },
    )
}

/// A whole scan of the far host with this on the console.
fn scan(printed: &str) -> Stage {
    let stage = opened()
        .asks(NAME, "Host: ", Intent::Host)
        .types(NAME, "192.168.77.1", Intent::Host)
        .prints(NAME, printed);
    tried(stage, "far", 65535, 65535)
        .ends(NAME, Exit::Code(0))
        .rests(Rest::Ended)
}

fn finds() -> Expect {
    Expect::FindsOpen {
        program: NAME.into(),
        up_to: 65000,
    }
}

fn no_more() -> Expect {
    Expect::NamesNoClosed { program: NAME.into() }
}

fn order() -> Expect {
    Expect::ListsInOrder { program: NAME.into() }
}

fn asks() -> Expect {
    Expect::ScansTypedHost { program: NAME.into() }
}

fn progress() -> Expect {
    Expect::ShowsProgress { program: NAME.into() }
}

fn at_once() -> Expect {
    Expect::TriesAtOnce { program: NAME.into() }
}

/// A line for each port, the open ones called otherwise.
fn every_port(open: impl Fn(u16) -> String, closed: impl Fn(u16) -> String) -> String {
    let line = |port| if OPEN.contains(&port) { open(port) } else { closed(port) };
    (1..=65535u16)
        .step_by(1)
        .filter(|port| port % 97 == 0 || OPEN.contains(port))
        .map(line)
        .collect()
}

#[test]
fn open_ports_are_read_however_they_are_reported() {
    let each = |line: &dyn Fn(u16) -> String| OPEN.iter().map(|port| line(*port)).collect::<String>();
    let reports = [
        each(&|port| format!("Порт {port} открыт\n")),
        each(&|port| format!("Port {port} is open\n")),
        each(&|port| format!("192.168.77.1:{port} open\n")),
        each(&|port| format!("[+] {port}/tcp OPEN\n")),
        each(&|port| format!("{port}\tsvoboden\n")),
        each(&|port| format!("localhost:{port} is not free\n")),
        format!("Открытые порты: {OPEN:?}\n"),
        format!("Сканирую порты 1-65535...\nНайдено портов: 6\n{OPEN:?}\nЗаняло 12.5 секунд\n"),
        "22; 80; 8080; 8081; 40003; 65000".to_owned(),
        "Open ports: 22, 80, 8080, 8081, 40003 and 65000. Scanned 65535 ports in 0:00:12\n".to_owned(),
        format!(
            "{}Открытые порты:\n{}",
            (1..1000).map(|port| format!("{port}\n")).collect::<String>(),
            each(&|port| format!("{port}\n"))
        ),
        every_port(|port| format!("{port} открыт\n"), |port| format!("{port} закрыт\n")),
        every_port(|port| format!("{port}: True\n"), |port| format!("{port}: False\n")),
        every_port(
            |port| format!("\u{1b}[32m{port}\u{1b}[0m\n"),
            |port| format!("\u{1b}[31m{port}\u{1b}[0m\n"),
        ),
        every_port(
            |port| format!("Проверка порта {port}\nПорт {port} открыт\n"),
            |port| format!("Проверка порта {port}\n"),
        ),
        every_port(
            |port| format!("\rScanning port {port}... open\n"),
            |port| format!("\rScanning port {port}..."),
        ),
        format!(
            "{{{}}}",
            every_port(|port| format!("{port}: 'open', "), |port| format!("{port}: 'closed', "))
        ),
    ];
    for printed in reports {
        let stage = scan(&printed);
        let shown: String = printed.chars().take(200).collect();
        assert_eq!(stage.sees(finds()), is(Seen::Holds, "finds-all"), "{shown}");
        assert_eq!(stage.sees(no_more()), is(Seen::Holds, "names-open-only"), "{shown}");
        assert_eq!(stage.sees(order()), is(Seen::Holds, "lists-in-order"), "{shown}");
    }
}

#[test]
fn what_is_missing_fails() {
    let stage = scan("Порт 22 открыт\nПорт 80 открыт\nПорт 8080 открыт\n");
    assert_eq!(stage.sees(finds()), is(Seen::Fails, "finds-not"));
    let nothing = scan("Сканирование завершено\n");
    assert_eq!(nothing.sees(finds()), is(Seen::Fails, "finds-not"));
    assert_eq!(nothing.sees(no_more()), is(Seen::Unseen, "names-none"));
    assert_eq!(nothing.sees(order()), is(Seen::Unseen, "too-few-reported"));
    let stage = opened().prints(NAME, "Порт 22 открыт\nПорт 80 открыт\n");
    let stage = tried(stage, "far", 1024, 1024)
        .ends(NAME, Exit::Code(0))
        .rests(Rest::Ended);
    assert_eq!(stage.sees(finds()), is(Seen::Fails, "finds-range-ends"));
}

#[test]
fn what_is_not_over_or_answered_too_late_is_not_missing() {
    let stage = tried(opened().prints(NAME, "Порт 22 открыт\n"), "far", 9000, 9000).rests(Rest::Deadline);
    assert_eq!(stage.sees(finds()), is(Seen::Unseen, "scan-goes-on"));
    let late = |after_ms| {
        let stage = Stage::default()
            .add(Who::Examiner, Did::Opened { port: 22, late: true })
            .add(Who::Examiner, Did::Opened { port: 80, late: false })
            .start(NAME, Role::Scanner)
            .add(Who::Examiner, Did::AnsweredLate { port: 22, after_ms })
            .prints(NAME, "80 open\n");
        tried(stage, "far", 65535, 65535)
            .ends(NAME, Exit::Code(0))
            .rests(Rest::Ended)
    };
    assert_eq!(late(400).sees(finds()), is(Seen::Unseen, "answered-too-late"));
    assert_eq!(late(40).sees(finds()), is(Seen::Fails, "finds-not"));
}

#[test]
fn closed_ports_that_are_called_open_fail() {
    for printed in [
        "Open ports: [22, 80, 443, 8080, 8081, 40003, 65000]\n".to_owned(),
        every_port(
            |port| format!("Port {port} is open\n"),
            |port| format!("Port {port} is open\n"),
        ),
        every_port(
            |port| format!("Port {port} is closed\n"),
            |port| format!("Port {port} is open\n"),
        ),
    ] {
        assert_eq!(scan(&printed).sees(no_more()), is(Seen::Fails, "names-closed"));
    }
    let alike = every_port(|port| format!("{port}\n"), |port| format!("{port}\n"));
    assert_eq!(scan(&alike).sees(no_more()), is(Seen::Unseen, "ports-named-alike"));
    assert_eq!(scan(&alike).sees(finds()), is(Seen::Unseen, "ports-named-alike"));
}

#[test]
fn a_scanner_of_its_own_machine_meets_itself() {
    let list = "Open: 22, 80, 8080, 8081, 38123, 40003, 65000\n";
    let scan = |host| {
        let stage = tried(opened().prints(NAME, list), host, 65535, 65535);
        stage.ends(NAME, Exit::Code(0)).rests(Rest::Ended)
    };
    assert_eq!(scan("localhost").sees(no_more()), is(Seen::Holds, "names-open-only"));
    assert_eq!(scan("lab").sees(order()), is(Seen::Holds, "lists-in-order"));
    assert_eq!(scan("far").sees(no_more()), is(Seen::Fails, "names-closed"));
    assert_eq!(scan("localhost").sees(asks()), is(Seen::Fails, "does-not-ask-host"));
}

#[test]
fn the_typed_host_is_to_be_scanned() {
    assert_eq!(scan("").sees(asks()), is(Seen::Holds, "scans-typed"));
    let other = opened()
        .asks(NAME, "Host: ", Intent::Host)
        .types(NAME, "192.168.77.1", Intent::Host);
    let other = tried(other, "localhost", 65535, 65535).rests(Rest::Settled);
    assert_eq!(other.sees(asks()), is(Seen::Fails, "scans-other-host"));
    let unclear = opened()
        .asks(NAME, "Ну? ", Intent::Unknown)
        .types(NAME, "1", Intent::Unknown);
    let unclear = tried(unclear, "localhost", 65535, 65535).rests(Rest::Settled);
    assert_eq!(unclear.sees(asks()), is(Seen::Unseen, "asks-unclear"));
    assert_eq!(opened().sees(asks()), is(Seen::Unseen, "scans-nothing"));
    let client = tried(opened(), "far", 1, 9090).rests(Rest::Settled);
    assert_eq!(client.sees(asks()), is(Seen::Fails, "scans-few-ports"));
}

#[test]
fn the_last_list_decides_about_the_order() {
    let found = "Порт 80 открыт\nПорт 22 открыт\nПорт 65000 открыт\nПорт 8080 открыт\n";
    assert_eq!(scan(found).sees(order()), is(Seen::Fails, "lists-out-of-order"));
    let both = format!("{found}[22, 80, 8080, 65000]\n");
    assert_eq!(scan(&both).sees(order()), is(Seen::Holds, "lists-in-order"));
    let texts = "Open: 22 40003 65000 80 8080 8081\n";
    assert_eq!(scan(texts).sees(order()), is(Seen::Fails, "lists-out-of-order"));
}

/// A scan whose console shows these states one after the other, while more and more ports are tried.
fn shown(states: &[&str]) -> Stage {
    let mut stage = opened();
    let parts = states.len().max(1);
    for (nth, state) in states.iter().enumerate() {
        stage = tried(stage, "far", 65535 * (nth + 1) / parts, 65535).prints(NAME, state);
        stage.transcript.events.last_mut().expect("one was added").at_us += 100_000 * nth as u64;
    }
    let last = stage.transcript.events.last().map_or(0, |event| event.at_us);
    let mut stage = tried(stage, "far", 65535, 65535)
        .ends(NAME, Exit::Code(0))
        .rests(Rest::Ended);
    for event in stage.transcript.events.iter_mut().rev().take(3) {
        event.at_us = last + 1000;
    }
    stage
}

#[test]
fn progress_is_read_however_it_is_shown() {
    for states in [
        &["\r0%", "\r33%", "\r66%", "\r100%\n"][..],
        &["\r[#....] 20%", "\r[##...] 40%", "\r[#####] 100%", "\n"],
        &[
            "Прогресс: |█---------| 10.0%\r",
            "Прогресс: |█████-----| 50.0%\r",
            "Прогресс: |██████████| 100.0%\r",
        ],
        &[
            "(🌚🌝🌝) 33.0/100% \r",
            "(🌚🌚🌝) 66.0/100% \r",
            "(🌚🌚🌚) 100.0/100% \r",
        ],
        &["\r100 of 65535", "\r30000 of 65535", "\r65535 of 65535\n"],
        &[
            "\r 12%|█▏        | 8000/65535 [00:01<00:07, 7700.12it/s]",
            "\r 50%|█████     | 32768/65535 [00:04<00:04, 7700it/s]",
            "\r100%|██████████| 65535/65535 [00:08<00:00, 7700.12it/s]\n",
        ],
        &[
            "10|*\n",
            "20|**\n",
            "30|***\n",
            "40|****\n",
            "50|*****\n",
            "60|******\n",
        ],
        &["0%      100%\n", "■■■■■", "■■■■■", "■■■■■", "■■■■■", "\nDone\n"],
        &[
            "\rСканирую порт 100",
            "\rСканирую порт 32000",
            "\rСканирую порт 65535\n",
        ],
    ] {
        assert_eq!(
            shown(states).sees(progress()),
            is(Seen::Holds, "progress-moves"),
            "{states:?}"
        );
    }
}

#[test]
fn progress_that_does_not_come_to_its_end_fails() {
    let none = [
        "Порт 22 открыт\n",
        "Порт 80 открыт\n",
        "Порт 8080 открыт\n",
        "Порт 65000 открыт\n",
    ];
    assert_eq!(shown(&none).sees(progress()), is(Seen::Fails, "no-progress"));
    let stuck = ["\r0%", "\r0%", "\r0%", "\r0%\n"];
    assert_eq!(shown(&stuck).sees(progress()), is(Seen::Fails, "progress-stuck"));
    let incomplete = ["\r0%", "\r10%", "\r20%", "\r55%\n"];
    assert_eq!(
        shown(&incomplete).sees(progress()),
        is(Seen::Fails, "progress-incomplete")
    );
    let ahead = [
        "\r10%\r50%\r100%\n",
        "a\n",
        "b\n",
        "c\n",
        "d\n",
        "e\n",
        "f\n",
        "g\n",
        "h\n",
    ];
    assert_eq!(shown(&ahead).sees(progress()), is(Seen::Fails, "progress-ahead"));
}

#[test]
fn attempts_in_flight_are_counted() {
    let flight = |ports, seen, threads| opened().add(program(NAME), Did::InFlight { ports, seen, threads });
    assert_eq!(flight(2, 2, 3).sees(at_once()), is(Seen::Holds, "tries-at-once"));
    assert_eq!(flight(1, 3, 1).sees(at_once()), is(Seen::Fails, "tries-in-turn"));
    assert_eq!(
        flight(1, 3, 2).sees(at_once()),
        is(Seen::Fails, "tries-in-turn-in-threads")
    );
    assert_eq!(flight(1, 1, 2).sees(at_once()), is(Seen::Unseen, "attempts-unseen"));
    assert_eq!(opened().sees(at_once()), is(Seen::Unseen, "scans-nothing"));
}

#[test]
fn whoever_is_not_through_may_still_ask() {
    let scan = |rest| {
        let stage = tried(opened(), "localhost", 20000, 20000);
        stage.rests(rest).sees(asks())
    };
    assert_eq!(scan(Rest::Settled), is(Seen::Fails, "does-not-ask-host"));
    assert_eq!(scan(Rest::Deadline), is(Seen::Unseen, "scan-goes-on"));
}
