//! Test only: the real command handler, its events and the built screen on loopback HTTP, so that a plain browser tests
//! what the window ships. Argument names, serde and error shapes are the shipped ones.

#[cfg(not(debug_assertions))]
compile_error!("the bridge opens the archive to a browser; it exists in debug builds only");

mod door;
mod page;
mod product;

use std::io::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use axum::Router;
use axum::middleware;
use axum::routing::{get, post};
use clap::Parser;

/// Serves an archive to a browser on this machine.
#[derive(Parser)]
struct Options {
    /// The archive's folder.
    #[arg(long)]
    archive: PathBuf,
    /// The port; 0 takes a free one.
    #[arg(long, default_value_t = 0)]
    port: u16,
    /// The built screen.
    #[arg(long, default_value = "ui/dist")]
    pages: PathBuf,
}

/// What every answer may need.
#[derive(Clone)]
struct Bridge {
    door: Arc<door::Door>,
    product: Arc<product::Product>,
    pages: Arc<PathBuf>,
}

fn main() -> ExitCode {
    let served = tauri::async_runtime::block_on(serve(Options::parse()));
    match served {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // Where nobody reads it, there is nobody to tell.
            let _ = writeln!(std::io::stderr(), "{error}");
            ExitCode::FAILURE
        }
    }
}

async fn serve(options: Options) -> Result<(), Box<dyn std::error::Error>> {
    let listener = tokio::net::TcpListener::bind(("127.0.0.1", options.port)).await?;
    let door = Arc::new(door::Door::new(listener.local_addr()?.port())?);
    let bridge = Bridge {
        door: Arc::clone(&door),
        product: Arc::new(product::Product::start(options.archive)?),
        pages: Arc::new(options.pages),
    };
    let routes = Router::new()
        .route("/ipc/{command}", post(product::call))
        .route("/events", get(product::events))
        .route("/paper/{token}", get(product::paper))
        .route_layer(middleware::from_fn_with_state(
            bridge.clone(),
            door::require_token,
        ))
        .fallback(page::serve)
        .layer(middleware::from_fn_with_state(
            bridge.clone(),
            door::require_own_host,
        ))
        .with_state(bridge);
    writeln!(std::io::stdout(), "{}", door.address())?;
    axum::serve(listener, routes).await?;
    Ok(())
}
