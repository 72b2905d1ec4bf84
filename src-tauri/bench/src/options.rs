//! What is asked for on the command line.

use std::path::PathBuf;

use clap::{Parser, ValueEnum};

/// A group of figures that are measured together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Subject {
    Import,
    Search,
    Lists,
    SignIn,
    Window,
    Notice,
}

impl Subject {
    pub fn words(self) -> &'static str {
        match self {
            Self::Import => "import of a list",
            Self::Search => "search as typed",
            Self::Lists => "pages of the lists",
            Self::SignIn => "sign-in to the first list",
            Self::Window => "start of the window",
            Self::Notice => "the notice on paper",
        }
    }
}

#[derive(Parser)]
pub struct Options {
    /// The demo archive.
    #[arg(long)]
    pub demo: PathBuf,
    /// A folder for what is made on the way.
    #[arg(long)]
    pub work: PathBuf,
    /// Where the figures go.
    #[arg(long)]
    pub json: PathBuf,
    /// Rows of the list that is imported.
    #[arg(long, default_value_t = 100_000)]
    pub rows: u32,
    /// Only these.
    #[arg(long, value_enum)]
    pub only: Vec<Subject>,
    /// A Python with pandas, python-calamine and typst.
    #[arg(long)]
    pub python: Option<PathBuf>,
    /// Why there is none.
    #[arg(long, default_value = "no Python was given")]
    pub no_python: String,
    /// The program that opens the window and prints how many milliseconds each start took, one a line.
    #[arg(long)]
    pub window: Option<PathBuf>,
    /// Why there is none.
    #[arg(long, default_value = "no window was given")]
    pub no_window: String,
    /// The folder with the scripts of the references.
    #[arg(long)]
    pub references: PathBuf,
    /// The folder with the bundled faces.
    #[arg(long)]
    pub faces: PathBuf,
}

impl Options {
    /// What is measured, in the order of the table.
    pub fn subjects(&self) -> Vec<Subject> {
        let all = Subject::value_variants().iter().copied();
        all.filter(|subject| self.only.is_empty() || self.only.contains(subject))
            .collect()
    }
}
