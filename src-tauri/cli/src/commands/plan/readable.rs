//! A plan as a person reads it at the prompt: the headings of the paper, a line for each row, cells parted by tabs.

use yike_core::event_plans::{
    Block, EventPlanDetail, PlanSheet, Prose, Rate, Run, SettlementView, Turnout,
};
use yike_core::money::Fen;

/// The whole plan, its sub-plans behind it.
pub(super) fn lines(detail: &EventPlanDetail) -> Vec<String> {
    let mut lines = Lines(Vec::new());
    plan(&mut lines, detail);
    lines.0
}

struct Lines(Vec<String>);

impl Lines {
    fn add(&mut self, line: impl Into<String>) {
        self.0.push(line.into());
    }

    fn heading(&mut self, words: &str) {
        self.add("");
        self.add(words);
    }

    /// A row without the empty cells at its end.
    fn row(&mut self, cells: &[&str]) {
        self.add(cells.join("\t").trim_end());
    }

    /// `label：value`, where there is a value.
    fn labelled(&mut self, label: &str, value: impl std::fmt::Display) {
        let value = value.to_string();
        if !value.is_empty() {
            self.add(format!("{label}：{value}"));
        }
    }

    fn prose(&mut self, blocks: &Prose) {
        for block in blocks {
            match block {
                Block::Paragraph { runs } => self.add(text(runs)),
                Block::List { ordered, items } => {
                    for (index, item) in items.iter().enumerate() {
                        match ordered {
                            true => self.add(format!("({}) {}", index + 1, text(item))),
                            false => self.add(format!("· {}", text(item))),
                        }
                    }
                }
                Block::Image { caption, .. } => self.add(format!("[图] {caption}")),
                Block::Table { rows, .. } => {
                    for row in rows {
                        self.add(row.join("\t"));
                    }
                }
            }
        }
    }
}

fn text(runs: &[Run]) -> String {
    runs.iter().map(|run| run.text.as_str()).collect()
}

fn shown<T: ToString>(value: Option<T>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}

fn plan(lines: &mut Lines, detail: &EventPlanDetail) {
    let (plan, sheet) = (&detail.plan, &detail.plan.sheet);
    lines.row(&[
        &plan.plan_no,
        sheet.plan_type.zh(),
        sheet.size.zh(),
        plan.state.zh(),
    ]);
    if let Some(parent) = &detail.parent {
        lines.labelled("属于", format!("{} {}", parent.plan_no, parent.name));
    }
    lines.labelled("主办部门", &sheet.sponsor);
    lines.labelled("编制", &sheet.author);
    lines.labelled("编制日期", shown(sheet.written_on));
    lines.labelled("版本", &sheet.version);
    lines.labelled("密级", sheet.secrecy.zh());
    lines.heading("一、策划书名称");
    lines.add(&sheet.name);
    lines.heading("二、活动背景");
    lines.prose(&sheet.background);
    lines.heading("三、活动目的、意义");
    lines.prose(&sheet.goals);
    lines.prose(&sheet.significance);
    resources(lines, sheet);
    conduct(lines, sheet);
    budget(lines, detail);
    risks(lines, sheet);
    people(lines, sheet);
    remarks(lines, sheet);
    approvals(lines, detail);
    if let Some(closing) = &plan.closing {
        lines.heading("活动总结");
        if let Some(turnout) = &detail.turnout {
            figures(lines, turnout);
        }
        lines.labelled("综合满意度", shown(closing.satisfaction));
        lines.labelled("合作意向", shown(closing.intents));
        lines.labelled("总结", &closing.summary);
        lines.labelled("改进", &closing.improvements);
    }
    if let Some(settlement) = &detail.settlement {
        settled(lines, settlement);
    }
    for sub_plan in &detail.sub_plans {
        lines.heading(&format!("──── 子策划书 {} ────", sub_plan.mark));
        self::plan(lines, sub_plan);
    }
}

fn resources(lines: &mut Lines, sheet: &PlanSheet) {
    lines.heading("四、需要的资源");
    for row in &sheet.resources {
        let ready = shown(row.ready_on);
        lines.row(&[
            row.category.zh(),
            &row.name,
            &row.quantity,
            row.source.zh(),
            &row.department,
            &ready,
        ]);
    }
}

fn conduct(lines: &mut Lines, sheet: &PlanSheet) {
    lines.heading("五、活动开展");
    let from = sheet
        .starts_at
        .map(|at| at.local().format("%Y-%m-%d %H:%M"));
    let to = sheet.ends_at.map(|at| at.local().format("%Y-%m-%d %H:%M"));
    if from.is_some() {
        lines.labelled("时间", format!("{} — {}", shown(from), shown(to)));
    }
    lines.labelled("地点", &sheet.place);
    lines.labelled("对象", &sheet.audience);
    lines.prose(&sheet.conduct);
    for (index, row) in sheet.agenda.iter().enumerate() {
        let times = format!(
            "{}—{}",
            row.start.local().format("%H:%M"),
            row.end.local().format("%H:%M")
        );
        lines.row(&[
            &(index + 1).to_string(),
            &times,
            &row.part,
            &row.content,
            &row.place,
            &row.responsible,
        ]);
    }
    for row in &sheet.preparation {
        lines.row(&[&row.due.to_string(), &row.task, &row.responsible]);
    }
    for row in &sheet.division {
        lines.row(&[&row.group, &row.duty, &row.leader, &row.members]);
    }
    for row in &sheet.invitees {
        lines.row(&[&row.unit, &row.name, &row.title, &row.note]);
    }
}

fn budget(lines: &mut Lines, detail: &EventPlanDetail) {
    lines.heading("六、经费预算");
    let budget = &detail.budget;
    for (index, line) in budget.lines.iter().enumerate() {
        let quantity = format!("{}{}", line.row.quantity, line.row.unit);
        let item = match line.row.specification.as_str() {
            "" => line.row.item.clone(),
            specification => format!("{}（{specification}）", line.row.item),
        };
        let actual = line
            .actual
            .map(|actual| format!("决算 {}", actual.display_grouped()));
        lines.row(&[
            &(index + 1).to_string(),
            line.row.category.zh(),
            &item,
            &line.row.unit_price.display_grouped(),
            &quantity,
            &line.row.times.to_string(),
            &line.subtotal.display_grouped(),
            &line.mark,
            &shown(actual),
        ]);
    }
    if budget.shares.len() > 1 {
        let shares = budget
            .shares
            .iter()
            .map(|share| format!("{} {}", share.mark, share.amount.display_grouped()));
        lines.labelled("分", shares.collect::<Vec<_>>().join("；"));
    }
    lines.labelled("合计", budget.sum.display_grouped());
    lines.add(format!(
        "不可预见费（{}%）：{}",
        budget.contingency_percent,
        budget.contingency.display_grouped()
    ));
    lines.add(format!(
        "总计：{} {}",
        budget.total.display_grouped(),
        budget.total_in_words
    ));
}

fn risks(lines: &mut Lines, sheet: &PlanSheet) {
    lines.heading("七、注意（活动中应注意的问题及细节）");
    for row in &sheet.risks {
        lines.row(&[
            &row.risk,
            row.likelihood.zh(),
            row.impact.zh(),
            &row.prevention,
            &row.emergency,
            &row.responsible,
        ]);
    }
    lines.prose(&sheet.precautions);
}

fn people(lines: &mut Lines, sheet: &PlanSheet) {
    lines.heading("八、活动负责人");
    for person in &sheet.people {
        lines.row(&[&person.role, &person.name, &person.title, &person.phone]);
    }
    lines.labelled("主要参与者", &sheet.participants);
}

fn remarks(lines: &mut Lines, sheet: &PlanSheet) {
    lines.heading("九、需要注意的事项");
    lines.prose(&sheet.remarks);
    for (index, row) in sheet.attachments.iter().enumerate() {
        let number = format!("附件{}", index + 1);
        lines.row(&[&number, &row.title, row.binding.zh(), &row.note]);
    }
}

fn approvals(lines: &mut Lines, detail: &EventPlanDetail) {
    // A sub-plan is signed with the plan above it.
    if detail.approvals.is_empty() || detail.parent.is_some() {
        return;
    }
    lines.heading("审批栏");
    for approval in &detail.approvals {
        lines.row(&[
            approval.station.zh(),
            approval.verdict.zh(),
            &approval.name,
            &approval.decided_on.to_string(),
            &approval.opinion,
        ]);
    }
}

fn figures(lines: &mut Lines, turnout: &Turnout) {
    let rate = |rate: Option<Rate>| {
        shown(rate.map(|rate| format!("{}%（{}/{}）", rate.percent, rate.part, rate.whole)))
    };
    lines.labelled("到会率", rate(turnout.attendance));
    lines.labelled("问卷回收率", rate(turnout.response));
    lines.labelled("收集需求", shown(turnout.needs));
}

fn settled(lines: &mut Lines, settlement: &SettlementView) {
    for cost in &settlement.unplanned {
        lines.row(&[
            "计划外",
            &cost.item,
            &cost.amount.display_grouped(),
            &cost.mark,
            &cost.note,
        ]);
    }
    lines.add(format!(
        "决算：{} {}",
        settlement.total.display_grouped(),
        settlement.total_in_words
    ));
    let words = match settlement.difference < Fen::ZERO {
        true => "比总计超支",
        false => "比总计节约",
    };
    let amount = settlement.difference.display_grouped();
    lines.labelled(words, amount.trim_start_matches('-'));
}
