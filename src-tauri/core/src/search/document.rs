//! What of a record the search knows: each feature declares its searched fields, and this reads them.

use rusqlite::{Connection, OptionalExtension, Row};
use uuid::Uuid;

use super::names::{LONGEST_PART, Readings, spell_parts, spell_start};
use super::tokens::{
    Form, LONGEST_WORD, NUMBER_MARK, START_MARK, WHOLE_MARK, compact, first, folded, push_marked,
    tokenise,
};
use crate::Result;
use crate::complaints::catalogue;
use crate::ids::CustomerId;
use crate::store::Column;

/// Beyond this many characters a text is not indexed: nobody looks for the end of a pasted file.
const LONGEST_TEXT: usize = 20_000;
/// How a field is searched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A name: by characters and by pinyin.
    Name,
    /// Pinyin or initials that somebody typed for the name.
    Spelling,
    /// A number that people read out: separators do not count.
    Number,
    /// A telephone number.
    Phone,
    /// Several telephone numbers as a JSON list.
    Phones,
    /// Words.
    Text,
    /// Words that are shown only to those who see telephone numbers.
    Private,
    /// The code of a complaint's category, searched by its word.
    Category,
}

/// The searched side of a table, declared by the feature that owns it.
pub(crate) struct Searched {
    /// The table.
    pub table: &'static str,
    /// What a record must be, beside not deleted, to be found.
    pub condition: &'static str,
    /// The column of the customer that the record belongs to.
    pub customer: &'static str,
    /// The order in which records are numbered, so that the newest come first later.
    pub order: &'static str,
    /// The fields, in the order in which a match is named.
    pub fields: &'static [(&'static str, Kind)],
}

/// One filled field.
#[derive(Clone, Debug)]
pub(super) struct Field {
    pub name: &'static str,
    pub kind: Kind,
    pub text: String,
}

/// One record as the search sees it.
#[derive(Clone, Debug)]
pub(super) struct Document {
    pub customer: Option<CustomerId>,
    pub fields: Vec<Field>,
}

impl Searched {
    /// Reads a record that can be found.
    pub(super) fn sql(&self) -> String {
        let columns: String = self
            .fields
            .iter()
            .map(|(name, _)| format!(", {name}"))
            .collect();
        let Self {
            table,
            condition,
            customer,
            ..
        } = self;
        format!(
            "SELECT {customer}{columns} FROM {table} WHERE id = ?1 AND deleted_at IS NULL AND {condition}"
        )
    }

    /// The keys of every record that can be found, in order.
    pub(super) fn keys(&self, connection: &Connection) -> Result<Vec<Uuid>> {
        let Self {
            table,
            condition,
            order,
            ..
        } = self;
        let sql = format!(
            "SELECT id FROM {table} WHERE deleted_at IS NULL AND {condition} ORDER BY {order}"
        );
        let mut statement = connection.prepare(&sql)?;
        let keys = statement.query_map([], |row| Ok(Uuid::from_bytes(row.get(0)?)))?;
        Ok(keys.collect::<rusqlite::Result<_>>()?)
    }

    /// One record; `None` when it is gone. `sql` comes from [`Searched::sql`].
    pub(super) fn document(
        &self,
        connection: &Connection,
        sql: &str,
        id: Uuid,
    ) -> Result<Option<Document>> {
        let mut statement = connection.prepare_cached(sql)?;
        let document = statement
            .query_row([id.as_bytes()], |row| self.read(row))
            .optional()?;
        Ok(document)
    }

    fn read(&self, row: &Row<'_>) -> rusqlite::Result<Document> {
        let mut at = 0;
        let customer = Column::read(row, &mut at)?;
        let mut fields = Vec::with_capacity(self.fields.len());
        for &(name, kind) in self.fields {
            let text = row.get_ref(at)?.as_str()?;
            at += 1;
            if text.is_empty() {
                continue;
            }
            match kind {
                Kind::Phones => {
                    let numbers: Vec<String> = serde_json::from_str(text).unwrap_or_default();
                    fields.extend(numbers.into_iter().map(|text| Field {
                        name,
                        kind: Kind::Phone,
                        text,
                    }));
                }
                Kind::Category => fields.push(Field {
                    name,
                    kind: Kind::Text,
                    text: catalogue::category(text)
                        .map_or(text, |category| category.zh)
                        .to_owned(),
                }),
                _ => fields.push(Field {
                    name,
                    kind,
                    text: text.to_owned(),
                }),
            }
        }
        Ok(Document { customer, fields })
    }
}

impl Document {
    /// The terms under which the record stands in the index, each followed by a space; some are there twice.
    pub(super) fn terms(&self, readings: &mut Readings) -> String {
        let mut terms = String::new();
        for field in &self.fields {
            let text = first(&field.text, LONGEST_TEXT);
            match field.kind {
                Kind::Name => self.name_terms(text, readings, &mut terms),
                Kind::Spelling => {
                    let spelling = compact(text);
                    push_marked(&mut terms, START_MARK, first(&spelling, LONGEST_PART));
                }
                Kind::Number | Kind::Phone => {
                    let number = compact(text);
                    push_marked(&mut terms, NUMBER_MARK, first(&number, LONGEST_WORD));
                    tokenise(&number, Form::Number, &mut terms);
                }
                _ => tokenise(&folded(text), Form::Text, &mut terms),
            }
        }
        terms
    }

    /// A short name that stands in the full name too is found by the full name, but for its beginning.
    fn name_terms(&self, name: &str, readings: &mut Readings, terms: &mut String) {
        let bare = compact(name);
        push_marked(terms, WHOLE_MARK, first(&bare, LONGEST_WORD));
        let holding = self.fields.iter().find_map(|other| {
            let longer = other.kind == Kind::Name && other.text.len() > name.len();
            longer.then(|| other.text.find(name)).flatten()
        });
        if holding == Some(0) {
            return;
        }
        let characters = readings.of(name);
        spell_start(&characters, terms);
        if holding.is_none() {
            spell_parts(&characters, terms);
            let written = folded(name);
            tokenise(&written, Form::Name, terms);
            // Brackets and spaces in a name are typed by some and left out by others.
            if bare != written {
                tokenise(&bare, Form::Name, terms);
            }
        }
    }
}
