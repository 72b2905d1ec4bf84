//! A whole complaint told at once: received, walked through its steps, written once. Each step is judged as any other;
//! only the writing is saved up, which makes thousands of complaints quick.

use super::clocks::{self, Counting};
use super::decide::archive_number;
use super::judge::{Beside, Docket, Proposed, judge};
use super::receive::{received, taken_down, write};
use super::{Base, Complaint, Course, Deed, Desk, Entry, SectionOne, Standing, effective};
use crate::Result;
use crate::clock::Moment;
use crate::ids::{CustomerId, StaffId};
use crate::staff::Session;
use crate::store::Tx;

/// A complaint that is not written yet.
pub(crate) struct Telling<'a> {
    desk: &'a Desk,
    complaint: Complaint,
    steps: Vec<Entry<Deed>>,
    course: Course,
    beside: Beside,
}

impl<'a> Telling<'a> {
    /// 受理, at the time of the call.
    pub(crate) fn begin(
        tx: &mut Tx<'_>,
        desk: &'a Desk,
        by: &Session,
        customer: Option<(CustomerId, Option<StaffId>)>,
        section: SectionOne,
    ) -> Result<Self> {
        let complaint = taken_down(tx, customer.map(|(id, _)| id), section, None)?;
        let first = received(desk, by, complaint.section.received_at, &complaint);
        let steps = vec![first];
        let mut course = Course::start(Base::of(&complaint, &steps));
        course.take(&steps[0]);
        let beside = Beside {
            customer_manager: customer.and_then(|(_, manager)| manager),
            ..Beside::default()
        };
        Ok(Self {
            desk,
            complaint,
            steps,
            course,
            beside,
        })
    }

    /// Where it stands.
    pub(crate) fn standing(&self) -> &Standing {
        &self.course.standing
    }

    /// One step, decided and typed at these times.
    pub(crate) fn step(
        &mut self,
        tx: &mut Tx<'_>,
        typist: &Session,
        (decided_by, decided_at): (StaffId, Moment),
        entered_at: Moment,
        deed: Deed,
    ) -> Result<()> {
        let docket = Docket {
            desk: self.desk,
            section: &self.complaint.section,
            steps: &self.steps,
            course: &self.course,
            beside: &self.beside,
        };
        let proposed = Proposed {
            decided_by,
            decided_at,
            deed,
            waivers: Vec::new(),
            scan: None,
            holder: None,
        };
        let mut entry = judge(&docket, typist, entered_at, proposed)?;
        if let Deed::Sign(sign_off) = &mut entry.sheet
            && sign_off.archive_no.is_none()
        {
            sign_off.archive_no = Some(archive_number(tx, decided_at)?);
        }
        self.course.take(&entry);
        self.steps.push(entry);
        Ok(())
    }

    /// Writes it.
    pub(crate) fn write(mut self, tx: &mut Tx<'_>) -> Result<Complaint> {
        self.course.write_into(&mut self.complaint);
        let counting = Counting {
            calendar: &self.desk.calendar,
            closing: self.desk.closing,
        };
        let runs = clocks::clocks(&self.course.base, &effective(&self.steps), counting);
        if let Some(due) = clocks::close_due(&runs) {
            self.complaint.close_due = due;
        }
        write(tx, &self.complaint, &self.steps)?;
        Ok(self.complaint)
    }
}
