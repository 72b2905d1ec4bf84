//! What of a record the search knows: each feature declares its searched fields, and this reads them.

use rusqlite::{Connection, OptionalExtension, Row};
use uuid::Uuid;

use super::names::{Readings, parts, starts};
use super::tokens::{Form, compact, first, folded, tokenise};
use crate::Result;
use crate::complaints::catalogue;
use crate::ids::CustomerId;
use crate::store::Column;

/// Beyond this many characters a text is not indexed: nobody looks for the end of a pasted file.
const LONGEST_TEXT: usize = 20_000;
/// How much of a name or number stands in the index of beginnings.
pub(super) const LONGEST_START: usize = 16;

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

/// The terms of one record.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Terms {
    /// Beginnings of names: characters, pinyin, initials; sorted, none the beginning of another.
    pub names: Vec<String>,
    /// Beginnings of numbers, likewise.
    pub numbers: Vec<String>,
    /// Everything else, each followed by a space; some stand there twice.
    pub text: String,
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
    /// The terms under which the record stands in the index.
    pub(super) fn terms(&self, readings: &mut Readings) -> Terms {
        let mut terms = Terms::default();
        for field in &self.fields {
            let text = first(&field.text, LONGEST_TEXT);
            match field.kind {
                Kind::Name => self.name_terms(field, readings, &mut terms),
                Kind::Spelling => terms.names.push(start(text)),
                Kind::Number | Kind::Phone => {
                    terms.numbers.push(start(text));
                    tokenise(&compact(text), Form::Number, &mut terms.text);
                }
                _ => tokenise(&folded(text), Form::Text, &mut terms.text),
            }
        }
        for list in [&mut terms.names, &mut terms.numbers] {
            list.sort_unstable();
            // What starts with a longer entry is found by that.
            list.dedup_by(|longer, shorter| {
                let found = longer.starts_with(shorter.as_str());
                if found {
                    std::mem::swap(longer, shorter);
                }
                found
            });
            list.retain(|term| !term.is_empty());
        }
        terms
    }

    /// A short name that stands in the full name too is found by the full name, but for its beginning.
    fn name_terms(&self, field: &Field, readings: &mut Readings, terms: &mut Terms) {
        let name = first(&field.text, LONGEST_TEXT);
        let holding = self.fields.iter().find_map(|other| {
            let longer = other.kind == Kind::Name && other.text.len() > name.len();
            longer.then(|| other.text.find(name)).flatten()
        });
        if holding == Some(0) {
            return;
        }
        terms.names.push(start(name));
        let characters = readings.of(name);
        terms.names.extend(starts(&characters));
        if holding.is_none() {
            parts(&characters, &mut terms.text);
            let (written, bare) = (folded(name), compact(name));
            tokenise(&written, Form::Name, &mut terms.text);
            // Brackets and spaces in a name are typed by some and left out by others.
            if bare != written {
                tokenise(&bare, Form::Name, &mut terms.text);
            }
        }
    }
}

fn start(text: &str) -> String {
    let compact = compact(text);
    first(&compact, LONGEST_START).to_owned()
}
