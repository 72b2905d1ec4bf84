//! The command line as programs use it: one document on standard output, one error on standard error, and the exit
//! status that says which.

mod keeping;
mod making;
mod opening;
mod planning;
mod printing;
mod process;
mod reading;
mod receiving;
mod upgrading;
mod usage;
