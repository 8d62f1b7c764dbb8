//! Programs that print the same line for ever: a receiving thread that takes the end of the connection for an empty message.

/// So often in a row nobody says the same with a reason.
const OFTEN: usize = 300;
/// A line is told from the one before by its first bytes.
const LINE_BYTES: usize = 256;

/// What a program printed, as far as it may repeat itself.
#[derive(Debug, Default)]
pub struct Prattle {
    line: Vec<u8>,
    before: Vec<u8>,
    repeats: usize,
}

impl Prattle {
    /// Takes in what was printed; true when it repeats only what was said often enough.
    pub fn hear(&mut self, bytes: &[u8]) -> bool {
        let mut news = false;
        for &byte in bytes {
            if byte != b'\n' {
                if self.line.len() < LINE_BYTES {
                    self.line.push(byte);
                }
                continue;
            }
            if self.line == self.before {
                self.repeats += 1;
            } else {
                self.repeats = 0;
            }
            news |= self.repeats < OFTEN;
            std::mem::swap(&mut self.line, &mut self.before);
            self.line.clear();
        }
        !news && self.repeats >= OFTEN && self.before.starts_with(&self.line)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_line_again_and_again_is_prattle_until_another_comes() {
        let mut prattle = Prattle::default();
        assert!(!prattle.hear("нет данных\n".repeat(OFTEN).as_bytes()));
        assert!(prattle.hear("нет данных\nнет".as_bytes()));
        assert!(prattle.hear(" данных\n".as_bytes()));
        assert!(!prattle.hear(b"received: hello\n"));
        assert!(!prattle.hear("нет данных\n".as_bytes()));
    }

    #[test]
    fn counting_is_no_prattle() {
        let mut prattle = Prattle::default();
        let count: String = (0..2 * OFTEN).map(|number| format!("port {number} closed\n")).collect();
        assert!(!prattle.hear(count.as_bytes()));
        assert!(!prattle.hear(b"."));
    }
}
