//! The real window, driven as a person would: through `tauri-driver` and WebKit's own driver.
//!
//! Each [`Window`] has a display, a message bus, folders and a driver of its own, so that tests run beside each other and
//! beside a Yike that somebody has open. What cannot be found within [`PATIENCE`] ends the test with a picture.

mod host;
mod place;
mod start;

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use fantoccini::elements::Element;
use fantoccini::error::CmdError;
use fantoccini::key::Key;
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::json;

pub use crate::programs::built;
use host::Host;
pub use host::left;
pub use place::Place;

/// How long something may take to show. Long, because a slow machine is not a fault of the window.
const PATIENCE: Duration = Duration::from_secs(30);

const PAUSE: Duration = Duration::from_millis(50);

/// Control, Shift and Alt as WebDriver writes them.
const HELD_DOWN: [char; 3] = ['\u{E009}', '\u{E008}', '\u{E00A}'];

/// Waits, not for ever, until everything is drawn: fonts are there, and what moves has arrived.
const SETTLED: &str = "
    const done = arguments[arguments.length - 1];
    const ends = (animation) => animation.effect?.getComputedTiming().endTime !== Infinity;
    const moving = document.getAnimations().filter(ends).map((animation) => animation.finished.catch(() => {}));
    const drawn = Promise.all([document.fonts.ready, ...moving])
      .then(() => new Promise((next) => requestAnimationFrame(() => requestAnimationFrame(next))));
    const patience = new Promise((next) => setTimeout(next, 2000));
    Promise.race([drawn, patience]).then(() => done());
";

/// An open window of the program.
pub struct Window {
    client: Client,
    // Last, so that what carries the window goes after everything that uses it.
    host: Host,
}

impl Window {
    /// Opens the program on an archive, which need not exist yet.
    pub async fn open(archive: &Path) -> Self {
        Self::open_with(archive, &HashMap::new()).await
    }

    /// The same with further variables in the program's environment.
    pub async fn open_with(archive: &Path, environment: &HashMap<String, String>) -> Self {
        let program = built("yike-desktop");
        let mut environment = environment.clone();
        environment.insert("YIKE_ARCHIVE".into(), archive.display().to_string());
        let host = Host::start(&environment);
        let capabilities = json!({
            "browserName": "wry",
            "tauri:options": { "application": program },
        });
        let capabilities = capabilities.as_object().cloned().unwrap_or_default();
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(capabilities)
            .connect(&host.address())
            .await
            .unwrap_or_else(|error| panic!("{} did not open: {error}", program.display()));
        Self { client, host }
    }

    /// Makes it as wide and high as asked for.
    pub async fn resize(&self, width: u32, height: u32) {
        if let Err(error) = self.client.set_window_size(width, height).await {
            self.stop(&format!(
                "the window did not become {width}×{height}: {error}"
            ))
            .await;
        }
    }

    /// Waits until it is there.
    pub async fn find(&self, place: Place<'_>) -> Element {
        let begun = Instant::now();
        loop {
            match self.client.find(place.locator().as_ref()).await {
                Ok(element) => return element,
                Err(error) => self.wait_on(begun, &place, "never showed", &error).await,
            }
        }
    }

    /// Clicks it as soon as it lets itself be clicked: an opening dialog moves, and a mask may lie over the place.
    pub async fn click(&self, place: Place<'_>) {
        let begun = Instant::now();
        loop {
            match self.find(place).await.click().await {
                Ok(()) => return,
                Err(error) => {
                    self.wait_on(begun, &place, "could not be clicked", &error)
                        .await;
                }
            }
        }
    }

    /// Replaces what stands in a field.
    ///
    /// Selects everything and types over it, because WebKit's driver empties a field without telling the page.
    pub async fn fill(&self, place: Place<'_>, text: &str) {
        self.click(place).await;
        let element = self.find(place).await;
        let select_all = format!("{}a{}", char::from(Key::Control), char::from(Key::Null));
        let typed = async {
            element.send_keys(&select_all).await?;
            if text.is_empty() {
                element.send_keys(&Key::Delete.to_string()).await
            } else {
                element.send_keys(text).await
            }
        };
        if let Err(error) = typed.await {
            self.stop(&format!("{place} did not take `{text}`: {error}"))
                .await;
        }
    }

    /// Presses keys on what has the focus, for instance `[Key::Control.into(), 'k']`; all are let go at the end.
    pub async fn press(&self, keys: &[char]) {
        let focused = self.client.active_element().await;
        let mut keys = String::from_iter(keys);
        // With nothing held down, WebKit's driver would type the sign that lets go.
        if keys.starts_with(HELD_DOWN) {
            keys.push(char::from(Key::Null));
        }
        let pressed = match focused {
            Ok(element) => element.send_keys(&keys).await,
            Err(error) => Err(error),
        };
        if let Err(error) = pressed {
            self.stop(&format!("the keys {keys:?} were not taken: {error}"))
                .await;
        }
    }

    /// Answers the next file dialog, which a driver cannot reach; without an answer it is dismissed.
    pub fn pick(&self, paths: &[&Path]) {
        let lines: Vec<String> = paths
            .iter()
            .map(|path| path.display().to_string())
            .collect();
        std::fs::write(self.host.picks(), lines.join("\n")).expect("the answer of a dialog");
    }

    /// Waits until its text holds the wanted words.
    ///
    /// Reads `textContent`: WebDriver's own text is empty for what it thinks hidden, for instance during a transition.
    pub async fn until_text(&self, place: Place<'_>, wanted: &str) {
        let begun = Instant::now();
        loop {
            let text = self.text(&place).await.unwrap_or_default();
            if text.contains(wanted) {
                return;
            }
            let seen = format!("its text is `{}`", text.trim());
            self.wait_on(begun, &place, &format!("never said `{wanted}`"), &seen)
                .await;
        }
    }

    /// What all of them say, once there is one, in their order.
    pub async fn texts(&self, place: Place<'_>) -> Vec<String> {
        self.find(place).await;
        let found = self.client.find_all(place.locator().as_ref()).await;
        let mut texts = Vec::new();
        for element in found.unwrap_or_default() {
            let text = element.prop("textContent").await.ok().flatten();
            texts.push(text.unwrap_or_default().trim().to_owned());
        }
        texts
    }

    /// Waits until it is no longer there.
    pub async fn until_gone(&self, place: Place<'_>) {
        let begun = Instant::now();
        while self.text(&place).await.is_ok() {
            self.wait_on(begun, &place, "never went away", &"it is still there")
                .await;
        }
    }

    async fn text(&self, place: &Place<'_>) -> Result<String, CmdError> {
        let element = self.client.find(place.locator().as_ref()).await?;
        Ok(element.prop("textContent").await?.unwrap_or_default())
    }

    /// Keeps a picture of the window among what tests leave, and returns where.
    pub async fn picture(&self, name: &str) -> PathBuf {
        // A page that cannot run the script is shown as it is.
        let _ = self.client.execute_async(SETTLED, Vec::new()).await;
        let file = left().join(format!("{name}.png"));
        let picture = self.client.screenshot().await.expect("a picture");
        std::fs::write(&file, picture).expect("a picture on the disk");
        file
    }

    /// Closes the window and everything that carried it.
    pub async fn close(self) {
        self.client.close().await.expect("the window to close");
        drop(self.host);
    }

    /// A short pause, or the end of the test when it has lasted too long.
    async fn wait_on(
        &self,
        begun: Instant,
        place: &Place<'_>,
        what: &str,
        why: &impl std::fmt::Display,
    ) {
        if begun.elapsed() > PATIENCE {
            self.stop(&format!("{place} {what}: {why}")).await;
        }
        tokio::time::sleep(PAUSE).await;
    }

    /// Ends the test with a picture of where it stopped.
    async fn stop(&self, said: &str) -> ! {
        let test = std::thread::current()
            .name()
            .unwrap_or("test")
            .replace("::", "-");
        let picture = self.picture(&format!("stopped-{test}")).await;
        panic!("{said} (see {})", picture.display());
    }
}
