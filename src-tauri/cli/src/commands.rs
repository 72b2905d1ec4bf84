//! One verb a file.

mod backup;
mod check;
mod complaint;
mod demo;
mod export;
mod import;
mod init;
mod list;
mod plan;
mod print;
mod receive_complaint;
mod search;
mod show;

use crate::answer::{Answer, Failure};
use crate::options::{Command, Complaint, Export, Import, Options};

/// Runs the command that was typed.
pub(crate) fn run(options: &Options) -> Result<Answer, Failure> {
    match &options.command {
        Command::Init(init) => init::run(options, init),
        Command::Demo(demo) => demo::run(demo),
        Command::Import(Import::Customers(import)) => import::customers(options, import),
        Command::Export(Export::Customers { out }) => export::customers(options, out),
        Command::List { what, limit } => list::run(options, *what, *limit),
        Command::Show { what, number } => show::run(options, *what, number),
        Command::Search { text, limit } => search::run(options, text, *limit),
        Command::ReceiveComplaint { file } => receive_complaint::run(options, file),
        Command::Plan(plan) => plan::run(options, plan),
        Command::Complaint(Complaint::Step { number, file }) => {
            complaint::step(options, number, file)
        }
        Command::Complaint(Complaint::Next { number }) => complaint::next(options, number),
        Command::Print(sheet) => print::run(options, sheet),
        Command::Backup { out } => backup::write(options, out),
        Command::Restore(restore) => backup::restore(options, restore),
        Command::Check { mend } => check::run(options, *mend),
    }
}
