//! The built screen, under the content security policy of the window.

use std::io;
use std::path::{Component, Path};

use tiny_http::{Header, Request, Response};

/// The window's own configuration: one policy for both.
const CONFIGURATION: &str = include_str!("../../tauri.conf.json");

/// Serves a file of the built screen; every other path is the page itself, whose router reads it.
pub(crate) fn serve(request: Request, path: &str, pages: &Path) -> io::Result<()> {
    let relative = Path::new(path.trim_start_matches('/'));
    let plain = relative
        .components()
        .all(|part| matches!(part, Component::Normal(_)));
    let file = pages.join(relative);
    let file = if plain && file.is_file() {
        file
    } else {
        pages.join("index.html")
    };
    let Ok(bytes) = std::fs::read(&file) else {
        return request
            .respond(Response::from_string("the screen is not built").with_status_code(404));
    };
    let headers = [
        ("content-type", media_type(&file)),
        ("cache-control", "no-store"),
        ("content-security-policy", &policy()),
    ];
    let headers = headers
        .into_iter()
        .filter_map(|(name, value)| Header::from_bytes(name, value).ok());
    request.respond(headers.fold(Response::from_data(bytes), Response::with_header))
}

/// The window's policy; what the window asks by schemes of its own, a browser asks of this server.
fn policy() -> String {
    let configuration: serde_json::Value = serde_json::from_str(CONFIGURATION).unwrap_or_default();
    let directives = configuration["app"]["security"]["csp"]
        .as_object()
        .cloned()
        .unwrap_or_default();
    let written = directives.iter().map(|(name, value)| {
        let extra = if name == "connect-src" { " 'self'" } else { "" };
        format!("{name} {}{extra}", value.as_str().unwrap_or("'none'"))
    });
    written.collect::<Vec<_>>().join("; ")
}

fn media_type(file: &Path) -> &'static str {
    match file.extension().and_then(|ending| ending.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("woff2") => "font/woff2",
        Some("wasm") => "application/wasm",
        Some("json") => "application/json",
        _ => "application/octet-stream",
    }
}
