//! The rubric that says what the lab says: a beginning for one's own.

use std::fmt::Write;

use crate::judge::Message;
use crate::report::{Lang, say};
use crate::task::Lab;

/// The default rubric of a lab, with remarks in this language.
pub fn default_text(lab: &Lab, lang: Lang) -> String {
    let mut text = String::new();
    for line in say(lang, &Message::new("rubric-head")).lines() {
        let _ = writeln!(text, "# {line}");
    }
    for task in &lab.tasks {
        let own = task.criteria.iter().filter(|one| !one.bonus).map(|one| one.points);
        let _ = write!(
            text,
            "\n# {}\n[task.{}]\nrequired = true\nbonus = false\n",
            lang.pick(&task.title),
            task.id
        );
        let _ = writeln!(text, "points = {}\npartial = 1.0", own.sum::<u32>());
        for criterion in &task.criteria {
            let short = criterion
                .id
                .split_once('.')
                .map_or(criterion.id.as_str(), |(_, short)| short);
            let bonus = if criterion.bonus { ", bonus = true" } else { "" };
            let _ = writeln!(text, "criterion.{short} = {{ points = {}{bonus} }}", criterion.points);
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::rubric::parse;
    use crate::scenario::diagnostic::render;

    #[test]
    fn the_default_rubric_is_the_lab() {
        let lab = Lab::embedded();
        for lang in Lang::ALL {
            let rubric = parse(Path::new("rubric.toml"), default_text(&lab, lang).as_bytes(), &lab);
            let rubric = rubric.expect("it has no mistake");
            let ruled = rubric.lab(&lab);
            for (before, after) in lab.tasks.iter().zip(&ruled.tasks) {
                assert_eq!(before.criteria, after.criteria, "{}", before.id);
            }
            assert_eq!(rubric.tasks().len(), lab.tasks.len());
        }
    }

    #[test]
    fn mistakes_in_a_rubric_are_shown_where_they_stand() {
        let lab = crate::report::fixtures::lab();
        let told = |text: &str| {
            let mistakes = parse(Path::new("rubric.toml"), text.as_bytes(), &lab).expect_err("it has mistakes");
            render(&mistakes, Lang::En, false)
        };
        let both = told("[task.ehco]\npoints = 3\n[task.echo]\npartial = 2.0\n");
        assert!(
            both.contains("rubric.toml:1:7") && both.contains("did you mean `echo`?"),
            "{both}"
        );
        assert!(
            both.contains("rubric.toml:4:11") && both.contains("from 0 to 1"),
            "{both}"
        );
        let criterion = told("[task.echo.criterion.lin]\npoints = 3\n");
        assert!(criterion.contains("did you mean `line`?"), "{criterion}");
        let word = told("[task.echo]\npoint = 3\n");
        assert!(
            word.contains("rubric.toml:2:1") && word.contains("did you mean `points`?"),
            "{word}"
        );
        let negative = told("[task.echo]\npoints = -3\n");
        assert!(negative.contains("rubric.toml:2:10"), "{negative}");
        let title = told("[task.echo]\ntitle = 3\n");
        assert!(title.contains("rubric.toml:2:9"), "{title}");
    }
}
