//! Question 2: how does text travel?
//!
//! It does not: bytes do. The sender encodes characters, the receiver decodes bytes, and both must have agreed on the
//! encoding. A character of several bytes can be cut in two by a read.

use std::io::{self, Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};

use lab_reference::console::say;
use lab_reference::words;

fn main() -> io::Result<()> {
    for text in ["Hi", "Мир", "🌍"] {
        let (characters, bytes) = (text.chars().count(), text.len());
        let encoded = hexadecimal(text.as_bytes());
        say(&words!(
            "\"{text}\": characters: {characters}, bytes in UTF-8: {bytes} ({encoded})",
            "«{text}»: символов: {characters}, байт в UTF-8: {bytes} ({encoded})"
        ));
    }

    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
    let mut client = TcpStream::connect(listener.local_addr()?)?;
    let (mut server, _) = listener.accept()?;
    let (part, rest) = "Мир".as_bytes().split_at(3);
    let mut received = Vec::new();
    for sent in [part, rest] {
        client.write_all(sent)?;
        let piece = receive(&mut server)?;
        received.extend(&piece);
        let (bytes, alone) = (hexadecimal(&piece), String::from_utf8_lossy(&piece));
        say(&words!(
            "A read brings {bytes}, decoded by itself: \"{alone}\"",
            "Чтение вернуло {bytes}, отдельно это «{alone}»"
        ));
    }
    let together = String::from_utf8_lossy(&received);
    say(&words!(
        "Put together first, then decoded: \"{together}\"",
        "Сначала собрано, потом декодировано: «{together}»"
    ));

    client.write_all("Цена".as_bytes())?;
    // In ISO 8859-1 every byte is a character, with the same number as in Unicode.
    let wrong: String = receive(&mut server)?.into_iter().map(char::from).collect();
    say(&words!(
        "\"Цена\" sent as UTF-8 and taken for ISO 8859-1: \"{wrong}\"",
        "«Цена», отправленная в UTF-8 и принятая за ISO 8859-1: «{wrong}»"
    ));
    Ok(())
}

/// One read, of what one write on this machine has sent.
fn receive(stream: &mut TcpStream) -> io::Result<Vec<u8>> {
    let mut buffer = [0; 1024];
    let length = stream.read(&mut buffer)?;
    Ok(buffer[..length].to_vec())
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect::<Vec<_>>()
        .join(" ")
}
