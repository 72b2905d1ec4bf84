//! The built screen, under the content security policy of the window.

use std::path::{Component, Path};

use axum::extract::State;
use axum::http::{StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};

use crate::Bridge;

/// The window's own configuration: one policy for both.
const CONFIGURATION: &str = include_str!("../../tauri.conf.json");

/// Serves a file of the built screen; every other path is the page itself, whose router reads it.
pub(crate) async fn serve(State(bridge): State<Bridge>, uri: Uri) -> Response {
    let relative = Path::new(uri.path().trim_start_matches('/'));
    let plain = relative
        .components()
        .all(|part| matches!(part, Component::Normal(_)));
    let file = bridge.pages.join(relative);
    let file = if plain && file.is_file() {
        file
    } else {
        bridge.pages.join("index.html")
    };
    let Ok(bytes) = tokio::fs::read(&file).await else {
        return (StatusCode::NOT_FOUND, "the screen is not built").into_response();
    };
    let headers = [
        (header::CONTENT_TYPE, media_type(&file).to_owned()),
        (header::CACHE_CONTROL, "no-store".to_owned()),
        (header::CONTENT_SECURITY_POLICY, policy()),
    ];
    (headers, bytes).into_response()
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
