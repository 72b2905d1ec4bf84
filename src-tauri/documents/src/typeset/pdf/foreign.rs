//! Pages of other documents: attachments that stand in a book of ours as they are.
//!
//! A page becomes a form (ISO 32000-1, 8.10) that fills a square of one by one, whichever way it was turned, as a
//! picture does. What its annotations show (the values of a form that was filled in) is drawn into it, or it would be
//! lost.

mod copy;
mod embed;

use std::io::Read;
use std::sync::Arc;

use flate2::read::ZlibDecoder;
use lopdf::{Dictionary, Document, Error, Object, ObjectId, Stream};

pub use embed::{Placed, embed, gather};

/// Why the pages of a file cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ForeignProblem {
    /// It is no PDF, or a damaged one, or one whose content is packed in a way that nobody should use.
    #[error("not a PDF, or a damaged one")]
    Unreadable,
    /// It is encrypted, with a password or without.
    #[error("an encrypted PDF")]
    Encrypted,
    /// It has more than [`MOST_PAGES`].
    #[error("more than {MOST_PAGES} pages")]
    TooLong,
}

/// The most pages of a file that is still taken.
pub const MOST_PAGES: usize = 500;

/// The most bytes that what draws a page may unpack to.
const MOST_CONTENT: usize = 64 << 20;

/// How far up a page looks for what it inherits, and how often a reference may lead on.
const MOST_STEPS: usize = 64;

/// The sides of an A4 page in points, for a page that does not say how large it is.
const A4: [f32; 4] = [0.0, 0.0, 595.28, 841.89];

/// A page of another document.
#[derive(Clone, Debug)]
pub struct ForeignPage {
    document: Arc<Document>,
    id: ObjectId,
    /// What is seen of it: its left, lower, right and upper edge.
    corners: [f32; 4],
    /// How often it is turned by a quarter, clockwise.
    quarters: u8,
    /// What draws it.
    content: Vec<u8>,
}

impl ForeignPage {
    /// The pages of a PDF.
    ///
    /// # Errors
    /// A [`ForeignProblem`] that says why they cannot be used.
    pub fn read(file: &[u8]) -> Result<Vec<Self>, ForeignProblem> {
        let document = Document::load_mem(file).map_err(|error| match error {
            Error::Decryption(_)
            | Error::InvalidPassword
            | Error::UnsupportedSecurityHandler(_) => ForeignProblem::Encrypted,
            _ => ForeignProblem::Unreadable,
        })?;
        // The reader opens a file that is locked to printing and copying only, with no password.
        if document.encryption_state.is_some() || document.trailer.has(b"Encrypt") {
            return Err(ForeignProblem::Encrypted);
        }
        let ids: Vec<ObjectId> = document.page_iter().take(MOST_PAGES + 1).collect();
        match ids.len() {
            0 => return Err(ForeignProblem::Unreadable),
            count if count > MOST_PAGES => return Err(ForeignProblem::TooLong),
            _ => {}
        }
        let document = Arc::new(document);
        ids.into_iter()
            .map(|id| Self::of(&document, id).ok_or(ForeignProblem::Unreadable))
            .collect()
    }

    fn of(document: &Arc<Document>, id: ObjectId) -> Option<Self> {
        let page = document.get_dictionary(id).ok()?;
        let inherited = |key: &[u8]| inherited(document, page, key);
        let corners = inherited(b"CropBox")
            .and_then(|corners| corners_of(document, corners))
            .or_else(|| corners_of(document, inherited(b"MediaBox")?))
            .unwrap_or(A4);
        let turned = inherited(b"Rotate").and_then(number).unwrap_or(0.0) as i64;
        let mut content = Vec::new();
        for stream in contents(document, page)? {
            content.extend(unpacked(stream)?);
            // Words may not run together where one stream ends and the next begins.
            content.push(b'\n');
        }
        Some(Self {
            document: document.clone(),
            id,
            corners,
            quarters: turned.div_euclid(90).rem_euclid(4) as u8,
            content,
        })
    }

    /// Its width and height as it is looked at, in points.
    pub fn size(&self) -> (f32, f32) {
        let [left, lower, right, upper] = self.corners;
        let (width, height) = (right - left, upper - lower);
        let unit = self.document.get_dictionary(self.id).ok();
        let unit = unit
            .and_then(|page| number(page.get(b"UserUnit").ok()?))
            .filter(|unit| *unit > 0.0)
            .unwrap_or(1.0);
        if self.quarters.is_multiple_of(2) {
            (width * unit, height * unit)
        } else {
            (height * unit, width * unit)
        }
    }

    /// Whether it is a page of the same file as another, and the same one.
    fn is(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.document, &other.document) && self.id == other.id
    }
}

fn number(object: &Object) -> Option<f32> {
    object.as_float().ok().filter(|number| number.is_finite())
}

/// Four corners, whichever of them are named, of a page that has a size.
fn corners_of(document: &Document, object: &Object) -> Option<[f32; 4]> {
    let (_, object) = document.dereference(object).ok()?;
    let numbers: Vec<f32> = object
        .as_array()
        .ok()?
        .iter()
        .filter_map(|side| number(document.dereference(side).ok()?.1))
        .collect();
    let [a, b, c, d] = numbers[..] else {
        return None;
    };
    let corners = [a.min(c), b.min(d), a.max(c), b.max(d)];
    (corners[2] - corners[0] >= 1.0 && corners[3] - corners[1] >= 1.0).then_some(corners)
}

/// What a page says, or what it has from the list that it stands in.
fn inherited<'d>(document: &'d Document, page: &'d Dictionary, key: &[u8]) -> Option<&'d Object> {
    let mut here = page;
    for _ in 0..MOST_STEPS {
        if let Ok(object) = here.get(key) {
            return Some(document.dereference(object).ok()?.1);
        }
        let parent = here.get(b"Parent").ok()?;
        here = document.dereference(parent).ok()?.1.as_dict().ok()?;
    }
    None
}

/// The streams that draw a page: none, one or several; `None` where one of them is missing.
fn contents<'d>(document: &'d Document, page: &'d Dictionary) -> Option<Vec<&'d Stream>> {
    let Ok(entry) = page.get(b"Contents") else {
        return Some(Vec::new());
    };
    match document.dereference(entry).ok()?.1 {
        Object::Stream(stream) => Some(vec![stream]),
        Object::Array(parts) => parts
            .iter()
            .map(|part| document.dereference(part).ok()?.1.as_stream().ok())
            .collect(),
        Object::Null => Some(Vec::new()),
        _ => None,
    }
}

/// What draws a page, or `None` where not all of it can be read: a part of a page is worse than none.
fn unpacked(stream: &Stream) -> Option<Vec<u8>> {
    let filters = stream.filters().unwrap_or_default();
    if filters.first() == Some(&&b"FlateDecode"[..]) && !is_whole(&stream.content) {
        return None;
    }
    stream.get_plain_content_with_limit(MOST_CONTENT).ok()
}

/// Whether packed bytes can be unpacked to their end: the reader takes what comes before a damaged place.
fn is_whole(packed: &[u8]) -> bool {
    let mut unpacked = ZlibDecoder::new(packed).take(MOST_CONTENT as u64 + 1);
    std::io::copy(&mut unpacked, &mut std::io::sink()).is_ok()
}
