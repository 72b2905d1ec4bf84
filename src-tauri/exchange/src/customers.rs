//! Lists of customers, in and out: the columns of a list as fields of the archive, its rows as customers, what could not
//! be taken in as a workbook, and the archive's own list as a grid.

mod export;
mod fields;
mod list;
mod mapping;
mod preview;
mod reasons;
mod rejects;
mod row;
mod take;
mod vocabulary;
mod words;

pub use export::{ExportFormat, export};
pub use fields::{FIELDS, Field, field};
pub use list::{CustomerList, ListChoice};
pub use mapping::{ColumnField, Mapping, MappingProblem, Repair};
pub use preview::{ColumnCheck, DryRun, PreviewRow, PreviewStep, dry_run};
pub use reasons::{Language, note_sentence, row_sentence};
pub use rejects::rejects;
pub use vocabulary::customer_vocabulary;
