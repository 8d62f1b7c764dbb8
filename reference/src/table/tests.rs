use std::collections::BTreeSet;
use std::sync::{Arc, Mutex};
use std::thread;

use proptest::collection::vec;
use proptest::prelude::*;

use super::*;

/// A disk that loses its power at a chosen step: what was not synced is then lost, in part or not at all, as chance will
/// have it. The steps after it fail.
#[derive(Clone, Default)]
struct FrailDisk(Arc<Mutex<Frail>>);

#[derive(Default)]
struct Frail {
    /// What programs see.
    files: BTreeMap<PathBuf, Content>,
    /// What a crash leaves of the names, unless fate keeps a rename that was not synced.
    names: BTreeMap<PathBuf, Content>,
    steps_left: usize,
    fate: Fate,
}

#[derive(Clone, Debug, Default)]
struct Content {
    bytes: Vec<u8>,
    synced: bool,
}

#[derive(Clone, Copy, Debug, Default)]
struct Fate {
    /// Do the names survive that were not synced?
    keeps_names: bool,
    /// How many bytes survive of a content that was not synced.
    keeps_bytes: usize,
}

impl FrailDisk {
    fn with_power_for(&self, steps_left: usize, fate: Fate) {
        let mut frail = self.0.lock().unwrap();
        (frail.steps_left, frail.fate) = (steps_left, fate);
    }

    fn step<T>(&self, work: impl FnOnce(&mut Frail) -> T) -> io::Result<T> {
        let mut frail = self.0.lock().unwrap();
        frail.steps_left = frail.steps_left.checked_sub(1).ok_or(ErrorKind::StorageFull)?;
        Ok(work(&mut frail))
    }

    /// The machine goes down and comes up again.
    fn crash(&self) {
        let frail = &mut *self.0.lock().unwrap();
        let survivors = if frail.fate.keeps_names {
            &frail.files
        } else {
            &frail.names
        };
        let mut survivors = survivors.clone();
        for content in survivors.values_mut().filter(|content| !content.synced) {
            content.bytes.truncate(frail.fate.keeps_bytes);
            content.synced = true;
        }
        (frail.files, frail.names) = (survivors.clone(), survivors);
        frail.steps_left = usize::MAX;
    }
}

impl Disk for FrailDisk {
    fn read(&self, path: &Path) -> io::Result<Option<Vec<u8>>> {
        Ok(self
            .0
            .lock()
            .unwrap()
            .files
            .get(path)
            .map(|content| content.bytes.clone()))
    }

    fn write(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        let content = |bytes: &[u8]| Content {
            bytes: bytes.to_vec(),
            synced: false,
        };
        let frail = self.0.lock().unwrap();
        let (last, half) = (frail.steps_left == 0, bytes.len() / 2);
        drop(frail);
        if last {
            // The disk was full, or the program killed, in the middle.
            self.0
                .lock()
                .unwrap()
                .files
                .insert(path.into(), content(&bytes[..half]));
        }
        self.step(|frail| {
            frail.files.insert(path.into(), content(bytes));
        })
    }

    fn sync(&self, path: &Path) -> io::Result<()> {
        self.step(|frail| match frail.files.get_mut(path) {
            Some(content) => content.synced = true,
            // A folder.
            None => frail.names = frail.files.clone(),
        })
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.step(|frail| {
            let content = frail.files.remove(from).expect("only what was written is renamed");
            frail.files.insert(to.into(), content);
        })
    }
}

fn fate() -> impl Strategy<Value = Fate> {
    (any::<bool>(), 0..40_usize).prop_map(|(keeps_names, keeps_bytes)| Fate {
        keeps_names,
        keeps_bytes,
    })
}

/// Keys and values as users would make them.
fn row() -> impl Strategy<Value = (String, String)> {
    ("[a-zа-я]{1,3}", "[^\n]{0,9}")
}

proptest! {
    #[test]
    fn a_crash_leaves_the_old_table_or_the_new_one(
        before in vec(row(), 0..5), after in vec(row(), 1..5), power in 0..20_usize, fate in fate(),
    ) {
        let disk = FrailDisk::default();
        disk.with_power_for(usize::MAX, fate);
        let open = || Table::open_on(Box::new(disk.clone()), "folder/users".into()).expect("the file is whole");
        let mut table = open();
        for (key, value) in &before {
            table.insert(key, value).unwrap();
        }
        disk.with_power_for(power, fate);
        let mut old = table.rows().clone();
        let mut new = old.clone();
        for (key, value) in &after {
            new.insert(key.clone(), value.clone());
            if table.insert(key, value).is_err() {
                break;
            }
            // Told to be in the table: it must be there to stay.
            old = new.clone();
        }
        drop(table);
        disk.crash();
        let found = open().rows().clone();
        prop_assert!(found == old || found == new, "neither old {:?} nor new {:?}: {:?}", old, new, found);
    }

    #[test]
    fn any_file_is_a_table_or_an_error(content in vec(any::<u8>(), 0..100)) {
        let _ = parse(&content);
    }
}

#[test]
fn a_failed_change_changes_nothing() {
    let disk = FrailDisk::default();
    disk.with_power_for(usize::MAX, Fate::default());
    let mut table = Table::open_on(Box::new(disk.clone()), "users".into()).unwrap();
    table.insert("ann", "1").unwrap();
    disk.with_power_for(0, Fate::default());
    assert!(table.insert("bob", "2").is_err());
    assert_eq!(table.get("bob"), None);
    disk.with_power_for(usize::MAX, Fate::default());
    assert!(
        table.insert("c\td", "3").is_err(),
        "a key with a tab would be read back as another key"
    );
    assert!(table.insert("cd", "3\n").is_err());
    assert_eq!(table.rows().len(), 1);
}

#[test]
fn a_file_that_is_not_understood_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("users");
    std::fs::write(&path, "ann\t1\nno tab here\n").unwrap();
    let error = Table::open(&path).err().expect("line 2 is no row");
    assert!(error.to_string().contains("line 2"), "{error}");
    assert_eq!(std::fs::read_to_string(&path).unwrap(), "ann\t1\nno tab here\n");
}

#[test]
fn a_table_is_open_in_one_program_at_a_time() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("users");
    let first = Table::open(&path).unwrap();
    assert_eq!(Table::open(&path).err().unwrap().kind(), ErrorKind::ResourceBusy);
    drop(first);
    assert!(Table::open(&path).is_ok());
}

#[test]
fn what_a_crash_left_beside_the_table_harms_nobody() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("users");
    std::fs::write(folder.path().join("users.new"), "half a li").unwrap();
    Table::open(&path).unwrap().insert("ann", "1").unwrap();
    assert_eq!(Table::open(&path).unwrap().get("ann"), Some("1"));
}

#[test]
#[cfg(unix)]
fn only_the_owner_reads_the_file() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("users");
    // A leftover that everybody may read must not pass its permissions on.
    std::fs::write(folder.path().join("users.new"), "").unwrap();
    Table::open(&path).unwrap().insert("ann", "1").unwrap();
    assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
}

#[test]
fn rows_inserted_by_many_threads_are_all_there() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("users");
    let table = Mutex::new(Table::open(&path).unwrap());
    thread::scope(|scope| {
        for thread in 0..8 {
            let table = &table;
            scope.spawn(move || {
                for row in 0..10 {
                    table.lock().unwrap().insert(&format!("{thread}-{row}"), "x").unwrap();
                }
            });
        }
    });
    drop(table);
    let table = Table::open(&path).unwrap();
    let keys: BTreeSet<_> = table.rows().keys().collect();
    assert_eq!(keys.len(), 80);
}
