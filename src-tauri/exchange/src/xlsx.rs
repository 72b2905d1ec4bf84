//! Office Open XML workbooks (.xlsx, .xlsm), streamed.
//!
//! Read here rather than through a library because the ones there are trust counts that the file declares (and abort the
//! process on them), refuse the whole sheet for one unknown error value, and do not tell percentages from numbers.

mod index;
mod sheet;
mod strings;
mod styles;

pub(crate) use index::{Index, is_workbook, read_index};
pub(crate) use sheet::read_sheet;
