//! Who the examiner pretends to be: a name, a password, words that nobody uses by chance. All made from the seed.

use sha2::{Digest, Sha256};

/// One user, as scenarios and questions need him.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Persona {
    /// A name that most checks accept: Latin letters.
    pub name: String,
    /// A password with letters and digits.
    pub password: String,
    /// An unusual word for messages.
    pub word: String,
}

const SYLLABLES: [&str; 16] = [
    "ba", "zu", "ko", "mi", "re", "ta", "vo", "ny", "le", "du", "gra", "pi", "sho", "ke", "fu", "xa",
];
/// Syllables of a made-up word: enough that it is in no program's own output.
const WORD_SYLLABLES: usize = 4;

/// The user whom the examiner is at a student's client.
pub const STUDENT: &str = "student";

impl Persona {
    /// A text with this user's name and password made into `{name}` and `{password}`.
    pub fn generalise(&self, text: &str) -> String {
        text.replace(&self.name, "{name}").replace(&self.password, "{password}")
    }

    /// A text with `{name}` and `{password}` made into this user's.
    pub fn fill(&self, text: &str) -> String {
        text.replace("{name}", &self.name).replace("{password}", &self.password)
    }

    /// The user of this name in a world with this seed. The same arguments give the same user.
    pub fn new(seed: u64, user: &str) -> Persona {
        let digest = Sha256::digest(format!("{seed}/{user}").as_bytes());
        let word = |from: usize| -> String {
            digest[from..from + WORD_SYLLABLES]
                .iter()
                .map(|byte| SYLLABLES[usize::from(byte % 16)])
                .collect()
        };
        let name = word(0);
        let (first, rest) = name.split_at(1);
        Persona {
            name: first.to_uppercase() + rest,
            password: format!("{}{}", word(8), 10 + digest[16] % 90),
            word: word(20),
        }
    }
}
