//! A level suggested by rule, with its reason; a person may choose another one (domain.md §2.4.2, process.md DECISION 13).

use serde::{Deserialize, Serialize};

use super::Severity;
use crate::customers::Class;
use crate::firm::FirmSheet;
use crate::money::Fen;

/// Why a level was suggested.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum SeverityReason {
    /// None of the rules was met.
    NothingSpecial,
    /// An A customer.
    ClassA,
    /// The same customer complains of the same thing again.
    Repeat,
    /// Goods out of their temperature.
    Temperature,
    /// The loss reaches the amount for 较大.
    MajorLoss,
    /// Somebody's safety, or food and drugs.
    Safety,
    /// The loss reaches the amount for 重大.
    CriticalLoss,
}

/// A suggested level.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct SeveritySuggestion {
    /// The level.
    pub severity: Severity,
    /// The highest rule that was met.
    pub reason: SeverityReason,
}

/// The highest rule met. `loss` is the larger of claim and estimate.
pub fn suggest_severity(
    firm: &FirmSheet,
    class: Option<Class>,
    category: &str,
    loss: Option<Fen>,
    is_repeat: bool,
    safety: bool,
) -> SeveritySuggestion {
    use SeverityReason::*;
    let loss = loss.unwrap_or(Fen::ZERO);
    let rules = [
        (loss >= firm.critical_from, Severity::Critical, CriticalLoss),
        (safety && category != "WK", Severity::Critical, Safety),
        (loss >= firm.major_from, Severity::Major, MajorLoss),
        (category == "WK", Severity::Major, Temperature),
        (is_repeat, Severity::Major, Repeat),
        (class == Some(Class::A), Severity::Major, ClassA),
    ];
    let met = rules.into_iter().find(|(met, _, _)| *met);
    let (severity, reason) = met.map_or(
        (Severity::Ordinary, NothingSpecial),
        |(_, severity, reason)| (severity, reason),
    );
    SeveritySuggestion { severity, reason }
}
