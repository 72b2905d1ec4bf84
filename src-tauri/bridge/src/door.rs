//! Who may come in: this machine only, with the token of the page's own address.

use axum::extract::{Request, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::middleware::Next;
use axum::response::Response;

use crate::Bridge;

/// The checks of every request.
pub(crate) struct Door {
    own_host: String,
    token: String,
}

impl Door {
    /// A door with a fresh token.
    pub(crate) fn new(port: u16) -> Result<Self, getrandom::Error> {
        let mut bytes = [0_u8; 24];
        getrandom::fill(&mut bytes)?;
        let token = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
        Ok(Self {
            own_host: format!("127.0.0.1:{port}"),
            token,
        })
    }

    /// The address of the page, token included.
    pub(crate) fn address(&self) -> String {
        format!("http://{}/?token={}", self.own_host, self.token)
    }
}

/// Host and Origin are checked against other sites that a browser on this machine may have open.
pub(crate) async fn require_own_host(
    State(bridge): State<Bridge>,
    request: Request,
    next: Next,
) -> Result<Response, StatusCode> {
    let own = &bridge.door.own_host;
    if text(request.headers(), header::HOST.as_str()) != Some(own) {
        return Err(StatusCode::MISDIRECTED_REQUEST);
    }
    match text(request.headers(), header::ORIGIN.as_str()) {
        Some(origin) if origin != format!("http://{own}") => Err(StatusCode::FORBIDDEN),
        _ => Ok(next.run(request).await),
    }
}

/// What reads the archive wants the token: as a header, or in the address where a header cannot be set.
pub(crate) async fn require_token(
    State(bridge): State<Bridge>,
    request: Request,
    next: Next,
) -> Result<Response, StatusCode> {
    let in_address = request
        .uri()
        .query()
        .unwrap_or_default()
        .split('&')
        .find_map(|pair| pair.strip_prefix("token="));
    match text(request.headers(), "x-yike-token").or(in_address) == Some(&bridge.door.token) {
        true => Ok(next.run(request).await),
        false => Err(StatusCode::UNAUTHORIZED),
    }
}

fn text<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers.get(name)?.to_str().ok()
}
