//! The sheets, looked at from outside: their text, their bytes, and what other programs say about them.

mod same_everywhere;
mod samples;

// Wine, under which the tests for Windows run, has none of the programs that read a PDF.
#[cfg(not(windows))]
mod archived;
#[cfg(not(windows))]
mod attached;
#[cfg(not(windows))]
mod blank_forms;
#[cfg(not(windows))]
mod content;
#[cfg(not(windows))]
mod customer_sheet;
#[cfg(not(windows))]
mod event_plan;
#[cfg(not(windows))]
mod file;
#[cfg(not(windows))]
mod ledger;
#[cfg(not(windows))]
mod nothing_lost;
#[cfg(not(windows))]
mod notice;
#[cfg(not(windows))]
mod plan_content;
#[cfg(not(windows))]
mod recovery_sheet;
#[cfg(not(windows))]
mod tools;
#[cfg(not(windows))]
mod visit_record;
