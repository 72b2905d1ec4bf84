//! A level suggested by rule, with its reason; a person may choose another one (domain.md §2.4.2, process.md DECISION 13).

use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use super::Severity;
use crate::Result;
use crate::customers::{self, Class};
use crate::firm::{self, FirmSheet};
use crate::ids::CustomerId;
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

/// What the rules look at.
#[derive(Clone, Debug, Default, Serialize, Deserialize, specta::Type)]
#[serde(default)]
pub struct SeverityQuestion {
    /// The customer, for its class.
    pub customer: Option<CustomerId>,
    /// Category, code.
    pub category: String,
    /// What the customer claims.
    pub claim_amount: Option<Fen>,
    /// What the goods are worth.
    pub estimate: Option<Fen>,
    /// Whether an earlier complaint was about the same.
    pub is_repeat: bool,
    /// Whether goods outside limits reached people, or somebody was hurt.
    pub safety: bool,
}

/// The highest rule met. The loss is the larger of claim and estimate.
pub fn suggest_severity(
    connection: &Connection,
    question: &SeverityQuestion,
) -> Result<SeveritySuggestion> {
    let firm = firm::get(connection)?.sheet;
    let class = match question.customer {
        Some(id) => {
            customers::rows::get_even_deleted(connection, id)?
                .sheet
                .class
        }
        None => None,
    };
    Ok(rule(&firm, class, question))
}

fn rule(firm: &FirmSheet, class: Option<Class>, question: &SeverityQuestion) -> SeveritySuggestion {
    use SeverityReason::*;
    let loss = question
        .claim_amount
        .max(question.estimate)
        .unwrap_or(Fen::ZERO);
    let rules = [
        (loss >= firm.critical_from, Severity::Critical, CriticalLoss),
        (question.safety, Severity::Critical, Safety),
        (loss >= firm.major_from, Severity::Major, MajorLoss),
        (question.category == "WK", Severity::Major, Temperature),
        (question.is_repeat, Severity::Major, Repeat),
        (class == Some(Class::A), Severity::Major, ClassA),
    ];
    let met = rules.into_iter().find(|(met, _, _)| *met);
    let (severity, reason) = met.map_or(
        (Severity::Ordinary, NothingSpecial),
        |(_, severity, reason)| (severity, reason),
    );
    SeveritySuggestion { severity, reason }
}
