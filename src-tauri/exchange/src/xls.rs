//! Excel 97–2003 workbooks (.xls, also WPS's .et), and the older form of Excel 95.
//!
//! The records are walked as they lie in the stream; neither declared dimensions nor offsets are believed.

mod container;
mod globals;
mod records;
mod sheet;
mod text;

pub(crate) use container::{Container, read_container};
pub(crate) use globals::{Globals, read_globals};
pub(crate) use sheet::read_sheet;
