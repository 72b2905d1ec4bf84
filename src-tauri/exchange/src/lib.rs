//! The lists that firms have, read in; workbooks, written out.
//!
//! [`source`] opens a file by what it holds and reads one sheet of it into the neutral [`table`]. [`header`] finds the
//! row of column names, [`matching`] says which field each column is, [`cells`] turns cells into values or says why not,
//! and [`workbook`] writes grids back. Nothing here knows what a customer is, except the column names in [`customers`].
//!
//! A file is never believed: every declared size, count and reference is checked against [`limits`] while streaming, so
//! hostile input ends in a [`source::SourceError`], never in a panic, an endless loop or exhausted memory.

#![deny(missing_docs)]

pub mod cells;
pub mod customers;
pub mod header;
pub mod limits;
pub mod matching;
mod ods;
pub mod plain;
pub mod progress;
pub mod source;
pub mod table;
pub mod text_file;
pub mod workbook;
mod xls;
mod xlsx;
