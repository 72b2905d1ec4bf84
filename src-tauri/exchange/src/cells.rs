//! Cells to values, or the reason why not.
//!
//! Every conversion gives `Ok(None)` for a cell without content. What could only be stored wrongly is refused: digits that
//! the spreadsheet has lost, dates whose order is unclear, amounts that are not amounts.

mod choice;
mod code;
mod date;
mod money;
mod number;
mod percent;
mod problem;
mod quantity;
mod text;

pub use choice::{Choice, boolean, choice, choices};
pub use code::{code, phones};
pub use date::{date, moment};
pub use money::money;
pub use number::integer;
pub use percent::{PercentScale, percent, percent_scale};
pub use problem::CellProblem;
pub use quantity::quantity;
pub use text::{parts, shown, text};
