//! A call that clap does not understand, said by the catalogue: clap itself speaks English only.

use clap::Error;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use sokrat::judge::Message;
use sokrat::report::Problem;

/// What is wrong with the call, where the catalogue has words for it.
pub fn misread(error: &Error) -> Option<Problem> {
    let of = |kind: ContextKind| text(error, kind);
    let about =
        |key: &str, given: ContextKind, by: ContextKind| Message::new(key).with("given", of(given)).with("by", of(by));
    use ContextKind::{InvalidArg, InvalidSubcommand, InvalidValue, PriorArg};
    let what = match error.kind() {
        ErrorKind::UnknownArgument => about("call-unknown-argument", InvalidArg, InvalidArg),
        ErrorKind::InvalidSubcommand => about("call-unknown-command", InvalidSubcommand, InvalidSubcommand),
        ErrorKind::InvalidValue if of(InvalidValue).is_empty() => about("call-no-value", InvalidArg, InvalidArg),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => about("call-wrong-value", InvalidValue, InvalidArg),
        ErrorKind::MissingRequiredArgument => about("call-lacks", InvalidArg, InvalidArg),
        ErrorKind::ArgumentConflict => about("call-conflict", InvalidArg, PriorArg),
        ErrorKind::MissingSubcommand => Message::new("call-no-command"),
        _ => return None,
    };
    let suggested = [
        ("advice-call-similar", ContextKind::SuggestedArg),
        ("advice-call-similar", ContextKind::SuggestedSubcommand),
        ("advice-call-similar", ContextKind::SuggestedValue),
        ("advice-call-values", ContextKind::ValidValue),
    ];
    let advice = suggested.into_iter().find(|(_, kind)| !of(*kind).is_empty());
    let advice = match advice {
        Some((key, kind)) => Message::new(key).with("names", of(kind)),
        None => Message::new("advice-call"),
    };
    let reason = std::error::Error::source(error);
    if let Some(advice) = reason.and_then(about_a_number) {
        return Some(Problem::new(what).advise(advice));
    }
    let mut problem = Problem::new(what).advise(advice);
    // What an option says of its value is its own.
    problem.because = reason.map(ToString::to_string).into_iter().collect();
    Some(problem)
}

/// Greater ends of a range are the type's and no limit that anybody meant.
const GREATEST_MEANT: u64 = 1_000_000;

/// What clap says of numbers, it says in English only.
fn about_a_number(reason: &(dyn std::error::Error + 'static)) -> Option<Message> {
    if reason.is::<std::num::ParseIntError>() {
        return Some(Message::new("advice-call-number"));
    }
    let said = reason.to_string();
    let (least, most) = said.split_once(" is not in ")?.1.split_once("..")?;
    let most: Option<u64> = most.trim_start_matches('=').parse().ok();
    Some(match most.filter(|most| *most <= GREATEST_MEANT) {
        Some(most) => Message::new("advice-call-range")
            .with("least", least)
            .with("most", most.to_string()),
        None => Message::new("advice-call-at-least").with("least", least),
    })
}

fn text(error: &Error, kind: ContextKind) -> String {
    match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(", "),
        _ => String::new(),
    }
}
