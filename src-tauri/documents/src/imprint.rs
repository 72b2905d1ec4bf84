//! By whom and when a sheet is printed.

use chrono::NaiveDateTime;

use crate::wording::moment;

/// By whom and when a sheet is printed: it stands in the foot of every page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Imprint {
    /// Who has the sheet printed; nobody's name stands on a sheet that goes to customers.
    pub printed_by: Option<String>,
    /// When, in Beijing time.
    pub printed_at: NaiveDateTime,
}

impl Imprint {
    /// `打印：温以宁 2026年9月18日 14:05`.
    pub(crate) fn note(&self) -> String {
        let by = self.printed_by.as_ref();
        let note = by.map(|name| format!("打印：{name} {}", moment(self.printed_at)));
        note.unwrap_or_default()
    }
}
