//! The nine sections of a large plan, its approvals and its summary.

use chrono::{Datelike, NaiveDateTime, Weekday};

use super::listing::{FREE, Listing, free};
use super::prose::{self, Prose};
use super::style::{self, caption, labelled, running, section, within};
use super::{Binding, EventPlan, EventPlanOptions, approval, attachments, budget, closing, lists};
use crate::paper::PaperError;
use crate::typeset::flow::Flow;
use crate::typeset::numbering::Numbers;
use crate::typeset::paragraph::{Align, Paragraph};
use crate::typeset::table::Table;
use crate::wording::date;

/// What the event is to reach, in figures.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Targets {
    /// 邀请人数.
    pub invited: Option<u32>,
    /// 实到人数, at least.
    pub attended: Option<u32>,
    /// 收集需求条数, at least.
    pub needs: Option<u32>,
    /// 其中明确需求, at least.
    pub explicit_needs: Option<u32>,
    /// 问卷回收率 in per cent, at least.
    pub response_percent: String,
    /// 综合满意度 out of five, at least.
    pub satisfaction: String,
    /// 合作意向份数.
    pub intents: Option<u32>,
}

impl Targets {
    /// `≥30条（明确≥10条）`.
    pub fn needs_in_words(&self) -> String {
        match (self.needs, self.explicit_needs) {
            (None, None) => String::new(),
            (Some(needs), None) => format!("≥{needs}条"),
            (None, Some(explicit)) => format!("明确≥{explicit}条"),
            (Some(needs), Some(explicit)) => format!("≥{needs}条（明确≥{explicit}条）"),
        }
    }

    /// All of them in one sentence; nothing where there are none.
    pub fn in_words(&self) -> String {
        let count = |name: &str, count: Option<u32>, unit: &str| {
            count.map(|count| format!("{name}{count}{unit}"))
        };
        let text = |name: &str, value: &str, unit: &str| {
            (!value.is_empty()).then(|| format!("{name}{value}{unit}"))
        };
        let parts = [
            count("邀请", self.invited, "人"),
            count("实到不少于", self.attended, "人"),
            text("收集需求", &self.needs_in_words(), ""),
            text("问卷回收率不低于", &self.response_percent, "%"),
            text("综合满意度不低于", &self.satisfaction, "分（5分制）"),
            count("合作意向", self.intents, "份"),
        ];
        parts.into_iter().flatten().collect::<Vec<_>>().join("，")
    }
}

/// The names of the sections, in order.
pub const NAMES: [&str; 9] = [
    "策划书名称",
    "活动背景",
    "活动目的及意义",
    "需要的资源",
    "活动开展",
    "经费预算",
    "注意（活动中应注意的问题及细节）",
    "活动负责人",
    "需要注意的事项",
];

/// The sections of one plan while they are poured.
struct Pouring<'p, 'flow, 's, 'f> {
    plan: &'p EventPlan,
    options: &'p EventPlanOptions,
    flow: &'flow mut Flow<'s, 'f>,
    numbers: Numbers,
    /// The level of the headings of its sections.
    level: u8,
}

/// Pours a plan; `level` is that of the headings of its sections, and `signed` whether it has its own approvals.
pub fn pour(
    flow: &mut Flow,
    plan: &EventPlan,
    options: &EventPlanOptions,
    level: u8,
    signed: bool,
) -> Result<(), PaperError> {
    let mut pouring = Pouring {
        plan,
        options,
        flow,
        numbers: Numbers::default(),
        level,
    };
    pouring.title();
    pouring.background()?;
    pouring.purpose()?;
    pouring.resources();
    pouring.conduct()?;
    pouring.budget();
    pouring.precautions()?;
    pouring.people();
    pouring.remarks(signed)?;
    if let Some(closing) = &plan.closing {
        pouring.summary(closing);
    }
    Ok(())
}

impl Pouring<'_, '_, '_, '_> {
    /// The heading of section `index`, counted from 0.
    fn section(&mut self, index: usize) {
        let number = self.numbers.next(1);
        section(self.flow, self.level, &format!("{number}{}", NAMES[index]));
    }

    fn within(&mut self, title: &str) {
        let number = self.numbers.next(2);
        within(self.flow, self.level + 1, &format!("{number}{title}"));
    }

    /// A table, and room to the text after it.
    fn listing(&mut self, listing: &Listing) {
        let table = listing.table();
        self.whole(&table, 0.0);
        self.flow.table(&table, false);
        self.flow.space(6.0);
    }

    /// A short table is not broken: it goes to the next page whole, with so many points above it.
    fn whole(&mut self, table: &Table, above: f32) {
        const SHORT: f32 = 0.3;
        let height = above + self.flow.height_of_table(table);
        if height < self.flow.height() * SHORT {
            self.flow.room_for(height);
        }
    }

    /// The blocks, or a word that there are none: an empty section looks forgotten.
    fn prose(&mut self, prose: &Prose) -> Result<(), PaperError> {
        if prose.is_empty() {
            self.flow.paragraphs(&[running("（无）")]);
        }
        prose::pour(self.flow, prose)
    }

    fn title(&mut self) {
        let plan = self.plan;
        self.section(0);
        self.flow.paragraphs(&[running(&plan.name)]);
        let facts = [
            ("编号", plan.plan_no.clone()),
            ("类型", plan.plan_type.clone()),
            ("主办部门", plan.sponsor.clone()),
            ("编制", plan.author.clone()),
            ("编制日期", plan.written_on.map(date).unwrap_or_default()),
            ("版本", plan.version.clone()),
            ("密级", plan.secrecy.clone()),
        ];
        if facts.iter().any(|(_, value)| !value.is_empty()) {
            self.flow.paragraphs(&[style::facts(&facts)]);
        }
    }

    fn background(&mut self) -> Result<(), PaperError> {
        self.section(1);
        self.prose(&self.plan.background)
    }

    fn purpose(&mut self) -> Result<(), PaperError> {
        let plan = self.plan;
        self.section(2);
        self.within("活动目的");
        self.prose(&plan.goals)?;
        let targets = plan.targets.in_words();
        if !targets.is_empty() {
            self.flow
                .paragraphs(&[labelled("量化目标", &format!("{targets}。"))]);
        }
        self.within("活动意义");
        self.prose(&plan.significance)
    }

    fn resources(&mut self) {
        self.section(3);
        if self.plan.resources.is_empty() {
            self.flow.paragraphs(&[running("（无）")]);
        } else {
            self.listing(&lists::resources(&self.plan.resources));
        }
    }

    fn conduct(&mut self) -> Result<(), PaperError> {
        let plan = self.plan;
        self.section(4);
        self.within("时间、地点与对象");
        let facts = [
            ("时间", time(plan.starts_at, plan.ends_at)),
            ("地点", plan.place.clone()),
            ("对象", audience(plan)),
        ];
        let known = facts.into_iter().filter(|(_, value)| !value.is_empty());
        let facts: Vec<_> = known
            .map(|(label, value)| labelled(label, &value))
            .collect();
        if facts.is_empty() {
            self.flow.paragraphs(&[running("（待定）")]);
        }
        self.flow.paragraphs(&facts);
        if !plan.agenda.is_empty() {
            self.within("流程表");
            self.listing(&lists::agenda(&plan.agenda));
        }
        if !plan.preparation.is_empty() {
            self.within("筹备进度");
            self.listing(&lists::preparation(&plan.preparation));
        }
        if !plan.division.is_empty() {
            self.within("分工");
            self.listing(&lists::division(&plan.division));
        }
        if !plan.invitees.is_empty() {
            self.within("邀请名单");
            let count = plan.invitees.len();
            match self.options.invitees {
                Binding::Appended => self.listing(&lists::invitees(&plan.invitees)),
                Binding::Separate => {
                    let words = format!("邀请名单共{count}人，含个人信息，单独装订。");
                    self.flow.paragraphs(&[running(words)]);
                }
            }
        }
        if !plan.conduct.is_empty() {
            self.within("其他安排");
            prose::pour(self.flow, &plan.conduct)?;
        }
        Ok(())
    }

    fn budget(&mut self) {
        let budget = &self.plan.budget;
        self.section(5);
        if budget.lines.is_empty() {
            self.flow.paragraphs(&[running("本策划书没有经费支出。")]);
            return;
        }
        let table = free(budget::rows(budget, FREE, FREE), 1);
        let unit = caption("单位：元", Align::Right);
        self.whole(&table, unit.leading);
        self.flow.table_with_head_line(&unit, &table);
        self.flow.space(6.0);
        if budget.shares.len() > 1 {
            let words = format!(
                "子策划书的费用已并入总预算。合计中，{}。",
                budget::shares(&budget.shares)
            );
            self.flow.paragraphs(&[running(words)]);
        }
    }

    fn precautions(&mut self) -> Result<(), PaperError> {
        let plan = self.plan;
        self.section(6);
        if !plan.risks.is_empty() {
            self.listing(&lists::risks(&plan.risks));
        }
        if plan.risks.is_empty() || !plan.precautions.is_empty() {
            self.prose(&plan.precautions)?;
        }
        Ok(())
    }

    fn people(&mut self) {
        let plan = self.plan;
        self.section(7);
        if !plan.people.is_empty() {
            self.listing(&lists::people(&plan.people));
        }
        if !plan.participants.is_empty() {
            self.flow
                .paragraphs(&[labelled("主要参与者", &plan.participants)]);
        } else if plan.people.is_empty() {
            self.flow.paragraphs(&[running("（无）")]);
        }
    }

    /// The remarks, the list of attachments, and the approvals, which never stand alone on a page.
    fn remarks(&mut self, signed: bool) -> Result<(), PaperError> {
        let plan = self.plan;
        self.section(8);
        prose::pour(self.flow, &plan.remarks)?;
        if !plan.attachments.is_empty() {
            self.within("附件清单");
            let entry = |(index, attachment): (usize, &super::PlanAttachment)| {
                let binding = self.options.attachments.unwrap_or(attachment.binding);
                let name = attachments::name(index + 1, &attachment.title);
                running(format!("{name}（{}）", binding.zh()))
            };
            let entries: Vec<_> = plan.attachments.iter().enumerate().map(entry).collect();
            self.flow.list(&entries);
        }
        let last = labelled("装订方式", &binding(plan, self.options));
        if !signed {
            self.flow.paragraphs(&[last]);
            return Ok(());
        }
        let table = free(approval::rows(&plan.approvals, FREE), 0);
        let heading = 60.0;
        let together = self.flow.height_of(&last) + heading + self.flow.height_of_table(&table);
        self.flow.room_for(together);
        self.flow.paragraphs(&[last]);
        section(self.flow, self.level, "审批栏");
        self.flow.table(&table, false);
        self.flow.space(6.0);
        Ok(())
    }

    fn summary(&mut self, closing: &closing::Closing) {
        let plan = self.plan;
        section(self.flow, self.level, "活动总结");
        let mut numbers = Numbers::default();
        let mut heading = |flow: &mut Flow, title: &str| {
            let number = numbers.next(2);
            within(flow, self.level + 1, &format!("{number}{title}"));
        };
        let figures = closing::figures(closing, &plan.targets);
        if !figures.rows.is_empty() {
            heading(self.flow, "目标完成情况");
            self.flow.table(&figures.table(), false);
            self.flow.space(6.0);
        }
        if !closing.summary.is_empty() {
            heading(self.flow, "总结");
            self.flow.paragraphs(&written(&closing.summary));
        }
        if let Some(settlement) = &closing.settlement {
            heading(self.flow, "决算");
            let mut table = closing::settled(&plan.budget, settlement).table();
            if let Some(total) = table.rows.last_mut() {
                total.keep_with_previous = true;
                total.opens_group = true;
            }
            self.flow
                .table_with_head_line(&caption("单位：元", Align::Right), &table);
            self.flow.space(6.0);
            let words = closing::in_words(&plan.budget, settlement);
            self.flow.paragraphs(&[running(words)]);
        }
        if !closing.improvements.is_empty() {
            heading(self.flow, "改进");
            self.flow.paragraphs(&written(&closing.improvements));
        }
    }
}

/// A paragraph of running text for each line that somebody wrote.
fn written(text: &str) -> Vec<Paragraph> {
    text.lines()
        .filter(|line| !line.trim().is_empty())
        .map(running)
        .collect()
}

/// `2014年1月8日（星期三）14:00—21:30（北京时间）`.
pub fn time(starts_at: Option<NaiveDateTime>, ends_at: Option<NaiveDateTime>) -> String {
    let day = |moment: NaiveDateTime| format!("{}（{}）", date(moment.date()), weekday(moment));
    let clock = |moment: NaiveDateTime| moment.format("%H:%M").to_string();
    let Some(start) = starts_at else {
        return String::new();
    };
    let end = match ends_at {
        None => String::new(),
        Some(end) if end.date() == start.date() => format!("—{}", clock(end)),
        Some(end) => format!("—{}{}", day(end), clock(end)),
    };
    format!("{}{}{end}（北京时间）", day(start), clock(start))
}

fn weekday(moment: NaiveDateTime) -> &'static str {
    match moment.weekday() {
        Weekday::Mon => "星期一",
        Weekday::Tue => "星期二",
        Weekday::Wed => "星期三",
        Weekday::Thu => "星期四",
        Weekday::Fri => "星期五",
        Weekday::Sat => "星期六",
        Weekday::Sun => "星期日",
    }
}

/// `客户60人（大客户40、中小客户20），公司20人，共80人`.
pub fn audience(plan: &EventPlan) -> String {
    let count = |name: &str, count: Option<u32>| count.map(|count| format!("{name}{count}人"));
    let both = match (plan.customers_expected, plan.staff_expected) {
        (Some(customers), Some(staff)) => {
            Some(format!("共{}人", u64::from(customers) + u64::from(staff)))
        }
        _ => None,
    };
    let counts = [
        count("客户", plan.customers_expected),
        count("公司", plan.staff_expected),
        both,
    ];
    let counts: Vec<String> = counts.into_iter().flatten().collect();
    match (plan.audience.as_str(), counts.is_empty()) {
        ("", _) => counts.join("，"),
        (words, true) => words.to_owned(),
        (words, false) => format!("{words}（{}）", counts.join("，")),
    }
}

/// At which edge the book is bound, and on how many sides it is printed.
fn binding(plan: &EventPlan, options: &EventPlanOptions) -> String {
    let edge = match plan.orientation {
        super::Orientation::Portrait => "左侧",
        super::Orientation::Landscape => "上侧",
    };
    let sides = if options.duplex {
        "双面打印"
    } else {
        "单面打印"
    };
    format!("长边（{edge}）装订，{sides}。")
}
