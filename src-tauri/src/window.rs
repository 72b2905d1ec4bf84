//! Opens the window and connects it to the desk.

use std::path::PathBuf;
use std::sync::Arc;

use tauri::http::{Response, StatusCode, header};
use tauri::{AppHandle, Manager, Runtime};
use tauri_plugin_opener::OpenerExt;
use tauri_specta::Event;

use crate::bindings::ipc;
use crate::desk::Desk;
use crate::events::{ArchiveLocked, Notice};
use crate::{paper, picker};

/// Runs the program until its window is closed.
///
/// # Panics
/// When the system offers no webview: there is nothing to show an error in.
pub fn run() {
    let ipc = ipc::<tauri::Wry>();
    tauri::Builder::default()
        .plugin(tauri_plugin_single_instance::init(|app, _, _| {
            if let Some(window) = app.get_webview_window("main") {
                // Failing to come to the front is no reason to fail.
                let _ = window.unminimize();
                let _ = window.set_focus();
            }
        }))
        .plugin(
            tauri_plugin_log::Builder::new()
                .level(log::LevelFilter::Info)
                .build(),
        )
        .plugin(tauri_plugin_window_state::Builder::new().build())
        .plugin(tauri_plugin_dialog::init())
        .plugin(tauri_plugin_opener::init())
        .register_uri_scheme_protocol(paper::SCHEME, |context, request| {
            answer(context.app_handle(), request.uri().path())
        })
        .invoke_handler(ipc.invoke_handler())
        .setup(move |app| {
            ipc.mount_events(app);
            let desk = Arc::new(Desk::new(archive_folder(app.handle())?, "驿客"));
            connect(&desk, app.handle());
            app.manage(desk);
            open_window(app)?;
            Ok(())
        })
        .run(tauri::generate_context!())
        .expect("the system has a webview");
}

/// Opens the window of the configuration, whose page keeps nothing on the disk.
///
/// WebKit offers no page in that mode to a driver, so a debug build that is driven by one goes without.
fn open_window(app: &tauri::App) -> tauri::Result<()> {
    let is_driven =
        cfg!(debug_assertions) && std::env::var_os("TAURI_WEBVIEW_AUTOMATION").is_some();
    for window in &app.config().app.windows {
        tauri::WebviewWindowBuilder::from_config(app.handle(), window)?
            .incognito(window.incognito && !is_driven)
            .build()?;
    }
    Ok(())
}

/// Connects a desk to an application: the window's own, or the one that stands in for it under the test bridge.
pub fn connect<R: Runtime>(desk: &Desk, app: &AppHandle<R>) {
    let teller = app.clone();
    let chooser = app.clone();
    let opener = app.clone();
    desk.connect(
        Box::new(move |notice| tell(&teller, notice)),
        Box::new(move |ask| picker::ask(&chooser, ask)),
        Box::new(move |path| {
            opener
                .opener()
                .open_path(path.to_string_lossy(), None::<&str>)
                .is_ok()
        }),
    );
}

fn tell<R: Runtime>(app: &AppHandle<R>, notice: Notice) {
    let told = match notice {
        Notice::Changed(changed) => changed.emit(app),
        Notice::Locked => ArchiveLocked.emit(app),
        Notice::Progress(progress) => progress.emit(app),
    };
    if let Err(error) = told {
        log::warn!("a page was not told: {error}");
    }
}

/// `YIKE_ARCHIVE` names another archive, for demonstrations and for firms that keep several.
fn archive_folder<R: Runtime>(app: &AppHandle<R>) -> tauri::Result<PathBuf> {
    match std::env::var_os("YIKE_ARCHIVE") {
        Some(folder) => Ok(PathBuf::from(folder)),
        None => Ok(app.path().app_data_dir()?.join("archive")),
    }
}

fn answer<R: Runtime>(app: &AppHandle<R>, path: &str) -> Response<Vec<u8>> {
    let rendered = app
        .try_state::<Arc<Desk>>()
        .and_then(|desk| desk.rendered(path.trim_start_matches('/')));
    let builder = Response::builder()
        .header(header::CACHE_CONTROL, "no-store")
        .header(header::ACCESS_CONTROL_ALLOW_ORIGIN, "*");
    let response = match rendered {
        Some((media_type, bytes)) => builder.header(header::CONTENT_TYPE, media_type).body(bytes),
        None => builder.status(StatusCode::NOT_FOUND).body(Vec::new()),
    };
    response.unwrap_or_default()
}
