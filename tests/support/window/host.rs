//! What carries a tested window: a display, a message bus, folders of its own and the driver.

use std::collections::HashMap;
use std::io::{BufRead, BufReader};
use std::net::{TcpListener, TcpStream};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use tempfile::TempDir;

use crate::programs::profile_folder;

const NATIVE_DRIVER: &str = "/usr/bin/WebKitWebDriver";

const PICKS: &str = "picks";

/// The folder of what tests leave to be looked at: `target/window`, or the one that `YIKE_START_OUT` names.
///
/// `cargo xtask start` names one where there is no display, and expects the main job's `notice.pdf` in it.
pub fn left() -> PathBuf {
    let folder = std::env::var_os("YIKE_START_OUT")
        .map_or_else(|| profile_folder().join("../window"), PathBuf::from);
    std::fs::create_dir_all(&folder).expect("a folder for what tests leave");
    folder
}

/// Everything goes when this does: the driver first, then what it stood on.
pub struct Host {
    port: u16,
    _driver: Running,
    _bus: Running,
    _display: Option<Running>,
    folders: TempDir,
}

impl Host {
    pub fn start(environment: &HashMap<String, String>) -> Self {
        let folders = TempDir::new().expect("a folder for the window's files");
        // Empty: a dialog that no test expected is dismissed, never shown.
        std::fs::write(folders.path().join(PICKS), "").expect("a file for the answers of dialogs");
        let (display, display_name) = display();
        let (bus, bus_address) = bus(folders.path());
        let (port, native_port) = (free_port(), free_port());
        let mut driver = Command::new(profile_folder().join("../tools/bin/tauri-driver"));
        driver
            .args(["--port", &port.to_string()])
            .args(["--native-port", &native_port.to_string()])
            .args(["--native-driver", NATIVE_DRIVER])
            .env("DISPLAY", display_name)
            .env_remove("WAYLAND_DISPLAY")
            .env("GDK_BACKEND", "x11")
            // A bus of its own: on the session's, a Yike that somebody has open would answer for this one.
            .env("DBUS_SESSION_BUS_ADDRESS", bus_address)
            .env("NO_AT_BRIDGE", "1")
            .env("XDG_DATA_HOME", folders.path().join("data"))
            .env("XDG_CONFIG_HOME", folders.path().join("config"))
            .env("XDG_CACHE_HOME", folders.path().join("cache"))
            .env("YIKE_PICK", folders.path().join(PICKS))
            .envs(environment)
            .stdout(Stdio::null());
        let driver = Running::start(driver);
        for port in [port, native_port] {
            wait_for(port);
        }
        Self {
            port,
            _driver: driver,
            _bus: bus,
            _display: display,
            folders,
        }
    }

    /// The file whose lines answer the next file dialog.
    pub fn picks(&self) -> PathBuf {
        self.folders.path().join(PICKS)
    }

    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }
}

/// The display of the environment, or a virtual one.
fn display() -> (Option<Running>, String) {
    if let Ok(name) = std::env::var("DISPLAY") {
        return (None, name);
    }
    let mut command = Command::new("Xvfb");
    // It chooses a free number and says it on standard output.
    command.args(["-displayfd", "1", "-screen", "0", "1440x900x24"]);
    command.args(["-nolisten", "tcp"]).stderr(Stdio::null());
    let (running, number) = Running::start_and_hear(command);
    (Some(running), format!(":{number}"))
}

fn bus(folder: &Path) -> (Running, String) {
    let mut command = Command::new("dbus-daemon");
    command.args(["--session", "--nofork", "--nosyslog", "--print-address=1"]);
    command.arg(format!("--address=unix:path={}/bus", folder.display()));
    command.stderr(Stdio::null());
    Running::start_and_hear(command)
}

fn free_port() -> u16 {
    TcpListener::bind(("127.0.0.1", 0))
        .and_then(|listener| listener.local_addr())
        .expect("a free port")
        .port()
}

fn wait_for(port: u16) {
    let begun = Instant::now();
    while TcpStream::connect(("127.0.0.1", port)).is_err() {
        assert!(
            begun.elapsed() < Duration::from_secs(10),
            "the window's driver does not listen on port {port}"
        );
        std::thread::sleep(Duration::from_millis(20));
    }
}

/// A program that ends, with all that it started, when this goes.
struct Running(Child);

impl Running {
    fn start(mut command: Command) -> Self {
        let child = command
            .stdin(Stdio::null())
            .process_group(0)
            .spawn()
            .unwrap_or_else(|error| {
                let name = command.get_program().to_string_lossy();
                panic!("{name} did not start ({error}); run `cargo xtask set-up`")
            });
        Self(child)
    }

    /// Also returns the first line that it says.
    fn start_and_hear(mut command: Command) -> (Self, String) {
        let mut running = Self::start({
            command.stdout(Stdio::piped());
            command
        });
        let mut said = String::new();
        if let Some(output) = running.0.stdout.take() {
            BufReader::new(output)
                .read_line(&mut said)
                .expect("a line that can be read");
        }
        (running, said.trim().to_owned())
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // The whole group, and politely: the window is a grandchild of the driver.
        let group = format!("-{}", self.0.id());
        let asked = Command::new("sh")
            .args(["-c", "kill -TERM -- \"$1\"", "sh", &group])
            .stderr(Stdio::null())
            .status();
        if !asked.is_ok_and(|status| status.success()) {
            let _ = self.0.kill();
        }
        let _ = self.0.wait();
    }
}
