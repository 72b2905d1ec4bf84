//! Pages to PDF bytes. printpdf is the writer and only this room knows it.
//!
//! What the writer leaves open is settled here: every glyph carries its text (or copying would give U+FFFD), the faces
//! are cut down to the glyphs that are used, and names, object numbers, dates and the file's identity follow from the
//! content alone, so that the same sheet is the same bytes on every machine.
//!
//! What is written says of itself that it is PDF/A-2b (ISO 19005-2): complaint files are kept for years. Its text is
//! tagged, so that it can be read aloud and extracted in its order. A document in which pages of other documents stand
//! makes no such claim, since nobody looks into those.

mod archival;
mod content;
mod finish;
mod fonts;
pub mod foreign;
mod outline;
mod pictures;
mod shared;
mod tags;

use chrono::NaiveDateTime;
use printpdf::{Mm, PdfDocument, PdfPage, PdfParseErrorSeverity, PdfSaveOptions};

use super::face::Faces;
use super::mark::Page;
use super::structure::Structure;

/// What the document says about itself.
#[derive(Clone, Debug, PartialEq)]
pub struct Description {
    /// Its title, which viewers show in their window's head.
    pub title: String,
    /// Whose paper it is: the firm.
    pub author: String,
    /// When it was made, in Beijing time.
    pub created: NaiveDateTime,
}

/// The bytes could not be made: a fault of the program, since no content leads to it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the PDF could not be written: {0}")]
pub struct NotWritten(String);

impl NotWritten {
    fn because(reason: impl ToString) -> Self {
        Self(reason.to_string())
    }

    /// What the writer said.
    pub fn reason(&self) -> &str {
        &self.0
    }
}

/// The bytes of a PDF of these pages, whose parts `structure` names.
///
/// # Errors
/// [`NotWritten`] when a face cannot be cut down or the writer gives up.
pub fn write(
    faces: &Faces,
    pages: &[Page],
    structure: &Structure,
    description: &Description,
) -> Result<Vec<u8>, NotWritten> {
    let fonts = fonts::embed(faces, pages)?;
    let pictures = pictures::gather(pages);
    let foreign = foreign::gather(pages);
    let mut document = PdfDocument::new(&description.title);
    document
        .metadata
        .info
        .author
        .clone_from(&description.author);
    document.metadata.info.creator = PROGRAM.to_owned();
    document.metadata.info.producer = PROGRAM.to_owned();
    document.metadata.info.conformance = finish::plain_conformance();
    for font in fonts.values() {
        document
            .resources
            .fonts
            .map
            .insert(font.id.clone(), font.description.clone());
    }
    for picture in &pictures {
        document
            .resources
            .xobjects
            .map
            .insert(picture.id.clone(), picture.object());
    }
    for placed in &foreign {
        let objects = &mut document.resources.xobjects.map;
        objects.insert(placed.id.clone(), placed.stand_in());
    }
    let placed = content::Placed {
        pictures: &pictures,
        foreign: &foreign,
    };
    let mut tagged = Vec::with_capacity(pages.len());
    let mut written = Vec::with_capacity(pages.len());
    for page in pages {
        let content = content::of(page, structure, &fonts, &placed);
        let millimetres = |points: f32| Mm(points * 25.4 / 72.0);
        let (width, height) = (page.sheet.width, page.sheet.height);
        written.push(PdfPage::new(
            millimetres(width),
            millimetres(height),
            content.operations,
        ));
        tagged.push(content.parts);
    }
    document.with_pages(written);
    let options = PdfSaveOptions {
        image_optimization: None,
        ..PdfSaveOptions::default()
    };
    let mut warnings = Vec::new();
    let written = document.to_lopdf_document(&options, &mut warnings);
    if let Some(warning) = warnings
        .into_iter()
        .find(|warning| warning.severity == PdfParseErrorSeverity::Error)
    {
        return Err(NotWritten(warning.msg));
    }
    let content = finish::Content {
        pages,
        structure,
        tagged: &tagged,
        fonts: &fonts,
        foreign: &foreign,
    };
    finish::finish(written, &content, description)
}

/// What the document names as its maker.
const PROGRAM: &str = "Yike";
