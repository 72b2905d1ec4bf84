//! Sheets for the preview: from records to kept PDFs.

pub(crate) mod batch;

use std::sync::LazyLock;

use yike_core::archive::Archive;
use yike_core::complaints::{self, ComplaintDetail};
use yike_core::ids::ComplaintId;
use yike_core::staff::Session;
use yike_documents::notice::{self, NoticeCopy, NoticeOptions};
use yike_documents::recovery_sheet::{RecoverySheet, recovery_sheet};
use yike_documents::typeset::face::Faces;
use yike_documents::{Paper, archived};

use crate::desk::Desk;
use crate::error::{Answer, CommandError};
use crate::paper::{Kept, PaperView};

/// The faces, unpacked when the first sheet wants them.
static FACES: LazyLock<Faces> = LazyLock::new(Faces::with_installed);

/// How a notice is wanted.
#[derive(Clone, Debug, serde::Deserialize, specta::Type)]
pub struct NoticePrint {
    /// The 联, by number from 1; none for one sheet without a label.
    pub copies: Vec<u8>,
    /// Keep only the last four digits of telephone numbers.
    pub mask_phones: bool,
    /// For paper printed on both sides.
    pub two_sided: bool,
}

/// The notice of a complaint.
pub(crate) fn notice(
    desk: &Desk,
    archive: &Archive,
    by: &Session,
    id: ComplaintId,
    print: &NoticePrint,
) -> Answer<PaperView> {
    let detail = complaints::page(archive.store(), by, id)?;
    let how = options(&detail, by, archive, print)?;
    let content = archived::notice(&detail, &archived::People::of(archive)?);
    let paper = notice::notice(&FACES, &archived::firm(archive, by)?, &content, &how)?;
    let number = &detail.complaint.complaint_no;
    Ok(keep(desk, archive, paper, format!("{number}.pdf"), number))
}

/// An empty notice to fill in by hand.
pub(crate) fn blank_notice(
    desk: &Desk,
    archive: &Archive,
    by: &Session,
    print: &NoticePrint,
) -> Answer<PaperView> {
    let how = NoticeOptions {
        copies: copies(&print.copies)?,
        draft: false,
        mask_phones: false,
        two_sided: print.two_sided,
        printed_by: Some(by.name.clone()),
        printed_at: archive.clock().now().local(),
    };
    let paper = notice::blank_notice(&FACES, &archived::firm(archive, by)?, &how)?;
    Ok(keep(
        desk,
        archive,
        paper,
        "顾客投诉处理通知书.pdf".to_owned(),
        "blank_notice",
    ))
}

/// The sheet of the recovery code that is not confirmed yet.
pub(crate) fn recovery(desk: &Desk, archive: &Archive, by: &Session) -> Answer<PaperView> {
    let groups = desk
        .unconfirmed_code()
        .ok_or_else(|| CommandError::new("no_recovery_code"))?;
    let content = RecoverySheet {
        workstation: archive.store().numbers().workstation(),
        user: by.name.clone(),
        groups,
        printed_at: archive.clock().now().local(),
    };
    let paper = recovery_sheet(&FACES, &archived::firm(archive, by)?, &content)?;
    Ok(keep(
        desk,
        archive,
        paper,
        "账户恢复码.pdf".to_owned(),
        "recovery_sheet",
    ))
}

fn options(
    detail: &ComplaintDetail,
    by: &Session,
    archive: &Archive,
    print: &NoticePrint,
) -> Answer<NoticeOptions> {
    Ok(NoticeOptions {
        copies: copies(&print.copies)?,
        mask_phones: print.mask_phones,
        two_sided: print.two_sided,
        ..archived::options(detail, by, archive.clock().now())
    })
}

fn copies(numbers: &[u8]) -> Answer<Vec<NoticeCopy>> {
    let copy = |number: &u8| {
        NoticeCopy::ALL
            .get(usize::from(*number).wrapping_sub(1))
            .copied()
    };
    numbers
        .iter()
        .map(|number| copy(number).ok_or_else(|| CommandError::new("unknown_copy")))
        .collect()
}

fn keep(
    desk: &Desk,
    archive: &Archive,
    paper: Paper,
    file_name: String,
    subject: &str,
) -> PaperView {
    let missing_characters = paper
        .missing
        .iter()
        .map(|character| character.code_point())
        .collect();
    let pages = u32::try_from(paper.pages).unwrap_or(u32::MAX);
    let sheet = Kept {
        file_name: file_name.clone(),
        subject: subject.to_owned(),
        media_type: "application/pdf",
        bytes: paper.bytes,
    };
    let kept = desk.papers.keep(sheet, archive.clock().now());
    PaperView {
        token: kept.token.clone(),
        address: crate::paper::address(&kept.token),
        file_name,
        pages,
        missing_characters,
    }
}

impl From<yike_documents::PaperError> for CommandError {
    fn from(error: yike_documents::PaperError) -> Self {
        Self {
            code: error.code().to_owned(),
            params: error.params(),
        }
    }
}
