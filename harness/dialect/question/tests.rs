use super::*;
use Intent::*;

/// What is printed before a read blocks, and what is asked for.
const QUESTIONS: &[(&str, Intent)] = &[
    // ports
    ("Введите порт сервера: ", Port),
    ("Введите порт: ", Port),
    ("Enter port (default 9090):", Port),
    ("Enter port [9090]: ", Port),
    ("Ваш порт: ", Port),
    ("Порт:", Port),
    ("kakoy port?\n", Port),
    ("vvedite port: ", Port),
    ("Введите номер порта: ", Port),
    (
        "Введите номер порта от 1024 до 65535! (пустая строка - случайный)\n",
        Port,
    ),
    ("Please enter your port from 1024 to 65535: ", Port),
    ("Порт (пустая строка = 9090) ", Port),
    ("Port number: ", Port),
    ("Enter server port: ", Port),
    ("Введите порт или нажмите Enter: ", Port),
    ("Нажмите Enter для порта по умолчанию или введите порт: ", Port),
    ("Введите порт (нажмите Enter для значения по умолчанию): ", Port),
    ("Press Enter to use the default port 9090: ", Port),
    ("Неверное имя хоста. Введите порт: ", Port),
    ("Порт для подключения к хосту: ", Port),
    ("\u{1b}[32mВведите порт\u{1b}[0m: ", Port),
    ("Сервер\r\nВведите порт:\r\n", Port),
    ("Введите порт\n> ", Port),
    ("Введите порт\r\n", Port),
    ("Введите номер порта сервера\n(пустая строка - порт 9090):\n", Port),
    ("Введите номер порта\nПустая строка = 9090\n", Port),
    ("Введите адрес сервера\n(пустая строка - localhost):\n", Host),
    ("Продолжить?\n[y/n]: ", YesNo),
    ("Выберите порт: ", Port),
    ("Неверный порт, попробуйте ещё раз: ", Port),
    ("Неверный порт, введите число от 1024 до 65535 : ", Port),
    ("Неверный порт, введите число: ", Port),
    ("Введите число от 1024 до 65535: ", Port),
    ("Enter a number (1024-65535): ", Port),
    (
        "Порт должен быть целым числом\nВведите номер порта сервера\n(пустая строка - порт 9090):\n",
        Port,
    ),
    ("Порт должен быть числом!\nВведите порт ещё раз: ", Port),
    ("Input port from 1024 to 65535: ", Port),
    ("Введите адрес порта: ", Port),
    ("Address (empty for 9090): ", Port),
    ("Введите номер сокета: ", Port),
    ("Input host number: ", Port),
    // hosts
    ("Aдрес сервера - ", Host), // a Latin A
    ("Введите имя хоста: ", Host),
    ("Введите номер сервера: ", Host),
    ("Введите ip-адрес: ", Host),
    ("Введите ip адрес сервера (например 127.0.0.1): ", Host),
    ("Введите IP: ", Host),
    ("server ip:", Host),
    ("Host: ", Host),
    ("host name: ", Host),
    ("Enter hostname: ", Host),
    ("kakoy host?\n", Host),
    ("vvedite adres: ", Host),
    ("Адрес сервера [127.0.0.1]: ", Host),
    ("Имя сервера: ", Host),
    ("Введите имя или IP сервера: ", Host),
    ("Введите адрес хоста, например localhost: ", Host),
    ("Enter the server address (default localhost): ", Host),
    ("Input IP-address: ", Host),
    ("Введите айпи: ", Host),
    ("К какому серверу подключиться? ", Host),
    ("Введите сервер: ", Host),
    ("Server: ", Host),
    ("Введите имя хоста или IP для сканирования: ", Host),
    ("Enter host to scan: ", Host),
    // both
    ("Введите хост и порт через пробел: ", Address),
    ("Введите адрес (хост:порт): ", Address),
    ("Enter host:port ", Address),
    ("Enter host and port: ", Address),
    ("Введите адрес сервера [127.0.0.1:9090]: ", Address),
    ("ip:port > ", Address),
    // names
    ("Введите имя пользователя: ", Name),
    ("Введите имя: ", Name),
    ("Введите Ваше имя: ", Name),
    ("Как вас зовут?\n", Name),
    ("Как Вас зовут? ", Name),
    ("Представьтесь, пожалуйста: ", Name),
    ("What is your name?", Name),
    ("Please, write your name:", Name),
    ("Enter your username: ", Name),
    ("login: ", Name),
    ("Логин: ", Name),
    ("Введите логин и пароль\nЛогин: ", Name),
    ("Придумайте логин: ", Name),
    ("Введите никнейм: ", Name),
    ("kak tebya zovut?\n", Name),
    ("vvedite imya: ", Name),
    ("Ваш IP адрес неизвестен. Введите имя: ", Name),
    ("Подключено к 127.0.0.1 порт 9090\nВведите имя: ", Name),
    ("input your name: ", Name),
    ("Введите имя для адреса 127.0.0.1: ", Name),
    ("Enter nickname: ", Name),
    ("Введите логин для регистрации: ", Name),
    // passwords
    ("And now your secret password ", Password),
    ("Введите секретный пароль: ", Password),
    ("Введите пароль: ", Password),
    ("Придумайте пароль:\n", Password),
    ("Добрый вечер, Вася! Ваш пароль?", Password),
    ("give your password", Password),
    ("Write new password", Password),
    ("vvedite parol\n", Password),
    ("Неверное имя или пароль. Введите пароль: ", Password),
    ("Неверный пароль. Попробуйте еще раз.\n", Password),
    ("Повторите пароль: ", Password),
    ("Password for vasya: ", Password),
    ("Hello, Name, enter your password: ", Password),
    ("Введите пароль пользователя: ", Password),
    // menus
    ("Вход или регистрация? ", LoginOrRegister),
    ("1 - войти, 2 - зарегистрироваться: ", LoginOrRegister),
    ("1. Вход\n2. Регистрация\n> ", LoginOrRegister),
    ("1) Войти\n2) Регистрация\nВыберите действие: ", LoginOrRegister),
    ("Login or register? ", LoginOrRegister),
    ("[L]ogin / [R]egister: ", LoginOrRegister),
    ("Введите 1 для входа, 2 для регистрации: ", LoginOrRegister),
    ("Enter 'login' or 'register': ", LoginOrRegister),
    // yes or no
    ("Продолжить? [y/n] ", YesNo),
    ("Остановить сервер? (да/нет): ", YesNo),
    ("Хотите ввести имя хоста? (y/n) ", YesNo),
    ("Stop server? y/n: ", YesNo),
    ("Вы хотите продолжить?\n", YesNo),
    ("Уже зарегистрированы? да/нет ", YesNo),
    ("***Продолжить или отключить сервер?***\n", YesNo),
    // keys and numbers
    ("Введите ключ шифрования ", Key),
    ("Enter the key: ", Key),
    ("Введите количество потоков: ", Key),
    ("Введите число: ", Key),
    ("Enter a number: ", Key),
    ("Enter number of threads: ", Key),
    // messages
    ("Введите сообщение (exit для выхода): ", Message),
    ("Введите сообщение: ", Message),
    ("Введите сообщение; Для выхода введите exit: ", Message),
    ("Введите сообщение для отправки на сервер: ", Message),
    ("Enter message: ", Message),
    ("Enter your message (or 'exit' to quit): ", Message),
    ("Input message: ", Message),
    ("Введите строку: ", Message),
    ("Введите текст\n", Message),
    ("vvedite soobshenie: ", Message),
    ("> ", Message),
    (">>> ", Message),
    ("Соединение установлено\n> ", Message),
    ("Соединение с 127.0.0.1 порт 9090 установлено\n> ", Message),
    ("Вы: ", Message),
    ("Введите что-нибудь: ", Message),
    ("Type 'exit' to quit: ", Message),
    ("Enter text to send: ", Message),
    ("Ввод: ", Message),
    ("Введите данные для отправки: ", Message),
    ("[You]: ", Message),
    ("Input port of your connection. Default: 60272.\n[You]: ", Message),
    ("Client: ", Message),
    ("<= ", Message),
    // Enter
    ("Нажмите Enter, чтобы продолжить", Enter),
    ("Нажмите Enter чтобы запустить сервер на порту 9090\n", Enter),
    ("Press Enter to continue...", Enter),
    ("Press any key to exit", Enter),
    ("Press Enter to accept the next client", Enter),
    ("Введите stop или нажмите Enter: ", Enter),
    (
        "If you want to shutdown server - input 'stop', else - input any text:",
        Enter,
    ),
    ("Для выхода нажмите любую клавишу", Enter),
    // commands
    ("Введите команду: ", Command),
    ("Command: ", Command),
    ("Enter command > ", Command),
    ("Введите stop для остановки сервера: ", Command),
    ("print exit to shutdown\n", Command),
    ("1. Пауза\n2. Показать логи\n3. Выход\nВыберите действие: ", Command),
    ("1 - Выход\n2 - Очистить данные\n3 - Показать логи\n", Command),
    ("a - показать логи\nb - удалить логи\n> ", Command),
    // nothing that asks
    ("Номер порта = 53434\n", Unknown),
    ("Сервер слушает порт 9090\n", Unknown),
    ("Подключились к хосту 127.0.0.1\n", Unknown),
    ("Listening on port 9090\n", Unknown),
    ("", Unknown),
    ("\n\n", Unknown),
    ("Привет!\n", Unknown),
];

#[test]
fn questions_are_recognised() {
    let dialect = Dialect::default();
    let wrong: Vec<String> = QUESTIONS
        .iter()
        .map(|(text, intent)| (text, intent, recognise(&dialect, None, text)))
        .filter(|(_, intent, found)| *intent != found)
        .map(|(text, intent, found)| format!("{text:?}: {found:?} instead of {intent:?}"))
        .collect();
    assert!(
        wrong.is_empty(),
        "{} of {}:\n{}",
        wrong.len(),
        QUESTIONS.len(),
        wrong.join("\n")
    );
}

#[test]
fn at_its_console_a_server_asks_for_no_server() {
    let dialect = Dialect::default();
    assert_eq!(recognise(&dialect, Some("server"), "8080\nServer: "), Message);
    assert_eq!(recognise(&dialect, Some("client"), "Server: "), Host);
    assert_eq!(recognise(&dialect, Some("server"), "Server address: "), Host);
}

#[test]
fn declared_prompts_win() {
    let prompt = |program: Option<&str>, says: &str, intent, answer: Option<&str>| Prompt {
        program: program.map(str::to_owned),
        says: says.into(),
        intent,
        answer: answer.map(str::to_owned),
    };
    let dialect = Dialect {
        prompts: vec![
            prompt(Some("client"), "ПОРТ", Some(Key), None),
            prompt(None, "волшебное", None, Some("x")),
        ],
        ..Dialect::default()
    };
    assert_eq!(recognise(&dialect, Some("client b"), "Введите порт: "), Key);
    assert_eq!(recognise(&dialect, Some("server"), "Введите порт: "), Port);
    assert_eq!(
        declared(&dialect, Some("server"), "Волшебное слово: ").and_then(|p| p.answer.as_deref()),
        Some("x")
    );
    assert!(declared(&dialect, None, "имя").is_none());
}

proptest::proptest! {
    #[test]
    fn no_text_is_too_odd(text in "\\PC*|[\\x00-\\xff\n\r\u{1b}порт :>?()]*") {
        recognise(&Dialect::default(), Some(""), &text);
    }
}

#[test]
fn a_mark_between_name_and_password_joins_the_answers() {
    assert_eq!(
        asks_for_one_line("Hello, stranger! What is your name,password?"),
        Some(',')
    );
    assert_eq!(asks_for_one_line("Введите логин:пароль\n"), Some(':'));
    for of_two in [
        "Name, password: ",
        "Введите логин и пароль: ",
        "Login: ",
        "Пароль:Логин",
    ] {
        assert_eq!(asks_for_one_line(of_two), None, "{of_two}");
    }
    assert!(asks_for_both("Enter your name and password") && !asks_for_both("your login:password?"));
}
