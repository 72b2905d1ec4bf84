//! `yike print blank`.

use std::path::Path;

use yike_documents::customer_sheet::{blank_key_account, blank_small_account};
use yike_documents::handover_list::blank_handover_list;
use yike_documents::ledger::blank_ledger;
use yike_documents::notice::{NoticeOptions, blank_notice};
use yike_documents::survey::blank_survey;
use yike_documents::typeset::face::Faces;
use yike_documents::visit_record::blank_visit_record;
use yike_documents::{Firm, Imprint, Paper, PaperError, archived};

use super::save;
use crate::answer::{Answer, Failure};
use crate::options::{BlankForm, Options};
use crate::signed_in::sign_in;

/// An empty form holds nothing of the archive but the firm's name, so anybody who signs in may print it.
pub(super) fn run(options: &Options, form: BlankForm, output: &Path) -> Result<Answer, Failure> {
    let (archive, session) = sign_in(options)?;
    let firm = archived::firm(&archive, &session)?;
    let imprint = archived::imprint(&session, archive.clock().now());
    let paper = print(form, &Faces::with_installed(), &firm, &imprint)?;
    save(&archive, &paper, output)
}

fn print(
    form: BlankForm,
    faces: &Faces,
    firm: &Firm,
    imprint: &Imprint,
) -> Result<Paper, PaperError> {
    match form {
        BlankForm::Notice => {
            let how = NoticeOptions {
                copies: Vec::new(),
                draft: false,
                mask_phones: false,
                two_sided: false,
                printed_by: imprint.printed_by.clone(),
                printed_at: imprint.printed_at,
            };
            blank_notice(faces, firm, &how)
        }
        BlankForm::CustomerKey => blank_key_account(faces, firm, imprint),
        BlankForm::CustomerSmall => blank_small_account(faces, firm, imprint),
        BlankForm::Visit => blank_visit_record(faces, firm, imprint),
        BlankForm::Ledger => blank_ledger(faces, firm, imprint),
        BlankForm::Handover => blank_handover_list(faces, firm, imprint),
        BlankForm::Survey => blank_survey(faces, firm, imprint),
    }
}
