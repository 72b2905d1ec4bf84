//! What came of the event in figures: rates, and targets that were missed.

use serde::Serialize;

use super::{Closing, Targets};
use crate::quantity::Quantity;

/// A part of a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct Rate {
    /// The part.
    pub part: u32,
    /// The whole.
    pub whole: u32,
    /// The part in per cent of the whole, rounded to one decimal, half up.
    pub percent: Quantity,
}

/// The rate of a part in a whole; `None` of nothing.
pub fn rate(part: u32, whole: u32) -> Option<Rate> {
    let tenths = (u64::from(part) * 2_000 + u64::from(whole)).checked_div(u64::from(whole) * 2)?;
    let percent = Quantity::from_thousandths(i64::try_from(tenths).ok()?.checked_mul(100)?).ok()?;
    Some(Rate {
        part,
        whole,
        percent,
    })
}

/// What came of the event.
#[derive(Clone, Debug, PartialEq, Serialize, specta::Type)]
pub struct Turnout {
    /// 到会率: 实到 ÷ 邀请.
    pub attendance: Option<Rate>,
    /// 问卷回收率: 回收 ÷ 实到.
    pub response: Option<Rate>,
    /// 收集需求, hinted and explicit together.
    pub needs: Option<u32>,
    /// The targets that were not reached, by their keys.
    pub missed: Vec<String>,
}

/// Computes the rates of a closing and compares it with the targets.
pub(super) fn turnout(closing: &Closing, targets: &Targets) -> Turnout {
    let of = |part: Option<u32>, whole: Option<u32>| rate(part?, whole?);
    let response = of(closing.questionnaires, closing.attended);
    let needs = match (closing.hinted_needs, closing.explicit_needs) {
        (None, None) => None,
        (hinted, explicit) => Some(hinted.unwrap_or(0).saturating_add(explicit.unwrap_or(0))),
    };
    let below = |found: Option<u32>, wanted: Option<u32>| matches!((found, wanted), (Some(found), Some(wanted)) if found < wanted);
    // The rate itself is compared, not its rounding: 79.96 % is below 80 %.
    let response_below = matches!(
        (response, targets.response_percent),
        (Some(rate), Some(wanted)) if i128::from(rate.part) * 100_000 < i128::from(rate.whole) * i128::from(wanted.thousandths())
    );
    let satisfaction_below = matches!(
        (closing.satisfaction, targets.satisfaction),
        (Some(found), Some(wanted)) if found < wanted
    );
    let missed = [
        ("invited", below(closing.invited, targets.invited)),
        ("attended", below(closing.attended, targets.attended)),
        ("needs", below(needs, targets.needs)),
        (
            "explicit_needs",
            below(closing.explicit_needs, targets.explicit_needs),
        ),
        ("response_percent", response_below),
        ("satisfaction", satisfaction_below),
        ("intents", below(closing.intents, targets.intents)),
    ];
    Turnout {
        attendance: of(closing.attended, closing.invited),
        response,
        needs,
        missed: missed
            .into_iter()
            .filter(|(_, is_missed)| *is_missed)
            .map(|(key, _)| key.to_owned())
            .collect(),
    }
}
