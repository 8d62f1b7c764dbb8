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
did-refused = отказано
did-tried = пытался
did-accepted = принят
did-closed = закрыл
did-settled = затихло
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

progress-discovering = Выясняю, как говорят программы
progress-played = { $scenario }

doctor-cores = Ядра: { $cores }
doctor-found = { $program }: найден, { $path }
doctor-missing = { $program }: не найден; работы, которым он нужен, останутся нерешёнными

### judge: почему критерий выполнен или нет

### examiner: почему сцену не удалось поставить

### discovery: диалект

