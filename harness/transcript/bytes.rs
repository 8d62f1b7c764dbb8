//! Bytes in a record: shown as text, kept as hexadecimal.

use serde::{Deserialize, Serialize};

/// Bytes as a program or a person wrote them; shown as text where they are text.
#[derive(Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub struct Bytes(pub Vec<u8>);

impl Bytes {
    /// The bytes as text, invalid UTF-8 replaced.
    pub fn text(&self) -> std::borrow::Cow<'_, str> {
        String::from_utf8_lossy(&self.0)
    }

    /// The bytes in lower-case hexadecimal.
    pub fn hex(&self) -> String {
        data_encoding::HEXLOWER.encode(&self.0)
    }
}

impl std::fmt::Debug for Bytes {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "b\"{}\"", self.0.escape_ascii())
    }
}

impl From<&[u8]> for Bytes {
    fn from(bytes: &[u8]) -> Self {
        Bytes(bytes.to_vec())
    }
}

impl From<&str> for Bytes {
    fn from(text: &str) -> Self {
        Bytes(text.as_bytes().to_vec())
    }
}

impl From<Vec<u8>> for Bytes {
    fn from(bytes: Vec<u8>) -> Self {
        Bytes(bytes)
    }
}

/// Bytes cross between processes and into files as hexadecimal.
impl From<Bytes> for String {
    fn from(bytes: Bytes) -> Self {
        bytes.hex()
    }
}

impl From<String> for Bytes {
    fn from(hex: String) -> Self {
        let digit = |byte: u8| (byte as char).to_digit(16).unwrap_or(0) as u8;
        Bytes(
            hex.as_bytes()
                .chunks(2)
                .map(|pair| pair.iter().fold(0, |value, &byte| value << 4 | digit(byte)))
                .collect(),
        )
    }
}
