# Русские тексты. Те же ключи с теми же переменными стоят в en.ftl; их сравнивает тест.
#
# Целое число в переменной может выбирать форму множественного числа; всякая другая переменная есть текст работы, и при
# показе он экранируется. Переменная "bytes" шестнадцатеричная и показывается текстом в кавычках: { $bytes } даёт "hi\n".
# У каждой комнаты программы своя часть; где ключи могли бы совпасть, ключ начинается со слова комнаты.

### report: рамка вокруг вердиктов

task-pass = сдано
task-partial = частично
task-fail = не сдано
task-absent = не делалось
task-undecided = не решено
bonus = бонус
ms = мс

isolation-full = Изоляция: полная.
isolation-root = Изоляция: полная, с правами root.
isolation-none = Изоляция: никакой. Эта машина не даёт отделить программы друг от друга, поэтому сценарии с постоянным портом идут по очереди, а то, что видно только с другой машины или в отдельном мире, остаётся нерешённым.

role-server = сервер
role-client = клиент
role-scanner = сканер
role-chatter = чат

label-because = потому что
label-rule = правило
label-done = сделано
label-expected = ожидалось
label-seen = увидено
label-difference = сравнение
label-mistake = ошибка
label-hint = подсказка
label-conversation = запись
label-by-hand = вручную
label-examined = проверка

difference-at = первое отличие, после { $offset } { $offset ->
    [one] байта
   *[other] байт
  }
difference-short = здесь обрывается: { $seen } из { $expected } { $expected ->
    [one] байта
   *[other] байт
  }
difference-long = { $expected ->
    [one] ожидался { $expected } байт
    [few] ожидалось { $expected } байта
   *[other] ожидалось { $expected } байт
  }, а здесь продолжается до { $seen }
left-out = … ещё { $count } …

cause = { $count } { $count ->
    [one] критерий не выполнен
    [few] критерия не выполнены
   *[other] критериев не выполнены
  } по одной причине:
not-attempted = Не делалось: { $tasks }
undecided-below = (см. «не решено» ниже)
undecided-head = Не решено: увидеть это не удалось, и работе это не в упрёк. Пожалуйста, посмотрите сами.

tasks-counted = { $count } { $count ->
    [one] задача
    [few] задачи
   *[other] задач
  }
points-total = баллы { $reached } из { $max }
exit-line = Код завершения { $code }:
exit-passed = все обязательные критерии выполнены.
exit-failed = обязательный критерий не выполнен.
exit-unusable = вызов, сценарий или папка непригодны.
exit-undecided = ошибок нет, но не всё удалось решить.
exit-broken = сломалась сама программа проверки.

did-sent = послал
did-received = получил
did-typed = набрано
did-printed = вывел
did-asks = спрашивает
did-wrote = записал
did-removed = удалил
did-started = запущен
did-ended = завершился
did-signalled = сигнал
did-listens = слушает
did-connected = подключился
did-tried = пытался
did-closed = закрыл
did-settled = затихло
did-was-ended = прекращён
did-was-refused = отказано
did-was-accepted = принят
did-was-read = прочитано
did-holds = придерживает
did-releases = пропускает
did-occupied = занял
did-begins = начало
did-ends = конец
did-note = заметка
did-exceeded = превысил

who-server = сервер
who-client = клиент
who-scanner = сканер
who-chatter = чат
who-peer = собеседник
who-tap = посредник
who-examiner = экзаменатор

timings-total = Время: { $wall } с, { $worlds } { $worlds ->
    [one] мир
    [few] мира
   *[other] миров
  }, { $cores } { $cores ->
    [one] ядро
    [few] ядра
   *[other] ядер
  }
timings-programs = Программы: { $cpu } с вычислений, { $slept } с сна
timings-own = Сам проверяющий в одном мире: медиана { $median } с, наибольшее { $max } с
timings-ratio = Время ÷ (2 × (вычисления + сон) ÷ ядра): { $ratio }

lab-number = Лабораторная { $number }
worth = { $points } { $points ->
    [one] балл
    [few] балла
   *[other] баллов
  }

### check: вызов, папка, манифест

problem = ошибка:
problem-because = потому что:
problem-advice = что делать:
problem-broken = Сломался сам sokrat. О работе это ничего не говорит.
advice-broken = Запустите ещё раз; если сломается снова, сообщите об этом вместе со строками выше.
problem-unknown-task = Нет задачи «{ $name }».
problem-unknown-id = Нет ни задачи, ни критерия «{ $name }».
advice-nearest = Может быть, «{ $nearest }»? Все задачи показывает «sokrat tasks».
advice-tasks = Все задачи показывает «sokrat tasks», критерии одной «sokrat explain ЗАДАЧА».
problem-output = Отчёт нельзя записать в { $path }.
advice-output = Назовите файл в существующей папке, в которую можно писать.
problem-output-lost = Отчёт не удалось записать в { $path }, поэтому он здесь.
problem-transcripts = Записи нельзя сохранить в { $path }.
problem-arguments = Вызов непонятен.
problem-unreadable = Не удаётся прочитать { $path }.
problem-not-a-folder = { $path } — не папка.
problem-too-many-files = В { $path } больше { $most } файлов.
problem-too-large = В { $path } больше { $most } МБ.
problem-copy = Не удаётся скопировать { $path }.
problem-no-programs = В { $path } не нашлось программы, которую можно запустить.
problem-manifest = В { $path } есть ошибка.
problem-missing-program = Программа { $program } не найдена в { $looked }.
advice-folder = Укажите папку одной работы.
advice-no-programs = Назовите программы в sokrat.toml, в разделе [programs], или ключами --server и --client.
advice-build = Соберите её: { $build }

remark-python2 = { $file } похож на Python 2.

progress-discovering = Выясняю, как говорят программы
progress-played = { $scenario }

doctor-cores = Ядра: { $cores }
doctor-found = { $program }: { $path }
doctor-missing = { $program }: не найден; работы, которым он нужен, останутся нерешёнными
doctor-no-full = Без прав root отделить программы друг от друга нельзя: { $step } ({ $error }).
doctor-no-root = С правами root тоже нельзя: { $step } ({ $error }).
doctor-blind-waits = Чего ждёт программа, здесь не видно, поэтому «больше она ничего не скажет» только догадка.
doctor-blind-sockets = Сокеты программ здесь не видны, поэтому их порты неизвестны.
doctor-cause-app-armor = AppArmor не даёт обычным пользователям пространств имён. Администратор разрешает их так: sysctl -w kernel.apparmor_restrict_unprivileged_userns=0
doctor-cause-no-user-namespaces = Пространства имён пользователей выключены. Администратор включает их так: sysctl -w user.max_user_namespaces=10000
doctor-cause-only-root = Пространства имён пользователей даются только root. Администратор разрешает их всем так: sysctl -w kernel.unprivileged_userns_clone=1
doctor-cause-container = Этот контейнер не пропускает системных вызовов. Его надо запустить с большими правами (у Docker: --privileged).
doctor-cause-kernel = Ядру не хватает того, из чего делаются миры: мостов, пар veth или mount_setattr.
doctor-cause-unknown = Что за этим стоит, неизвестно.

### cli: the help

about-sokrat = Экзаменует студенческие программы на сокетах, задавая им вопросы.
about-check = Проверить работу и сказать, что выполнено и что нет
about-probe = Выяснить, как говорят программы работы, и вывести это как sokrat.toml
about-tasks = Перечислить задачи
about-explain = Рассказать, чего требует задача или критерий и как это проверяется
about-doctor = Рассказать, что позволяет эта машина
help-usage = Вызов:
help-commands = Команды
help-arguments = Аргументы
help-options = Ключи
help-exit-status = Код завершения:
help-lang = Язык всего, что пишется; если не сказано, берётся из локали
help-folder = Папка с работой; если не сказано, текущая
help-server = Командная строка сервера
help-client = Командная строка клиента
help-seed = Из чего делаются имена и слова; если не сказано, 1
help-tasks = Задача по имени; можно указать несколько раз
help-lab = Задачи одной лабораторной
help-format = Для людей или для программ
help-output = Записать отчёт в этот файл, а не на стандартный вывод
help-scenarios = Взять задачи из этой папки, а не встроенные
help-timings = Сказать в stderr, на что ушло время
help-jobs = Сколько миров сразу; если не сказано, по числу ядер
help-quiet = Без хода проверки, а из отчёта для людей только итог
help-verbose = Подробно и о том, что выполнено
help-save-transcripts = Сохранить запись каждого мира в этой папке
help-id = Задача или критерий: echo, echo.line
help-help = Показать эту справку
help-version = Показать версию

### judge: почему критерий выполнен или нет

arrives = набранные строки дошли до сервера
arrives-ended-early = программа { $program } отправила одну строку и завершилась
arrives-not = набранная строка не дошла до сервера
arrives-other = вместо набранной строки отправлено другое
asks-again = на негодный ответ программа объяснила ошибку и спросила снова
asks-again-not = после ответа «{ $text }» программа не спросила снова
asks-meanwhile = программа { $program } ждёт ответа на вопрос «{ $question }», и что ответить, не ясно
asks-unclear = программа { $program } о чём-то спрашивает, но о чём, понять не удалось: «{ $question }»
bad-input-ends = на ответ «{ $text }» программа завершилась без ошибки; годится ли это, решать человеку
bad-input-open = чем кончился ответ «{ $text }», не видно
bad-input-taken = негодные ответы не роняют программу
cannot-connect = соединиться с сервером не удалось: { $error }
cannot-run = программа { $program } здесь не запускается: { $error }
closes = соединение закрыто
closes-after-each-answer = сервер закрывает соединение после каждого ответа, поэтому нескольких сообщений подряд послать нельзя
closes-not = соединение осталось открытым
connects = клиент открыл соединение
connects-as-told = клиент соединился с тем адресом, который ему назвали
connects-elsewhere = клиенту назвали { $told }, а он соединялся с другим адресом
console-loud = служебные сообщения по-прежнему идут на консоль
console-quiet = служебные сообщения не занимают консоль
crash-of-answer = от ответа «{ $text }» программа { $program } упала
crash-of-empty = от пустого ответа программа { $program } упала
crashed = программа { $program } упала
default-asks-again = на пустой ответ программа спрашивает снова: значения по умолчанию нет
default-ends = на пустой ответ программа { $program } завершилась
default-open = после пустого ответа задан другой вопрос; взято ли значение по умолчанию, не видно
default-taken = на пустой ответ взято значение по умолчанию
did-not-start = программа { $program } не запустилась: { $last }
did-not-start-status = программа { $program } завершилась с кодом { $status }, не начав работать
does-not-ask-address = программа { $program } не спрашивает адрес
does-not-ask-host = программа { $program } не спрашивает имя хоста
does-not-ask-other = программа { $program } не спрашивает того, что нужно ввести
does-not-ask-port = программа { $program } не спрашивает номер порта
done-answered = Сервер ответил клиенту: { $bytes }
done-closed = Клиент закрыл соединение.
done-command = Дана команда «{ $command }».
done-connected = Клиент подключился к серверу.
done-exchanged = Серверу отправлено сообщение, и получен ответ.
done-left = В клиенте { $program } набрано слово для выхода.
done-looked = Просмотрено всё, что сделала программа.
done-phases = Сервер запущен, клиент подключился, обменялся сообщением и ушёл; потом сервер остановлен.
done-read-console = Прочитана консоль сервера.
done-sent = Серверу отправлено сообщение, байт: { $size }: «{ $text }».
done-started = Запущена программа { $program }.
done-stopped = Программу { $program } попросили остановиться.
done-talked = В клиенте набрано сообщение, ответ сервера задержан и потом пропущен.
done-typed = В программе { $program } набрано «{ $text }».
done-typed-lines = В программе { $program } набраны строки, одна за другой.
done-typed-nothing = На вопрос «{ $question }» программы { $program } нажат Enter.
done-typed-port = На вопрос о порте набрано { $port }.
done-watched = За программой { $program } следили, пока шёл сценарий.
echo-broken-text = буквы в ответе испорчены: байты одного символа разделены или прочитаны в другой кодировке
echo-case = в ответе изменены большие и малые буквы
echo-changed = ответ отличается от сообщения, начиная с байта { $at }
echo-closed = сервер закрыл соединение, не ответив
echo-cut = вернулось только начало сообщения: байт { $got } из { $sent }
echo-doubled = сообщение вернулось дважды
echo-nothing = сервер ничего не ответил
echo-prefixed = перед сообщением в ответе добавлено «{ $prefix }»
echo-same = всё, что отправлено, вернулось без изменений
echo-start-lost = начало сообщения потеряно: вернулось байт { $got } из { $sent }
echo-suffixed = после сообщения в ответе добавлено лишнее
echo-upper = ответ переведён в большие буквы
ended-after-guess = программа { $program } завершилась после ответа на вопрос, который не удалось понять
ended-at-once = программа { $program } завершилась, не начав работать
ended-before = программа { $program } уже не работала
ended-by-itself = программа { $program } завершилась сама
ended-early = программа { $program } завершилась раньше, чем её об этом попросили
ends = программа { $program } завершилась
ends-asks-on = программа { $program } не завершилась, а ждёт следующей строки
ends-busy = программа { $program } не завершилась и всё время что-то вычисляет
ends-by-signal = программа { $program } завершилась по сигналу; её ли это выбор, не видно
ends-hangs = программа { $program } не завершилась и ничего больше не делает
ends-silently = программа { $program } завершилась без объяснения
ends-with-crash = программа { $program } завершилась с ошибкой: { $last }
ends-with-status = программа завершилась с кодом { $status }, но без сообщения об ошибке
ends-with-traceback = программа { $program } завершилась с необработанной ошибкой
expected-arrives = Набранная строка отправляется серверу.
expected-asks = Программа { $program } спрашивает об этом пользователя.
expected-asks-again = Программа объясняет, что ответ не годится, и спрашивает снова.
expected-closes = Соединение закрывается.
expected-connects = Клиент открывает соединение.
expected-connects-to = Клиент соединяется с { $told }.
expected-crash = Программа { $program } падает.
expected-default = Берётся значение по умолчанию, и программа работает дальше.
expected-ends = Программа { $program } завершается сама, без ошибки.
expected-listens = Сервер слушает порт.
expected-listens-on = Сервер слушает порт { $port }.
expected-logs = Строки с пояснениями появляются в файле при каждом событии.
expected-loop = Клиент отправляет строку за строкой, пока не введут exit.
expected-moves = Порт { $port } занят, и сервер сам выбирает другой.
expected-none = Ничего из этого не видно.
expected-prints-port = На консоли стоит номер порта, который сервер слушает.
expected-quiet = На консоли остаются только вопросы и номер порта.
expected-report-connect = О подключении сообщается словами.
expected-report-disconnect = Об отключении сообщается словами.
expected-report-listen = О том, что сервер слушает порт, сообщается словами.
expected-report-receive = О приёме данных сообщается словами.
expected-report-send = Об отправке данных сообщается словами.
expected-report-start = О запуске сообщается словами.
expected-report-stop = Об остановке сообщается словами.
expected-same = Возвращается то же самое: { $bytes }
expected-says-and-ends = Программа объясняет словами, что случилось, и завершается.
expected-served = Сервер принимает клиента и отвечает ему.
expected-shows = Ответ сервера виден на консоли клиента.
expected-starts = Программа { $program } запускается и работает.
expected-survives = Программа { $program } продолжает работать.
expected-takes-answer = Программа спрашивает снова или берёт значение по умолчанию.
expected-whole-task = Задача решена целиком.
keeps-asking = программа { $program } снова и снова спрашивает «{ $question }», и ни один ответ её не устраивает
keeps-log = служебные сообщения пишутся в файл
limit-files = ограничение проверки: программы записали слишком много в файлы
limit-memory = ограничение проверки: программы заняли слишком много памяти
limit-output = ограничение проверки: программы напечатали слишком много
limit-processes = ограничение проверки: программы создали слишком много процессов
limit-time = ограничение проверки: время сценария истекло
listens = сервер слушает порт
listens-beside = сервер слушает занятый порт { $port } рядом с другой программой
listens-elsewhere = набран порт { $port }, а сервер слушает { $found }
listens-moved = порт был занят, и сервер слушает другой
listens-typed = сервер слушает набранный порт
log-bare = в лог-файле только адреса и числа, без пояснений
log-empty = лог-файл создан, но остался пустым
log-late = лог-файл пуст, пока клиент не уйдёт: строки не выводятся сразу
log-none = лог-файла нет
log-one-step = в лог-файле сообщения только об одном шаге
log-only-at-exit = строки попадают в лог-файл только при завершении сервера
logs-to-file = события попадают в лог-файл по мере того, как происходят
needs-address = программе нужен адрес, которого у этой машины нет: { $last }
needs-arguments = программе нужны аргументы командной строки; укажите команду в sokrat.toml: { $last }
needs-display = программе нужен графический экран, здесь его нет
needs-module = нет модуля { $module }; установите его и проверьте снова
needs-privilege = программе не хватило прав: { $last }
needs-python2 = программа написана для Python 2
never-connects = программа { $program } работает, ни о чём не спрашивает и ни с кем не соединяется
never-listens = программа { $program } работает, ни о чём не спрашивает и не слушает порт
no-chatter = программы чата нет
no-client = клиента нет
no-scanner = сканера нет
no-server = сервера нет
nobody-there = программа { $program } искала сервер там, где его нет
nobody-tried = к этой задаче не приступали
not-crashed = программа { $program } не упала
not-examined = этого никто не проверял
not-reached = сценарий не дошёл до места, где это видно
not-tapped = соединение клиента прошло мимо проверки
not-understood = не удалось понять, как разговаривать с программой: { $what }
other-ended = программа { $program }, которая для этого нужна, завершилась раньше
port-still-taken = порт ещё занят прежним сервером
port-was-allowed = порт { $port } здесь разрешён, поэтому отказа не видно
prints-port = на консоли стоит номер порта
prints-port-not = на консоли нет номера порта { $port }
private-format = текст передаётся в собственном формате, и узнать в нём сообщение не удалось
reports = об этом сообщено словами
reports-bare = выведен только адрес или число, без слов: «{ $line }»
reports-died = программа { $program } упала и не сообщила об этом
reports-log-late = лог-файл заполняется с опозданием, и сообщения об этом в нём не найти
reports-not-stopped = программа не остановилась, когда её просили
reports-nothing = об этом ничего не сообщено
reports-nothing-sent = сервер ничего не отправил, сообщать не о чем
reports-one-line = одна строка, и о чём она, по словам не понять: «{ $line }»
reports-other = сообщено о другом событии, а об этом нет
reports-payload = выведено только само сообщение, без пояснения
reports-unclear = строка есть, но об этом ли она, не ясно: «{ $line }»
reports-whose = строка в файле есть, но чья она, клиента или сервера, не видно
says-and-ends = программа сказала, что случилось, и завершилась
seen-asks-again = Снова задан вопрос: «{ $question }»
seen-closed = Сервер закрыл соединение, ничего не ответив.
seen-connects-to = Клиент соединялся с { $found }.
seen-crashed = Программа { $program } упала: { $last }
seen-ended = Программа { $program } завершилась.
seen-ended-status = Программа { $program } завершилась с кодом { $status }.
seen-idle = Программа { $program } ждёт и больше ничего не делает.
seen-last-line = Последняя строка: { $last }
seen-listens-on = Сервер слушает порт { $found }.
seen-log-at-exit = Файл рос только при завершении сервера.
seen-log-bare = Слов в файле нет.
seen-log-empty = Файл пуст.
seen-log-late = Все строки появились сразу, когда клиент ушёл.
seen-loopback-only = В соединении отказано: сервер слушает только 127.0.0.1.
seen-loud = О стольких шагах рассказала консоль: { $count }.
seen-no-log = Ни один файл не пополнялся словами.
seen-no-words = Ни одной строки с объяснением.
seen-not-accepted = Соединение осталось в очереди: сервер не вызвал accept.
seen-not-read = Сервер принял соединение, но не прочитал присланное.
seen-not-shown = После ответа на консоли этого текста нет.
seen-nothing = Ничего не пришло, и все потоки сервера ждут.
seen-nothing-answered = Сервер ничего не ответил.
seen-nothing-sent = Клиент ничего не отправил, и все его потоки ждут.
seen-open = Соединение открыто, и все ждут.
seen-other-report = Выведено только: «{ $line }»
seen-payload-only = Выведено только: «{ $line }»
seen-port-in-file-only = Порт { $port } записан в файл, но не на консоль.
seen-port-not-printed = Сервер слушает порт { $port }, на консоли этого числа нет.
seen-refused = В соединении отказано: порт никто не слушает.
seen-reply = Пришло (байт: { $size }): { $bytes }
seen-runs-on = Программа { $program } продолжает работать.
seen-sent = Отправлено: { $bytes }
seen-server-crashed = Сервер упал: { $last }
seen-server-ended = Сервер завершился.
seen-server-ended-status = Сервер завершился с кодом { $status }.
seen-silence = Ничего нового ни на консоли, ни в файлах.
served = клиент принят и обслужен
served-closed = сервер закрыл соединение с этим клиентом, не ответив ему
served-loopback-only = сервер доступен только со своей машины: он слушает 127.0.0.1
served-not-accepted = сервер не принял соединение
served-not-answered = сервер принял клиента, но не ответил ему, как отвечал первому
served-not-read = сервер принял клиента, но не читает присланное
served-refused = в соединении отказано
server-asks-meanwhile = сервер ждёт ответа на своей консоли: «{ $question }»
server-died = сервер завершился вместо того, чтобы ответить
server-silent = сервер не ответил, поэтому показывать было нечего
shows = ответ сервера виден на консоли клиента
shows-not = ответ сервера пришёл, но на консоли клиента его нет: «{ $text }»
shows-some = на консоли клиента видна только часть ответов
speaks-udp = программа { $program } работает по UDP, а не по TCP
still-busy = программа всё ещё была занята, когда вышло время
stopped-by = команда «{ $command }» остановила программу
stopped-by-leaving = программа { $program } завершилась только после ухода пользователя: не обязательно из-за команды
stopped-by-not = команда «{ $command }» не остановила программу
survives = программа { $program } продолжает работать
syntax-error = в тексте программы { $program } ошибка: { $last }
unstable = два запуска дали разные результаты

### examiner: почему сцену не удалось поставить

### discovery: диалект


speaks-first = сервер заговорил первым и ждал чего-то другого, чем строка; чего именно, понять не удалось
stand-in-not-understood = у решения нет работающего сервера, а с эхо-сервером проверяющего клиент не смог говорить; что он делает со своим, не видно
remark-build = Сборка «{ $command }» не удалась: { $last }
server-died-first = сервер решения упал раньше, и что делал бы клиент с работающим сервером, не видно
