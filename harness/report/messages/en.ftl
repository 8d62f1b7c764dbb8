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
did-tried = tried
did-looked-up = looked up
did-closed = closed
did-settled = settled
ending-status = status
ending-signal = signal
ending-ms = ms
ending-idle = idle,
ending-interrupt = Ctrl-C
ending-nothing = nothing
did-was-ended = was ended
did-was-refused = was refused
did-was-accepted = was accepted
did-was-read = was read
did-holds = holds back
did-releases = lets through
did-occupied = occupied
did-begins = begins
did-ends = ends
did-note = note
did-exceeded = exceeded
did-cuts = cuts into pieces of
did-left-unread = left unread
did-has-threads = has threads
did-read-sources = in the languages
did-declares = declares
did-could-not-say = could not say

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
exit-class-graded = the class is graded, whatever its grades are.
exit-class-overdue = a submission was not done within its time.
exit-class-broke = a submission broke the examiner.

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
gradescope-packed = { $path } is ready: choose it as the autograder of the assignment.
problem-output = The report cannot be written to { $path }.
advice-output = Name a file in a folder that exists and that you may write to.
problem-output-lost = The report could not be written to { $path }, so it follows here.
problem-transcripts = The records cannot be kept in { $path }.
problem-arguments = The call cannot be understood.
call-unknown-argument = There is no “{ $given }” here.
call-unknown-command = There is no command “{ $given }”.
call-no-value = { $given } needs a value.
call-wrong-value = “{ $given }” is no value for { $by }.
call-lacks = The call lacks { $given }.
call-conflict = { $given } and { $by } exclude each other.
call-no-command = The call names no command.
advice-call = “sokrat --help” lists the commands, “sokrat COMMAND --help” what one takes.
advice-call-at-least = It takes a whole number from { $least } on.
advice-call-number = It takes a whole number.
advice-call-range = It takes a whole number from { $least } to { $most }.
advice-call-similar = Did you mean “{ $names }”?
advice-call-values = It takes: { $names }.
problem-unreadable = { $path } cannot be read.
problem-not-a-folder = { $path } is not a folder.
problem-too-many-files = { $path } holds more than { $most } files.
problem-too-large = { $path } holds more than { $most } MB.
problem-copy = { $path } cannot be copied.
problem-no-programs = No program that can be run was found in { $path }.
problem-manifest = There is a mistake in { $path }.
problem-missing-program = The program { $program } was not found in { $looked }.
advice-folder = Name the folder of one submission.
advice-no-programs = Name the programs in sokrat.toml, under [programs], or with --server and --client.
advice-build = Build it: { $build }
problem-python = { $path } is neither a Python interpreter nor the folder of a virtual environment.
advice-python = Make one and put the modules there: python3 -m venv FOLDER && FOLDER/bin/pip install MODULE; then: --python FOLDER

problem-watch = Changes in { $path } cannot be watched on this system.
advice-watch = Use “sokrat check” after each change. On Linux, more folders can be watched after: sysctl fs.inotify.max_user_watches=524288 fs.inotify.max_user_instances=512
problem-watch-gone = { $path } is no longer there, so there is nothing left to watch.
watch-begun = Watching { $path }: every saved change is checked. Ctrl-C ends it.
watch-changed = { $time }  changed: { $files }. Checking again.
watch-checking = Checking
watch-nothing = No verdict has changed.
watch-otherwise = for another reason
watch-same = as before
watch-failing = Still failing:
watch-undecided = Undecided:
watch-passed = Every required criterion passes.

remark-python2 = Written for Python 2, as it seems: { $files }.
remark-python2-how = Python 2 is not on this machine, so what is written for it was not run. Name one: --python PATH/TO/python2.7; or bring the program to Python 3.
remark-module = The module { $module } is not on this machine.
remark-module-of = The module { $module }, which { $files } imports, is not on this machine. No requirements.txt names it.
remark-module-required = The module { $module }, which { $files } imports and requirements.txt names, is not on this machine.
remark-module-how = To provide it: python3 -m venv ENV && ENV/bin/pip install { $install }; then check with --python ENV.
remark-no-file = The file { $file } is opened at the start and is not among the files that were handed in.

progress-discovering = Finding out how the programs talk
progress-played = { $scenario }

doctor-cores = Cores: { $cores }
doctor-found = { $program }: { $path }
doctor-missing = { $program }: not found; submissions that need it are undecided
doctor-no-full = Programs cannot be kept apart without the rights of root: { $step } ({ $error }).
doctor-no-root = Nor can they with the rights of root: { $step } ({ $error }).
doctor-blind-waits = What a program waits for cannot be seen, so “it says nothing more” is a guess here.
doctor-blind-sockets = A program's sockets cannot be seen, so its ports are not known.
doctor-cause-app-armor = AppArmor keeps ordinary users from making user namespaces. The administrator allows it with: sysctl -w kernel.apparmor_restrict_unprivileged_userns=0
doctor-cause-no-user-namespaces = User namespaces are switched off. The administrator allows them with: sysctl -w user.max_user_namespaces=10000
doctor-cause-only-root = Only root may make user namespaces. The administrator allows it to all with: sysctl -w kernel.unprivileged_userns_clone=1
doctor-cause-container = This container filters system calls. It has to be started with more rights (with Docker: --privileged).
doctor-cause-kernel = The kernel lacks something that worlds are made of: bridges, veth pairs or mount_setattr.
doctor-cause-unknown = What is behind it is not known.
problem-no-list = { $path } cannot be read as a list of submissions.
problem-empty-class = { $path } holds no submission.
advice-empty-class = Name a folder with a folder for each submission, or a list with a name and a folder on each line.
problem-twice = Two submissions are called { $name }.
advice-twice = Give them different names in a list: a line is a name and a folder.
problem-results = The results in { $path } cannot be read or kept.
problem-no-result = { $path } is no result of this program.
progress-left = { $time } left
problem-no-results = There are no results in { $path }.
problem-class-format = A class has no report of that form.
advice-class-format = Of a class there are human, json, csv, junit, tap, github-summary and html; of one result in a file, all.
problem-pages = The pages of a class need a folder: name it with --output.

### columns: the heads of tables

column-submission = Submission
column-task = Task
column-criterion = Criterion
column-title = Title
column-verdict = Verdict
column-points = Points
column-max-points = Of
column-why = Why
summary-cut = The rest does not fit here.
column-state = State

### page: pages for a browser

did-stands-in = stands in
did-leaves-unread = leaves what came unread
did-leaves = leaves
did-comes-as = comes as
page-kicker = Report of sokrat
page-overview = Tasks
page-shared = Failures with a common reason
page-shared-link = common reason { $number }
page-passing = { $count } { $count ->
    [one] criterion passes
   *[other] criteria pass
  }
page-absent = Not attempted
page-statement = The task
page-record = Record: { $scenario }
page-time = ms
page-bytes = { $count } { $count ->
    [one] byte
   *[other] bytes
  }
page-cut = the first { $shown } of { $count } bytes; the JSON report has all of them
page-lines = … { $count } { $count ->
    [one] line before
   *[other] lines before
  }
page-between = { $count } { $count ->
    [one] event in between
   *[other] events in between
  }
page-left-out = … and { $count } more, which the JSON report has
page-not-kept = { $count } { $count ->
    [one] event of the middle is
   *[other] events of the middle are
  } not kept; sokrat check --save-transcripts keeps everything.
page-all-bytes = { $count } { $count ->
    [one] byte
   *[other] bytes
  } in all
page-rests = (the verdict rests on this)
page-whole-record = The whole record
page-records = The whole { $count ->
    [one] record of { $count } scenario
   *[other] records of { $count } scenarios
  }
page-status = with status { $status }
page-signal = by signal { $signal }
page-after = after { $ms } ms
page-rest-idle = but for timers, after { $ms } ms
page-rest-quiet = as far as can be seen here, after { $ms } ms
page-rest-deadline = its time was up, after { $ms } ms
page-nothing = nothing
page-differs-here = the first difference
page-ends-here = it ends here
page-seconds = { $seconds } s
page-seed = seed { $seed }
page-legend = Each line of a record is one event, from top to bottom; an arrow leads from who did it to whom it concerns.
lane-console = console
lane-console-of = console: { $who }
lane-files = files
lane-processes = process
lane-network = network
lane-peers = peers
lane-clients = clients
page-class-kicker = Report of sokrat on a class
page-class-count = { $count } { $count ->
    [one] submission
   *[other] submissions
  }
page-class-not-examined = not examined
page-class-median = median { $points } of { $max } points
page-class-table = Submissions
page-class-legend = In each cell: the verdict's sign and the points reached.
page-class-tasks = How the tasks went
page-class-spread = How many
page-class-mean = Mean points
page-class-points = Points over the class
page-class-share = Share of the points
page-class-groups = Failures that several share
page-class-of = { $count } of { $all }
page-class-example = for example:
page-class-who = whose
page-class-more = and { $count } more
page-class-show = Show in the table
page-class-changes = What changed since the earlier run
page-class-unchanged = Nothing changed.
page-class-before = Before
page-class-after = Now
page-class-reason = Reason
page-class-seconds = Seconds
page-class-name = Name contains
page-class-task = Any task
page-class-verdict = Any verdict
page-class-all = Show all
page-class-shown = shown:

### cli: the help

about-sokrat = Examines students' socket programs by asking them questions.
about-check = Examine a submission and tell what holds and what does not
about-watch = Check again whenever a file changes, and tell what that changes in the verdicts
about-gradescope = Pack this program as an autograder for Gradescope
about-probe = Find out how a submission's programs talk, and print it as sokrat.toml
about-tasks = List the tasks
about-explain = Tell what a task or a criterion asks and how it is examined
about-doctor = Tell what this machine allows
help-usage = Usage:
help-commands = Commands
help-arguments = Arguments
help-options = Options
help-exit-status = Exit status:
help-lang = Language of everything that is written; the locale's when not said
help-folder = The submission's folder; the current one when not said
help-server = The server's command line, named outright
help-client = The client's command line, named outright
help-python = The Python to run with: an interpreter or the folder of a virtual environment; may be said again for Python 2
help-seed = What names and words are made from; 1 when not said
help-tasks = A task asked for by name; may be said several times
help-lab = The tasks of one lab
help-format = For people or for programs
help-output = Write the report to this file and not to stdout
help-reports = One more report from the same check, into a file; may be said several times
help-scenarios = Take the tasks from this folder and not those built in
help-timings = Tell on stderr where the time went
help-jobs = Worlds at once; twice as many as there are cores when not said
help-quiet = No progress, and of the report for people only the sum
help-verbose = Tell in full what passes, too
help-save-transcripts = Keep the record of every world in this folder
help-id = A task or a criterion: echo, echo.line
help-help = Show this help
help-version = Show the version
about-class = Examine many submissions side by side, and sum them up
help-places = Folders of submissions, or lists of them: a line is a name and a folder
help-results = Where the results are kept, a file for each submission
help-budget = What one submission may take, in seconds; what takes longer is undecided; 600 when not said
help-resume = Go on with a class that was interrupted: what came to no end in it is not tried again
help-again = Examine everything again, changed or not
about-report = Report once more from saved results, of one submission or of a class
about-merge = Join the results of several machines
about-rubric = Print the rubric that says what the lab says, to begin one's own from
about-completions = Print what a shell needs to complete the command line
about-man = Print the manual page
help-saved = A folder of results, or the result of one submission
help-parts = Folders of results
help-merged = The folder that all of them go to
help-default-rubric = The rubric of the lab itself
help-shell = Which shell
help-rubric = Take tasks, points, texts and what is required from this file
help-compare = Earlier results of the class: tell what has changed, and why
help-partition = Examine only the K-th of N parts of the class
help-durations = Earlier results that tell how long submissions take, so that parts take equally long

### agreement: verdicts compared with labels

agreement-task = task
agreement-criteria = criteria
agreement-agree = agree
agreement-open = undecided
agreement-wrong-fail = wrong fail
agreement-wrong-pass = wrong pass
agreement-tasks = tasks
agreement-tasks-decided = decided
agreement-tasks-agree = agree
agreement-all = all
agreement-shares = Criteria: { $decided }% decided; of the decided { $agree }% agree and { $fails }% are wrong fails. Tasks: of the decided { $tasks }% agree.
agreement-wrong-fails = Not passed though the label says that it holds
agreement-wrong-passes = Passed though the label says that it fails
agreement-tasks-differ = Tasks judged otherwise
agreement-undecided = Undecided
agreement-found = found
agreement-label = label
agreement-reasons = Why undecided (criteria/submissions)
agreement-seconds = Submissions: { $submissions }. Wall time of one: { $median } s in the median, { $high } s at the 95th percentile, { $longest } s at most.
problem-labels = The labels cannot be read from { $path }.
problem-label-alone = No submission and no report for the label { $name }.
problem-no-submissions = { $path } is no folder of submissions.
problem-nothing-labelled = Nothing was examined that { $path } has a label for.
problem-saved-report = { $path } is no report of this program.

### class: many submissions

class-groups = Shared failures
class-of = { $count } of { $all }:
class-for-example = for example:
class-unexamined = Not examined; this is held against nobody, please look yourself
class-submissions = { $count ->
    [one] { $count } submission
   *[other] { $count } submissions
  }
class-examined = examined
class-refused = nothing to examine
class-overdue = out of time
class-broke = examiner broke
class-missing = no result
class-why-missing = There is no result of it: its part is missing, or the class was interrupted before its turn.
class-why-overdue = It was not done within { $seconds } seconds: what was not decided by then is undecided.
class-why-broke = The examiner broke, which says nothing about the submission: { $said }
class-changes = Changed since the earlier run
class-unchanged = Nothing changed since the earlier run
class-merged = { $path }: new results { $count }, older ones left out { $older }
merge-parts = Parts of the class are missing: { $parts }.
merge-missing = Nobody has examined { $count } of the class: { $names }.
advice-merge-missing = Examine them with the same command as before, and merge again; what is there is kept.
merge-strangers = The parts are not of the same class; these submissions are only in some of them: { $names }.
advice-merge-strangers = Name the same places, in the same state, on every machine.
merge-differ = { $name } has two results that differ; the newer one counts: { $newer }, not { $older }.
merge-examiners = The results are of { $count } different examiners, and cannot be compared.
advice-merge-examiners = Have the same build of sokrat on every machine; sokrat --version names the scenarios.
change-overdue = One of the two runs was cut short by its time
change-new = Not there in the earlier run
change-now-examined = Could not be examined then, and was now
change-no-longer-examined = Was examined then, and could not be now
change-otherwise-unexamined = Not examined, for another reason than then
change-submission = The submission changed
change-examiner = The examiner changed
change-both = Submission and examiner changed
change-settings = Something else was asked for
change-unstable = Neither submission nor examiner changed: the program does not always behave the same
rubric-head = The rubric of sokrat: which tasks count, and what they are worth. What is not said here is as in the lab.
    A task that is not named does not count; where none is named, all count.
    required: must it pass? bonus: does it only add points? points: shared out by the points of the criteria.
    partial: the share of the points reached that counts while the task passes only in part, 0 to 1.
    title, and of a criterion title and hint, replace the texts: a text, or ru and en apart.


### judge: why a criterion passes or fails

accepted-only = the server accepted the user, and whether it serves could not be seen: it was not understood
addresses-alike = whoever comes again is met as strangers are
addresses-told-apart = no names are asked for, but the address is known: whoever comes again is met in another way than a stranger, after a restart too
admitted = the right password lets the user in
answered-in-a-guess = the server died of an answer in plain text, and what form it wants could not be found out
answered-too-late = only ports are missing that answered later than anybody must wait here: { $ports }
arrives = the lines typed arrived at the server
arrives-ended-early = the program { $program } sent one line and ended
arrives-not = the line typed did not arrive at the server
arrives-other = something else was sent instead of the line typed
asked-again = the same address is asked for its name again: it was not remembered
asked-alike = strangers and known users are talked with in the same way, so it cannot be seen whether this one is known
asked-name = the stranger was asked for a name: “{ $question }”
asked-password = the user was asked for a password: “{ $question }”
asked-times = asked { $count } times
asks-again = an answer that may not be used got a message and another question
asks-again-not = after the answer “{ $text }” the program did not ask again
asks-everybody = the client asks everybody for a name, and the server greets nobody by it
asks-meanwhile = the program { $program } waits for an answer to “{ $question }”, and what to answer is not clear
asks-unclear = the program { $program } asks for something, and for what was not understood: “{ $question }”
attempts-unseen = how many ports the { $program } tries at once could not be seen
bad-input-ends = on the answer “{ $text }” the program ended without an error; whether that will do is for a person to say
bad-input-open = what came of the answer “{ $text }” cannot be seen
bad-input-taken = bad answers do not crash the program
both-wait = the client waits for a word of the server, and the server for one of the client: both wait for ever
cannot-connect = the server could not be connected to: { $error }
cannot-run = the program { $program } cannot be run here: { $error }
chat-hangs-up = the server hangs up on everybody after one message
client-asks-itself = the client asks for the name by itself, whether or not the server knows the address
client-waits-elsewhere = the client is connected and does not read its console: it waits for something that did not come
closes = the connection was closed
closes-after-each-answer = the server closes the connection after each answer, so several messages in a row cannot be sent
closes-not = the connection stayed open
command-not-found = No word was found by which the console of the {$program} takes this command: { $order ->
    [stop] stop the server
    [pause] pause
    [resume] go on after the pause
    [show-logs] show the logs
    [clear-logs] clear the logs
    [clear-identities] clear the file of identities
   *[other] { $order }
}
commands-unknown = The console asks for a command (“{$question}”) and tells of none; which ones it takes was not found
connects = the client opened a connection
connects-as-told = the client connected to the address it was told
connects-elsewhere = the client was told { $told } but connected to another address
console-loud = service messages still go to the console
console-not-waiting = The console of the {$program} does not wait for a command
console-quiet = service messages do not fill the console
console-repeats-log = what stands in the log is printed to the console as well
could-not-register = the examiner found no way to register a user here, so no password is known to be right
crash-of-answer = the answer “{ $text }” crashed the program { $program }
crash-of-empty = an empty answer crashed the program { $program }
crashed = the program { $program } crashed
default-asks-again = to an empty answer the program asks again: there is no default
default-ends = the program { $program } ended on an empty answer
default-open = after an empty answer there was another question; whether a default was taken cannot be seen
default-taken = an empty answer takes a default
dialogue = messages and answers alternate on one connection: { $count } times
dialogue-closes = the server closes the connection instead of going on with the dialogue; answers so far: { $count }
dialogue-few = the client was seen to send a line and get an answer { $count } times only; whether it could go on cannot be seen
dialogue-silent = the server answers no message
dialogue-stops = the dialogue stops: answers so far: { $count }
dialogue-unread = the server answers, but its client goes on sending without reading the answers
did-not-start = the program { $program } did not start: { $last }
did-not-start-status = the program { $program } ended with status { $status } before it began to work
differently-answered = with a wrong password something else is answered than with the right one; whether that is being let in, a person must say
does-not-ask-address = the program { $program } never asks for an address
does-not-ask-host = the program { $program } never asks for a host name
does-not-ask-other = the program { $program } never asks for what is to be typed
does-not-ask-port = the program { $program } never asks for a port
done-answer-in-pieces = The server's answer reached the client in pieces of { $pieces } bytes: { $bytes }
done-answered = The server answered the client: { $bytes }
done-came = A user whom the server does not know came.
done-came-after-restart = The server was restarted, and { $name }, who had registered before, came again.
done-came-again = The user { $name } left and came again from the same address.
done-came-back = The user logged in with the client, left, and started the client again.
done-came-from-elsewhere = After { $name } a user came from another address.
done-closed = A client closed its connection.
done-command = The command “{ $command }” was given.
done-connected = A client connected to the server.
done-exchanged = A message was sent to the server, and it was given time to answer.
done-gave-password = A user registered with the password “{ $password }”.
done-in-pieces = The server was sent a message of { $size } bytes, “{ $text }”, in { $count } pieces, each after the one before had been read: { $pieces }
done-left = The word for leaving was typed at { $program }.
done-let-scan = Let the { $program } scan to its end.
done-looked = Everything that the program did was looked at.
done-measured = The header of this submission was measured: how long a message can it announce?
done-one-password = Two users registered with the same password “{ $password }”, and one with another.
done-ordered = “{$text}” was typed at the console of the {$program}
done-phases = The server was started, a client connected, exchanged a message and left; then the server was stopped.
done-read-console = The server's console was read.
done-read-sources = The sources were read.
done-right-password = A registered user came again and gave the same password.
done-said = The server was sent { $count } messages, one after each answer; the last of them: “{ $text }”.
done-said-to-all = User { $user } said “{ $text }”.
done-sent = The server was sent a message of { $size } bytes: “{ $text }”.
done-silent-host = Let it scan a host that answers nothing.
done-started = The program { $program } was started.
done-stopped = The program { $program } was asked to stop.
done-talked = A message was typed at the client; the server's answer was held back and then let through.
done-together = The server was sent { $count } messages in one piece: { $text }
done-typed = “{ $text }” was typed at { $program }.
done-typed-lines = Lines were typed at { $program }, one after the other.
done-typed-nothing = Enter was pressed at the question “{ $question }” of { $program }.
done-typed-port = { $port } was typed as the port.
done-watched = The program { $program } was watched through the scenario.
done-wrong-password = A registered user came again and gave the wrong password “{ $password }” as often as it was asked for.
echo-broken-text = letters of the answer are broken: the bytes of one character were parted or read in another encoding
echo-case = the answer has upper and lower case changed
echo-changed = the answer differs from the message from byte { $at } on
echo-closed = the server closed the connection without an answer
echo-cut = only the beginning of the message came back: { $got } bytes of { $sent }
echo-doubled = the message came back twice
echo-nothing = the server answered nothing
echo-prefixed = the answer has “{ $prefix }” before the message
echo-same = everything sent came back unchanged
echo-start-lost = the beginning of the message is lost: { $got } bytes of { $sent } came back
echo-suffixed = the answer has something added after the message
echo-upper = the answer is in upper case
ended-after-guess = the program { $program } ended after an answer to a question that was not understood
ended-at-once = the program { $program } ended before it began to work
ended-at-plain-text = the server has ended after a line of plain text; perhaps its own users speak otherwise
ended-before = the program { $program } was not running any more
ended-by-itself = the program { $program } ended by itself
ended-early = the program { $program } ended before it was asked to
ended-unasked = the program { $program } talked to the server and ended without reading a line of its user's
ends = the program { $program } ended
ends-asks-on = the program { $program } did not end but waits for the next line
ends-busy = the program { $program } did not end and computes on and on
ends-by-signal = the program { $program } ended by a signal; whether by its own choice cannot be seen
ends-hangs = the program { $program } did not end and does nothing any more
ends-silently = the program { $program } ended without an explanation
ends-with-crash = the program { $program } ended with an error: { $last }
ends-with-status = the program ended with status { $status } but without a traceback
ends-with-traceback = the program { $program } ended with an uncaught error
expected-addresses-told-apart = Whoever comes again is met in another way than a stranger.
expected-admitted = The right password lets the user in.
expected-answers = At least { $count } messages on one connection are answered, each before the next.
expected-arrives = The line typed is sent to the server.
expected-asks = The program { $program } asks the user for it.
expected-asks-again = The program says that the answer will not do, and asks again.
expected-asks-name = The server asks whom it does not know for a name.
expected-asks-password = The server asks for a password.
expected-at-once = Further ports are tried while one has not answered.
expected-by-name = The same name is known again, another one is not.
expected-closes = The connection is closed.
expected-command = the console has a command for this: { $order ->
    [stop] stop the server
    [pause] pause
    [resume] go on after the pause
    [show-logs] show the logs
    [clear-logs] clear the logs
    [clear-identities] clear the file of identities
   *[other] { $order }
}
expected-connects = The client opens a connection.
expected-connects-to = The client connects to { $told }.
expected-console = a console that takes commands while clients are served
expected-crash = The program { $program } crashes.
expected-default = A default is taken, and the program goes on.
expected-dies-of = the program dies of { $error }
expected-ends = The program { $program } ends by itself, without an error.
expected-extends = A class derived from the socket (in Rust, a trait) has functions that send and receive messages.
expected-fails-as = another reason
expected-finds = These ports are called open: { $ports }.
expected-forgotten = the name of whoever was known is in no file any more and does not come back, or the client is asked for it again
expected-greets = The server greets the known address by that name.
expected-header = Each message begins with a header of fixed length that gives the length of the message.
expected-header-both = Messages carry the header in both directions.
expected-hidden = The password itself can be read in no file.
expected-kept-out = A wrong password lets nobody in, however often it is tried.
expected-known = The user is known and lets the password be checked, not chosen anew.
expected-listens = The server listens on a port.
expected-listens-on = The server listens on port { $port }.
expected-log-cleared = what was in the log is gone
expected-log-shown = the log on the console holds what has just happened
expected-logs = Lines with explanations appear in a file at every event.
expected-loop = The client sends line after line until exit is typed.
expected-makes-threads = A new thread or process for each client.
expected-moves = Port { $port } is busy, and the server chooses another by itself.
expected-name-written = The name is kept in a file.
expected-none = None of it is seen.
expected-own-thread = For each connected client there is a thread or process that waits for its words only.
expected-open-only = Only these ports are called open: { $ports }.
expected-order = { $ports }
expected-pause = no new client is served until the pause is over
expected-port-written = The port is kept beside the name.
expected-prints-port = The console shows the number of the port that the server listens on.
expected-progress = A bar, percentages or a count that advance with the scan and end complete.
expected-quiet = Only questions and the port number stay on the console.
expected-reads = The client reads the answer to each of { $count } lines before it sends the next.
expected-reads-lines = It reads what its user types.
expected-report-connect = The connection is reported in words.
expected-report-disconnect = The end of the connection is reported in words.
expected-report-listen = That the server listens is reported in words.
expected-report-receive = The receiving of data is reported in words.
expected-report-send = The sending of data is reported in words.
expected-report-start = The start is reported in words.
expected-report-stop = The stop is reported in words.
expected-resume = new clients are served again
expected-room = A message of { $length } goes through: its length fits the header.
expected-salted = Each record has a salt of its own and a slow hash: equal passwords look different.
expected-same = The same comes back: { $bytes }
expected-says-and-ends = The program explains in words what happened, and ends.
expected-scans = It tries the ports of a host one after the other or at once.
expected-scans-typed = It asks for a host and tries the ports of the one it was told.
expected-served = The server accepts the client and answers it.
expected-session = The client presents what it has kept, and nobody has to type the password.
expected-shows = The server's answer is seen on the client's console.
expected-shows-alike = The client shows it as it showed the answers that came whole.
expected-starts = The program { $program } starts and works.
expected-stranger = The server meets another address as a stranger.
expected-survives = The program { $program } goes on working.
expected-taken-for = The user is told somebody else's name.
expected-takes-answer = The program asks again or takes a default.
expected-understood = Each message is read as one and answered as it is when it comes whole and alone. Messages that should come back: { $count }
expected-whole-task = The task is solved as a whole.
extends = the socket type is extended in { $path }, line { $line }: { $text }
extends-not = the functions do not extend the socket type
extends-unread = the examiner cannot read sources in this language for it: { $languages }
finds-all = it called these ports open: { $ports }
finds-not = open ports are not reported: { $ports }
finds-range-ends = open ports are not reported: { $ports }; the { $lowest } to { $highest } that were tried do not hold them
forgotten = after the restart the user is registered anew: the password is not known any more
framing-answers-unlike = the server's answers do not carry the header that the client's messages carry, so they cannot be told apart
framing-answers-vary = the server answers the same kind of message now so and now otherwise, so it cannot be seen what it read
framing-letters = a message whose letters take more than one byte is not read as it was sent
framing-message = a message with the header is not read as it was sent
framing-nothing = an empty message does not go through
framing-pieces = a message that comes in pieces is not read whole
framing-silent = the server answers nothing, so what it reads cannot be seen
framing-size = a message of { $size } bytes does not go through whole
framing-together = messages that come together are not read one by one
framing-understood = every message was read as one, however it was cut and joined
greeted = the user who came again was greeted as “{ $name }”
header-counts-bytes = the header counts bytes
header-counts-characters = the header counts characters
header-narrow = the header has no room for a length of { $length }: the most that it can give is { $limit }
header-one-way = only the client's messages carry a header; the server's answers carry none
header-there = each message begins with a header that gives its length: { $bytes }
header-unclear = most messages carry a header, but not all of what the client sends could be explained by it
header-unknown = no header of a form that is known was seen in what the client sends
header-varies = there is a length before the message, but it takes now more and now fewer bytes
hint-does-not-ask-host = Where does the program take the address that it connects to from? Whoever runs it cannot open the source and change it.
hint-does-not-ask-port = Where does the program take the number of the port from? Whoever runs it cannot open the source and change it.
hint-echo-nothing = What does the server do with what recv returned, and is there a way from there to a send on the same connection?
hint-ends-with-crash = The last line of the traceback names the error, the line above it the place. What does the program still do there after it has taken its leave?
hint-log-bare = Read one line of the file as somebody who has not seen the program. What happened, and with whom?
hint-mistake-leaving-breaks-the-connection = Who catches the error of a broken connection in the server, and what goes on working? And what does the client do with the answers?
hint-no-such-command = Which commands does your console take, and how does whoever sits there get to know of them?
hint-password-not-asked = How does a user of your chat prove to be who he says he is?
identities-emptied = the names are gone from {$path}
identities-forgotten = a client who was known is met as a stranger
identities-known-still = “{$name}” is known still
identities-return = “{$name}” was taken out of {$path}, and is there again as soon as another client has come
identities-still = “{$name}” stands in {$path} still
keeps-asking = the program { $program } asks “{ $question }” again and again, and no answer satisfies it
keeps-log = service messages are written to a file
kept-out = a wrong password does not obtain what the right one obtains
known-by-name = users are known by the name with which they log in, not by their address
limit-budget = a limit of the examiner: the programs take so long that the time for one submission was over
limit-deadline = the time given to one submission of the class was over before this was decided
limit-files = a limit of the examiner: the programs wrote too much into files
limit-memory = a limit of the examiner: the programs used too much memory
limit-output = a limit of the examiner: the programs printed too much
limit-processes = a limit of the examiner: the programs made too many processes
limit-time = a limit of the examiner: the scenario's time is up
listens = the server listens
listens-beside = the server listens on the busy port { $port } beside the other program
listens-elsewhere = port { $port } was typed, but the server listens on { $found }
listens-moved = the port was busy, and the server listens on another
listens-typed = the server listens on the port typed
lists-in-order = the ports are listed in ascending order: { $ports }
lists-out-of-order = the ports are not listed in ascending order: { $ports }
log-bare = the log file has addresses and numbers only, no explanations
log-empty = the log file was made but stayed empty
log-file-emptied = {$path} is empty or shorter
log-file-still = what was in {$path} is there still
log-late = the log file is empty until the client leaves: lines are not flushed
log-none = there is no log file
log-one-step = the log file tells of one step only
log-only-at-exit = lines reach the log file only when the server ends
log-shown-still = what was in the log is shown still
logs-to-file = the events reach a log file as they happen
makes-no-threads = no thread or process is made when clients come
makes-threads = threads or processes are made as clients come
name-never-given = nobody is ever asked for a name, so there is nothing to greet by
name-not-asked = a client from an unknown address is not asked for a name
name-not-written = the name { $name } stands in no file
name-said = the server waits for a name without asking for it: whether it asks strangers only cannot be seen without its client
name-written = the name stands in { $path }
names-closed = closed ports are called open: { $ports }
names-none = no port is called open, so none wrongly
names-open-only = no closed port is called open
needs-address = the program needs an address that this machine does not have: { $last }
needs-arguments = the program wants arguments on its command line; give the command in sokrat.toml: { $last }
needs-display = the program needs a graphical display, and there is none here
needs-module = the module { $module } is not on this machine
needs-module-of = the module { $module }, which { $file } imports, is not on this machine
needs-privilege = the program lacked a privilege: { $last }
needs-python2 = the program is written for Python 2
never-connects = the program { $program } runs, asks nothing and never connects
never-listens = the program { $program } runs, asks nothing and never listens
no-chatter = there is no chat program
no-client = there is no client
no-client-session = a session is kept by a client, and the users here came on the wire
no-console = the console of the {$program} takes no commands while clients are served
no-header = messages are sent as they are, without a header
no-progress = the { $program } shows no progress
no-log-seen = there is neither a file with a log nor a command that shows it
no-scanner = there is no scanner
no-secret-presented = the client came back without presenting a secret that had been kept
no-server = there is no server
no-such-command = the console of the {$program} has no such command: { $order ->
    [stop] stop the server
    [pause] pause
    [resume] go on after the pause
    [show-logs] show the logs
    [clear-logs] clear the logs
    [clear-identities] clear the file of identities
   *[other] { $order }
}
nobody-greeted = nobody is greeted by name, so no name is taken for another's
nobody-identified = the server was not seen to know a client who came again, so there was nothing to forget
nobody-let-in = the right password did not let anybody in, so nothing can be compared with it
nobody-there = the program { $program } looked for a server where there is none
nobody-tried = this was not attempted
not-crashed = the program { $program } did not crash
not-examined = nothing examined this
not-greeted = the user who came again was not greeted by the name “{ $name }”
not-known-by-name = users are not known by their names alone
not-reached = the scenario did not come to where this can be seen
not-spoken-to-rightly = the server took the connection in but did not read what was said; in which form it wants to be spoken to is not known
not-tapped = the client's connection went past the examiner
not-understood = how to talk to the program was not understood: { $what }
nothing-kept = no file holds anything about the users
nothing-logged = nothing happened that would stand in a log
obeys-clear-logs = what was in the log is gone
obeys-pause = nobody new was served during the pause, and new clients were after it
obeys-show-logs = the log shown holds what has just happened
obeys-stop = the {$program} ended at the command, and its port is free
one-thread-for-all = one thread serves all clients
other-ended = the program { $program }, which this needs, ended before
own-form = the client handed in speaks in a form that was not understood, and this server waits for that form: what it makes of plain text says nothing
own-thread = each client has a thread or process of its own
password-bare-hash = the file { $path } holds the { $hash } of the password and nothing else: it can be looked up in a table
password-in-base64 = the password stands in the file { $path } in base64, which anybody can read
password-in-clear = the password stands in clear in the file { $path }
password-in-hex = the password stands in the file { $path } in hexadecimal, which anybody can read
password-not-asked = nobody is asked for a password
password-not-wanted = the client came in without asking for the password, so a wrong one could not be given
password-said = the client sends the password without being asked
password-typed-again = the client asked for the password again
passwords-hidden = no file holds a password in clear
pause-ends-server = the {$program} ended at the pause
pause-lets-one-in = the first client to come after the pause began was served all the same, and only the next one was not
pause-not = a client who came during the pause was served
paused-for-good = nobody new was served during the pause; a command to resume was not found
pieces-not-shown = an answer that reaches the client in pieces is not read whole
pieces-shown = an answer that reaches the client in pieces is shown like one that comes whole
pieces-unlike = the client shows answers that come whole now so and now otherwise, so those in pieces cannot be compared with them
port-not-written = beside the name { $name } no port is written
port-still-taken = the port is still taken by the server before
port-was-allowed = port { $port } is allowed here, so no refusal can be seen
port-written = beside the name stands port { $port } in { $path }
ports-named-alike = open and closed ports are named in the same words, so that it is not plain which are meant to be open: { $ports }
prints-port = the console shows the port
prints-port-not = the console does not show the port { $port }
private-format = the text travels in a format of its own, and the message was not recognised in it
progress-ahead = the progress of the { $program } was complete long before the scan
progress-at-the-end = progress is shown only when the scan is over
progress-incomplete = the progress of the { $program } ends before it is complete
progress-moves = the progress advances with the scan and ends complete
progress-stuck = the progress of the { $program } does not move
prompts = the { $program } waits for a line at its console
prompts-not = the { $program } reads its console no more
recognised = the user is known, and is let in as somebody known
records-share = the records of two users with one password share “{ $text }”
reports = it is reported in words
reports-bare = only an address or a number is written, no words: “{ $line }”
reports-died = the program { $program } crashed and did not report it
reports-log-late = the log file is filled late, and this report was not found in it
reports-not-stopped = the program did not stop when it was asked to
reports-nothing = nothing is reported about it
reports-nothing-sent = the server sent nothing, so there is nothing to report
reports-on-goodbye = nothing is reported when the connection is just closed; whether it is when the client says goodbye is seen apart
reports-one-line = one line, and its words do not tell what it is about: “{ $line }”
reports-other = another event is reported, and this one is not
reports-payload = only the message itself is shown, without an explanation
reports-unclear = there is a line, but whether it is about this is not clear: “{ $line }”
reports-whose = there is a line in a file, but whether it is the client's or the server's cannot be seen
resume-not = new clients are not served after the pause
right-password-refused = the user registered, came again with the same password, and was not let in
salted = the records of two users with one password have nothing in common
says-and-ends = the program said what happened and ended
scan-crashed = the { $program } crashed during its scan: { $last }
scan-goes-on = the scan was not over when its time was up
scans-elsewhere = the { $program } scans { $found }, where there is nothing here
scans-few-ports = the { $program } tries only { $ports } ports
scans-nothing = the { $program } tried no port
scans-other-host = the { $program } asks for a host and scans another one, { $found }
scans-typed = it scanned the host that was typed: { $text }
seen-answers = Messages that came back: { $count }; as bytes: { $bytes }
seen-asked-again = The question came again: “{ $question }”
seen-asks-again = The question was asked again: “{ $question }”
seen-both-wait = The client is connected and reads from its socket, the server reads from its own, and nobody speaks.
seen-closed = The server closed the connection without an answer.
seen-connects-to = The client connected to { $found }.
seen-console = the console showed “{$text}”
seen-crashed = The program { $program } crashed: { $last }
seen-ended = The program { $program } ended.
seen-ended-status = The program { $program } ended with status { $status }.
seen-finds = Only these: { $ports }.
seen-finds-none = No port is called open.
seen-idle = The program { $program } waits and does nothing else.
seen-in-turn = One attempt at a time, at { $ports } ports.
seen-last-line = The last line: { $last }
seen-let-in = The message was answered as it was after the right password.
seen-listens-on = The server listens on port { $found }.
seen-log-at-exit = The file grew only when the server ended.
seen-log-bare = There are no words in the file.
seen-log-empty = The file is empty.
seen-log-late = All lines came at once when the client had left.
seen-loopback-only = The connection was refused: the server listens on 127.0.0.1 only.
seen-loud = So many steps were reported on the console: { $count }.
seen-names-closed = { $ports } too.
seen-no-extension = No such declaration stands in the sources.
seen-no-log = No file got any words.
seen-no-words = Not one line with an explanation.
seen-not-accepted = The connection stayed in the queue: the server did not call accept.
seen-not-read = The server accepted the connection but did not read what was sent.
seen-not-shown = The text is not on the console after the answer.
seen-nothing = Nothing came, and every thread of the server waits.
seen-nothing-answered = The server answered nothing.
seen-nothing-sent = The client sent nothing, and all its threads wait.
seen-obtained = What came: “{ $text }”
seen-open = The connection is open, and everybody waits.
seen-order = { $ports }
seen-order-of-texts = { $ports }: the order of texts
seen-other-port-printed = The console speaks of port { $printed }, which is taken; the server listens on { $port }.
seen-other-report = There was only: “{ $line }”
seen-out-of-step = After it the server was out of step: to the plain message “{ $text }” it answered “{ $reply }”.
seen-payload-only = There was only: “{ $line }”
seen-port-in-file-only = Port { $port } is written to a file but not to the console.
seen-port-not-printed = The server listens on port { $port }; the console does not have that number.
seen-progress-ahead = It was complete before a third of the ports were tried.
seen-progress-incomplete = Its last state was “{ $text }”.
seen-progress-stuck = Its state was always “{ $text }”.
seen-range = Only the ports from { $lowest } to { $highest } were tried.
seen-refused = The connection was refused: nobody listens on the port.
seen-registered-anew = The same questions as at the first registration.
seen-reply = What came ({ $size } bytes): { $bytes }
seen-runs-on = The program { $program } runs on.
seen-scans-host = It scanned { $found }.
seen-sent = What was sent: { $bytes }
seen-server-crashed = The server crashed: { $last }
seen-server-ended = The server ended.
seen-server-ended-status = The server ended with status { $status }.
seen-shown-instead = What the client showed: { $text }
seen-silence = Nothing new on the console or in files.
seen-threads = Clients connected: { $clients }; threads in all, those of child processes included: { $threads }
seen-turned-away = The conversation was over without an answer.
seen-unread = When the next line was typed, the answers still lay unread in the client's socket.
sends-to-others-only = what is said goes to the other users only, and there was none
served = the client was accepted and served
served-before-pause-not = a client who came before the pause was not served, so nothing can be said of the pause
served-closed = the server closed this client's connection without an answer
served-loopback-only = the server can be reached from its own machine only: it listens on 127.0.0.1
served-not-accepted = the server did not accept the connection
served-not-answered = the server accepted the client but did not answer it as it had answered the first
served-not-read = the server accepted the client but does not read what is sent
served-refused = the connection was refused
server-asks-meanwhile = the server waits for an answer at its console: “{ $question }”
server-died = the server ended instead of answering
server-silent = the server did not answer, so there was nothing to show
session-kept = the client came back in by the secret that it had kept
session-refused = the client that came back was not let in
show-logs-crashes = showing the log ended in a traceback: {$last}
show-logs-empty = nothing was shown
show-logs-old = what has just happened is not in what was shown
shown-elsewhere = the log is shown by a program that this system does not have
shows = the server's answer is seen on the client's console
shows-not = the server's answer came but is not on the client's console: “{ $text }”
shows-some = only some of the answers are seen on the client's console
speaks-udp = the program { $program } speaks UDP, not TCP
still-busy = the program was still busy when the time was up
stop-by-crash = the command ended the server by an error: {$last}
stop-hangs = the {$program} listens no more and does not end
stop-not = the {$program} runs on and listens
stopped-by = the command “{ $command }” ended the program
stopped-by-leaving = the program { $program } ended only after its user had left, which need not be because of the command
stopped-by-not = the command “{ $command }” did not end the program
stranger-asked = a user from another address was asked for a name like any stranger
stranger-not-asked = a user from another address was not asked for a name, though the first stranger was
stranger-not-greeted = a user from another address was not greeted by the first one's name
stranger-taken-for = a user from another address was taken for “{ $name }”
survives-idly = the program survived, but nothing else of the task holds that it could have spoiled
survives = the program { $program } goes on working
syntax-error = the program { $program } has an error in its text: { $last }
taken-for = the user who came again was taken for “{ $name }”
taken-for-nobody = nobody is taken for somebody else
takes-commands = the console of the {$program} takes commands
threads-gone = the server had closed the connection before its threads could be looked at
threads-unclear = which thread talks with which client cannot be seen
too-few-reported = the { $program } reports fewer than three of the open ports
tries-at-once = so many ports were tried at once: { $ports }
tries-in-turn = the { $program } tries one port after the other
tries-in-turn-in-threads = the { $program } has threads and still tries one port after the other
unstable = two runs gave different results
wants-a-word = the program { $program } asks “{ $question }” again after each line and sends none; perhaps it wants a certain word first ({ $words }), but none of the words that it names was found to bring it further
welcomed = the server accepted the user and read or answered
wrong-password-let-in = with a wrong password the user obtains what the right one obtains

### chats

chat-does-not-reach = what user { $by } says does not reach user { $other }
chat-goes-on = those who stayed still hear each other
chat-history = whoever comes later is shown what was said before
chat-history-part = whoever comes later is shown only a part of what was said before; “{ $text }” is missing
chat-late = the program { $program } leaves what others said unread until its user says something, and so often he did not
chat-no-history = whoever comes later is shown nothing of what was said before
chat-not-heard-before = those who stayed had not heard each other before either
chat-not-let-in = a user was left standing at the question “{ $question }”
chat-not-sent = what user { $user } said (“{ $text }”) did not go to the server as a message: something else was wanted there
chat-not-watched = nobody hears anybody, and without isolation it cannot be seen where the programs send what is typed
chat-plain-text = the submission has no client that runs here, and its server did not pass on lines of plain text; how it wants to be spoken to is not known
chat-reaches-all = what each user says reaches every other
chat-sends-elsewhere = the program { $program } sends to { $to }, where nobody is: the address seems to be one of its author's network
chat-silent = nobody hears what others say
chat-stops = since one user is gone, what user { $by } says does not reach user { $other } any more
chat-takes = users heard by others: { $count }
chat-takes-few = only so many users are heard by others: { $count }
chat-tells-apart = messages of different users can be told apart by what stands beside them
chat-tells-apart-only = something beside a message tells users apart, but it is not the name that was asked for
chat-tells-names = the name of whoever said it stands beside each message
chat-tells-not = messages of different users look the same
chat-tells-unclear = whether what stands beside the messages tells whose they are cannot be made out
chat-two-only = only two users heard each other, so there was nobody to be taken for another
done-connected-only = A user connected and said nothing, while others talked.
done-said-before = Two users talked, then user { $user } came.
done-two-said = Users { $one } and { $other } each said something.
expected-heard = The other users are shown “{ $text }”.
expected-names = The name of whoever said it stands beside the message.
expected-shown-before = The newcomer is shown “{ $text }” and what else was said.
expected-shut-out = With a wrong password one is heard by nobody in the chat and hears nobody.
expected-told-apart = Something beside the message tells whose it is: a name, a number, an address.
no-datagrams = the program { $program } has no datagram socket (UDP)
seen-hears-nothing = The program { $program } shows nothing new.
seen-hears-other = The program { $program } shows only: “{ $text }”
seen-same-around = Beside both messages the program { $program } shows the same: “{ $text }”
seen-sends-nothing = The program { $program } sent no datagram.
seen-takes-part = The user with the wrong password has a part in the chat: “{ $text }” passed.
seen-user-hears-nothing = User { $user } is shown nothing new.
seen-user-hears-other = User { $user } is shown only: “{ $text }”
seen-user-same-around = Beside both messages user { $user } is shown the same: “{ $text }”
stranger-hears = whoever has only connected reads the chat along without any password
stranger-hears-nothing = whoever has only connected is shown nothing

### examiner: why a stage could not be set

### discovery: the dialect


speaks-first = the server spoke first and waited for something else than a line; for what could not be found out
stand-in-not-understood = the submission has no server that works, and the client could not talk with the examiner's echo server; what it does with its own cannot be seen
remark-build = The build “{ $command }” failed: { $last }
remark-records = As soon as somebody connects, the server falls over the records in the data files that were handed in with it; it was examined with these records removed.
server-died-first = the submission's server crashed first, and what the client does with one that works cannot be seen
