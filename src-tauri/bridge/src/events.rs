//! Events as server-sent events.

use std::io::{self, Write as _};
use std::sync::Arc;
use std::time::Duration;

use tiny_http::Request;

use crate::product::Product;

/// A sign of life, so that a page that has gone is noticed.
const BEAT: Duration = Duration::from_secs(10);

/// Sends events to a page until it goes away, on a thread of its own: answers must not wait for it.
pub(crate) fn stream(request: Request, product: &Arc<Product>) -> io::Result<()> {
    let told = product.listen();
    std::thread::Builder::new().name("events".to_owned()).spawn(move || {
        let mut page = request.into_writer();
        let head = "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ncache-control: no-store\r\nconnection: close\r\n\r\n";
        let mut sent = page.write_all(head.as_bytes()).and_then(|()| page.flush());
        while sent.is_ok() {
            let text = match told.recv_timeout(BEAT) {
                Ok(line) => format!("data: {line}\n\n"),
                Err(std::sync::mpsc::RecvTimeoutError::Timeout) => ": \n\n".to_owned(),
                Err(std::sync::mpsc::RecvTimeoutError::Disconnected) => return,
            };
            sent = page.write_all(text.as_bytes()).and_then(|()| page.flush());
        }
    })?;
    Ok(())
}
