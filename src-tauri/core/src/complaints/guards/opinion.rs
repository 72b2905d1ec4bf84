//! Guards of 处理意见, 会签, 领导批示, 领导裁决.

use serde_json::json;

use super::Found;
use crate::complaints::deeds::*;
use crate::complaints::next;
use crate::money::Fen;

impl Found<'_> {
    pub(super) fn propose(&mut self, sheet: &Proposal) {
        self.require("proposal", &sheet.proposal);
        self.not_before("due_at", Some(sheet.due_at), "due_before_decision");
        if sheet.cannot_operate {
            self.require("cannot_reason", &sheet.cannot_reason);
        }
        match sheet.cost_needed {
            true => self.cost(sheet),
            false => {
                let amount = sheet.cost_amount.unwrap_or(Fen::ZERO);
                if !sheet.cost_items.is_empty() || amount != Fen::ZERO {
                    self.error("cost_needed", "cost_not_declared");
                }
            }
        }
    }

    fn cost(&mut self, sheet: &Proposal) {
        if sheet.cost_items.is_empty() {
            self.error("cost_items", "required");
        }
        for (index, line) in sheet.cost_items.iter().enumerate() {
            let field = |name: &str| format!("cost_items.{index}.{name}");
            self.require(&field("item"), &line.item);
            if !(line.qty.is_finite() && line.qty > 0.0) {
                self.error(&field("qty"), "not_a_quantity");
            } else if product(line.qty, line.price) != Some(line.subtotal) {
                self.error(&field("subtotal"), "subtotal_differs");
            }
        }
        let sum = Fen::checked_sum(sheet.cost_items.iter().map(|line| line.subtotal));
        match (sheet.cost_amount, sum) {
            (None, _) => self.error("cost_amount", "required"),
            (Some(amount), Some(sum)) if amount == sum => {
                let spent = self.case.course.standing.actual_cost;
                if amount <= Fen::ZERO {
                    self.error("cost_amount", "not_above_zero");
                } else if amount < spent {
                    self.error_with(
                        "cost_amount",
                        "below_actual_cost",
                        [("spent", json!(spent))],
                    );
                }
            }
            (Some(_), sum) => {
                self.error_with("cost_amount", "sum_differs", [("sum", json!(sum))]);
            }
        }
        self.hundred("cost_bearer", sheet.cost_bearer.iter().map(|part| part.pct));
    }

    pub(super) fn countersign(&mut self, sheet: &Countersignature) {
        let course = self.case.course;
        let mut asked = sheet.escalate.clone();
        asked.sort_unstable();
        asked.dedup();
        let holds = next::triggers(course);
        if asked != holds {
            let code = match holds.is_empty() {
                true => "no_trigger",
                false => "must_go_to_leader",
            };
            self.error_with("escalate", code, [("triggers", json!(holds))]);
        }
        let number = course.standing.applications + 1;
        let is_other = sheet.application.is_some_and(|given| given != number);
        if is_other || sheet.application.is_some() && asked.is_empty() {
            let params = [("number", json!(number))];
            self.error_with("application", "other_application", params);
        }
        if let Some(check) = &sheet.finance_check {
            self.known("finance_check.by", check.by);
        }
    }

    pub(super) fn lead(&mut self, sheet: &LeaderDecision) {
        let course = self.case.course;
        if !next::decisions(course).contains(&sheet.decision) {
            return self.error("decision", "nothing_applied_for");
        }
        let applied = course.standing.applied.unwrap_or(Fen::ZERO);
        let approved = sheet.approved_amount.unwrap_or(Fen::ZERO);
        match sheet.decision {
            LeaderChoice::Agree => {
                if approved != applied {
                    let params = [("applied", json!(applied))];
                    self.error_with("approved_amount", "not_as_applied", params);
                }
            }
            LeaderChoice::Partly => {
                if approved <= Fen::ZERO || approved >= applied {
                    let params = [("applied", json!(applied))];
                    self.error_with("approved_amount", "not_a_part", params);
                }
                self.enough_for_the_past(approved);
                self.require("comment", &sheet.comment);
            }
            LeaderChoice::Refuse => {
                if approved != Fen::ZERO {
                    self.error("approved_amount", "refused_is_zero");
                }
                self.require("comment", &sheet.comment);
            }
            LeaderChoice::Otherwise => self.otherwise(sheet, approved),
        }
    }

    fn otherwise(&mut self, sheet: &LeaderDecision, approved: Fen) {
        self.require("directive", &sheet.directive);
        match sheet.resolution {
            None => self.error("resolution", "required"),
            Some(OtherWay::Plan) => {
                if approved.is_negative() {
                    self.error("approved_amount", "negative");
                } else if sheet.approved_amount.is_some() {
                    self.enough_for_the_past(approved);
                }
            }
            Some(OtherWay::Reassign | OtherWay::NotUpheld) if sheet.approved_amount.is_some() => {
                self.error("approved_amount", "nothing_to_approve");
            }
            Some(OtherWay::Reassign) => self.reassigned(sheet.to_dept, sheet.to),
            Some(OtherWay::NotUpheld) => {}
        }
    }

    /// A new total must cover what is spent already.
    fn enough_for_the_past(&mut self, approved: Fen) {
        let spent = self.case.course.standing.actual_cost;
        if approved < spent {
            let params = [("spent", json!(spent))];
            self.error_with("approved_amount", "below_actual_cost", params);
        }
    }

    pub(super) fn rule(&mut self, sheet: &Ruling) {
        if !next::rulings(self.case.course).contains(&sheet.result) {
            return self.error("result", "not_offered");
        }
        self.require("comment", &sheet.comment);
        match sheet.result {
            RulingResult::Reassign => self.reassigned(sheet.to_dept, sheet.to),
            RulingResult::Uphold if sheet.other_routes_told != Some(true) => {
                self.error("other_routes_told", "other_routes");
            }
            _ => {}
        }
    }
}

/// Quantity times price, to the 分.
fn product(quantity: f64, price: Fen) -> Option<Fen> {
    let fen = (quantity * price.fen() as f64).round();
    (fen.abs() <= Fen::LIMIT as f64)
        .then(|| Fen::from_fen(fen as i64).ok())
        .flatten()
}
