//! The shipped commands on a stand-in runtime.

use std::io;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError, mpsc};

use tauri::ipc::{CallbackFn, InvokeBody};
use tauri::test::{INVOKE_KEY, MockRuntime, mock_builder, mock_context, noop_assets};
use tauri::webview::InvokeRequest;
use tauri::{App, Listener, Manager, WebviewWindow, WebviewWindowBuilder};
use tiny_http::{Header, Request, Response};
use yike_desktop::bindings::ipc;
use yike_desktop::desk::Desk;

/// The program, without a window.
pub(crate) struct Product {
    window: WebviewWindow<MockRuntime>,
    desk: Arc<Desk>,
    listeners: Arc<Mutex<Vec<mpsc::Sender<String>>>>,
    // The window lives as long as its application.
    _app: Mutex<App<MockRuntime>>,
}

/// The events that pages listen to.
const EVENTS: [&str; 3] = ["archive-changed", "archive-locked", "job-progress"];

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
        app.manage(desk.clone());
        let listeners: Arc<Mutex<Vec<mpsc::Sender<String>>>> = Arc::default();
        for event in EVENTS {
            let listeners = listeners.clone();
            app.listen_any(event, move |told| {
                let line = format!("{{\"event\":\"{event}\",\"payload\":{}}}", told.payload());
                let mut listeners = listeners.lock().unwrap_or_else(PoisonError::into_inner);
                listeners.retain(|listener| listener.send(line.clone()).is_ok());
            });
        }
        let window =
            WebviewWindowBuilder::new(&app, "main", tauri::WebviewUrl::default()).build()?;
        Ok(Self {
            window,
            desk,
            listeners,
            _app: Mutex::new(app),
        })
    }

    /// What is told from now on.
    pub(crate) fn listen(&self) -> mpsc::Receiver<String> {
        let (sender, receiver) = mpsc::channel();
        self.listeners
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push(sender);
        receiver
    }

    /// Runs a command.
    pub(crate) fn call(&self, mut request: Request, command: &str) -> io::Result<()> {
        let mut body = String::new();
        request.as_reader().read_to_string(&mut body)?;
        let arguments = match body.as_str() {
            "" => Ok(serde_json::json!({})),
            text => serde_json::from_str(text),
        };
        let Ok(arguments) = arguments else {
            return request.respond(Response::empty(400));
        };
        let Ok(url) = "tauri://localhost".parse() else {
            return request.respond(Response::empty(500));
        };
        let invoke = InvokeRequest {
            cmd: command.to_owned(),
            callback: CallbackFn(0),
            error: CallbackFn(1),
            url,
            body: InvokeBody::Json(arguments),
            headers: Default::default(),
            invoke_key: INVOKE_KEY.to_owned(),
        };
        let (status, text) = match tauri::test::get_ipc_response(&self.window, invoke) {
            Ok(answer) => (
                200,
                answer
                    .deserialize::<serde_json::Value>()
                    .unwrap_or_default()
                    .to_string(),
            ),
            Err(refusal) => (400, refusal.to_string()),
        };
        let response = Response::from_string(text).with_status_code(status);
        request.respond(with_type(response, "application/json"))
    }

    /// Gives a rendered sheet.
    pub(crate) fn paper(&self, request: Request, token: &str) -> io::Result<()> {
        match self.desk.rendered(token) {
            Some(bytes) => {
                request.respond(with_type(Response::from_data(bytes), "application/pdf"))
            }
            None => request.respond(Response::empty(404)),
        }
    }
}

fn with_type<R: io::Read>(response: Response<R>, media_type: &str) -> Response<R> {
    match Header::from_bytes("content-type", media_type) {
        Ok(header) => response.with_header(header),
        Err(()) => response,
    }
}
