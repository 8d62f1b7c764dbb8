use super::*;
use Report::*;

const EVENTS: [Report; 7] = [Start, Listen, Connect, Receive, Send, Disconnect, Stop];

/// A line, what it reports, and what it must not be taken for; the rest is left open.
const LINES: &[(&str, &[Report], &[Report])] = &[
    ("Сервер запущен", &[Start], &[Connect, Receive, Send, Disconnect, Stop]),
    ("Запуск сервера...", &[Start], &[Connect, Stop]),
    ("Server started", &[Start], &[Connect, Receive, Send, Disconnect, Stop]),
    ("Server is running on port 9090", &[Start, Listen], &[Stop]),
    ("zapusk servera", &[Start], &[Stop]),
    ("Начало прослушивания порта 9090", &[Listen], &[Connect, Stop]),
    ("Слушаю порт 9090", &[Listen], &[Connect]),
    ("Listening on ('0.0.0.0', 9090)", &[Listen], &[Connect, Stop]),
    ("Ожидание подключения клиента...", &[Listen], &[Connect, Receive]),
    ("Waiting for connections", &[Listen], &[Connect]),
    ("Порт: 9090", &[Listen], &[]),
    ("Введите порт: ", &[], &[Listen]),
    ("Порт 9090 занят", &[], &[Listen, Connect]),
    (
        "Подключился клиент ('127.0.0.1', 50412)",
        &[Connect],
        &[Disconnect, Send, Stop],
    ),
    ("Новый клиент: 127.0.0.1", &[Connect], &[Disconnect]),
    ("Установлено соединение с 10.0.0.1", &[Connect], &[Disconnect, Receive]),
    ("Соединение принято", &[Connect], &[Receive, Disconnect]),
    ("Connected by ('127.0.0.1', 40000)", &[Connect], &[Disconnect]),
    ("Connection from ('127.0.0.1', 40000)", &[Connect], &[Disconnect, Send]),
    ("new client connected", &[Connect], &[Disconnect, Receive]),
    ("Got connection from 10.0.0.2", &[Connect], &[Disconnect]),
    ("klient podklyuchilsya", &[Connect], &[Disconnect]),
    ("Клиент отключился", &[Disconnect], &[Connect, Send, Receive]),
    ("Клиент отсоединился", &[Disconnect], &[Connect]),
    ("Соединение закрыто", &[Disconnect], &[Connect, Stop]),
    ("Соединение с клиентом разорвано", &[Disconnect], &[Connect, Stop]),
    ("Разрыв соединения", &[Disconnect], &[Connect]),
    ("Закрываю соединение с клиентом", &[Disconnect], &[Connect]),
    ("Завершение соединения", &[Disconnect], &[Connect, Stop]),
    ("Client disconnected", &[Disconnect], &[Connect, Send]),
    ("Connection closed", &[Disconnect], &[Connect, Stop]),
    ("Closing connection with ('127.0.0.1', 4)", &[Disconnect], &[Connect]),
    ("Vasya left the chat", &[Disconnect], &[Connect]),
    ("klient otklyuchilsya", &[Disconnect], &[Connect]),
    ("Получено сообщение: привет", &[Receive], &[Send, Connect, Disconnect]),
    ("Приём данных от клиента", &[Receive], &[Send, Connect]),
    ("Данные приняты", &[Receive], &[Send]),
    ("Принято: hello", &[Receive], &[Send, Connect]),
    ("Принято от клиента 14 байт", &[Receive], &[Send, Connect]),
    ("Получены данные от клиента", &[Receive], &[Send, Connect]),
    ("Принят новый клиент", &[Connect], &[Receive, Send]),
    ("Клиент ('127.0.0.1', 5) отправил: hello", &[Receive], &[Send]),
    ("Received 'hello' from ('127.0.0.1', 5)", &[Receive], &[Send, Connect]),
    ("Message from client: hi", &[Receive], &[Send]),
    ("Ответ сервера: hi", &[Receive], &[Send]),
    ("Получен ответ: hi", &[Receive], &[Send]),
    ("polucheno: hi", &[Receive], &[Send]),
    ("Сообщение от ('127.0.0.1', 5): hello", &[Receive], &[Send, Connect]),
    ("new message: hello", &[Receive], &[Send, Connect]),
    ("Введите новое сообщение", &[], &[Send, Receive]),
    ("Отправлено клиенту: hi", &[Send], &[Receive, Connect]),
    ("Отправка данных клиенту", &[Send], &[Receive]),
    ("Сообщение послано", &[Send], &[Receive]),
    ("Data sent back", &[Send], &[Receive]),
    ("Sending 5 bytes", &[Send], &[Receive]),
    ("otpravleno", &[Send], &[Receive]),
    ("Получено и отправлено обратно: hi", &[Receive, Send], &[]),
    ("Сервер остановлен", &[Stop], &[Start, Connect]),
    ("Остановка сервера", &[Stop], &[Start]),
    ("Завершение работы", &[Stop], &[Connect]),
    ("Server stopped", &[Stop], &[Start, Connect]),
    ("Shutting down...", &[Stop], &[Start]),
    ("Сервер отключен", &[Stop], &[Connect]),
    ("server ostanovlen", &[Stop], &[Start]),
    ("Введите stop для остановки сервера", &[], &[Stop]),
    ("Ожидание данных", &[Listen], &[Receive]),
    ("Не удалось подключиться к серверу", &[], &[Connect]),
    ("Connection refused", &[], &[Connect]),
    ("hello", &[], &EVENTS),
    ("", &[], &EVENTS),
    ("('127.0.0.1', 9090)", &[], &EVENTS),
];

#[test]
fn lines_report_what_they_say() {
    let mut wrong = Vec::new();
    for (line, says, says_not) in LINES {
        wrong.extend(
            says.iter()
                .filter(|event| !report_words(**event, line))
                .map(|event| format!("{line}: misses {event:?}")),
        );
        wrong.extend(
            says_not
                .iter()
                .filter(|event| report_words(**event, line))
                .map(|event| format!("{line}: takes for {event:?}")),
        );
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_event_has_words() {
    assert!(EVENTS.iter().all(|event| REPORTS.contains_key(event)));
    assert_eq!(REPORTS.len(), EVENTS.len());
}

#[test]
fn only_explanations_are_words() {
    let cases: &[(&str, &[&str], bool)] = &[
        ("hello", &["hello"], false),
        ("b'hello'", &["hello"], false),
        ("HELLO", &["hello"], false),
        ("Received: hello", &["hello"], true),
        ("2026-11-21 10:11:12,123 - INFO - hello", &["hello"], false),
        ("INFO:root:hello", &["hello"], false),
        ("Sat Nov 21 10:11:12 2026 hello", &["hello"], false),
        ("('127.0.0.1', 53434)", &[], false),
        ("<socket.socket fd=4, family=2, laddr=('127.0.0.1', 9090)>", &[], false),
        ("9090", &[], false),
        ("[DEBUG] клиент подключён", &[], true),
        ("message", &["a"], true),
        ("> привет", &["привет"], false),
        (r"b'\xd0\xbf\xd1\x80'", &["пр"], false),
        ("abcdef", &["zzabcdefzz"], false),
        ("fe80::1 connected", &[], true),
        ("2001:db8::1", &[], false),
        ("\u{1b}[31mhello\u{1b}[0m", &["hello"], false),
        ("", &[""], false),
    ];
    for (line, payloads, expected) in cases {
        assert_eq!(
            has_words(line, &Payloads::new(payloads.iter().copied())),
            *expected,
            "{line}"
        );
    }
}

#[test]
fn the_last_words_of_a_crash_are_found() {
    let cases: &[(&str, Option<&str>)] = &[
        (
            "hi\r\nTraceback (most recent call last):\r\n  File \"s.py\", line 3, in <module>\r\n    int('a')\r\nValueError: invalid literal\r\n",
            Some("ValueError: invalid literal"),
        ),
        (
            "Traceback (most recent call last):\n  File \"s.py\", line 3\n\u{1b}[1;35mKeyError\u{1b}[0m: 'x'\n\nDuring handling of the above exception, another exception occurred:\n\nTraceback (most recent call last):\n  File \"s.py\", line 5\nOSError: [Errno 98] Address already in use\nmore",
            Some("OSError: [Errno 98] Address already in use"),
        ),
        (
            "  File \"server.py\", line 3\n    print 'a'\n    ^^^^^^\nSyntaxError: Missing parentheses in call to 'print'",
            Some("SyntaxError: Missing parentheses in call to 'print'"),
        ),
        (
            "  File \"server.py\", line 9\n    x\nTabError: inconsistent use of tabs and spaces in indentation\n",
            Some("TabError: inconsistent use of tabs and spaces in indentation"),
        ),
        (
            "thread 'main' panicked at src/main.rs:3:5:\ncalled `Result::unwrap()` on an `Err` value: Os\nnote: run",
            Some("called `Result::unwrap()` on an `Err` value: Os"),
        ),
        (
            "Exception in thread \"main\" java.net.BindException: Address in use\n\tat java.base/x",
            Some("java.net.BindException: Address in use"),
        ),
        (
            "panic: listen tcp :9090\n\ngoroutine 1 [running]:\n",
            Some("panic: listen tcp :9090"),
        ),
        (
            "node:events:497\n      throw er; // Unhandled 'error' event\n      ^\n\nError: listen EADDRINUSE: address already in use :::9090\n    at Server.setupListenHandle",
            Some("Error: listen EADDRINUSE: address already in use :::9090"),
        ),
        (
            "Segmentation fault (core dumped)",
            Some("Segmentation fault (core dumped)"),
        ),
        ("Ошибка: порт занят", None),
        ("Error: connection refused", None),
        ("", None),
    ];
    for (text, expected) in cases {
        assert_eq!(is_traceback(text).as_deref(), *expected, "{text}");
    }
}

#[test]
fn what_is_missing_or_too_old_is_told_apart() {
    let missing = "Traceback (most recent call last):\n  File \"s.py\", line 1, in <module>\nModuleNotFoundError: No module named 'progressbar'\n";
    assert_eq!(missing_module(missing).as_deref(), Some("progressbar"));
    assert_eq!(missing_module("ValueError: x"), None);
    let old = "  File \"s.py\", line 1\n    print 'a'\n    ^\nSyntaxError: Missing parentheses in call to 'print'. Did you mean print(...)?\n";
    assert!(is_python2(old) && is_syntax_error(old));
    assert!(!is_syntax_error(missing));
    let eval = "Traceback (most recent call last):\n  File \"s.py\", line 1, in <module>\n    eval(input())\n  File \"<string>\", line 1\n    a b\n      ^\nSyntaxError: invalid syntax\n";
    assert!(!is_syntax_error(eval) && is_traceback(eval).is_some());
}

proptest::proptest! {
    #[test]
    fn no_text_is_too_odd(text in "\\PC*|[\\x00-\\xff\n\r\u{1b}]*", payload in "\\PC{0,5}") {
        for event in EVENTS {
            report_words(event, &text);
        }
        has_words(&text, &Payloads::new([payload.as_str()]));
        let _ = (is_traceback(&text), is_syntax_error(&text), missing_module(&text), is_python2(&text));
    }
}

#[test]
fn letters_of_embedded_rules_are_those_of_european_scripts() {
    let word = compile(r"^[\w-]+$");
    for yes in ["port", "порт", "ёлка", "қала", "naïve", "snake_case-9"] {
        assert!(word.is_match(yes), "{yes}");
    }
    for no in ["two words", "漢字", "a:b", ""] {
        assert!(!word.is_match(no), "{no}");
    }
    assert!(compile(r"^\d+$").is_match("9090"));
}
