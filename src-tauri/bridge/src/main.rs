//! Test only: the real command handler, its events and the built screen on loopback HTTP, so that a plain browser tests
//! what the window ships. Argument names, serde and error shapes are the shipped ones.

#[cfg(not(debug_assertions))]
compile_error!("the bridge opens the archive to a browser; it exists in debug builds only");

mod door;
mod events;
mod page;
mod product;

use std::io::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use clap::Parser;

/// Requests answered at the same time; one more waits for events.
const ANSWERERS: usize = 8;

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

fn main() -> ExitCode {
    match serve(Options::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // Where nobody reads it, there is nobody to tell.
            let _ = writeln!(std::io::stderr(), "{error}");
            ExitCode::FAILURE
        }
    }
}

fn serve(options: Options) -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
    let server = Arc::new(tiny_http::Server::http(("127.0.0.1", options.port))?);
    let port = server
        .server_addr()
        .to_ip()
        .map(|address| address.port())
        .unwrap_or_default();
    let door = Arc::new(door::Door::new(port)?);
    let product = Arc::new(product::Product::start(options.archive)?);
    let pages = Arc::new(options.pages);
    writeln!(std::io::stdout(), "{}", door.address())?;
    let answerers: Vec<_> = (0..ANSWERERS)
        .map(|_| {
            let (server, door, product, pages) =
                (server.clone(), door.clone(), product.clone(), pages.clone());
            std::thread::spawn(move || {
                while let Ok(request) = server.recv() {
                    answer(request, &door, &product, &pages);
                }
            })
        })
        .collect();
    for answerer in answerers {
        // A panic in one answer has ended that thread; the others go on.
        let _ = answerer.join();
    }
    Ok(())
}

fn answer(
    request: tiny_http::Request,
    door: &door::Door,
    product: &Arc<product::Product>,
    pages: &std::path::Path,
) {
    let path = request
        .url()
        .split('?')
        .next()
        .unwrap_or_default()
        .to_owned();
    let guarded = ["/ipc/", "/events", "/paper/"]
        .iter()
        .any(|prefix| path.starts_with(prefix));
    // A browser that has gone away needs no answer.
    let _ = match door.refusal(&request, guarded) {
        Some(status) => request.respond(tiny_http::Response::empty(status)),
        None if path.starts_with("/ipc/") => product.call(request, &path["/ipc/".len()..]),
        None if path == "/events" => events::stream(request, product),
        None if path.starts_with("/paper/") => product.paper(request, &path["/paper/".len()..]),
        None => page::serve(request, &path, pages),
    };
}
