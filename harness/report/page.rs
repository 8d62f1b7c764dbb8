//! Lines for a terminal: colour where wanted, wrapping by display width, labels in one column.

use std::borrow::Cow;

use anstyle::{AnsiColor, Style};
use unicode_width::UnicodeWidthStr;

/// How a report for people is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    /// With ANSI colours.
    pub colour: bool,
    /// Columns of a line.
    pub width: usize,
    /// How much is told.
    pub detail: Detail,
}

/// How much a report for people tells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Detail {
    /// What it all comes to, and nothing else.
    Summary,
    /// What passes in a word, what does not pass in full.
    #[default]
    Ordinary,
    /// What passes in full, too.
    Everything,
}

impl Default for Look {
    /// No colour, a hundred columns: for files and pipes.
    fn default() -> Self {
        Look {
            colour: false,
            width: 100,
            detail: Detail::default(),
        }
    }
}

/// What a piece of text is, and by that how it looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Ordinary.
    Plain,
    /// A title.
    Strong,
    /// Less important.
    Faint,
    /// It went well.
    Good,
    /// It went wrong.
    Bad,
    /// It is not known, or half done.
    Open,
}

impl Tone {
    fn style(self) -> Style {
        match self {
            Tone::Plain => Style::new(),
            Tone::Strong => Style::new().bold(),
            Tone::Faint => Style::new().dimmed(),
            Tone::Good => AnsiColor::Green.on_default(),
            Tone::Bad => AnsiColor::Red.on_default().bold(),
            Tone::Open => AnsiColor::Yellow.on_default(),
        }
    }
}

/// The log of a job on GitHub obeys lines that begin with two colons, and `##[` anywhere. The texts of submissions are in
/// ours: one of these letters is written as a number.
fn obeyed_by_nobody(line: &str) -> Cow<'_, str> {
    let begins = line.len() - line.trim_start().len();
    let escaped = match line[begins..].strip_prefix("::") {
        Some(rest) => Cow::Owned(format!("{}\\x3a:{rest}", &line[..begins])),
        None => Cow::Borrowed(line),
    };
    if escaped.contains("##[") {
        Cow::Owned(escaped.replace("##[", "#\\x23["))
    } else {
        escaped
    }
}

/// A page that is being written.
pub struct Page {
    look: Look,
    text: String,
}

/// Text is never squeezed into less than this, however narrow the terminal says it is.
const NARROWEST: usize = 40;

impl Page {
    /// An empty page.
    pub fn new(look: Look) -> Page {
        Page {
            look: Look {
                width: look.width.max(NARROWEST),
                ..look
            },
            text: String::new(),
        }
    }

    /// Its text, every line ended.
    pub fn finish(self) -> String {
        if !self.text.contains("::") && !self.text.contains("##[") {
            return self.text;
        }
        let lines = self.text.split_inclusive('\n');
        lines.map(|line| obeyed_by_nobody(line).into_owned()).collect()
    }

    /// Columns left of a line that is indented so far.
    pub fn room(&self, indent: usize) -> usize {
        self.look.width.saturating_sub(indent).max(NARROWEST / 2)
    }

    /// The text in its tone.
    pub fn tint(&self, tone: Tone, text: &str) -> String {
        let style = tone.style();
        if self.look.colour && tone != Tone::Plain {
            format!("{style}{text}{style:#}")
        } else {
            text.to_owned()
        }
    }

    /// An empty line, unless there is one already or the page is empty.
    pub fn gap(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with("\n\n") {
            self.text.push('\n');
        }
    }

    /// One line as it is, without wrapping.
    pub fn line(&mut self, indent: usize, line: &str) {
        self.text.push_str(&" ".repeat(indent));
        self.text.push_str(line);
        self.text.truncate(self.text.trim_end().len());
        self.text.push('\n');
    }

    /// A text, wrapped between words; `first` (shown `first_width` columns wide) leads the first line and the others
    /// stand under the text.
    pub fn paragraph(&mut self, indent: usize, first: &str, first_width: usize, tone: Tone, text: &str) {
        let below = indent + first_width;
        for (number, line) in wrap(text, self.room(below)).iter().enumerate() {
            let line = self.tint(tone, line);
            if number == 0 {
                self.line(indent, &format!("{first}{line}"));
            } else {
                self.line(below, &line);
            }
        }
    }

    /// A text behind its label.
    pub fn labelled(&mut self, indent: usize, label: &str, column: usize, text: &str) {
        let label = self.tint(Tone::Faint, &pad(label, column));
        self.paragraph(indent, &label, column, Tone::Plain, text);
    }
}

/// The text, filled up with blanks to so many columns.
pub fn pad(text: &str, columns: usize) -> String {
    format!("{text}{}", " ".repeat(columns.saturating_sub(text.width())))
}

/// Lines of at most so many columns, broken between words; a longer word has a line of its own. Never empty.
pub fn wrap(text: &str, columns: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split_whitespace() {
        let line = lines.last_mut().expect("there is a first line");
        if line.is_empty() {
            line.push_str(word);
        } else if line.width() + 1 + word.width() <= columns {
            line.push(' ');
            line.push_str(word);
        } else {
            lines.push(word.to_owned());
        }
    }
    lines
}

/// The text cut to so many columns, with a mark where something is left out.
pub fn cut(text: &str, columns: usize) -> String {
    if text.width() <= columns {
        return text.to_owned();
    }
    let mut shown = String::new();
    for character in text.chars() {
        if shown.width() + character.to_string().width() >= columns {
            break;
        }
        shown.push(character);
    }
    shown + "…"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_wrapped_by_their_width_on_the_screen() {
        assert_eq!(wrap("один два три", 8), ["один два", "три"]);
        assert_eq!(wrap("日本 日本", 8), ["日本", "日本"]);
        assert_eq!(wrap("a verylongword b", 5), ["a", "verylongword", "b"]);
        assert_eq!(wrap("", 5), [""]);
    }

    #[test]
    fn a_cut_keeps_within_its_columns() {
        assert_eq!(cut("привет", 6), "привет");
        assert_eq!(cut("приветы", 6), "приве…");
    }

    #[test]
    fn without_colour_no_escape_is_written() {
        let mut page = Page::new(Look::default());
        page.labelled(2, "hint", 6, "read it again");
        let line = page.tint(Tone::Bad, "x");
        page.line(0, &line);
        assert_eq!(page.finish(), "  hint  read it again\nx\n");
        let page = Page::new(Look {
            colour: true,
            ..Look::default()
        });
        assert!(page.tint(Tone::Bad, "x").contains("\x1b["));
    }
}
