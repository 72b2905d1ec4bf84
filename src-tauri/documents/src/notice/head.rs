//! What stands above the boxes: the title, and in whose hands the sheet is.

use super::{Holder, Notice, NoticeCopy, Signatory, TITLE, Voiding};
use crate::typeset::face::Typeface;
use crate::typeset::flow::Flow;
use crate::typeset::paragraph::{Align, Paragraph, Type};
use crate::wording::{date, joined, moment};

/// 二号 is the size of a title (GB/T 9704); a form is content with 小二, 18 points, and its characters stand apart.
const LARGE: Type = Type {
    typeface: Typeface::SongBold,
    size: 18.0,
    tracking: 0.14,
};
const SMALL: Type = Type::new(Typeface::Song, 9.5);
const LEADING: f32 = 14.0;

/// Sets the head of the first page.
pub fn set(flow: &mut Flow, notice: &Notice, copy: Option<NoticeCopy>) {
    flow.title(&Paragraph::new(TITLE, LARGE, 27.0, Align::Centre));
    let blank = |value: Option<String>| value.unwrap_or_default();
    flow.line_of(&[
        line(
            format!("受理部门：{}", blank(notice.receiving_department.clone())),
            Align::Left,
        ),
        line(
            format!(
                "填单日期：{}",
                notice
                    .filled_on
                    .map_or("　　　年　　月　　日".to_owned(), date)
            ),
            Align::Centre,
        ),
        line(copy.map_or("", NoticeCopy::label), Align::Right),
    ]);
    let state = notice.state.as_ref().map(|state| format!("状态：{state}"));
    let holder = notice
        .holder
        .as_ref()
        .map(|holder| format!("通知单在：{}", held(holder)));
    for remark in [
        joined("　　", [state, holder]),
        notice.voided.as_ref().map(void),
    ]
    .into_iter()
    .flatten()
    {
        flow.paragraphs(&[line(remark, Align::Left)]);
    }
    for remark in &notice.remarks {
        flow.paragraphs(&[line(remark, Align::Left)]);
    }
    flow.space(3.0);
}

fn line(text: impl Into<String>, align: Align) -> Paragraph {
    Paragraph::new(text, SMALL, LEADING, align)
}

/// `孟河清（运输部），自 2026年6月18日 09:35`.
fn held(holder: &Holder) -> String {
    let department = holder
        .department
        .as_ref()
        .map(|department| format!("（{department}）"));
    let since = holder.since.map(|since| format!("，自 {}", moment(since)));
    [
        holder.name.clone(),
        department.unwrap_or_default(),
        since.unwrap_or_default(),
    ]
    .concat()
}

fn void(voided: &Voiding) -> String {
    let Signatory { name, at } = &voided.by;
    let by = joined(" ", [Some(name.clone()), at.map(moment)]);
    format!(
        "作废：{}{}",
        voided.reason,
        by.map(|by| format!("（{by}）")).unwrap_or_default()
    )
}
