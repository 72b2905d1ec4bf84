//! What the notices of a page, or of the whole ledger, come to.

use yike_core::money::Fen;

use super::columns::{COLUMNS, narrow};
use super::line::{LedgerLine, Validity};
use super::{SMALL, SMALL_LEADING};
use crate::typeset::face::Typeface;
use crate::typeset::paragraph::{Align, Paragraph, Type};
use crate::typeset::table::{Content, Row};

/// The type of the name of a sum.
pub const LABEL: Type = Type::new(Typeface::Hei, 7.5);

/// Sums have more figures than the amounts above them: from ten million on they are set smaller.
const LONG: usize = "1,000,000.00".len();
const SMALLER: Type = Type::new(Typeface::Song, 6.6);

/// The figures of some notices.
#[derive(Debug, Default, PartialEq)]
struct Sums {
    /// Those that count.
    count: usize,
    valid: usize,
    partly_valid: usize,
    invalid: usize,
    voided: usize,
    closed: usize,
    in_time: usize,
    overdue: usize,
    applied: Total,
    approved: Total,
    actual: Total,
}

/// A sum of money; nothing where no amount is known, so that it does not look like a sum of zero.
#[derive(Debug, Default, PartialEq)]
struct Total {
    fen: i64,
    is_known: bool,
}

impl Total {
    fn add(&mut self, amount: Option<Fen>) {
        if let Some(amount) = amount {
            self.fen = self.fen.saturating_add(amount.fen());
            self.is_known = true;
        }
    }

    fn wording(&self) -> String {
        match Fen::from_fen(self.fen) {
            Ok(sum) if self.is_known => sum.display_grouped(),
            _ => "—".to_owned(),
        }
    }
}

impl Sums {
    fn of<'l>(lines: impl Iterator<Item = &'l LedgerLine>) -> Self {
        let mut sums = Self::default();
        for line in lines {
            sums.add(line);
        }
        sums
    }

    fn add(&mut self, line: &LedgerLine) {
        if line.is_voided {
            self.voided += 1;
            return;
        }
        self.count += 1;
        match line.validity {
            Some(Validity::Valid) => self.valid += 1,
            Some(Validity::PartlyValid) => self.partly_valid += 1,
            Some(Validity::Invalid) => self.invalid += 1,
            None => {}
        }
        self.closed += usize::from(line.closed_on.is_some());
        match line.is_overdue {
            Some(true) => self.overdue += 1,
            Some(false) => self.in_time += 1,
            None => {}
        }
        self.applied.add(line.applied);
        self.approved.add(line.approved);
        self.actual.add(line.actual);
    }

    /// `受理12件；有效6件（其中部分有效1件）、无效2件、未定4件；作废1件不计`.
    fn counted(&self) -> String {
        let valid = self.valid + self.partly_valid;
        let open = self.count - valid - self.invalid;
        let partly = match self.partly_valid {
            0 => String::new(),
            count => format!("（其中部分有效{count}件）"),
        };
        let voided = match self.voided {
            0 => String::new(),
            count => format!("；作废{count}件，不计"),
        };
        format!(
            "受理{}件；有效数{valid}件{partly}，无效{}件，未定{open}件{voided}",
            self.count, self.invalid
        )
    }

    /// `办结6件；超时1件；及时率83.33%`. Nothing to judge gives — and not a hundred per cent.
    fn timely(&self) -> String {
        let judged = self.in_time + self.overdue;
        let rate = match judged {
            0 => "—".to_owned(),
            judged => format!("{:.2}%", self.in_time as f64 * 100.0 / judged as f64),
        };
        format!(
            "办结{}件；超时{}件；及时率{rate}",
            self.closed, self.overdue
        )
    }
}

/// A row of sums.
pub fn row<'l>(label: &str, lines: impl Iterator<Item = &'l LedgerLine>) -> Row {
    let sums = Sums::of(lines);
    let set = |text: &str, kind, align| Paragraph::new(text, kind, SMALL_LEADING, align);
    let money = |totals: &[&Total]| {
        let lines = totals.iter();
        let lines = lines.map(|total| {
            let sum = total.wording();
            let kind = if sum.len() > LONG { SMALLER } else { SMALL };
            set(&sum, kind, Align::Right)
        });
        Content::Text(lines.collect())
    };
    let words = |text: &str| Content::Text(vec![set(text, SMALL, Align::Left)]);
    let name = Content::Text(vec![set(label, LABEL, Align::Centre)]);
    Row {
        cells: vec![
            narrow(0..2, name).label(),
            narrow(2..9, words(&sums.counted())),
            narrow(9..10, money(&[&sums.applied, &sums.approved])),
            narrow(10..11, money(&[&sums.actual])),
            narrow(11..COLUMNS.len(), words(&sums.timely())),
        ],
        ..Row::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(validity: Option<Validity>, is_overdue: Option<bool>, actual: i32) -> LedgerLine {
        LedgerLine {
            validity,
            is_overdue,
            actual: Some(Fen::from_yuan(actual)),
            ..LedgerLine::default()
        }
    }

    #[test]
    fn what_is_void_counts_nowhere() {
        let void = LedgerLine {
            is_voided: true,
            ..line(Some(Validity::Valid), Some(true), 500)
        };
        let lines = [
            line(Some(Validity::Valid), Some(false), 60),
            line(Some(Validity::PartlyValid), Some(false), 40),
            line(Some(Validity::Invalid), Some(true), -20),
            line(None, None, 0),
            void,
        ];
        let sums = Sums::of(lines.iter());
        assert_eq!(
            sums.counted(),
            "受理4件；有效数2件（其中部分有效1件），无效1件，未定1件；作废1件，不计"
        );
        assert_eq!(sums.timely(), "办结0件；超时1件；及时率66.67%");
        assert_eq!(sums.actual.wording(), "80.00");
        assert_eq!(sums.applied.wording(), "—");
    }

    #[test]
    fn nothing_to_judge_is_no_rate() {
        let sums = Sums::of(std::iter::empty());
        assert_eq!(sums.counted(), "受理0件；有效数0件，无效0件，未定0件");
        assert!(sums.timely().ends_with("及时率—"));
    }
}
