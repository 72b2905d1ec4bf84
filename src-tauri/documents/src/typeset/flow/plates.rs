//! Pictures, and pages of other documents.

use std::sync::Arc;

use super::super::mark::Mark;
use super::super::paragraph::{Align, Paragraph};
use super::super::pdf::foreign::ForeignPage;
use super::super::picture::Picture;
use super::Flow;

impl Flow<'_, '_> {
    /// Sets a picture as large as it can be within `width` × `height` points, and says in words what it shows.
    pub fn picture(
        &mut self,
        picture: &Arc<Picture>,
        (width, height): (f32, f32),
        align: Align,
        words: &str,
    ) {
        let (width, height) = picture.fitted(
            width.min(self.width()),
            height.min(self.sheet.text_height()),
        );
        self.settle(height);
        self.make_room(height);
        let part = self.structure.add_figure(words, self.within);
        let left_over = self.width() - width;
        let indent = match align {
            Align::Left | Align::Justified => 0.0,
            Align::Centre => left_over / 2.0,
            Align::Right => left_over,
        };
        let y = self.y;
        let page = self.page();
        page.marks.push(Mark::Picture {
            part: Some(part),
            picture: picture.clone(),
            x: page.sheet.left + indent,
            y,
            width,
            height,
        });
        self.y += height;
    }

    /// Sets a picture with the words below it on the same page; they are also what is said to those who cannot see it.
    pub fn picture_with_caption(
        &mut self,
        picture: &Arc<Picture>,
        (width, height): (f32, f32),
        caption: &Paragraph,
    ) {
        let below = self.height_of(caption);
        let height = height.min(self.sheet.text_height() - below);
        let (_, tall) = picture.fitted(width.min(self.width()), height);
        self.room_for(tall + below);
        self.picture(picture, (width, height), Align::Centre, &caption.text());
        self.paragraphs(std::slice::from_ref(caption));
    }

    /// Fills a page of its own with a page of another document, no larger than it is, and says in words what it is.
    pub fn foreign_page(&mut self, foreign: &Arc<ForeignPage>, words: &str) {
        self.new_page();
        let room = (self.width(), self.sheet.text_height());
        let (wide, high) = foreign.size();
        let scale = (room.0 / wide).min(room.1 / high).min(1.0);
        let (width, height) = (wide * scale, high * scale);
        let part = self.structure.add_figure(words, self.within);
        let page = self.page();
        page.marks.push(Mark::Foreign {
            part: Some(part),
            page: foreign.clone(),
            x: page.sheet.left + (room.0 - width) / 2.0,
            y: page.sheet.top + (room.1 - height) / 2.0,
            width,
            height,
        });
        self.y = page.sheet.top + room.1;
    }
}
