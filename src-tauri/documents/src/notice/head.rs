//! What stands above the boxes: the title, and in whose hands the sheet is.

use super::{Holder, Notice, NoticeCopy, Signatory, TITLE, Voiding};
use crate::form::{line, title};
use crate::typeset::flow::Flow;
use crate::typeset::paragraph::Align;
use crate::wording::{date, joined, moment};

/// Sets the head of the first page.
pub fn set(flow: &mut Flow, notice: &Notice, copy: Option<NoticeCopy>) {
    title(flow, TITLE);
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
