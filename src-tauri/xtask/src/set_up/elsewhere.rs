//! Systems on which nothing is installed from here: what is missing is named.

use crate::failure::Failure;
use crate::program::{answer, on_path, program};

/// One thing that must be there, and how it is called where it is fetched.
struct Need {
    is_met: bool,
    name: &'static str,
}

/// Stops with the list of what is missing.
pub fn name_missing() -> Result<(), Failure> {
    match std::env::consts::OS {
        "windows" => judge(&windows()),
        "macos" => judge(&macos()),
        _ => judge(&linux()),
    }
}

fn judge(needs: &[Need]) -> Result<(), Failure> {
    let missing: Vec<&str> = needs
        .iter()
        .filter(|need| !need.is_met)
        .map(|need| need.name)
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    Err(Failure::new(
        "set-up: something is missing that only you can install",
        format!("install {}, then run this again", missing.join("; ")),
    ))
}

/// The linker is there, or this program would not have been built.
fn windows() -> Vec<Need> {
    vec![
        Need {
            is_met: [
                "HKLM\\SOFTWARE\\WOW6432Node",
                "HKLM\\SOFTWARE",
                "HKCU\\SOFTWARE",
            ]
            .iter()
            .any(|hive| has_webview(hive)),
            name: "the WebView2 Evergreen Runtime (part of Windows 11)",
        },
        Need {
            is_met: answer(program("perl").arg("-v")).is_some(),
            name: "Strawberry Perl (it configures the archive's encryption)",
        },
        Need {
            is_met: on_path("cl").is_some()
                || program_files("Microsoft Visual Studio\\Installer\\vswhere.exe"),
            name: "Visual Studio C++ Build Tools with the Windows SDK",
        },
    ]
}

fn has_webview(hive: &str) -> bool {
    let client =
        format!("{hive}\\Microsoft\\EdgeUpdate\\Clients\\{{F3017226-FE2A-4295-8BDF-00C3A9A7E4C5}}");
    answer(program("reg").args(["query", &client, "/v", "pv"])).is_some()
}

fn program_files(path: &str) -> bool {
    std::env::var_os("ProgramFiles(x86)")
        .is_some_and(|folder| std::path::Path::new(&folder).join(path).is_file())
}

fn macos() -> Vec<Need> {
    vec![Need {
        is_met: answer(program("xcode-select").arg("--print-path")).is_some(),
        name: "the Xcode Command Line Tools (`xcode-select --install`)",
    }]
}

fn linux() -> Vec<Need> {
    let library = |name| answer(program("pkg-config").args(["--exists", name])).is_some();
    let tool = |name| on_path(name).is_some();
    let browsers = ["chromium", "chromium-browser", "google-chrome"];
    vec![
        Need {
            is_met: tool("cc"),
            name: "a C compiler (gcc)",
        },
        Need {
            is_met: tool("pkg-config"),
            name: "pkg-config",
        },
        Need {
            is_met: library("openssl"),
            name: "the development files of OpenSSL",
        },
        Need {
            is_met: library("webkit2gtk-4.1"),
            name: "the development files of WebKitGTK 4.1",
        },
        Need {
            is_met: library("librsvg-2.0"),
            name: "the development files of librsvg",
        },
        Need {
            is_met: tool("WebKitWebDriver"),
            name: "WebKitWebDriver (with WebKitGTK or apart)",
        },
        Need {
            is_met: tool("Xvfb"),
            name: "Xvfb",
        },
        Need {
            is_met: tool("dbus-daemon"),
            name: "dbus-daemon",
        },
        Need {
            is_met: browsers.into_iter().any(tool),
            name: "Chromium",
        },
        Need {
            is_met: tool("qpdf"),
            name: "qpdf",
        },
        Need {
            is_met: tool("pdftotext"),
            name: "poppler's tools",
        },
        Need {
            is_met: tool("mutool"),
            name: "MuPDF's tools",
        },
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_missing_is_named() {
        let there = Need {
            is_met: true,
            name: "this",
        };
        let missing = Need {
            is_met: false,
            name: "that",
        };
        let said = judge(&[there, missing]).unwrap_err().to_string();
        assert!(said.contains("install that, then"), "{said}");
        assert!(
            judge(&[Need {
                is_met: true,
                name: "this"
            }])
            .is_ok()
        );
    }
}
