//! The lines of a table of contents.

use super::super::contents::Set;
use super::super::mark::{Link, Mark};
use super::super::mm;
use super::super::structure::Role;
use super::super::table::{place_lines, stack};
use super::{Flow, height};

impl Flow<'_, '_> {
    /// Sets the lines of a table of contents: the title, dots, and the number of the page, to which the line leads.
    pub fn contents(&mut self, entries: &[Set]) {
        /// The least room for numbers, so that they break no title, however many figures they have.
        const NUMBERS: f32 = mm(12.0);
        const APART: f32 = 4.0;
        let whole = self.structure.add(Role::Contents, self.within);
        for entry in entries {
            let part = self.structure.add(Role::ContentsLine, Some(whole));
            let number = stack(
                std::slice::from_ref(&entry.number),
                f32::INFINITY,
                self.shaper,
            );
            let taken = number.first().map_or(0.0, |set| set.line.end);
            let width = self.width();
            let room = width - entry.indent - NUMBERS.max(taken + 3.0 * APART);
            let title = stack(std::slice::from_ref(&entry.title), room, self.shaper);
            self.settle(height(&title));
            self.make_room(height(&title));
            let (top, count) = (self.y, title.len());
            for (index, line) in title.iter().enumerate() {
                let y = self.y;
                let page = self.page();
                let left = page.sheet.left;
                let place = (left + entry.indent, y);
                place_lines(std::slice::from_ref(line), place, Some(part), page);
                if index + 1 == count {
                    let right = left + width - taken;
                    place_lines(&number, (right, y), Some(part), page);
                    page.marks.push(Mark::Leader {
                        from: left + entry.indent + line.line.end + APART,
                        to: right - APART,
                        y: y + line.baseline - 1.5,
                    });
                }
                self.y += line.leading;
            }
            if let Some((index, y)) = entry.leads_to {
                let area_height = self.y - top;
                let page = self.page();
                page.links.push(Link {
                    area: [page.sheet.left, top, width, area_height],
                    page: index,
                    y,
                    words: entry.title.text(),
                });
            }
        }
    }
}
