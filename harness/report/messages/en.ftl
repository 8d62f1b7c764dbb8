# English texts. The same keys, with the same variables, stand in ru.ftl; a test compares them.
#
# A variable of whole numbers can choose a plural; every other variable is a submission's text and is escaped when
# it is shown. The variable "bytes" is hexadecimal and is shown as quoted text: { $bytes } gives "hi\n".
# Each room of the harness has its own part; a key begins with the room's word where another could clash.

### report: the frame around verdicts

task-pass = pass
task-partial = partial
task-fail = fail
task-absent = not attempted
task-undecided = undecided
bonus = bonus
ms = ms

isolation-full = Isolation: full.
isolation-root = Isolation: full, with the rights of root.
isolation-none = Isolation: none. This machine does not allow programs to be kept apart, so scenarios with a fixed port take turns, and what can only be seen from another host, or in a world of its own, is undecided.

role-server = server
role-client = client
role-scanner = scanner
role-chatter = chat

label-because = because
label-rule = rule
label-done = done
label-expected = expected
label-seen = seen
label-difference = compare
label-mistake = mistake
label-hint = hint
label-conversation = record
label-by-hand = by hand
label-examined = examined

difference-at = first difference, after { $offset } { $offset ->
    [one] byte
   *[other] bytes
  }
difference-short = it stops here, after { $seen } of { $expected } bytes
difference-long = { $expected } { $expected ->
    [one] byte was
   *[other] bytes were
  } expected, and it goes on to { $seen }
left-out = … { $count } more …

cause = { $count } criteria fail for one reason:
not-attempted = Not attempted: { $tasks }
undecided-below = (see “undecided” below)
undecided-head = Undecided: this could not be seen, and is not held against the submission. Please look at it yourself.

tasks-counted = { $count ->
    [one] { $count } task
   *[other] { $count } tasks
  }
points-total = points { $reached } of { $max }
exit-line = Exit status { $code }:
exit-passed = every required criterion passes.
exit-failed = a required criterion does not hold.
exit-unusable = the call, a scenario or the folder cannot be used.
exit-undecided = nothing fails, but something could not be decided.
exit-broken = the examiner itself broke.

did-sent = sent
did-received = received
did-typed = typed
did-printed = printed
did-asks = asks
did-wrote = wrote
did-removed = removed
did-started = started
did-ended = ended
did-signalled = signalled
did-listens = listens
did-connected = connected
did-refused = refused
did-tried = tried
did-accepted = accepted
did-closed = closed
did-settled = settled
did-exceeded = exceeded

who-server = server
who-client = client
who-scanner = scanner
who-chatter = chat
who-peer = peer
who-tap = tap
who-examiner = examiner

timings-total = Time: { $wall } s for { $worlds } { $worlds ->
    [one] world
   *[other] worlds
  } on { $cores } { $cores ->
    [one] core
   *[other] cores
  }
timings-programs = The programs: { $cpu } s computing, { $slept } s asleep
timings-own = The examiner itself, in one world: { $median } s in the median, { $max } s at most
timings-ratio = Wall ÷ (2 × (computing + asleep) ÷ cores): { $ratio }

lab-number = Lab { $number }
worth = { $points ->
    [one] { $points } point
   *[other] { $points } points
  }

### check: the call, the folder, the manifest

problem = error:
problem-because = because:
problem-advice = what to do:
problem-broken = sokrat itself broke. This says nothing about the submission.
advice-broken = Run it once more; when it breaks again, report it with the lines above.
problem-unknown-task = There is no task “{ $name }”.
problem-unknown-id = There is no task or criterion “{ $name }”.
advice-nearest = Did you mean “{ $nearest }”? “sokrat tasks” lists all tasks.
advice-tasks = “sokrat tasks” lists all tasks, “sokrat explain TASK” the criteria of one.
problem-output = The report cannot be written to { $path }.
advice-output = Name a file in a folder that exists and that you may write to.
problem-output-lost = The report could not be written to { $path }, so it follows here.
problem-transcripts = The records cannot be kept in { $path }.
problem-arguments = The call cannot be understood.

progress-discovering = Finding out how the programs talk
progress-played = { $scenario }

doctor-cores = Cores: { $cores }
doctor-found = { $program }: found at { $path }
doctor-missing = { $program }: not found; submissions that need it are undecided

### judge: why a criterion passes or fails

### examiner: why a stage could not be set

### discovery: the dialect

