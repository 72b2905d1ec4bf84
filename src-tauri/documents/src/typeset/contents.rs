//! The table of contents: what the anchors of the pages name, with the numbers of the pages.

use super::mark::Page;
use super::paragraph::Paragraph;

/// A line of the contents.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// What it names.
    pub title: String,
    /// 0 for the outermost level.
    pub level: usize,
    /// Where that stands.
    pub place: Place,
}

/// Where something stands.
#[derive(Clone, Debug, PartialEq)]
pub enum Place {
    /// On a page of this document: its index among the pages that follow the contents, and the points from its top.
    Here(usize, f32),
    /// In another book: what is said in place of a number.
    Elsewhere(String),
}

/// How the lines of the contents are numbered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Numbering {
    /// How many pages stand before those that the entries count from 0.
    pub before: usize,
    /// How many of them have no number: the cover.
    pub unnumbered: usize,
}

impl Numbering {
    /// The index of a page in the whole document, and its number.
    pub fn of(self, page: usize) -> (usize, usize) {
        let index = self.before + page;
        (index, index + 1 - self.unnumbered)
    }
}

/// How an entry is set.
pub struct Set {
    /// Its title.
    pub title: Paragraph,
    /// The number of its page, or what stands for it.
    pub number: Paragraph,
    /// How far it is set in, in points.
    pub indent: f32,
    /// The page that it leads to, and the points from its top.
    pub leads_to: Option<(usize, f32)>,
}

/// The entries for what is anchored on pages, down to a level.
pub fn entries(pages: &[Page], deepest: usize) -> Vec<Entry> {
    let of_page = |(index, page): (usize, &Page)| {
        let anchors = page.anchors.iter();
        let named = anchors.filter(|anchor| anchor.level <= deepest);
        named
            .map(|anchor| Entry {
                title: anchor.title.clone(),
                level: anchor.level,
                place: Place::Here(index, anchor.y),
            })
            .collect::<Vec<_>>()
    };
    pages.iter().enumerate().flat_map(of_page).collect()
}
