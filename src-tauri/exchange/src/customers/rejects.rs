//! The workbook of what could not be taken in: put right, it can be imported as it is.

use yike_core::customers::import::{ImportReport, RowOutcome};

use super::CustomerList;
use super::reasons::{Language, note_sentence, row_sentence};
use crate::workbook::{self, Grid, RejectTitles, RejectedRow};

/// The rows that were refused and those that were taken in without some of their cells, with the reasons; nothing where
/// every cell was taken in.
pub fn rejects(list: &CustomerList, report: &ImportReport, language: Language) -> Option<Grid> {
    let rows: Vec<RejectedRow<'_>> = report
        .rows
        .iter()
        .filter(|result| result.wants_repair())
        .filter_map(|result| {
            let taken_in = match result.outcome {
                RowOutcome::Created | RowOutcome::Updated => {
                    result.customer_no.as_ref().map(|number| {
                        language
                            .pick(
                                "已导入为 {number}，下列各格除外",
                                "Taken in as {number} except for these cells",
                            )
                            .replace("{number}", number)
                    })
                }
                RowOutcome::Skipped | RowOutcome::Refused => None,
            };
            let notes = result.notes.iter().filter(|note| note.is_refusal());
            let reasons = row_sentence(result, language)
                .into_iter()
                .chain(taken_in)
                .chain(notes.map(|note| note_sentence(note, language)));
            Some(RejectedRow {
                row: list.table_row(result.row)?,
                reasons: reasons.collect(),
            })
        })
        .collect();
    let titles = match language {
        Language::Chinese => RejectTitles::default(),
        Language::English => RejectTitles {
            row: "Row".to_owned(),
            reason: "Reason".to_owned(),
        },
    };
    let name = language.pick("未导入的内容", "Not taken in");
    (!rows.is_empty()).then(|| workbook::rejects(name, list.columns(), &rows, &titles))
}
