use super::*;

fn found(text: &str) -> Vec<(Order, String)> {
    listed(text)
}

fn word(text: &str, order: Order) -> Option<String> {
    let all = found(text);
    all.into_iter().find(|(found, _)| *found == order).map(|(_, word)| word)
}

fn expect(text: &str, wanted: &[(Order, &str)]) {
    let all = found(text);
    let wanted: Vec<(Order, String)> = wanted
        .iter()
        .map(|(order, word)| (*order, (*word).to_owned()))
        .collect();
    assert_eq!(all, wanted, "{text}");
}

use Order::{ClearIdentities, ClearLogs, Help, Pause, Resume, ShowLogs, Stop};

#[test]
fn menus_by_numbers_and_letters_are_read() {
    expect(
        "Меню:\n1 - отключить сервер\n2. Приостановить прослушивание\n[3] Показать логи\n4) Очистить лог-файл\n(5) Очистка файла идентификации\n> ",
        &[
            (Stop, "1"),
            (Pause, "2"),
            (ShowLogs, "3"),
            (ClearLogs, "4"),
            (ClearIdentities, "5"),
        ],
    );
    expect(
        "1.Отключение сервера\n2.Прекратить прослушивать порты\n3.Показ логов\n4.Очистка логов\n5.Очистка файла идентификации. \n",
        &[
            (Stop, "1"),
            (Pause, "2"),
            (ShowLogs, "3"),
            (ClearLogs, "4"),
            (ClearIdentities, "5"),
        ],
    );
    expect(
        "1 - Stop server, 2 - Pause, 3 - Resume, 4 - Show logs\n",
        &[(Stop, "1"), (Pause, "2"), (Resume, "3"), (ShowLogs, "4")],
    );
    expect(
        "a - показать логи\ns - удалить логи\nd - очистить файл идентификации\nw - записать историю сообщений\n",
        &[(ShowLogs, "a"), (ClearLogs, "s"), (ClearIdentities, "d")],
    );
    expect(
        "0) Выход\n1) Пауза/продолжить\n",
        &[(Stop, "0"), (Pause, "1"), (Resume, "1")],
    );
    expect("[s]top [p]ause [l]ogs", &[(Stop, "s"), (Pause, "p"), (ShowLogs, "l")]);
    expect(
        "1 - Выход\n2 - Остановить сервер\n3 - пауза\n",
        &[(Stop, "2"), (Pause, "3")],
    );
}

#[test]
fn words_with_what_they_do_are_read() {
    expect(
        "Команды:\n  stop — остановить сервер\n  pause — пауза\n  resume — продолжить\n  logs — показать логи\n  clear — очистить логи\n  forget — очистить файл идентификации\n",
        &[
            (Stop, "stop"),
            (Pause, "pause"),
            (Resume, "resume"),
            (ShowLogs, "logs"),
            (ClearLogs, "clear"),
            (ClearIdentities, "forget"),
        ],
    );
    expect(
        "/pause: stop listening on the port\n/resume: listen again\n/log: show the log\n/help: this list\n",
        &[
            (Pause, "/pause"),
            (Resume, "/resume"),
            (ShowLogs, "/log"),
            (Help, "/help"),
        ],
    );
    expect(
        "ostanovit - vyklyuchit server\npauza - pauza\nlogi - pokazat logi\nochistit logi - ochistit logi\n",
        &[
            (Stop, "ostanovit"),
            (Pause, "pauza"),
            (ShowLogs, "logi"),
            (ClearLogs, "ochistit logi"),
        ],
    );
    expect(
        "stop        shut the server down\nshow_logs   print the log\nclear_users  forget all clients\n",
        &[
            (Stop, "stop"),
            (ShowLogs, "show_logs"),
            (ClearIdentities, "clear_users"),
        ],
    );
}

#[test]
fn sentences_are_read() {
    expect(
        "Для показа логов введите: logs.show\nДля удаления логов введите: logs.del\nДля очистки файла идентификации введите: users.clear\nДля паузы в прослушивании порта введите: server.pause\nДля закрытия сервера введите: server.close\n",
        &[
            (Stop, "server.close"),
            (Pause, "server.pause"),
            (ShowLogs, "logs.show"),
            (ClearLogs, "logs.del"),
            (ClearIdentities, "users.clear"),
        ],
    );
    expect(
        "Type 'chat' for chat viewing\nType 'pause' to pause port listening\nType 'shutdown' for stopping server\n",
        &[(Stop, "shutdown"), (Pause, "pause")],
    );
    expect("Для остановки введите stop\n", &[(Stop, "stop")]);
    expect("Введите help для списка команд\n", &[(Help, "help")]);
    expect(
        "Введите 1, чтобы отключить сервер; введите 2, чтобы показать логи\n",
        &[(Stop, "1"), (ShowLogs, "2")],
    );
    expect("Введите clear logs для очистки логов: ", &[(ClearLogs, "clear logs")]);
}

#[test]
fn bare_lists_are_read() {
    expect(
        "Available commands: ['stop', 'show_logs']\n",
        &[(Stop, "stop"), (ShowLogs, "show_logs")],
    );
    expect(
        "Команды: stop, pause, resume, show logs, clear logs, clear ident\n> ",
        &[
            (Stop, "stop"),
            (Pause, "pause"),
            (Resume, "resume"),
            (ShowLogs, "show logs"),
            (ClearLogs, "clear logs"),
            (ClearIdentities, "clear ident"),
        ],
    );
    expect(
        "Введите команду (стоп/пауза/логи): ",
        &[(Stop, "стоп"), (Pause, "пауза"), (ShowLogs, "логи")],
    );
    expect(
        "Documented commands (type help <topic>):\n========================================\nhelp\n\nUndocumented commands:\n======================\nclear_logs  pause  resume  show_logs  stop\n",
        &[
            (Stop, "stop"),
            (Pause, "pause"),
            (Resume, "resume"),
            (ShowLogs, "show_logs"),
            (ClearLogs, "clear_logs"),
            (Help, "help"),
        ],
    );
    expect(
        "stop\npause\nlogs\n",
        &[(Stop, "stop"), (Pause, "pause"), (ShowLogs, "logs")],
    );
}

#[test]
fn what_is_no_list_tells_of_nothing() {
    for text in [
        "Запуск сервера\nПрослушивание порта 9090\n",
        "Введите команду: ",
        "Логи: log.txt\n",
        "Server: ",
        "Для остановки нажмите Ctrl+C\n",
        "12:30:05 Сервер запущен\n",
        "Подключился клиент ('127.0.0.1', 5555)\n",
        "Введите порт: ",
        "> ",
    ] {
        assert_eq!(found(text), [], "{text}");
    }
}

#[test]
fn a_pause_and_its_end_are_told_apart() {
    assert_eq!(meanings("снять с паузы"), [Resume]);
    assert_eq!(meanings("unpause"), [Resume]);
    assert_eq!(meanings("resume after a pause"), [Resume]);
    assert_eq!(meanings("остановить прослушивание порта"), [Pause]);
    assert_eq!(meanings("stop listening"), [Pause]);
    assert_eq!(meanings("остановить сервер"), [Stop]);
    assert_eq!(meanings("отключить клиента"), []);
    assert_eq!(meanings("выход"), [Stop]);
    assert_eq!(meanings("Очистить данные"), [ClearIdentities]);
    assert_eq!(
        word("clear - очистить логи\nstop - стоп\n", ClearLogs).as_deref(),
        Some("clear")
    );
}

#[test]
fn every_word_to_try_means_what_it_is_tried_for() {
    for order in Order::ALL {
        for word in usual_words(order) {
            let meant = meanings(word);
            assert!(meant.is_empty() || meant.contains(&order), "{word} means {meant:?}");
        }
    }
}
