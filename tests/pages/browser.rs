//! A browser without a screen, driven over a pair of pipes by the DevTools protocol: messages of JSON, each ended by NUL.

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

/// What the browser may be called.
const NAMES: [&str; 2] = ["chromium", "chromium-browser"];
/// A loaded machine may take so long over one answer.
const PATIENCE: Duration = Duration::from_secs(60);

/// Is there one on this machine?
pub fn installed() -> Option<&'static str> {
    let path = std::env::var_os("PATH")?;
    let has = |name: &&&str| std::env::split_paths(&path).any(|folder| folder.join(name).is_file());
    NAMES.iter().find(has).copied()
}

/// A page open in a browser of its own.
pub struct Browser {
    child: Child,
    input: ChildStdin,
    answers: Receiver<Value>,
    session: String,
    next: u64,
    complaints: Vec<String>,
    // Removed when the browser is gone.
    _profile: tempfile::TempDir,
}

impl Browser {
    /// Opens a file in a window of this size.
    pub fn open(page: &Path, width: u32, height: u32, dark: bool) -> Browser {
        let profile = tempfile::tempdir().unwrap();
        // The browser reads commands from descriptor 3 and answers on 4.
        let mut child = Command::new("sh")
            .args(["-c", "exec \"$0\" \"$@\" 3<&0 4>&1 </dev/null >/dev/null"])
            .arg(installed().expect("the caller has looked"))
            .args([
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
            ])
            .args([
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
            ])
            .args(["--disable-dev-shm-usage", "--remote-debugging-pipe"])
            .arg(format!("--user-data-dir={}", profile.path().display()))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let output = BufReader::new(child.stdout.take().unwrap());
        let (sender, answers) = channel();
        std::thread::spawn(move || {
            for message in output.split(0).map_while(Result::ok) {
                let message = serde_json::from_slice(&message).unwrap_or_default();
                if sender.send(message).is_err() {
                    break;
                }
            }
        });
        let mut browser = Browser {
            input: child.stdin.take().unwrap(),
            child,
            answers,
            session: String::new(),
            next: 0,
            complaints: Vec::new(),
            _profile: profile,
        };
        let target = browser.call("Target.createTarget", json!({"url": "about:blank"}));
        let target = json!({"targetId": target["targetId"], "flatten": true});
        let session = browser.call("Target.attachToTarget", target);
        browser.session = session["sessionId"].as_str().unwrap().to_owned();
        for domain in ["Page", "Runtime", "Log", "Network"] {
            browser.call(&format!("{domain}.enable"), json!({}));
        }
        let phone = width < 600;
        let size = json!({"width": width, "height": height, "deviceScaleFactor": 1, "mobile": phone});
        browser.call("Emulation.setDeviceMetricsOverride", size);
        let scheme = if dark { "dark" } else { "light" };
        let scheme = json!({"features": [{"name": "prefers-color-scheme", "value": scheme}]});
        browser.call("Emulation.setEmulatedMedia", scheme);
        browser.call("Page.navigate", json!({"url": format!("file://{}", page.display())}));
        browser.wait_for("Page.loadEventFired");
        browser
    }

    /// What an expression of JavaScript gives.
    pub fn evaluate(&mut self, expression: &str) -> Value {
        let answer = self.call(
            "Runtime.evaluate",
            json!({"expression": expression, "returnByValue": true, "awaitPromise": true}),
        );
        assert!(answer.get("exceptionDetails").is_none(), "{expression}: {answer}");
        answer["result"]["value"].clone()
    }

    /// Errors on the console, violations of the policy, and every request but that for the page.
    pub fn complaints(&mut self) -> Vec<String> {
        // What the page had to say before this answer has been said.
        self.evaluate("new Promise(done => setTimeout(done, 0))");
        self.complaints.clone()
    }

    /// A picture of the whole page.
    pub fn picture(&mut self, path: &Path) {
        let options = json!({"format": "png", "captureBeyondViewport": true});
        let answer = self.call("Page.captureScreenshot", options);
        let picture = data_encoding::BASE64.decode(answer["data"].as_str().unwrap().as_bytes());
        std::fs::write(path, picture.unwrap()).unwrap();
    }

    fn call(&mut self, method: &str, parameters: Value) -> Value {
        self.next += 1;
        let mut message = json!({"id": self.next, "method": method, "params": parameters});
        if !self.session.is_empty() {
            message["sessionId"] = json!(self.session);
        }
        self.input.write_all(format!("{message}\0").as_bytes()).unwrap();
        let id = json!(self.next);
        let answer = self.until(method, |message| message["id"] == id);
        assert!(answer.get("error").is_none(), "{method}: {answer}");
        answer["result"].clone()
    }

    fn wait_for(&mut self, event: &str) {
        self.until(event, |message| message["method"] == event);
    }

    fn until(&mut self, what: &str, fits: impl Fn(&Value) -> bool) -> Value {
        let deadline = Instant::now() + PATIENCE;
        loop {
            let left = deadline.saturating_duration_since(Instant::now());
            let message = self
                .answers
                .recv_timeout(left)
                .unwrap_or_else(|error| panic!("{what}: {error}"));
            let parameters = &message["params"];
            match message["method"].as_str().unwrap_or_default() {
                "Runtime.exceptionThrown" | "Log.entryAdded" => self.complaints.push(parameters.to_string()),
                "Runtime.consoleAPICalled" if parameters["type"] == "error" => {
                    self.complaints.push(parameters.to_string());
                }
                "Network.requestWillBeSent" if parameters["type"] != "Document" => {
                    self.complaints.push(parameters["request"]["url"].to_string());
                }
                _ => {}
            }
            if fits(&message) {
                return message;
            }
        }
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
