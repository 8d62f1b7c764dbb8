# English texts. The same keys, with the same variables, stand in ru.ftl; a test compares them.
#
# A variable of whole numbers can choose a plural; every other variable is a submission's text and is escaped when
# it is shown. The variable "bytes" is hexadecimal and is shown as quoted text: { $bytes } gives "hi\n".
# Each room of the harness has its own part; a key begins with the room's word where another could clash.

### report: the frame around verdicts

verdict-pass = pass
verdict-fail = fail
verdict-absent = absent
verdict-undecided = undecided
verdict-partial = partial

### check: the call, the folder, the manifest

### judge: why a criterion passes or fails

### examiner: why a stage could not be set

### discovery: the dialect

