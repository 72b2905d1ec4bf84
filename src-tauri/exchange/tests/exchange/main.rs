//! Lists in, workbooks out, tested from outside.

mod hostile;
mod kinds;
mod names;
mod ods;
mod random;
mod support;
mod text;
mod writing;
mod xls;
mod xlsx;
