//! The shipped commands on a stand-in runtime.

use std::convert::Infallible;
use std::path::PathBuf;
use std::sync::{Arc, Mutex};

use axum::Json;
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::{StatusCode, header};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};
use tauri::ipc::{CallbackFn, InvokeBody};
use tauri::test::{INVOKE_KEY, MockRuntime, mock_builder, mock_context, noop_assets};
use tauri::webview::InvokeRequest;
use tauri::{App, Listener, Manager, WebviewWindow, WebviewWindowBuilder};
use tokio::sync::broadcast;
use tokio_stream::wrappers::BroadcastStream;
use tokio_stream::{Stream, StreamExt};
use yike_desktop::bindings::ipc;
use yike_desktop::desk::Desk;

use crate::Bridge;

/// The program, without a window.
pub(crate) struct Product {
    window: WebviewWindow<MockRuntime>,
    desk: Arc<Desk>,
    told: broadcast::Sender<String>,
    // The window lives as long as its application.
    _app: Mutex<App<MockRuntime>>,
}

/// The events that pages listen to.
const EVENTS: [&str; 3] = ["archive-changed", "archive-locked", "job-progress"];
/// Events kept for a page that is slow to read.
const WAITING: usize = 256;

impl Product {
    /// Starts the program on an archive.
    pub(crate) fn start(archive: PathBuf) -> tauri::Result<Self> {
        let ipc = ipc::<MockRuntime>();
        let app = mock_builder()
            .plugin(tauri_plugin_dialog::init())
            .plugin(tauri_plugin_opener::init())
            .invoke_handler(ipc.invoke_handler())
            .build(mock_context(noop_assets()))?;
        ipc.mount_events(&app);
        let desk = Arc::new(Desk::new(archive, "yike-bridge"));
        yike_desktop::connect(&desk, app.handle());
        app.manage(Arc::clone(&desk));
        let (told, _) = broadcast::channel(WAITING);
        for event in EVENTS {
            let told = told.clone();
            app.listen_any(event, move |heard| {
                // Nobody listens while no page is open.
                let _ = told.send(format!(
                    "{{\"event\":\"{event}\",\"payload\":{}}}",
                    heard.payload()
                ));
            });
        }
        let window =
            WebviewWindowBuilder::new(&app, "main", tauri::WebviewUrl::default()).build()?;
        Ok(Self {
            window,
            desk,
            told,
            _app: Mutex::new(app),
        })
    }

    /// Runs a command; blocks until it has answered.
    fn run(&self, command: String, arguments: Value) -> Result<Value, Value> {
        let url = "tauri://localhost".parse().map_err(|_| json!(null))?;
        let invoke = InvokeRequest {
            cmd: command,
            callback: CallbackFn(0),
            error: CallbackFn(1),
            url,
            body: InvokeBody::Json(arguments),
            headers: Default::default(),
            invoke_key: INVOKE_KEY.to_owned(),
        };
        let answer = tauri::test::get_ipc_response(&self.window, invoke)?;
        Ok(answer.deserialize().unwrap_or_default())
    }
}

/// `POST /ipc/<command>`: 200 with the answer, 400 with the refusal.
pub(crate) async fn call(
    State(bridge): State<Bridge>,
    Path(command): Path<String>,
    body: Bytes,
) -> Response {
    let arguments = match body.is_empty() {
        true => Ok(json!({})),
        false => serde_json::from_slice(&body),
    };
    let Ok(arguments) = arguments else {
        return StatusCode::BAD_REQUEST.into_response();
    };
    let product = Arc::clone(&bridge.product);
    match tokio::task::spawn_blocking(move || product.run(command, arguments)).await {
        Ok(Ok(answer)) => Json(answer).into_response(),
        Ok(Err(refusal)) => (StatusCode::BAD_REQUEST, Json(refusal)).into_response(),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

/// `GET /events`: everything that the window would tell its pages.
pub(crate) async fn events(
    State(bridge): State<Bridge>,
) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let told = BroadcastStream::new(bridge.product.told.subscribe());
    Sse::new(
        told.filter_map(Result::ok)
            .map(|line| Ok(Event::default().data(line))),
    )
    .keep_alive(KeepAlive::default())
}

/// `GET /paper/<token>`: a rendered sheet.
pub(crate) async fn paper(State(bridge): State<Bridge>, Path(token): Path<String>) -> Response {
    match bridge.product.desk.rendered(&token) {
        Some((media_type, bytes)) => (
            [
                (header::CONTENT_TYPE, media_type),
                (header::CACHE_CONTROL, "no-store"),
            ],
            bytes,
        )
            .into_response(),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}
