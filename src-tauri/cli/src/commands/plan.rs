//! `yike plan`.

mod add;
mod list;
mod readable;
mod show;

use crate::answer::{Answer, Failure};
use crate::options::{Options, Plan};

pub(crate) fn run(options: &Options, plan: &Plan) -> Result<Answer, Failure> {
    match plan {
        Plan::Add { file } => add::run(options, file),
        Plan::Show { number } => show::run(options, number),
        Plan::List {
            limit,
            with_sub_plans,
        } => list::run(options, *limit, *with_sub_plans),
    }
}
