//! A form as a whole: its paper, what stands round it, and its bytes.

use crate::firm::Firm;
use crate::imprint::Imprint;
use crate::paper::{Paper, PaperError};
use crate::typeset::face::Faces;
use crate::typeset::flow::Flow;
use crate::typeset::page::{Frame, Sheet};
use crate::typeset::pdf::Description;
use crate::typeset::shape::Shaper;
use crate::typeset::structure::Structure;

/// What is printed round a form.
pub struct Leaf<'l> {
    /// The outlines that draw its characters.
    pub faces: &'l Faces,
    /// Whose paper it is.
    pub firm: &'l Firm,
    /// By whom and when it is printed.
    pub imprint: &'l Imprint,
    /// The paper.
    pub sheet: Sheet,
    /// What form it is.
    pub title: &'static str,
    /// Its number, for the name of the document.
    pub number: Option<&'l str>,
    /// What stands at the right of the head of each page.
    pub reference: String,
}

impl Leaf<'_> {
    /// Prints what `fill` sets.
    pub fn print(&self, fill: impl FnOnce(&mut Flow)) -> Result<Paper, PaperError> {
        let frame = Frame {
            logo: self.firm.picture()?,
            owner: self.firm.name.clone(),
            title: self.title.to_owned(),
            reference: self.reference.clone(),
            note: self.imprint.note(),
            watermark: None,
        };
        let mut shaper = Shaper::new(self.faces);
        let mut structure = Structure::default();
        let mut flow = Flow::new(self.sheet, &mut shaper, &mut structure);
        flow.anchor(self.title, 0);
        fill(&mut flow);
        let mut pages = flow.pages();
        frame.draw(&mut pages, &mut shaper);
        let title = match self.number {
            Some(number) => format!("{} {number}", self.title),
            None => self.title.to_owned(),
        };
        let description = Description {
            title,
            author: self.firm.name.clone(),
            created: self.imprint.printed_at,
        };
        Paper::of(&pages, &structure, &shaper, &description)
    }
}
