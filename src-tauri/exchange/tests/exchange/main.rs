//! Lists in, workbooks out, tested from outside.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod customers;
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
