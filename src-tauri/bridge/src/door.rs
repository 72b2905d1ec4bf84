//! Who may come in: this machine only, with the token of the page's own address.

use tiny_http::Request;

/// The checks of every request.
pub(crate) struct Door {
    port: u16,
    token: String,
}

impl Door {
    /// A door with a fresh token.
    pub(crate) fn new(port: u16) -> Result<Self, getrandom::Error> {
        let mut bytes = [0_u8; 24];
        getrandom::fill(&mut bytes)?;
        let token = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
        Ok(Self { port, token })
    }

    /// The address of the page, token included.
    pub(crate) fn address(&self) -> String {
        format!("http://127.0.0.1:{}/?token={}", self.port, self.token)
    }

    /// The status with which a request is turned away. Host and Origin are checked against other sites that a browser
    /// on this machine may have open.
    pub(crate) fn refusal(&self, request: &Request, guarded: bool) -> Option<u16> {
        let own = format!("127.0.0.1:{}", self.port);
        let header = |name: &'static str| {
            request
                .headers()
                .iter()
                .find(|header| header.field.equiv(name))
                .map(|header| header.value.as_str().to_owned())
        };
        if header("Host").as_deref() != Some(&own) {
            return Some(421);
        }
        if header("Origin").is_some_and(|origin| origin != format!("http://{own}")) {
            return Some(403);
        }
        if !guarded {
            return None;
        }
        let given = header("x-yike-token").or_else(|| token_of(request.url()));
        match given.as_deref() == Some(&self.token) {
            true => None,
            false => Some(401),
        }
    }
}

fn token_of(url: &str) -> Option<String> {
    let query = url.split_once('?')?.1;
    query
        .split('&')
        .find_map(|pair| pair.strip_prefix("token="))
        .map(str::to_owned)
}
