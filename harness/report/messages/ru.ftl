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
did-looked-up = искал имя
did-closed = закрыл
did-settled = затихло
ending-status = с кодом
ending-signal = от сигнала
ending-ms = мс
ending-idle = ждёт и просыпается,
ending-interrupt = Ctrl-C
ending-nothing = ничего
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
did-cuts = режет на куски по
did-left-unread = не прочитано
did-has-threads = потоки
did-read-sources = на языках
did-declares = объявлено
did-could-not-say = не сказать

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
exit-class-graded = группа проверена, какими бы ни были оценки.
exit-class-overdue = какой-то работе не хватило времени.
exit-class-broke = на какой-то работе сломался проверяющий.

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
gradescope-packed = Готово: { $path }. Выберите этот файл как автогрейдер задания.
problem-output = Отчёт нельзя записать в { $path }.
advice-output = Назовите файл в существующей папке, в которую можно писать.
problem-output-lost = Отчёт не удалось записать в { $path }, поэтому он здесь.
problem-transcripts = Записи нельзя сохранить в { $path }.
problem-arguments = Вызов непонятен.
call-unknown-argument = «{ $given }» здесь не бывает.
call-unknown-command = Команды «{ $given }» нет.
call-no-value = Ключу { $given } нужно значение.
call-wrong-value = «{ $given }» не годится как значение { $by }.
call-lacks = В вызове не хватает: { $given }.
call-conflict = Ключи { $given } и { $by } исключают друг друга.
call-no-command = В вызове не названа команда.
advice-call = Команды показывает «sokrat --help», ключи одной из них «sokrat КОМАНДА --help».
advice-call-at-least = Подходит целое число не меньше { $least }.
advice-call-number = Здесь нужно целое число.
advice-call-range = Подходит целое число от { $least } до { $most }.
advice-call-similar = Может быть, «{ $names }»?
advice-call-values = Бывает: { $names }.
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
problem-python = { $path } — не интерпретатор Python и не папка виртуального окружения.
advice-python = Окружение создаётся так: python3 -m venv ПАПКА && ПАПКА/bin/pip install МОДУЛЬ; затем: --python ПАПКА

problem-watch = Следить за изменениями в { $path } на этой системе нельзя.
advice-watch = Запускайте «sokrat check» после каждого изменения. В Linux следить за бо́льшим числом папок можно после: sysctl fs.inotify.max_user_watches=524288 fs.inotify.max_user_instances=512
problem-watch-gone = { $path } больше нет, следить не за чем.
watch-begun = Слежу за { $path }: каждое сохранённое изменение проверяется. Закончить: Ctrl-C.
watch-changed = { $time }  изменено: { $files }. Проверяю снова.
watch-checking = Проверяю
watch-nothing = Ни одно решение не изменилось.
watch-otherwise = по другой причине
watch-same = как и было
watch-failing = Ещё не выполнено:
watch-undecided = Не решено:
watch-passed = Все обязательные критерии выполнены.

remark-python2 = Похоже, написано для Python 2: { $files }.
remark-python2-how = Python 2 на этой машине нет, поэтому написанное для него не запускалось. Назовите его: --python ПУТЬ/К/python2.7; или переведите программу на Python 3.
remark-module = Модуля { $module } на этой машине нет.
remark-module-of = Модуля { $module }, который импортирует { $files }, на этой машине нет. В requirements.txt он не назван.
remark-module-required = Модуля { $module }, который импортирует { $files } и называет requirements.txt, на этой машине нет.
remark-module-how = Как его дать: python3 -m venv ENV && ENV/bin/pip install { $install }; затем проверить с ключом --python ENV.
remark-no-file = Файл { $file } открывается в начале работы, но среди сданных файлов его нет.

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
problem-no-list = { $path } не читается как список работ.
problem-empty-class = В { $path } нет ни одной работы.
advice-empty-class = Укажите папку, где у каждой работы своя папка, или список, где в строке имя и папка.
problem-twice = Две работы называются { $name }.
advice-twice = Дайте им разные имена в списке: в строке имя и папка.
problem-results = Результаты в { $path } не читаются или не сохраняются.
problem-no-result = { $path } — не результат этой программы.
progress-left = осталось { $time }
problem-no-results = В { $path } нет результатов.
problem-class-format = Для целой группы нет отчёта такого вида.
advice-class-format = Для группы есть human, json, csv, junit, tap, github-summary и html; для одного результата в файле — все.
problem-pages = Страницам группы нужна папка: укажите её ключом --output.

### columns: the heads of tables

column-submission = Работа
column-task = Задача
column-criterion = Критерий
column-title = О чём
column-verdict = Вердикт
column-points = Баллы
column-max-points = Из
column-why = Почему
summary-cut = Остальное сюда не помещается.
column-state = Состояние

### page: pages for a browser

did-stands-in = подменяет
did-leaves-unread = не читает пришедшего
did-leaves = уходит
did-comes-as = пришёл как
page-kicker = Отчёт sokrat
page-overview = Задачи
page-shared = Неудачи с общей причиной
page-shared-link = общая причина { $number }
page-passing = { $count } { $count ->
    [one] критерий выполнен
    [few] критерия выполнены
   *[other] критериев выполнено
  }
page-absent = Не делалось
page-statement = Условие
page-record = Запись: { $scenario }
page-time = мс
page-bytes = { $count } { $count ->
    [one] байт
    [few] байта
   *[other] байт
  }
page-cut = первые { $shown } из { $count } байт; все есть в отчёте JSON
page-lines = … ещё { $count } { $count ->
    [one] строка перед этим
    [few] строки перед этим
   *[other] строк перед этим
  }
page-between = между ними { $count } { $count ->
    [one] событие
    [few] события
   *[other] событий
  }
page-left-out = … и ещё { $count }, которые есть в отчёте JSON
page-not-kept = { $count } { $count ->
    [one] событие
    [few] события
   *[many] событий
  } из середины не хранится; всё сохраняет sokrat check --save-transcripts.
page-all-bytes = всего { $count } { $count ->
    [one] байт
    [few] байта
   *[many] байт
  }
page-rests = (на этом основан вывод)
page-whole-record = Запись целиком
page-records = Вся запись: { $count } { $count ->
    [one] сценарий
    [few] сценария
   *[many] сценариев
  }
page-status = с кодом { $status }
page-signal = по сигналу { $signal }
page-after = через { $ms } мс
page-rest-idle = если не считать таймеров, через { $ms } мс
page-rest-quiet = насколько здесь видно, через { $ms } мс
page-rest-deadline = вышло время, через { $ms } мс
page-nothing = ничего
page-differs-here = первое отличие
page-ends-here = здесь обрывается
page-seconds = { $seconds } с
page-seed = зерно { $seed }
page-legend = Каждая строка записи — одно событие, сверху вниз; стрелка ведёт от того, кто действует, к тому, кого это касается.
lane-console = консоль
lane-console-of = консоль: { $who }
lane-files = файлы
lane-processes = процесс
lane-network = сеть
lane-peers = собеседники
lane-clients = клиенты
page-class-kicker = Отчёт sokrat о классе
page-class-count = { $count } { $count ->
    [one] работа
    [few] работы
   *[other] работ
  }
page-class-not-examined = не проверено
page-class-median = медиана: { $points } из { $max } баллов
page-class-table = Работы
page-class-legend = В клетке знак вердикта и набранные баллы.
page-class-tasks = Как даются задачи
page-class-spread = Сколько работ
page-class-mean = В среднем баллов
page-class-points = Баллы по классу
page-class-share = Доля баллов
page-class-groups = Общие неудачи
page-class-of = { $count } из { $all }
page-class-example = например:
page-class-who = у кого
page-class-more = и ещё { $count }
page-class-show = Показать в таблице
page-class-changes = Что изменилось с прошлого раза
page-class-unchanged = Ничего не изменилось.
page-class-before = Было
page-class-after = Стало
page-class-reason = Причина
page-class-seconds = Секунды
page-class-name = В имени есть
page-class-task = Любая задача
page-class-verdict = Любой вердикт
page-class-all = Показать все
page-class-shown = показано:

### cli: the help

about-sokrat = Экзаменует студенческие программы на сокетах, задавая им вопросы.
about-check = Проверить работу и сказать, что выполнено и что нет
about-watch = Проверять снова при каждом изменении файла и говорить, что оно изменило в решениях
about-gradescope = Упаковать эту программу как автогрейдер для Gradescope
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
help-python = Какой Python запускать: интерпретатор или папка виртуального окружения; для Python 2 можно назвать ещё один
help-seed = Из чего делаются имена и слова; если не сказано, 1
help-tasks = Задача по имени; можно указать несколько раз
help-lab = Задачи одной лабораторной
help-format = Для людей или для программ
help-output = Записать отчёт в этот файл, а не на стандартный вывод
help-reports = Ещё один отчёт о той же проверке, в файл; можно указать несколько раз
help-scenarios = Взять задачи из этой папки, а не встроенные
help-timings = Сказать в stderr, на что ушло время
help-jobs = Сколько миров сразу; если не сказано, вдвое больше числа ядер
help-quiet = Без хода проверки, а из отчёта для людей только итог
help-verbose = Подробно и о том, что выполнено
help-save-transcripts = Сохранить запись каждого мира в этой папке
help-id = Задача или критерий: echo, echo.line
help-help = Показать эту справку
help-version = Показать версию
about-class = Проверить много работ сразу и подвести итог
help-places = Папки с работами или их списки: в строке имя и папка
help-results = Где хранятся результаты, по файлу на работу
help-budget = Сколько секунд отводится одной работе; что дольше, то не решено; если не сказано, 600
help-resume = Продолжить прерванную проверку: то, что в ней не дошло до конца, заново не проверяется
help-again = Проверить всё заново, изменилось оно или нет
about-report = Сделать отчёт ещё раз из сохранённых результатов: об одной работе или о группе
about-merge = Соединить результаты нескольких машин
about-rubric = Вывести таблицу оценивания, как в лабораторной, чтобы начать с неё свою
about-completions = Вывести то, по чему оболочка дополняет командную строку
about-man = Вывести страницу руководства
help-saved = Папка с результатами или результат одной работы
help-parts = Папки с результатами
help-merged = Папка, где они окажутся вместе
help-default-rubric = Таблица самой лабораторной
help-shell = Какая оболочка
help-rubric = Взять задачи, баллы, тексты и то, что обязательно, из этого файла
help-compare = Прежние результаты группы: сказать, что изменилось и почему
help-partition = Проверить только K-ю из N частей группы
help-durations = Прежние результаты: по ним видно, сколько длится проверка каждой работы, и части длятся поровну

### agreement: verdicts compared with labels

agreement-task = задача
agreement-criteria = критериев
agreement-agree = согласны
agreement-open = не решено
agreement-wrong-fail = зря не зачтено
agreement-wrong-pass = зря зачтено
agreement-tasks = задач
agreement-tasks-decided = решено
agreement-tasks-agree = согласны
agreement-all = всего
agreement-shares = Критерии: решено { $decided }%; из решённых совпало { $agree }%, зря не зачтено { $fails }%. Задачи: из решённых совпало { $tasks }%.
agreement-wrong-fails = Не зачтено, хотя по разметке выполняется
agreement-wrong-passes = Зачтено, хотя по разметке не выполняется
agreement-tasks-differ = Задачи, оценённые иначе
agreement-undecided = Не решено
agreement-found = найдено
agreement-label = разметка
agreement-reasons = Почему не решено (критериев/работ)
agreement-seconds = Работ: { $submissions }. Время на одну: медиана { $median } с, 95-й процентиль { $high } с, самое большее { $longest } с.
problem-labels = Не удалось прочитать разметку из { $path }.
problem-label-alone = Для записи { $name } в разметке нет ни работы, ни отчёта.
problem-no-submissions = { $path } — не папка с работами.
problem-nothing-labelled = Не проверено ничего из того, что размечено в { $path }.
problem-saved-report = { $path } — не отчёт этой программы.

### class: many submissions

class-groups = Общие ошибки
class-of = { $count } из { $all }:
class-for-example = например:
class-unexamined = Не проверено; это никому не в вину, посмотрите сами
class-submissions = { $count ->
    [one] { $count } работа
    [few] { $count } работы
   *[many] { $count } работ
  }
class-examined = проверено
class-refused = проверять нечего
class-overdue = не хватило времени
class-broke = сломался проверяющий
class-missing = нет результата
class-why-missing = Результата нет: не хватает части группы или проверку прервали раньше, чем дошла очередь.
class-why-overdue = Проверка не уложилась в отведённое время (секунд: { $seconds }): что к сроку не решилось, не решено.
class-why-broke = Сломался проверяющий, о работе это ничего не говорит: { $said }
class-changes = Изменилось с прежней проверки
class-unchanged = С прежней проверки ничего не изменилось
class-merged = { $path }: новых результатов { $count }, более старых отброшено { $older }
merge-parts = Не хватает частей группы: { $parts }.
merge-missing = Никем не проверено работ: { $count } ({ $names }).
advice-merge-missing = Проверьте их той же командой и соедините ещё раз; что уже есть, сохранится.
merge-strangers = Части — от разных групп; эти работы есть не во всех: { $names }.
advice-merge-strangers = Называйте на всех машинах одни и те же папки в одном и том же состоянии.
merge-differ = У работы { $name } два разных результата; считается более новый: { $newer }, а не { $older }.
merge-examiners = Результаты получены разными проверяющими (их { $count }), сравнивать их нельзя.
advice-merge-examiners = Поставьте на все машины одну и ту же сборку sokrat; сценарии называет sokrat --version.
change-overdue = Одна из двух проверок не успела закончиться
change-new = В прежней проверке её не было
change-now-examined = Тогда проверить не удалось, теперь удалось
change-no-longer-examined = Тогда была проверена, теперь не удалось
change-otherwise-unexamined = Не проверена, но по другой причине
change-submission = Изменилась работа
change-examiner = Изменился проверяющий
change-both = Изменились и работа, и проверяющий
change-settings = Спрошено было другое
change-unstable = Ни работа, ни проверяющий не изменились: программа ведёт себя не всегда одинаково
rubric-head = Таблица оценивания sokrat: какие задачи считаются и сколько стоят. Чего здесь нет, то как в лабораторной.
    Задача, которая не названа, не считается; если не названа ни одна, считаются все.
    required: обязательна ли? bonus: только добавляет баллы? points: делятся по баллам критериев.
    partial: какая доля набранных баллов засчитывается, пока задача сдана лишь частично, от 0 до 1.
    title, а у критерия title и hint, заменяют тексты: текст или отдельно ru и en.


### judge: почему критерий выполнен или нет

accepted-only = сервер принял пользователя, но обслуживает ли его, не видно: понять сервер не удалось
addresses-alike = того, кто пришёл снова, встречают как незнакомца
addresses-told-apart = имён не спрашивают, но адрес помнят: того, кто пришёл снова, встречают иначе, чем незнакомца, и после перезапуска тоже
admitted = верный пароль впускает пользователя
answered-in-a-guess = сервер упал от ответа обычным текстом, а в каком виде он его ждёт, выяснить не удалось
answered-too-late = не названы только порты, которые ответили здесь позже, чем можно ждать: { $ports }
arrives = набранные строки дошли до сервера
arrives-ended-early = программа { $program } отправила одну строку и завершилась
arrives-not = набранная строка не дошла до сервера
arrives-other = вместо набранной строки отправлено другое
asked-again = у того же адреса снова спрашивают имя: его не запомнили
asked-alike = с незнакомыми и знакомыми говорят одинаково, поэтому не видно, знают ли этого
asked-name = незнакомца спросили об имени: «{ $question }»
asked-password = у пользователя спросили пароль: «{ $question }»
asked-times = вопросов: { $count }
asks-again = на негодный ответ программа объяснила ошибку и спросила снова
asks-again-not = после ответа «{ $text }» программа не спросила снова
asks-everybody = клиент спрашивает имя у всех, а сервер никого по имени не приветствует
asks-meanwhile = программа { $program } ждёт ответа на вопрос «{ $question }», и что ответить, не ясно
asks-unclear = программа { $program } о чём-то спрашивает, но о чём, понять не удалось: «{ $question }»
attempts-unseen = не удалось увидеть, сколько портов { $program } пробует одновременно
bad-input-ends = на ответ «{ $text }» программа завершилась без ошибки; годится ли это, решать человеку
bad-input-open = чем кончился ответ «{ $text }», не видно
bad-input-taken = негодные ответы не роняют программу
both-wait = клиент ждёт слова от сервера, а сервер от клиента: оба будут ждать вечно
cannot-connect = соединиться с сервером не удалось: { $error }
cannot-run = программа { $program } здесь не запускается: { $error }
chat-hangs-up = сервер прощается с каждым после одного сообщения
client-asks-itself = клиент сам спрашивает имя, знает сервер этот адрес или нет
client-waits-elsewhere = клиент подключился и не читает консоль: он ждёт чего-то, что не пришло
closes = соединение закрыто
closes-after-each-answer = сервер закрывает соединение после каждого ответа, поэтому нескольких сообщений подряд послать нельзя
closes-not = соединение осталось открытым
command-not-found = Не найдено слово, на которое консоль программы {$program} выполняет эту команду: { $order ->
    [stop] отключение сервера
    [pause] пауза
    [resume] продолжение после паузы
    [show-logs] показ логов
    [clear-logs] очистка логов
    [clear-identities] очистка файла идентификации
   *[other] { $order }
}
commands-unknown = Консоль просит команду («{$question}») и не называет ни одной; какие она принимает, узнать не удалось
connects = клиент открыл соединение
connects-as-told = клиент соединился с тем адресом, который ему назвали
connects-elsewhere = клиенту назвали { $told }, а он соединялся с другим адресом
console-loud = служебные сообщения по-прежнему идут на консоль
console-not-waiting = Консоль программы {$program} не ждёт команду
console-quiet = служебные сообщения не занимают консоль
console-repeats-log = то, что пишется в журнал, печатается и в консоль
could-not-register = не нашлось способа зарегистрировать пользователя, а значит, и заведомо верного пароля
crash-of-answer = от ответа «{ $text }» программа { $program } упала
crash-of-empty = от пустого ответа программа { $program } упала
crashed = программа { $program } упала
default-asks-again = на пустой ответ программа спрашивает снова: значения по умолчанию нет
default-ends = на пустой ответ программа { $program } завершилась
default-open = после пустого ответа задан другой вопрос; взято ли значение по умолчанию, не видно
default-taken = на пустой ответ взято значение по умолчанию
dialogue = сообщения и ответы чередуются на одном соединении, раз: { $count }
dialogue-closes = сервер закрывает соединение, вместо того чтобы продолжать диалог; ответов до этого: { $count }
dialogue-few = видно, что клиент отправил строку и получил ответ, но только столько раз: { $count }; смог бы он продолжать, не видно
dialogue-silent = сервер не отвечает ни на одно сообщение
dialogue-stops = диалог обрывается; ответов до этого: { $count }
dialogue-unread = сервер отвечает, но клиент посылает дальше, не читая ответов
did-not-start = программа { $program } не запустилась: { $last }
did-not-start-status = программа { $program } завершилась с кодом { $status }, не начав работать
differently-answered = с неверным паролем отвечают иначе, чем с верным; значит ли это, что впустили, решит человек
does-not-ask-address = программа { $program } не спрашивает адрес
does-not-ask-host = программа { $program } не спрашивает имя хоста
does-not-ask-other = программа { $program } не спрашивает того, что нужно ввести
does-not-ask-port = программа { $program } не спрашивает номер порта
done-answer-in-pieces = Ответ сервера дошёл до клиента частями (байт в каждой: { $pieces }): { $bytes }
done-answered = Сервер ответил клиенту: { $bytes }
done-came = Пришёл пользователь, которого сервер не знает.
done-came-after-restart = Сервер перезапустили, и { $name }, уже зарегистрированный, пришёл снова.
done-came-again = Пользователь { $name } ушёл и пришёл снова с того же адреса.
done-came-back = Пользователь вошёл через клиент, вышел и запустил клиент снова.
done-came-from-elsewhere = После { $name } пришёл пользователь с другого адреса.
done-closed = Клиент закрыл соединение.
done-command = Дана команда «{ $command }».
done-connected = Клиент подключился к серверу.
done-exchanged = Серверу отправлено сообщение и дано время ответить.
done-gave-password = Пользователь зарегистрировался с паролем «{ $password }».
done-in-pieces = Серверу послали сообщение, байт: { $size }, «{ $text }», частями ({ $count }), каждую после того, как прочитана предыдущая: { $pieces }
done-left = В клиенте { $program } набрано слово для выхода.
done-let-scan = { $program } проверял порты до конца.
done-looked = Просмотрено всё, что сделала программа.
done-measured = Заголовок измерили: о сообщении какой длины он может сообщить?
done-one-password = Двое зарегистрировались с одним паролем «{ $password }», третий с другим.
done-ordered = В консоли программы {$program} набрано «{$text}»
done-phases = Сервер запущен, клиент подключился, обменялся сообщением и ушёл; потом сервер остановлен.
done-read-console = Прочитана консоль сервера.
done-read-sources = Прочитаны исходные тексты.
done-right-password = Зарегистрированный пользователь пришёл снова и назвал тот же пароль.
done-said = Серверу послали по одному сообщению после каждого ответа, всего { $count }; последнее: «{ $text }».
done-said-to-all = Участник { $user } сказал «{ $text }».
done-sent = Серверу отправлено сообщение, байт: { $size }: «{ $text }».
done-silent-host = Проверяется хост, который ни на что не отвечает.
done-started = Запущена программа { $program }.
done-stopped = Программу { $program } попросили остановиться.
done-talked = В клиенте набрано сообщение, ответ сервера задержан и потом пропущен.
done-together = Серверу послали одним куском сообщения, числом { $count }: { $text }
done-typed = В программе { $program } набрано «{ $text }».
done-typed-lines = В программе { $program } набраны строки, одна за другой.
done-typed-nothing = На вопрос «{ $question }» программы { $program } нажат Enter.
done-typed-port = На вопрос о порте набрано { $port }.
done-watched = За программой { $program } следили, пока шёл сценарий.
done-wrong-password = Зарегистрированный пользователь пришёл снова и называл неверный пароль «{ $password }» столько раз, сколько спрашивали.
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
ended-at-plain-text = сервер завершился после строки обычного текста; возможно, его собственные клиенты говорят иначе
ended-before = программа { $program } уже не работала
ended-by-itself = программа { $program } завершилась сама
ended-early = программа { $program } завершилась раньше, чем её об этом попросили
ended-unasked = программа { $program } поговорила с сервером и завершилась, не прочитав ни одной строки пользователя
ends = программа { $program } завершилась
ends-asks-on = программа { $program } не завершилась, а ждёт следующей строки
ends-busy = программа { $program } не завершилась и всё время что-то вычисляет
ends-by-signal = программа { $program } завершилась по сигналу; её ли это выбор, не видно
ends-hangs = программа { $program } не завершилась и ничего больше не делает
ends-silently = программа { $program } завершилась без объяснения
ends-with-crash = программа { $program } завершилась с ошибкой: { $last }
ends-with-status = программа завершилась с кодом { $status }, но без сообщения об ошибке
ends-with-traceback = программа { $program } завершилась с необработанной ошибкой
expected-addresses-told-apart = Того, кто пришёл снова, встречают иначе, чем незнакомца.
expected-admitted = Верный пароль впускает пользователя.
expected-answers = На одном соединении есть ответ не меньше чем на { $count } сообщений, на каждое до следующего.
expected-arrives = Набранная строка отправляется серверу.
expected-asks = Программа { $program } спрашивает об этом пользователя.
expected-asks-again = Программа объясняет, что ответ не годится, и спрашивает снова.
expected-asks-name = Сервер спрашивает имя у того, кого не знает.
expected-asks-password = Сервер спрашивает пароль.
expected-at-once = Пока один порт не ответил, пробуются и другие.
expected-by-name = То же имя узнают, другое нет.
expected-closes = Соединение закрывается.
expected-command = у консоли есть такая команда: { $order ->
    [stop] отключение сервера
    [pause] пауза
    [resume] продолжение после паузы
    [show-logs] показ логов
    [clear-logs] очистка логов
    [clear-identities] очистка файла идентификации
   *[other] { $order }
}
expected-connects = Клиент открывает соединение.
expected-connects-to = Клиент соединяется с { $told }.
expected-console = консоль принимает команды, пока обслуживаются клиенты
expected-crash = Программа { $program } падает.
expected-default = Берётся значение по умолчанию, и программа работает дальше.
expected-dies-of = программа падает с ошибкой { $error }
expected-ends = Программа { $program } завершается сама, без ошибки.
expected-extends = У класса, производного от сокета (в Rust у типажа), есть функции отправки и приёма сообщений.
expected-fails-as = другая причина
expected-finds = Открытыми названы порты { $ports }.
expected-forgotten = имени известного клиента больше нет в файлах и оно не возвращается, или клиента спрашивают снова
expected-greets = Сервер приветствует знакомый адрес по этому имени.
expected-header = Каждое сообщение начинается с заголовка постоянной длины, в котором стоит длина сообщения.
expected-header-both = Заголовок есть у сообщений в обе стороны.
expected-hidden = Самого пароля нет ни в одном файле.
expected-kept-out = Неверный пароль не впускает никого, сколько ни пробуй.
expected-known = Пользователя знают: пароль проверяют, а не придумывают заново.
expected-listens = Сервер слушает порт.
expected-listens-on = Сервер слушает порт { $port }.
expected-log-cleared = того, что было в логе, больше нет
expected-log-shown = в логе на консоли есть то, что только что произошло
expected-logs = Строки с пояснениями появляются в файле при каждом событии.
expected-loop = Клиент отправляет строку за строкой, пока не введут exit.
expected-makes-threads = Новый поток или процесс на каждого клиента.
expected-moves = Порт { $port } занят, и сервер сам выбирает другой.
expected-name-written = Имя хранится в файле.
expected-none = Ничего из этого не видно.
expected-own-thread = Для каждого подключённого клиента есть поток или процесс, который ждёт только его слов.
expected-open-only = Открытыми названы только порты { $ports }.
expected-order = { $ports }
expected-pause = новых клиентов не обслуживают, пока пауза не кончится
expected-port-written = Рядом с именем хранится порт.
expected-prints-port = На консоли стоит номер порта, который сервер слушает.
expected-progress = Полоса, проценты или счётчик растут вместе с проверкой и доходят до конца.
expected-quiet = На консоли остаются только вопросы и номер порта.
expected-reads = Клиент читает ответ на каждую из строк ({ $count }), прежде чем послать следующую.
expected-reads-lines = Она читает то, что набирает пользователь.
expected-report-connect = О подключении сообщается словами.
expected-report-disconnect = Об отключении сообщается словами.
expected-report-listen = О том, что сервер слушает порт, сообщается словами.
expected-report-receive = О приёме данных сообщается словами.
expected-report-send = Об отправке данных сообщается словами.
expected-report-start = О запуске сообщается словами.
expected-report-stop = Об остановке сообщается словами.
expected-resume = новых клиентов снова обслуживают
expected-room = Сообщение длины { $length } доходит: его длина помещается в заголовок.
expected-salted = В каждой записи своя соль и медленный хеш: одинаковые пароли выглядят по-разному.
expected-same = Возвращается то же самое: { $bytes }
expected-says-and-ends = Программа объясняет словами, что случилось, и завершается.
expected-scans = Он пробует порты хоста, по очереди или сразу.
expected-scans-typed = Он спрашивает хост и пробует порты того, который ему назвали.
expected-served = Сервер принимает клиента и отвечает ему.
expected-session = Клиент предъявляет сохранённое, и пароль набирать не нужно.
expected-shows = Ответ сервера виден на консоли клиента.
expected-shows-alike = Клиент показывает его так же, как показывал ответы, пришедшие целиком.
expected-starts = Программа { $program } запускается и работает.
expected-stranger = Другой адрес сервер встречает как незнакомца.
expected-survives = Программа { $program } продолжает работать.
expected-taken-for = Пользователю называют чужое имя.
expected-takes-answer = Программа спрашивает снова или берёт значение по умолчанию.
expected-understood = Каждое сообщение прочитано как одно, и ответ на него такой же, как когда оно приходит целиком и отдельно. Сообщений в ответ: { $count }
expected-whole-task = Задача решена целиком.
extends = тип сокета расширен в { $path }, строка { $line }: { $text }
extends-not = функции не расширяют тип сокета
extends-unread = исходные тексты на этом языке проверяющий в этом отношении читать не умеет: { $languages }
finds-all = открытыми названы порты { $ports }
finds-not = открытые порты не названы: { $ports }
finds-range-ends = открытые порты не названы: { $ports }; проверялись только порты от { $lowest } до { $highest }
forgotten = после перезапуска пользователя регистрируют заново: его пароль забыт
framing-answers-unlike = в ответах сервера нет того заголовка, который есть в сообщениях клиента, поэтому отделить их друг от друга нельзя
framing-answers-vary = на похожие сообщения сервер отвечает то так, то иначе, поэтому не видно, что он прочитал
framing-letters = сообщение, буквы которого занимают больше одного байта, прочитано не таким, каким послано
framing-message = сообщение с заголовком прочитано не таким, каким послано
framing-nothing = пустое сообщение не доходит
framing-pieces = сообщение, пришедшее частями, не прочитано целиком
framing-silent = сервер ничего не отвечает, поэтому не видно, что он прочитал
framing-size = сообщение не доходит целиком, байт: { $size }
framing-together = сообщения, пришедшие вместе, не прочитаны по одному
framing-understood = каждое сообщение прочитано как одно, как бы его ни резали и ни склеивали
greeted = пришедшего снова приветствовали: «{ $name }»
header-counts-bytes = заголовок считает байты
header-counts-characters = заголовок считает символы
header-narrow = в заголовок не помещается длина { $length }: самое большее, что он может сообщить, { $limit }
header-one-way = заголовок есть только в сообщениях клиента; в ответах сервера его нет
header-there = каждое сообщение начинается с заголовка, в котором стоит его длина: { $bytes }
header-unclear = у большинства сообщений есть заголовок, но не всё, что посылает клиент, им объясняется
header-unknown = заголовка известного вида в том, что посылает клиент, не видно
header-varies = длина перед сообщением есть, но занимает то больше, то меньше байтов
hint-does-not-ask-host = Откуда программа берёт адрес, к которому подключается? Тот, кто её запускает, в исходный текст не полезет.
hint-does-not-ask-port = Откуда программа берёт номер порта? Тот, кто её запускает, в исходный текст не полезет.
hint-echo-nothing = Что сервер делает с тем, что вернул recv, и есть ли оттуда дорога к send по тому же соединению?
hint-ends-with-crash = Последняя строка трассировки называет ошибку, строка над ней — место. Что программа ещё делает там после того, как попрощалась?
hint-log-bare = Прочтите строку файла глазами того, кто программы не видел. Что произошло и с кем?
hint-mistake-leaving-breaks-the-connection = Кто в сервере ловит ошибку оборванного соединения, и что остаётся работать? И что делает с ответами клиент?
hint-no-such-command = Какие команды понимает ваша консоль и откуда о них узнаёт тот, кто за ней сидит?
hint-password-not-asked = Чем пользователь вашего чата доказывает, что он тот, кем назвался?
identities-emptied = имён в {$path} больше нет
identities-forgotten = известного клиента встречают как незнакомца
identities-known-still = «{$name}» всё ещё известен
identities-return = «{$name}» исчез из {$path}, но снова там, как только пришёл другой клиент
identities-still = «{$name}» по-прежнему в {$path}
keeps-asking = программа { $program } снова и снова спрашивает «{ $question }», и ни один ответ её не устраивает
keeps-log = служебные сообщения пишутся в файл
kept-out = неверный пароль не даёт того, что даёт верный
known-by-name = пользователей знают по имени, с которым они входят, а не по адресу
limit-budget = ограничение проверки: программы работают так долго, что время на одну работу истекло
limit-deadline = время на одну работу группы вышло раньше, чем это решилось
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
lists-in-order = порты перечислены по возрастанию: { $ports }
lists-out-of-order = порты перечислены не по возрастанию: { $ports }
log-bare = в лог-файле только адреса и числа, без пояснений
log-empty = лог-файл создан, но остался пустым
log-file-emptied = {$path} пуст или короче
log-file-still = то, что было в {$path}, там и осталось
log-late = лог-файл пуст, пока клиент не уйдёт: строки не выводятся сразу
log-none = лог-файла нет
log-one-step = в лог-файле сообщения только об одном шаге
log-only-at-exit = строки попадают в лог-файл только при завершении сервера
log-shown-still = то, что было в логе, всё ещё показывается
logs-to-file = события попадают в лог-файл по мере того, как происходят
makes-no-threads = с приходом клиентов не появляется ни потоков, ни процессов
makes-threads = с приходом клиентов появляются потоки или процессы
name-never-given = имени ни у кого не спрашивают, приветствовать не по чему
name-not-asked = клиента с неизвестного адреса не спрашивают об имени
name-not-written = имени { $name } нет ни в одном файле
name-said = сервер ждёт имени, не спрашивая: без клиента не видно, только ли незнакомцев он спрашивает
name-written = имя записано в { $path }
names-closed = открытыми названы закрытые порты: { $ports }
names-none = ни один порт не назван открытым, значит, и ошибочно ни один
names-open-only = ни один закрытый порт не назван открытым
needs-address = программе нужен адрес, которого у этой машины нет: { $last }
needs-arguments = программе нужны аргументы командной строки; укажите команду в sokrat.toml: { $last }
needs-display = программе нужен графический экран, здесь его нет
needs-module = модуля { $module } на этой машине нет
needs-module-of = модуля { $module }, который импортирует { $file }, на этой машине нет
needs-privilege = программе не хватило прав: { $last }
needs-python2 = программа написана для Python 2
never-connects = программа { $program } работает, ни о чём не спрашивает и ни с кем не соединяется
never-listens = программа { $program } работает, ни о чём не спрашивает и не слушает порт
no-chatter = программы чата нет
no-client = клиента нет
no-client-session = сеанс хранит клиент, а здесь пользователи приходили по сети напрямую
no-console = консоль программы {$program} не принимает команд, пока обслуживаются клиенты
no-header = сообщения посылаются как есть, без заголовка
no-progress = { $program } не показывает хода работы
no-log-seen = нет ни файла с логом, ни команды, которая его показывает
no-scanner = сканера нет
no-secret-presented = вернувшийся клиент не предъявил никакого сохранённого секрета
no-server = сервера нет
no-such-command = у консоли программы {$program} такой команды нет: { $order ->
    [stop] отключение сервера
    [pause] пауза
    [resume] продолжение после паузы
    [show-logs] показ логов
    [clear-logs] очистка логов
    [clear-identities] очистка файла идентификации
   *[other] { $order }
}
nobody-greeted = по имени не приветствуют никого, и спутать имена нельзя
nobody-identified = не видно, чтобы сервер узнал клиента, пришедшего снова: забывать было нечего
nobody-let-in = верный пароль никого не впустил, сравнить не с чем
nobody-there = программа { $program } искала сервер там, где его нет
nobody-tried = к этой задаче не приступали
not-crashed = программа { $program } не упала
not-examined = этого никто не проверял
not-greeted = пришедшего снова не приветствовали по имени «{ $name }»
not-known-by-name = одного имени, чтобы узнать пользователя, мало
not-reached = сценарий не дошёл до места, где это видно
not-spoken-to-rightly = сервер принял соединение, но не прочёл сказанного; в какой форме с ним говорить, неизвестно
not-tapped = соединение клиента прошло мимо проверки
not-understood = не удалось понять, как разговаривать с программой: { $what }
nothing-kept = ни в одном файле нет ничего о пользователях
nothing-logged = не произошло ничего, что попало бы в лог
obeys-clear-logs = того, что было в логе, больше нет
obeys-pause = на паузе новых не обслуживали, после неё обслуживают
obeys-show-logs = в показанном логе есть то, что только что произошло
obeys-stop = программа {$program} завершилась по команде, её порт свободен
one-thread-for-all = всех клиентов обслуживает один поток
other-ended = программа { $program }, которая для этого нужна, завершилась раньше
own-form = сданный клиент говорит на языке, который понять не удалось, и сервер ждёт именно его: по ответу на простой текст судить нельзя
own-thread = у каждого клиента свой поток или процесс
password-bare-hash = в файле { $path } лежит { $hash } одного пароля: его можно найти по таблице
password-in-base64 = пароль лежит в файле { $path } в base64, а его прочтёт кто угодно
password-in-clear = пароль лежит открытым текстом в файле { $path }
password-in-hex = пароль лежит в файле { $path } шестнадцатеричным, а это прочтёт кто угодно
password-not-asked = ни у кого не спрашивают пароль
password-not-wanted = клиент вошёл, не спросив пароля, поэтому назвать неверный не удалось
password-said = клиент присылает пароль без вопроса
password-typed-again = клиент снова спросил пароль
passwords-hidden = ни в одном файле нет пароля открытым текстом
pause-ends-server = программа {$program} на паузе завершилась
pause-lets-one-in = первого клиента, пришедшего после начала паузы, всё равно обслужили, и только следующего уже нет
pause-not = клиента, пришедшего во время паузы, обслужили
paused-for-good = на паузе новых не обслуживали; команды продолжения не найдено
pieces-not-shown = ответ, пришедший клиенту частями, не прочитан целиком
pieces-shown = ответ, пришедший клиенту частями, показан так же, как пришедший целиком
pieces-unlike = ответы, пришедшие целиком, клиент показывает то так, то иначе, поэтому сравнить с ними пришедший частями нельзя
port-not-written = рядом с именем { $name } порта в файле нет
port-still-taken = порт ещё занят прежним сервером
port-was-allowed = порт { $port } здесь разрешён, поэтому отказа не видно
port-written = рядом с именем записан порт { $port } в { $path }
ports-named-alike = открытые и закрытые порты названы одинаково, и неясно, какие из них считаются открытыми: { $ports }
prints-port = на консоли стоит номер порта
prints-port-not = на консоли нет номера порта { $port }
private-format = текст передаётся в собственном формате, и узнать в нём сообщение не удалось
progress-ahead = ход работы, который показывает { $program }, дошёл до конца задолго до конца проверки
progress-at-the-end = ход работы показан только после конца проверки
progress-incomplete = ход работы, который показывает { $program }, не доходит до конца
progress-moves = ход работы виден и доходит до конца
progress-stuck = ход работы, который показывает { $program }, стоит на месте
prompts = { $program } ждёт строки в консоли
prompts-not = { $program } больше не читает консоль
recognised = пользователя знают и впускают как знакомого
records-share = в записях двух пользователей с одним паролем общее: «{ $text }»
reports = об этом сообщено словами
reports-bare = выведен только адрес или число, без слов: «{ $line }»
reports-died = программа { $program } упала и не сообщила об этом
reports-log-late = лог-файл заполняется с опозданием, и сообщения об этом в нём не найти
reports-not-stopped = программа не остановилась, когда её просили
reports-nothing = об этом ничего не сообщено
reports-nothing-sent = сервер ничего не отправил, сообщать не о чем
reports-on-goodbye = о простом закрытии соединения не сообщается; сообщается ли, когда клиент прощается, видно отдельно
reports-one-line = одна строка, и о чём она, по словам не понять: «{ $line }»
reports-other = сообщено о другом событии, а об этом нет
reports-payload = выведено только само сообщение, без пояснения
reports-unclear = строка есть, но об этом ли она, не ясно: «{ $line }»
reports-whose = строка в файле есть, но чья она, клиента или сервера, не видно
resume-not = после паузы новых клиентов не обслуживают
right-password-refused = пользователь зарегистрировался, пришёл снова с тем же паролем и не был впущен
salted = в записях двух пользователей с одним паролем нет ничего общего
says-and-ends = программа сказала, что случилось, и завершилась
scan-crashed = { $program } упал во время проверки: { $last }
scan-goes-on = проверка не закончилась за отведённое время
scans-elsewhere = { $program } проверяет { $found }, а здесь там ничего нет
scans-few-ports = { $program } пробует мало портов: { $ports }
scans-nothing = { $program } не пробовал ни одного порта
scans-other-host = { $program } спрашивает хост, а проверяет другой, { $found }
scans-typed = проверен хост, который ввели: { $text }
seen-answers = Пришло сообщений: { $count }; байты: { $bytes }
seen-asked-again = Вопрос повторился: «{ $question }»
seen-asks-again = Снова задан вопрос: «{ $question }»
seen-both-wait = Клиент соединился и читает из своего сокета, сервер из своего, и никто не говорит.
seen-closed = Сервер закрыл соединение, ничего не ответив.
seen-connects-to = Клиент соединялся с { $found }.
seen-console = на консоли «{$text}»
seen-crashed = Программа { $program } упала: { $last }
seen-ended = Программа { $program } завершилась.
seen-ended-status = Программа { $program } завершилась с кодом { $status }.
seen-finds = Только { $ports }.
seen-finds-none = Ни один порт не назван открытым.
seen-idle = Программа { $program } ждёт и больше ничего не делает.
seen-in-turn = Одна попытка за другой, портов: { $ports }.
seen-last-line = Последняя строка: { $last }
seen-let-in = На сообщение ответили так же, как после верного пароля.
seen-listens-on = Сервер слушает порт { $found }.
seen-log-at-exit = Файл рос только при завершении сервера.
seen-log-bare = Слов в файле нет.
seen-log-empty = Файл пуст.
seen-log-late = Все строки появились сразу, когда клиент ушёл.
seen-loopback-only = В соединении отказано: сервер слушает только 127.0.0.1.
seen-loud = О стольких шагах рассказала консоль: { $count }.
seen-names-closed = Также { $ports }.
seen-no-extension = Такого объявления в исходных текстах нет.
seen-no-log = Ни один файл не пополнялся словами.
seen-no-words = Ни одной строки с объяснением.
seen-not-accepted = Соединение осталось в очереди: сервер не вызвал accept.
seen-not-read = Сервер принял соединение, но не прочитал присланное.
seen-not-shown = После ответа на консоли этого текста нет.
seen-nothing = Ничего не пришло, и все потоки сервера ждут.
seen-nothing-answered = Сервер ничего не ответил.
seen-nothing-sent = Клиент ничего не отправил, и все его потоки ждут.
seen-obtained = Пришло: «{ $text }»
seen-open = Соединение открыто, и все ждут.
seen-order = { $ports }
seen-order-of-texts = { $ports }: так упорядочены строки
seen-other-port-printed = В консоли говорится о порте { $printed }, который занят, а сервер слушает { $port }.
seen-other-report = Выведено только: «{ $line }»
seen-out-of-step = После него сервер сбился: на обычное сообщение «{ $text }» он ответил «{ $reply }».
seen-payload-only = Выведено только: «{ $line }»
seen-port-in-file-only = Порт { $port } записан в файл, но не на консоль.
seen-port-not-printed = Сервер слушает порт { $port }, на консоли этого числа нет.
seen-progress-ahead = Он дошёл до конца раньше, чем проверена треть портов.
seen-progress-incomplete = Последнее состояние: «{ $text }».
seen-progress-stuck = Состояние всё время одно: «{ $text }».
seen-range = Проверялись только порты от { $lowest } до { $highest }.
seen-refused = В соединении отказано: порт никто не слушает.
seen-registered-anew = Те же вопросы, что при первой регистрации.
seen-reply = Пришло (байт: { $size }): { $bytes }
seen-runs-on = Программа { $program } продолжает работать.
seen-scans-host = Проверен хост { $found }.
seen-sent = Отправлено: { $bytes }
seen-server-crashed = Сервер упал: { $last }
seen-server-ended = Сервер завершился.
seen-server-ended-status = Сервер завершился с кодом { $status }.
seen-shown-instead = Клиент показал: { $text }
seen-silence = Ничего нового ни на консоли, ни в файлах.
seen-threads = Подключено клиентов: { $clients }; потоков всего, вместе с дочерними процессами: { $threads }
seen-turned-away = Разговор окончился без ответа.
seen-unread = Когда набиралась следующая строка, ответы так и лежали непрочитанными в сокете клиента.
sends-to-others-only = сказанное уходит только другим участникам, а их не было
served = клиент принят и обслужен
served-before-pause-not = клиента, пришедшего до паузы, не обслужили, поэтому о паузе ничего сказать нельзя
served-closed = сервер закрыл соединение с этим клиентом, не ответив ему
served-loopback-only = сервер доступен только со своей машины: он слушает 127.0.0.1
served-not-accepted = сервер не принял соединение
served-not-answered = сервер принял клиента, но не ответил ему, как отвечал первому
served-not-read = сервер принял клиента, но не читает присланное
served-refused = в соединении отказано
server-asks-meanwhile = сервер ждёт ответа на своей консоли: «{ $question }»
server-died = сервер завершился вместо того, чтобы ответить
server-silent = сервер не ответил, поэтому показывать было нечего
session-kept = клиент вошёл снова по сохранённому секрету
session-refused = вернувшегося клиента не впустили
show-logs-crashes = показ логов кончился трассировкой: {$last}
show-logs-empty = ничего не показано
show-logs-old = того, что только что произошло, в показанном нет
shown-elsewhere = лог показывает программа, которой в этой системе нет
shows = ответ сервера виден на консоли клиента
shows-not = ответ сервера пришёл, но на консоли клиента его нет: «{ $text }»
shows-some = на консоли клиента видна только часть ответов
speaks-udp = программа { $program } работает по UDP, а не по TCP
still-busy = программа всё ещё была занята, когда вышло время
stop-by-crash = по команде сервер завершился с ошибкой: {$last}
stop-hangs = программа {$program} больше не слушает порт, но не завершается
stop-not = программа {$program} работает дальше и слушает порт
stopped-by = команда «{ $command }» остановила программу
stopped-by-leaving = программа { $program } завершилась только после ухода пользователя: не обязательно из-за команды
stopped-by-not = команда «{ $command }» не остановила программу
stranger-asked = пользователя с другого адреса спросили об имени, как любого незнакомца
stranger-not-asked = пользователя с другого адреса не спросили об имени, хотя первого незнакомца спросили
stranger-not-greeted = пользователя с другого адреса не приветствовали чужим именем
stranger-taken-for = пользователя с другого адреса приняли за «{ $name }»
survives-idly = программа это пережила, но ничего другого из задания она не делает, и портить было нечего
survives = программа { $program } продолжает работать
syntax-error = в тексте программы { $program } ошибка: { $last }
taken-for = того, кто пришёл снова, приняли за «{ $name }»
taken-for-nobody = никого не принимают за другого
takes-commands = консоль программы {$program} принимает команды
threads-gone = сервер закрыл соединение раньше, чем удалось посмотреть на его потоки
threads-unclear = какой поток говорит с каким клиентом, увидеть не удалось
too-few-reported = { $program } назвал меньше трёх открытых портов
tries-at-once = одновременно пробовалось портов: { $ports }
tries-in-turn = { $program } пробует порты по одному
tries-in-turn-in-threads = { $program } запускает потоки, но порты пробует по одному
unstable = два запуска дали разные результаты
wants-a-word = программа { $program } после каждой строки снова спрашивает «{ $question }» и ничего не отправляет; возможно, сначала ей нужно определённое слово ({ $words }), но ни одно из названных ею слов не продвинуло её дальше
welcomed = сервер принял пользователя и прочёл его или ответил
wrong-password-let-in = с неверным паролем пользователь получает то же, что и с верным

### chats

chat-does-not-reach = сказанное участником { $by } не доходит до участника { $other }
chat-goes-on = оставшиеся по-прежнему слышат друг друга
chat-history = пришедшему позже показано, что было сказано до него
chat-history-part = пришедшему позже показана только часть сказанного до него; нет строки «{ $text }»
chat-late = программа { $program } читает чужие сообщения только тогда, когда её пользователь что-то пишет, а столько он не писал
chat-no-history = пришедшему позже не показано ничего из сказанного до него
chat-not-heard-before = оставшиеся и раньше не слышали друг друга
chat-not-let-in = пользователь так и остался у вопроса «{ $question }»
chat-not-sent = сказанное пользователем { $user } («{ $text }») не ушло на сервер сообщением: там ждали чего-то другого
chat-not-watched = никто никого не слышит, а куда программы отправляют набранное, без изоляции не видно
chat-plain-text = клиента, который здесь работает, нет, а строки простого текста сервер не передал; как с ним говорить, неизвестно
chat-reaches-all = сказанное каждым доходит до всех остальных
chat-sends-elsewhere = программа { $program } отправляет сообщения на { $to }, где никого нет: похоже, это адрес из сети её автора
chat-silent = никто не слышит, что говорят другие
chat-stops = после ухода одного из участников сказанное участником { $by } больше не доходит до участника { $other }
chat-takes = участников, которых слышат другие: { $count }
chat-takes-few = участников, которых слышат другие, только { $count }
chat-tells-apart = сообщения разных участников различаются тем, что стоит рядом с ними
chat-tells-apart-only = то, что стоит рядом с сообщением, различает участников, но это не имя, о котором спрашивали
chat-tells-names = рядом с каждым сообщением стоит имя того, кто его написал
chat-tells-not = сообщения разных участников выглядят одинаково
chat-tells-unclear = понятно ли по тому, что стоит рядом с сообщениями, чьи они, определить не удалось
chat-two-only = друг друга слышали только двое, так что спутать было не с кем
done-connected-only = Пользователь подключился и ничего не сказал, а другие разговаривали.
done-said-before = Двое поговорили, потом пришёл пользователь { $user }.
done-two-said = Участники { $one } и { $other } написали по сообщению.
expected-heard = Остальным участникам показано «{ $text }».
expected-names = Рядом с сообщением стоит имя того, кто его написал.
expected-shown-before = Новому показано «{ $text }» и остальное, что было сказано.
expected-shut-out = С неверным паролем в чате никто тебя не слышит, и ты никого.
expected-told-apart = Рядом с сообщением видно, чьё оно: имя, номер, адрес.
no-datagrams = у программы { $program } нет сокета для датаграмм (UDP)
seen-hears-nothing = Программа { $program } ничего нового не показывает.
seen-hears-other = Программа { $program } показывает только «{ $text }»
seen-same-around = Рядом с обоими сообщениями программа { $program } показывает одно и то же: «{ $text }»
seen-sends-nothing = Программа { $program } не отправила ни одной датаграммы.
seen-takes-part = Пользователь с неверным паролем участвует в чате: прошло «{ $text }».
seen-user-hears-nothing = Пользователю { $user } не показано ничего нового.
seen-user-hears-other = Пользователю { $user } показано только: «{ $text }»
seen-user-same-around = Рядом с обоими сообщениями пользователю { $user } показано одно и то же: «{ $text }»
stranger-hears = кто только подключился, читает чат без всякого пароля
stranger-hears-nothing = кто только подключился, ничего не видит

### examiner: почему сцену не удалось поставить

### discovery: диалект


speaks-first = сервер заговорил первым и ждал чего-то другого, чем строка; чего именно, понять не удалось
stand-in-not-understood = у решения нет работающего сервера, а с эхо-сервером проверяющего клиент не смог говорить; что он делает со своим, не видно
remark-build = Сборка «{ $command }» не удалась: { $last }
remark-records = Как только кто-нибудь подключается, сервер падает на записях в сданных вместе с ним файлах данных; он проверен без этих записей.
server-died-first = сервер решения упал раньше, и что делал бы клиент с работающим сервером, не видно
