//! What the parts of a document are and in which order they are read: for readers that cannot see it, and for programs
//! that reflow or extract it (ISO 32000-1, 14.7 and 14.8).

/// What a part is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// A document within the document: a copy of a form, a plan within a plan.
    Document,
    /// A heading; 1 is the outermost level.
    Heading(u8),
    /// A paragraph.
    Paragraph,
    /// A list.
    List,
    /// An entry of a list.
    Item,
    /// A table of contents.
    Contents,
    /// A line of a table of contents.
    ContentsLine,
    /// A table or a form of labels and values.
    Table,
    /// A row of a table.
    Row,
    /// A cell that names the others of its column or row.
    Head {
        /// How many columns it covers.
        columns: usize,
        /// How many rows it covers.
        rows: usize,
        /// Whether it names the cells below it, and not those beside it.
        of_column: bool,
    },
    /// A cell.
    Cell {
        /// How many columns it covers.
        columns: usize,
        /// How many rows it covers.
        rows: usize,
    },
    /// A picture.
    Figure,
}

/// A part within one [`Structure`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PartId(u32);

impl PartId {
    /// Its place among the parts.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// A part of a document.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// What it is.
    pub role: Role,
    /// The part that it stands in; none for those of the outermost level.
    pub within: Option<PartId>,
    /// What a figure shows, in words.
    pub words: Option<String>,
}

/// The parts of a document in the order in which they are read; a part comes after the one that it stands in.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Structure {
    parts: Vec<Part>,
}

impl Structure {
    /// Adds a part as the last one within another.
    pub fn add(&mut self, role: Role, within: Option<PartId>) -> PartId {
        self.push(Part {
            role,
            within,
            words: None,
        })
    }

    /// Adds a figure and says what it shows.
    pub fn add_figure(&mut self, words: impl Into<String>, within: Option<PartId>) -> PartId {
        self.push(Part {
            role: Role::Figure,
            within,
            words: Some(words.into()),
        })
    }

    /// The parts, in order.
    pub fn parts(&self) -> &[Part] {
        &self.parts
    }

    fn push(&mut self, part: Part) -> PartId {
        self.parts.push(part);
        PartId(self.parts.len() as u32 - 1)
    }
}
