//! 封页: plain and grave (domain.md §1.3.3).

use std::sync::Arc;

use super::EventPlan;
use crate::firm::Firm;
use crate::typeset::face::Typeface;
use crate::typeset::flow::Flow;
use crate::typeset::mm;
use crate::typeset::paragraph::{Align, Inline, Paragraph, Type};
use crate::typeset::picture::Picture;
use crate::wording::date;

const OWNER: Type = Type {
    typeface: Typeface::SongBold,
    size: 20.0,
    tracking: 0.08,
};
const KIND: Type = Type {
    typeface: Typeface::SongBold,
    size: 32.0,
    tracking: 0.3,
};
const SECRECY: Type = Type::new(Typeface::Hei, 12.0);
const FACT: Type = Type::new(Typeface::Song, 14.0);
const FACT_LABEL: Type = Type::new(Typeface::Hei, 14.0);

/// The room for the logo.
const LOGO: (f32, f32) = (mm(60.0), mm(24.0));

/// Sets the cover on the page at hand.
pub fn set(flow: &mut Flow, firm: &Firm, logo: Option<&Arc<Picture>>, plan: &EventPlan) {
    let tall = flow.height();
    flow.anchor("封面", 0);
    let secrecy = match plan.secrecy.as_str() {
        "" => String::new(),
        secrecy => format!("密级：{secrecy}"),
    };
    flow.line_of(&[
        Paragraph::new(secrecy, SECRECY, 18.0, Align::Left),
        Paragraph::new(numbered(plan), SECRECY, 18.0, Align::Right),
    ]);
    flow.space(tall * 0.06);
    match logo {
        Some(logo) => flow.picture(logo, LOGO, Align::Centre, &format!("{}的徽标", firm.name)),
        None => flow.space(tall * 0.06),
    }
    flow.space(tall * 0.03);
    let Title { owner, name, kind } = Title::of(plan, firm);
    flow.paragraphs(&[Paragraph::new(owner, OWNER, 34.0, Align::Centre)]);
    flow.space(tall * 0.05);
    for line in lines(flow, &name) {
        flow.title(&line);
    }
    flow.space(tall * 0.03);
    flow.paragraphs(&[Paragraph::new(kind, KIND, 50.0, Align::Centre)]);
    let facts = facts(plan);
    const FACT_LEADING: f32 = 27.0;
    let lowest = tall * 0.94 - facts.len() as f32 * FACT_LEADING;
    flow.space_down_to(lowest.min(tall * 0.64));
    for (label, value) in facts {
        flow.paragraphs(&[fact(label, &value, flow.width())]);
    }
}

fn numbered(plan: &EventPlan) -> String {
    match plan.plan_no.as_str() {
        "" => String::new(),
        number => format!("编号：{number}"),
    }
}

/// What a cover says in large type: whose plan it is, what for, and what kind of plan.
struct Title {
    owner: String,
    name: String,
    kind: String,
}

impl Title {
    /// A name that starts with the firm's and ends with the kind of plan, as it should, is taken apart.
    fn of(plan: &EventPlan, firm: &Firm) -> Self {
        let name = plan.name.trim();
        let rest = name.strip_prefix(firm.name.as_str()).unwrap_or(name);
        let short = rest.strip_suffix(plan.plan_type.as_str()).unwrap_or(rest);
        let name = if short.trim().is_empty() { rest } else { short };
        Self {
            owner: firm.name.clone(),
            name: name.trim().to_owned(),
            kind: plan.plan_type.clone(),
        }
    }
}

/// The name in the largest type in which it stands on one line; a longer one on lines of about the same length.
fn lines(flow: &mut Flow, name: &str) -> Vec<Paragraph> {
    let set = |text: &str, size: f32| {
        let kind = Type::new(Typeface::SongBold, size);
        Paragraph::new(text, kind, size * 1.5, Align::Centre)
    };
    for size in [28.0, 26.0, 24.0, 22.0] {
        let line = set(name, size);
        if flow.height_of(&line) <= line.leading {
            return vec![line];
        }
    }
    const SIZE: f32 = 24.0;
    let whole = set(name, SIZE);
    let count = (flow.height_of(&whole) / whole.leading).round() as usize;
    let balanced = parted(name, count);
    balanced.iter().map(|line| set(line, SIZE)).collect()
}

/// Parts a text into so many lines of about the same length, where it can near a place at which one would pause.
fn parted(text: &str, count: usize) -> Vec<String> {
    let characters: Vec<char> = text.chars().collect();
    let pauses = |at: usize| {
        let (before, after) = (characters[at - 1], characters[at]);
        " ”》）、，：·".contains(before) || " “《（".contains(after)
    };
    let may_part = |at: usize| {
        let (before, after) = (characters[at - 1], characters[at]);
        let within_a_word = before.is_ascii_alphanumeric() && after.is_ascii_alphanumeric();
        let stays = "”》）、，：；。！？·年月日届周第".contains(after) || "“《（".contains(before);
        !(stays || within_a_word)
    };
    let mut lines = Vec::new();
    let mut start = 0;
    for line in 1..count {
        let ideal = start + (characters.len() - start) / (count - line + 1);
        let near = |reach: usize| {
            let from = ideal.saturating_sub(reach).max(start + 1);
            from..=(ideal + reach).min(characters.len().saturating_sub(1))
        };
        let distance = |at: &usize| at.abs_diff(ideal);
        let end = near(4)
            .filter(|at| pauses(*at) && may_part(*at))
            .min_by_key(distance)
            .or_else(|| near(6).filter(|at| may_part(*at)).min_by_key(distance))
            .unwrap_or(ideal);
        lines.push(characters[start..end].iter().collect());
        start = end;
    }
    lines.push(characters[start..].iter().collect());
    lines
}

fn facts(plan: &EventPlan) -> Vec<(&'static str, String)> {
    let day = plan.written_on.map(date).unwrap_or_default();
    let facts = [
        ("主办部门", plan.sponsor.clone()),
        ("编　　制", plan.author.clone()),
        ("编制日期", day),
        ("版　　本", plan.version.clone()),
    ];
    facts
        .into_iter()
        .filter(|(_, value)| !value.is_empty())
        .collect()
}

/// A label and what it names, all labels below each other.
fn fact(label: &str, value: &str, width: f32) -> Paragraph {
    let indent = width * 0.29;
    let inlines = vec![
        Inline::Text(format!("{label}："), FACT_LABEL),
        Inline::Text(value.to_owned(), FACT),
    ];
    Paragraph {
        inlines,
        first_indent: indent,
        hanging_indent: indent + 5.0 * FACT.size,
        ..Paragraph::new("", FACT, 27.0, Align::Left)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_name_is_parted_where_one_pauses() {
        assert_eq!(
            parted("“腊八同心 互助双赢”2014年客户联谊会", 2),
            ["“腊八同心 互助双赢”", "2014年客户联谊会"]
        );
        let three = parted(&"天山南北好地方".repeat(9), 3);
        assert_eq!(three.concat(), "天山南北好地方".repeat(9));
        assert!(three.iter().all(|line| line.chars().count() == 21));
    }
}
