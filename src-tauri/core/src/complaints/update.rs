//! 挂机后补充: completes section one before it is handed over; afterwards it is locked (process.md §5).

use serde::{Deserialize, Serialize};

use super::check::check_people;
use super::decide::settle;
use super::receive::tidy;
use super::{Base, Complaint, Desk, SectionOne, State, check, promise, rows};
use crate::ids::{AttachmentId, ComplaintId};
use crate::staff::{Act, Session};
use crate::store::{Changed, Op, Store};
use crate::{Error, Result, attachments};

/// A completed section one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, specta::Type)]
pub struct SectionUpdate {
    /// The complaint.
    pub id: ComplaintId,
    /// The section as the user wants it.
    pub section: SectionOne,
    /// Staged files that are added as evidence.
    pub evidence: Vec<AttachmentId>,
}

/// Saves section one. Receipt, receiver and number stay; the promise may come earlier by a higher level, never later
/// (process.md DECISION 23). Acknowledgement and hand-over are steps of their own.
pub fn update(store: &Store, by: &Session, input: SectionUpdate) -> Result<Changed<Complaint>> {
    by.require(Act::ReceiveComplaints)?;
    store.write(by.actor(), Op::UpdateComplaint, |tx| {
        let before = rows::get(tx.connection(), input.id)?;
        if before.state != State::Received {
            return Err(Error::Forbidden {
                act: "change_locked_section",
            });
        }
        let kept = &before.section;
        let section = SectionOne {
            received_at: kept.received_at,
            receiver: kept.receiver,
            ack_at: kept.ack_at,
            ack_by: kept.ack_by,
            forwarded_at: kept.forwarded_at,
            forwarded_to: kept.forwarded_to,
            ..tidy(input.section)
        };
        check(&section, tx.now()).refuse(false)?;
        check_people(tx.connection(), &section)?.refuse(false)?;
        let promise = promise(tx.connection(), section.received_at, section.severity)?;
        let mut after = Complaint {
            promised_by: before.promised_by.min(promise.promised_by),
            section,
            ..before.clone()
        };
        let desk = Desk::read(tx.connection())?;
        let steps = rows::entries(tx.connection(), input.id)?;
        let base = Base::of(&after, &steps);
        settle(&desk, &mut after, base, &steps);
        tx.update(&before, &after)?;
        attachments::assign(
            tx,
            &input.evidence,
            "complaints",
            after.id.uuid(),
            after.customer_id,
        )?;
        Ok(after)
    })
}
