//! The steps that count: what was retracted left out, what was amended put in place (process.md §5).

use serde_json::Value;

use super::super::deeds::{Amendment, Deed};
use super::super::steps::Entry;
use crate::clock::Moment;

/// The steps that count, in order, without the corrections themselves.
pub(in crate::complaints) fn effective(steps: &[Entry<Deed>]) -> Vec<Entry<Deed>> {
    let mut counted: Vec<Entry<Deed>> = Vec::with_capacity(steps.len());
    for entry in steps {
        match &entry.sheet {
            Deed::Retract(retraction) => {
                let last = counted.iter().rposition(|step| step.sheet.step().moves());
                if let Some(at) = last
                    && retraction.sequence == Some(counted[at].sequence)
                {
                    counted.remove(at);
                }
            }
            Deed::Amend(amendment) => {
                let target = counted
                    .iter_mut()
                    .find(|step| step.sequence == amendment.sequence);
                if let Some(target) = target
                    && let Some(after) = amended(target, amendment)
                {
                    *target = after;
                }
            }
            _ => counted.push(entry.clone()),
        }
    }
    counted
}

/// A step with one of its fields changed; `None` where the new value does not fit the field.
pub(in crate::complaints) fn amended(
    target: &Entry<Deed>,
    amendment: &Amendment,
) -> Option<Entry<Deed>> {
    let mut after = target.clone();
    if amendment.field == "decided_at" {
        after.decided_at = Moment::parse(amendment.new.as_str()?)?;
        return Some(after);
    }
    let mut data = target.sheet.data();
    let field: &mut Value = data.get_mut(&amendment.field)?;
    *field = amendment.new.clone();
    after.sheet = Deed::of_data(target.sheet.step(), &data).ok()?;
    Some(after)
}
