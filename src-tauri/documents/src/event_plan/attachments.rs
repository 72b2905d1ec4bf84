//! 附件: each behind a sheet of its own that names it, as it was handed in.

use std::sync::Arc;

use super::style::{BODY, caption};
use crate::paper::PaperError;
use crate::typeset::face::Typeface;
use crate::typeset::flow::Flow;
use crate::typeset::mm;
use crate::typeset::page::{Sheet, Size};
use crate::typeset::paragraph::{Align, Paragraph, Type};
use crate::typeset::pdf::foreign::ForeignPage;
use crate::typeset::picture::Picture;

/// How something is bound.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Binding {
    /// 附于书后: behind the plan, in the same book.
    #[default]
    Appended,
    /// 单独装订: on its own, such as lists with personal information.
    Separate,
}

impl Binding {
    /// As the list of attachments says it.
    pub fn zh(self) -> &'static str {
        match self {
            Self::Appended => "附于书后",
            Self::Separate => "单独装订",
        }
    }
}

/// 附件清单, one row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PlanAttachment {
    /// 名称.
    pub title: String,
    /// 装订方式.
    pub binding: Binding,
    /// The file, PDF, PNG or JPEG; `None` where it exists on paper only.
    pub file: Option<Vec<u8>>,
}

/// What an attachment is made of.
pub enum Attached {
    /// Pages of a PDF.
    Pages(Vec<Arc<ForeignPage>>),
    /// A picture.
    Picture(Arc<Picture>),
    /// Paper that is put in by hand.
    Paper,
}

impl Attached {
    /// Reads the file of an attachment.
    pub fn read(attachment: &PlanAttachment) -> Result<Self, PaperError> {
        let name = &attachment.title;
        let Some(file) = &attachment.file else {
            return Ok(Self::Paper);
        };
        // The sign of a PDF may stand a little way into the file (ISO 32000-1, annex H.3).
        let start = &file[..file.len().min(1024)];
        if start.windows(5).any(|signs| signs == b"%PDF-") {
            let pages = ForeignPage::read(file)
                .map_err(|problem| PaperError::of_attached_document(problem, name))?;
            return Ok(Self::Pages(pages.into_iter().map(Arc::new).collect()));
        }
        let sheet = Sheet::upright(Size::A4).for_plates();
        let most = sheet.text_width().max(sheet.text_height());
        let picture = Picture::read(file, most * SHARPNESS, most * SHARPNESS)
            .map_err(|problem| PaperError::of_attached_picture(problem, name))?;
        Ok(Self::Picture(Arc::new(picture)))
    }
}

/// A photograph that fills a page needs no more than 200 pixels an inch, two thirds of what a drawing needs.
const SHARPNESS: f32 = 2.0 / 3.0;

const NUMBER: Type = Type {
    typeface: Typeface::HeiBold,
    size: 22.0,
    tracking: 0.1,
};
const TITLE: Type = Type::new(Typeface::SongBold, 22.0);

/// `附件1　邀请函`.
pub fn name(number: usize, title: &str) -> String {
    format!("附件{number}　{title}")
}

/// Pours the sheet that names something behind it, and leads there from the contents.
pub fn divider(flow: &mut Flow, number: &str, title: &str, note: &str) {
    let anchor = match title {
        "" => number.to_owned(),
        title => format!("{number}　{title}"),
    };
    flow.space(flow.height() * 0.3);
    flow.anchor(anchor, 0);
    flow.title(&Paragraph::new(number, NUMBER, 40.0, Align::Centre));
    flow.paragraphs(&[Paragraph::new(title, TITLE, 34.0, Align::Centre)]);
    if !note.is_empty() {
        flow.space(mm(6.0));
        flow.paragraphs(&[Paragraph::new(note, BODY, 20.0, Align::Centre)]);
    }
}

/// Pours what an attachment is made of, each page of it on one that lies as it does.
pub fn pour(flow: &mut Flow, attached: &Attached, name: &str, turned: fn(Sheet) -> Sheet) {
    match attached {
        Attached::Paper => {}
        Attached::Picture(picture) => {
            let lies_across = picture.width > picture.height;
            flow.turn_to(turned(plate(lies_across, Size::A4)));
            let words = caption(name, Align::Centre);
            let room = (flow.width(), flow.height());
            flow.picture_with_caption(picture, room, &words);
        }
        Attached::Pages(pages) => {
            for (index, page) in pages.iter().enumerate() {
                let (width, height) = page.size();
                let longest = width.max(height);
                /// Larger than A4 by more than a careless margin: A3, folded.
                const FOLDED: f32 = mm(330.0);
                let size = if longest > FOLDED { Size::A3 } else { Size::A4 };
                flow.turn_to(turned(plate(width > height, size)));
                flow.foreign_page(page, &format!("{name}，第{}页", index + 1));
            }
        }
    }
}

fn plate(lies_across: bool, size: Size) -> Sheet {
    if lies_across {
        Sheet::across(size).for_plates()
    } else {
        Sheet::upright(size).for_plates()
    }
}
