//! The book: cover, contents, the plan, the plans within it, the attachments; and the booklets beside it.

use std::sync::Arc;

use super::attachments::{Attached, Binding, divider, name, pour};
use super::{
    Booklet, EventPlan, EventPlanOptions, Orientation, PlanAttachment, PlanSize, cover, form,
    front, lists, sections,
};
use crate::firm::Firm;
use crate::paper::{Paper, PaperError};
use crate::typeset::contents::{Entry, Numbering, Place, entries};
use crate::typeset::face::Faces;
use crate::typeset::flow::Flow;
use crate::typeset::mark::Page;
use crate::typeset::page::{Frame, Sheet, Size};
use crate::typeset::pdf::Description;
use crate::typeset::picture::Picture;
use crate::typeset::shape::Shaper;
use crate::typeset::structure::{PartId, Role, Structure};
use crate::wording::moment;

/// The room that the logo may take on the cover; the head has the same picture, smaller.
const LOGO: f32 = 180.0;

/// How deep the contents go: the sections of the plan, and those of the plans within it.
const DEEPEST: usize = 1;

/// What all booklets of a plan have in common.
struct Press<'p> {
    faces: &'p Faces,
    firm: &'p Firm,
    logo: Option<Arc<Picture>>,
    options: &'p EventPlanOptions,
}

/// Prints a plan and what is bound beside it.
pub fn print(
    faces: &Faces,
    firm: &Firm,
    plan: &EventPlan,
    options: &EventPlanOptions,
) -> Result<Vec<Booklet>, PaperError> {
    let read = |file: &Vec<u8>| Picture::read(file, LOGO, LOGO).map(Arc::new);
    let press = Press {
        faces,
        firm,
        logo: firm.logo.as_ref().map(read).transpose()?,
        options,
    };
    let mut booklets = Vec::new();
    press.plan(plan, true, &mut booklets)?;
    Ok(booklets)
}

/// A part of a book: it starts on a page of its own.
struct Part {
    pages: Vec<Page>,
    /// What stands round it.
    frame: Frame,
}

/// A book while it is set.
struct Book<'b> {
    press: &'b Press<'b>,
    shaper: Shaper<'b>,
    structure: Structure,
    parts: Vec<Part>,
}

impl Press<'_> {
    /// Prints a plan as a book of its own, and behind it what is bound separately.
    fn plan(
        &self,
        plan: &EventPlan,
        signed: bool,
        booklets: &mut Vec<Booklet>,
    ) -> Result<(), PaperError> {
        let mut book = self.book();
        let is_large = plan.size == PlanSize::Large;
        // What is read first is the first of the parts, though it is set last.
        let front = is_large.then(|| book.structure.add(Role::Document, None));
        book.plan(plan, signed, 1)?;
        let (within, beside): (Vec<_>, Vec<_>) = match self.options.sub_plans {
            Binding::Appended => (plan.sub_plans.iter().collect(), Vec::new()),
            Binding::Separate => (Vec::new(), plan.sub_plans.iter().collect()),
        };
        for sub_plan in within {
            book.sub_plan(sub_plan)?;
        }
        for (number, attachment) in numbered(plan) {
            if self.binding(attachment) == Binding::Appended {
                book.attachment(plan, number, attachment)?;
            }
        }
        let pages = book.bind(plan, front);
        booklets.push(Booklet {
            title: plan.name.clone(),
            paper: pages?,
        });
        for sub_plan in beside {
            self.plan(sub_plan, false, booklets)?;
        }
        self.beside(plan, booklets)
    }

    /// What of a plan, and of the plans that are bound with it, has a booklet of its own.
    fn beside(&self, plan: &EventPlan, booklets: &mut Vec<Booklet>) -> Result<(), PaperError> {
        if plan.size == PlanSize::Large
            && self.options.invitees == Binding::Separate
            && !plan.invitees.is_empty()
        {
            let mut book = self.book();
            book.guests(plan)?;
            booklets.push(Booklet {
                title: "邀请名单".to_owned(),
                paper: book.bind_simply(plan, "邀请名单")?,
            });
        }
        for (number, attachment) in numbered(plan) {
            if self.binding(attachment) == Binding::Separate {
                let title = name(number, &attachment.title);
                let mut book = self.book();
                book.attachment(plan, number, attachment)?;
                let paper = book.bind_simply(plan, &title)?;
                booklets.push(Booklet { title, paper });
            }
        }
        if self.options.sub_plans == Binding::Appended {
            for sub_plan in &plan.sub_plans {
                self.beside(sub_plan, booklets)?;
            }
        }
        Ok(())
    }

    fn book(&self) -> Book<'_> {
        Book {
            press: self,
            shaper: Shaper::new(self.faces),
            structure: Structure::default(),
            parts: Vec::new(),
        }
    }

    fn binding(&self, attachment: &PlanAttachment) -> Binding {
        self.options.attachments.unwrap_or(attachment.binding)
    }

    /// The sheet that a plan is printed on.
    fn sheet(&self, plan: &EventPlan) -> Sheet {
        self.turned(match plan.orientation {
            Orientation::Portrait => Sheet::upright(Size::A4),
            Orientation::Landscape => Sheet::across(Size::A4),
        })
    }

    fn turned(&self, sheet: Sheet) -> Sheet {
        if self.options.duplex {
            both_sides(sheet)
        } else {
            sheet
        }
    }

    /// What stands round the pages of a plan, or of something that belongs to it.
    fn frame(&self, plan: &EventPlan, title: &str) -> Frame {
        let printed = self.options.printed_by.as_ref();
        let secrecy = match plan.secrecy.as_str() {
            "" => String::new(),
            secrecy => format!("密级：{secrecy}"),
        };
        let reference = [plan.plan_no.as_str(), &secrecy];
        let reference = reference.into_iter().filter(|part| !part.is_empty());
        Frame {
            logo: self.logo.clone(),
            owner: self.firm.name.clone(),
            title: title.to_owned(),
            reference: reference.collect::<Vec<_>>().join("　"),
            note: printed
                .map(|name| format!("打印：{name} {}", moment(self.options.printed_at)))
                .unwrap_or_default(),
            watermark: self.options.draft.then(|| "草稿".to_owned()),
        }
    }

    fn description(&self, title: &str) -> Description {
        Description {
            title: title.to_owned(),
            author: self.firm.name.clone(),
            created: self.options.printed_at,
        }
    }
}

fn both_sides(sheet: Sheet) -> Sheet {
    sheet.printed_on_both_sides()
}

fn one_side(sheet: Sheet) -> Sheet {
    sheet
}

/// The attachments with their numbers.
fn numbered(plan: &EventPlan) -> impl Iterator<Item = (usize, &PlanAttachment)> {
    plan.attachments
        .iter()
        .enumerate()
        .map(|(index, attachment)| (index + 1, attachment))
}

/// `子策划书A　客企篮球友谊赛`.
fn sub_plan_name(plan: &EventPlan) -> String {
    format!("子策划书{}　{}", plan.mark, plan.name)
}

impl Book<'_> {
    /// Sets a part on pages of its own.
    fn part(
        &mut self,
        sheet: Sheet,
        frame: Frame,
        fill: impl FnOnce(&mut Flow) -> Result<(), PaperError>,
    ) -> Result<(), PaperError> {
        let part = self.structure.add(Role::Document, None);
        let pages = self.set(sheet, part, fill)?;
        self.parts.push(Part { pages, frame });
        Ok(())
    }

    fn set(
        &mut self,
        sheet: Sheet,
        within: PartId,
        fill: impl FnOnce(&mut Flow) -> Result<(), PaperError>,
    ) -> Result<Vec<Page>, PaperError> {
        let mut flow = Flow::new(sheet, &mut self.shaper, &mut self.structure);
        flow.within(Some(within));
        fill(&mut flow)?;
        Ok(flow.pages())
    }

    /// Sets a plan: as a book, or as a form.
    fn plan(&mut self, plan: &EventPlan, signed: bool, level: u8) -> Result<(), PaperError> {
        let options = self.press.options;
        let title = match plan.mark.as_str() {
            "" => plan.plan_type.clone(),
            mark => format!("子策划书{mark}"),
        };
        let frame = self.press.frame(plan, &title);
        self.part(self.press.sheet(plan), frame, |flow| {
            if level > 1 {
                form::title_of_sub_plan(flow, &sub_plan_name(plan));
            }
            match plan.size {
                PlanSize::Large => sections::pour(flow, plan, options, level, signed),
                PlanSize::Small => {
                    form::pour(flow, plan, options, signed);
                    Ok(())
                }
            }
        })
    }

    /// Sets a plan within the plan, its own attachments behind it.
    fn sub_plan(&mut self, plan: &EventPlan) -> Result<(), PaperError> {
        self.plan(plan, false, 2)?;
        for sub_plan in &plan.sub_plans {
            self.sub_plan(sub_plan)?;
        }
        for (number, attachment) in numbered(plan) {
            if self.press.binding(attachment) == Binding::Appended {
                self.attachment(plan, number, attachment)?;
            }
        }
        Ok(())
    }

    /// Sets an attachment behind its own sheet.
    fn attachment(
        &mut self,
        plan: &EventPlan,
        number: usize,
        attachment: &PlanAttachment,
    ) -> Result<(), PaperError> {
        let attached = Attached::read(attachment)?;
        let label = format!("附件{number}");
        let whole = name(number, &attachment.title);
        let note = match attached {
            Attached::Paper => "（本附件另有纸质件，附于本页之后）",
            Attached::Pages(_) | Attached::Picture(_) => "",
        };
        let turned = if self.press.options.duplex {
            both_sides
        } else {
            one_side
        };
        let sheet = turned(Sheet::upright(Size::A4));
        let frame = self.press.frame(plan, &label);
        self.part(sheet, frame, |flow| {
            divider(flow, &label, &attachment.title, note);
            if !matches!(attached, Attached::Paper) {
                flow.new_right_page();
            }
            pour(flow, &attached, &whole, turned);
            Ok(())
        })
    }

    /// Sets the list of guests as a booklet.
    fn guests(&mut self, plan: &EventPlan) -> Result<(), PaperError> {
        let sheet = self.press.sheet(plan);
        let frame = self.press.frame(plan, "邀请名单");
        self.part(sheet, frame, |flow| {
            form::title_of_sub_plan(flow, "邀请名单");
            flow.table(&lists::invitees(&plan.invitees).table(), false);
            Ok(())
        })
    }

    /// Where both sides are printed, a part starts on the right: the one before it ends with a full sheet.
    fn even_out(&mut self) {
        if !self.press.options.duplex {
            return;
        }
        let last = self.parts.len().saturating_sub(1);
        for part in &mut self.parts[..last] {
            fill_up(&mut part.pages);
        }
    }

    /// Binds a booklet without cover and contents.
    fn bind_simply(mut self, plan: &EventPlan, title: &str) -> Result<Paper, PaperError> {
        self.even_out();
        let pages = self.framed(plan, Vec::new(), 0);
        let description = self.press.description(&format!("{} {title}", plan.name));
        Paper::of(&pages, &self.structure, &self.shaper, &description)
    }

    /// Binds the book of a plan, with cover and contents where it has them.
    fn bind(mut self, plan: &EventPlan, front: Option<PartId>) -> Result<Paper, PaperError> {
        self.even_out();
        let (pages, unnumbered) = match front {
            Some(front) => self.front(plan, front)?,
            None => (Vec::new(), 0),
        };
        let pages = self.framed(plan, pages, unnumbered);
        let title = match plan.plan_no.as_str() {
            "" => plan.name.clone(),
            number => format!("{} {number}", plan.name),
        };
        let description = self.press.description(&title);
        Paper::of(&pages, &self.structure, &self.shaper, &description)
    }

    /// Cover and contents, and how many of these pages have no number. The contents are as long as they are whatever
    /// the numbers in them: they are set once to be counted, and once more.
    fn front(&mut self, plan: &EventPlan, front: PartId) -> Result<(Vec<Page>, usize), PaperError> {
        let press = self.press;
        let sheet = press.sheet(plan);
        let mut cover = Vec::new();
        if press.options.cover {
            cover = self.set(sheet, front, |flow| {
                cover::set(flow, press.firm, press.logo.as_ref(), plan);
                Ok(())
            })?;
            if press.options.duplex {
                fill_up(&mut cover);
            }
        }
        let unnumbered = cover.len();
        let entries = self.contents(plan);
        let length = {
            let numbering = Numbering {
                before: unnumbered,
                unnumbered,
            };
            let mut trial = Structure::default();
            let mut flow = Flow::new(sheet, &mut self.shaper, &mut trial);
            front::pour(&mut flow, &entries, numbering);
            let mut pages = flow.pages();
            if press.options.duplex {
                fill_up(&mut pages);
            }
            pages.len()
        };
        let numbering = Numbering {
            before: unnumbered + length,
            unnumbered,
        };
        let mut pages = self.set(sheet, front, |flow| {
            front::pour(flow, &entries, numbering);
            Ok(())
        })?;
        if press.options.duplex {
            fill_up(&mut pages);
        }
        cover.append(&mut pages);
        Ok((cover, unnumbered))
    }

    /// The lines of the contents: what stands in the book, and in its place what is bound separately.
    fn contents(&self, plan: &EventPlan) -> Vec<Entry> {
        let pages: Vec<Page> = self
            .parts
            .iter()
            .flat_map(|part| part.pages.iter())
            .map(|page| Page {
                marks: Vec::new(),
                links: Vec::new(),
                anchors: page.anchors.clone(),
                sheet: page.sheet,
            })
            .collect();
        let mut here = entries(&pages, DEEPEST);
        // The headings within sections are many, and found within a page or two.
        here.retain(|entry| !entry.title.starts_with('（'));
        let elsewhere = |title: String, note: &str| Entry {
            title,
            level: 0,
            place: Place::Elsewhere(note.to_owned()),
        };
        if self.press.options.sub_plans == Binding::Separate {
            let is_attachment = |entry: &Entry| entry.level == 0 && entry.title.starts_with("附件");
            let at = here.iter().position(is_attachment).unwrap_or(here.len());
            let books = plan.sub_plans.iter();
            let books = books.map(|sub_plan| elsewhere(sub_plan_name(sub_plan), "另行成册"));
            here.splice(at..at, books);
        }
        let mut after = here.len();
        for (number, attachment) in numbered(plan).collect::<Vec<_>>().into_iter().rev() {
            let title = name(number, &attachment.title);
            match self.press.binding(attachment) {
                Binding::Appended => {
                    let known = here.iter().rposition(|entry| entry.title == title);
                    after = known.unwrap_or(after);
                }
                Binding::Separate => {
                    here.insert(after, elsewhere(title, Binding::Separate.zh()));
                }
            }
        }
        here
    }

    /// All pages of the book with their heads and feet: none on a cover.
    fn framed(&mut self, plan: &EventPlan, front: Vec<Page>, unnumbered: usize) -> Vec<Page> {
        let of_parts: usize = self.parts.iter().map(|part| part.pages.len()).sum();
        let of = front.len() + of_parts - unnumbered;
        let mut pages = front;
        let mut number = 1;
        let frame = self.press.frame(plan, &plan.plan_type);
        let contents = &mut pages[unnumbered..];
        frame.draw_within(contents, number, of, &mut self.shaper);
        number += contents.len();
        for mut part in std::mem::take(&mut self.parts) {
            part.frame
                .draw_within(&mut part.pages, number, of, &mut self.shaper);
            number += part.pages.len();
            pages.append(&mut part.pages);
        }
        pages
    }
}

/// Adds a blank back to a sheet of which only the front is printed.
fn fill_up(pages: &mut Vec<Page>) {
    if let Some(last) = pages.last().filter(|_| !pages.len().is_multiple_of(2)) {
        let blank = Page::new(last.sheet);
        pages.push(blank);
    }
}
