//! shim
use super::*;
/// shim
pub struct Decoded {
    /// m
    pub messages: Vec<Vec<u8>>,
    /// r
    pub rest: Vec<u8>,
}
/// shim
pub fn encode(_: &Dialect, m: &[u8]) -> Result<Vec<u8>, std::fmt::Error> {
    Ok(m.to_vec())
}
/// shim
pub fn decode(_: &Dialect, m: &[u8]) -> Decoded {
    Decoded {
        messages: vec![],
        rest: m.to_vec(),
    }
}
/// shim
pub fn limit(_: &Framing) -> Option<usize> {
    None
}
/// shim
pub struct Sample {
    /// m
    pub message: Vec<u8>,
    /// w
    pub wire: Vec<u8>,
}
/// shim
pub enum Inference {
    /// o
    One {
        /// f
        framing: Framing,
        /// e
        encoding: Option<String>,
    },
    /// n
    None,
}
/// shim
pub fn infer_framing(_: &[Sample]) -> Inference {
    Inference::None
}
/// shim
pub fn merge(a: &Dialect, b: &Dialect) -> Dialect {
    if a == &Dialect::default() { b.clone() } else { a.clone() }
}

/// Makes the vocabulary ready, so that processes forked from this one need not.
pub fn warm_up() {
    recognise(&Dialect::default(), None, "Введите порт: ");
}
