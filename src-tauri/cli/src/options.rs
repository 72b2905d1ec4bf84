//! What can be typed.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{Args, Parser, Subcommand, ValueEnum};

/// 驿客 on the command line.
#[derive(Parser)]
#[command(name = "yike", version, about)]
pub(crate) struct Options {
    /// The archive's folder.
    #[arg(long, global = true, env = "YIKE_ARCHIVE")]
    pub archive: Option<PathBuf>,
    /// Who signs in, by name; the password comes from YIKE_PASSWORD or is asked for.
    #[arg(long = "as", global = true, value_name = "USER")]
    pub user: Option<String>,
    /// Print one JSON document.
    #[arg(long, global = true)]
    pub json: bool,
    #[command(subcommand)]
    pub command: Command,
}

/// The verbs.
#[derive(Subcommand)]
pub(crate) enum Command {
    /// Make an archive and its first user, a supervisor and administrator.
    Init(Init),
    /// Make a demonstration archive of an invented firm.
    Demo(Demo),
    /// Bring in a list.
    #[command(subcommand)]
    Import(Import),
    /// Take a list out; each time is logged.
    #[command(subcommand)]
    Export(Export),
    /// List customers or complaints.
    List {
        /// What.
        what: Listed,
        /// At most so many.
        #[arg(long, default_value_t = 50)]
        limit: u32,
    },
    /// Show one record by its number.
    Show {
        /// What.
        what: Shown,
        /// Its number.
        number: String,
    },
    /// Find customers, contacts and complaints.
    Search {
        /// A name, pinyin, number, telephone or words.
        text: String,
        /// At most so many.
        #[arg(long, default_value_t = 20)]
        limit: u32,
    },
    /// Receive a complaint from a JSON file with the keys and Chinese values of the form's first box.
    ReceiveComplaint {
        /// The file.
        file: PathBuf,
    },
    /// 活动策划书: add, show and list event plans.
    #[command(subcommand)]
    Plan(Plan),
    /// Walk a complaint through its steps.
    #[command(subcommand)]
    Complaint(Complaint),
    /// Print a sheet as PDF.
    #[command(subcommand)]
    Print(Print),
    /// Write the whole archive into one file.
    Backup {
        /// The file.
        out: PathBuf,
    },
    /// Bring a backup back.
    Restore(Restore),
    /// Prove that the archive is whole.
    Check {
        /// Mend what can be mended.
        #[arg(long)]
        mend: bool,
    },
}

/// Options of `init`.
#[derive(Args)]
pub(crate) struct Init {
    /// The firm's full name.
    #[arg(long)]
    pub firm: String,
    /// One or two capital letters.
    #[arg(long)]
    pub workstation: String,
    /// The first user's name.
    #[arg(long = "user")]
    pub first_user: String,
    /// Write the recovery code as a sheet instead of printing it.
    #[arg(long, value_name = "F.pdf")]
    pub recovery_sheet: Option<PathBuf>,
}

/// Options of `demo`.
#[derive(Args)]
pub(crate) struct Demo {
    /// The folder to make.
    #[arg(long)]
    pub into: PathBuf,
    /// Customers in all.
    #[arg(long, default_value_t = 120)]
    pub customers: u32,
    /// Contacts in all.
    #[arg(long, default_value_t = 240)]
    pub contacts: u32,
    /// Complaints in all.
    #[arg(long, default_value_t = 80)]
    pub complaints: u32,
    /// The same seed makes the same archive.
    #[arg(long, default_value_t = 1)]
    pub seed: u64,
}

/// Lists in.
#[derive(Subcommand)]
pub(crate) enum Import {
    /// Customers from .xlsx, .xls, .ods, .csv or .txt.
    Customers(ImportCustomers),
}

/// Options of `import customers`.
#[derive(Args)]
pub(crate) struct ImportCustomers {
    /// The list.
    pub file: PathBuf,
    /// The sheet; the first one with content where none is given.
    #[arg(long)]
    pub sheet: Option<String>,
    /// The number of the row with the column names; found by itself where none is given.
    #[arg(long)]
    pub header_row: Option<u32>,
    /// A column for a field, by the column's name or letter: `--map contact.mobile=C`. May be given again.
    #[arg(long = "map", value_name = "FIELD=COLUMN")]
    pub map: Vec<String>,
    /// What to do with customers that are there already.
    #[arg(long, value_enum, default_value_t = OnDuplicate::Skip)]
    pub on_duplicate: OnDuplicate,
    /// Say what would happen and change nothing.
    #[arg(long)]
    pub dry_run: bool,
    /// Save what was not taken in as a workbook, with the reasons.
    #[arg(long, value_name = "OUT.xlsx")]
    pub rejects: Option<PathBuf>,
}

/// What to do with a customer that is there already.
#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum OnDuplicate {
    Skip,
    Update,
    Create,
}

/// Lists out.
#[derive(Subcommand)]
pub(crate) enum Export {
    /// Customers as .xlsx, .csv or .json, by the file's ending.
    Customers {
        /// The file.
        out: PathBuf,
    },
}

/// The steps of a complaint.
#[derive(Subcommand)]
pub(crate) enum Complaint {
    /// Enter steps from a JSON file: one record, a list of records, or a case with sections `s1` to `s6` and `steps`.
    /// All of them are entered, or none.
    Step {
        /// The complaint's number.
        number: String,
        /// The file.
        file: PathBuf,
    },
    /// Tell what may happen next, and who may do it.
    Next {
        /// The complaint's number.
        number: String,
    },
}

/// What can be listed.
#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum Listed {
    Customers,
    Complaints,
}

/// What can be shown.
#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum Shown {
    Customer,
    Complaint,
}

/// Event plans.
#[derive(Subcommand)]
pub(crate) enum Plan {
    /// Add a plan with its sub-plans from a JSON file; files that it names lie beside it.
    Add {
        /// The file.
        file: PathBuf,
    },
    /// Show a plan with its sub-plans and what they come to.
    Show {
        /// Its number.
        number: String,
    },
    /// List plans, the latest event first.
    List {
        /// At most so many.
        #[arg(long, default_value_t = 50)]
        limit: u32,
        /// Sub-plans too.
        #[arg(long)]
        with_sub_plans: bool,
    },
}

/// Sheets.
#[derive(Subcommand)]
pub(crate) enum Print {
    /// 顾客投诉处理通知书 of a complaint.
    Notice {
        /// The complaint's number.
        number: String,
        /// The PDF.
        #[arg(short, long)]
        output: PathBuf,
        /// How many 联.
        #[arg(long, default_value_t = 1, value_parser = clap::value_parser!(u8).range(1..=4))]
        copies: u8,
        /// For paper printed on both sides: the margin for binding changes sides.
        #[arg(long)]
        duplex: bool,
    },
    /// 客户档案表 of a customer.
    Customer {
        /// The customer's number.
        number: String,
        /// The PDF.
        #[arg(short, long)]
        output: PathBuf,
    },
    /// 投诉登记台账: one line for each complaint that you may see.
    Ledger {
        /// The PDF.
        #[arg(short, long)]
        output: PathBuf,
        /// The first day of receipt, as 2026-06-01.
        #[arg(long, value_name = "DAY")]
        from: Option<NaiveDate>,
        /// The last day of receipt.
        #[arg(long, value_name = "DAY")]
        to: Option<NaiveDate>,
    },
    /// An empty form to fill in by hand.
    Blank {
        /// Which.
        form: BlankForm,
        /// The PDF.
        #[arg(short, long)]
        output: PathBuf,
    },
    /// A blank notice to fill in by hand, with its 联.
    BlankNotice {
        /// The PDF.
        #[arg(short, long)]
        output: PathBuf,
        /// How many 联.
        #[arg(long, default_value_t = 1, value_parser = clap::value_parser!(u8).range(1..=4))]
        copies: u8,
        /// For paper printed on both sides: the margin for binding changes sides.
        #[arg(long)]
        duplex: bool,
    },
}

/// Forms that are printed empty, to collect on paper.
#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum BlankForm {
    /// 顾客投诉处理通知书.
    Notice,
    /// 客户档案表 of a key account.
    CustomerKey,
    /// 客户档案表 of a small account, two cards a page.
    CustomerSmall,
    /// 客户回访/走访记录表.
    Visit,
    /// 投诉登记台账.
    Ledger,
    /// 客户移交清单.
    Handover,
    /// 客户满意度调查表.
    Survey,
}

/// Options of `restore`.
#[derive(Args)]
pub(crate) struct Restore {
    /// The backup file.
    pub backup: PathBuf,
    /// The folder; an archive that is there is kept beside it.
    #[arg(long)]
    pub into: PathBuf,
    /// The letter of this workstation, when the archive comes to another machine.
    #[arg(long)]
    pub workstation: Option<String>,
    /// Use the recovery code (asked for, or YIKE_RECOVERY_CODE) instead of a password.
    #[arg(long)]
    pub with_recovery_code: bool,
}
