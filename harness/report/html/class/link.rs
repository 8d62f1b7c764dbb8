//! A path as a link of a page beside it.

/// The path with everything percent-encoded that could make it anything but a path below the page's own folder.
pub fn href(path: &str) -> String {
    let mut link = String::from(".");
    for part in path.split('/').filter(|part| !part.is_empty() && *part != ".") {
        link.push('/');
        for byte in part.bytes() {
            if byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte) {
                link.push(char::from(byte));
            } else {
                link.push_str(&format!("%{byte:02X}"));
            }
        }
    }
    link
}

#[cfg(test)]
mod tests {
    use super::href;

    #[test]
    fn a_link_is_never_more_than_a_path() {
        assert_eq!(href("pages/a b.html"), "./pages/a%20b.html");
        assert_eq!(href("javascript:alert(1)"), "./javascript%3Aalert%281%29");
        assert_eq!(href("//elsewhere.example/x?y#z"), "./elsewhere.example/x%3Fy%23z");
        assert_eq!(href("./я.html"), "./%D1%8F.html");
    }
}
