//! The lists of a plan: resources, agenda, preparation, groups, guests, risks, people.

use chrono::{NaiveDate, NaiveDateTime};

use super::listing::{Listing, short, text};

/// 4 需要的资源, one row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ResourceRow {
    /// 类别.
    pub category: String,
    /// 名称.
    pub name: String,
    /// 数量 in words, such as “各1” or “详见预算”.
    pub quantity: String,
    /// 现有/需申请.
    pub source: String,
    /// 提供部门.
    pub department: String,
    /// 到位时间.
    pub ready_on: Option<NaiveDate>,
}

/// 邀请名单, one guest.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Invitee {
    /// 单位.
    pub unit: String,
    /// 姓名.
    pub name: String,
    /// 职务.
    pub title: String,
    /// 备注.
    pub note: String,
}

/// 流程表, one row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AgendaRow {
    /// 开始.
    pub start: NaiveDateTime,
    /// 结束.
    pub end: NaiveDateTime,
    /// 环节.
    pub part: String,
    /// 内容.
    pub content: String,
    /// 地点.
    pub place: String,
    /// 负责人.
    pub responsible: String,
    /// 物料.
    pub materials: String,
    /// 备注.
    pub note: String,
}

/// 筹备进度, one row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PreparationRow {
    /// 日期.
    pub due: NaiveDate,
    /// 事项.
    pub task: String,
    /// 负责人.
    pub responsible: String,
}

/// 分工, one row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DivisionRow {
    /// 组别.
    pub group: String,
    /// 职责.
    pub duty: String,
    /// 组长.
    pub leader: String,
    /// 成员.
    pub members: String,
}

/// 7 注意, one risk.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RiskRow {
    /// 风险.
    pub risk: String,
    /// 可能性.
    pub likelihood: String,
    /// 影响.
    pub impact: String,
    /// 预防.
    pub prevention: String,
    /// 应急.
    pub emergency: String,
    /// 责任人.
    pub responsible: String,
}

/// 8 活动负责人, one person.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PersonInCharge {
    /// 总负责, 执行, or the group.
    pub role: String,
    /// 姓名.
    pub name: String,
    /// 部门、职务.
    pub title: String,
    /// 联系方式.
    pub phone: String,
}

/// `2014-01-07`: in a table, days stand below each other.
fn day(day: NaiveDate) -> String {
    day.format("%Y-%m-%d").to_string()
}

/// Heads and rows of 需要的资源.
pub fn resources(rows: &[ResourceRow]) -> Listing {
    let row = |row: &ResourceRow| {
        vec![
            row.category.clone(),
            row.name.clone(),
            row.quantity.clone(),
            row.source.clone(),
            row.department.clone(),
            row.ready_on.map(day).unwrap_or_default(),
        ]
    };
    Listing {
        columns: vec![
            short("类别", 4),
            text("名称", 0),
            short("数量", 6),
            short("现有/需申请", 6),
            text("提供部门", 6),
            short("到位时间", 6),
        ],
        rows: rows.iter().map(row).collect(),
    }
}

/// Heads and rows of 流程表. Where it goes over several days, each part says its day; what nobody filled in has no
/// column.
pub fn agenda(rows: &[AgendaRow]) -> Listing {
    let days = rows.first().map(|first| first.start.date());
    let several = rows
        .iter()
        .any(|row| Some(row.start.date()) != days || Some(row.end.date()) != days);
    let has_materials = rows.iter().any(|row| !row.materials.is_empty());
    let has_notes = rows.iter().any(|row| !row.note.is_empty());
    let mut columns = vec![
        short("序号", 3),
        short("时间", 7),
        text("环节", 5),
        text("内容", 0),
        text("地点", 5),
        text("负责人", 5),
    ];
    if has_materials {
        columns.push(text("物料", 5));
    }
    if has_notes {
        columns.push(text("备注", 5));
    }
    let clock = |moment: NaiveDateTime| {
        let form = if several { "%m-%d %H:%M" } else { "%H:%M" };
        moment.format(form).to_string()
    };
    let row = |(index, row): (usize, &AgendaRow)| {
        let between = if several { "—\n" } else { "—" };
        let mut values = vec![
            (index + 1).to_string(),
            [&clock(row.start), between, &clock(row.end)].concat(),
            row.part.clone(),
            row.content.clone(),
            row.place.clone(),
            row.responsible.clone(),
        ];
        if has_materials {
            values.push(row.materials.clone());
        }
        if has_notes {
            values.push(row.note.clone());
        }
        values
    };
    Listing {
        rows: rows.iter().enumerate().map(row).collect(),
        columns,
    }
}

/// Heads and rows of 筹备进度.
pub fn preparation(rows: &[PreparationRow]) -> Listing {
    let has_people = rows.iter().any(|row| !row.responsible.is_empty());
    let mut columns = vec![short("序号", 3), short("日期", 7), text("事项", 0)];
    if has_people {
        columns.push(text("负责人", 7));
    }
    let row = |(index, row): (usize, &PreparationRow)| {
        let mut values = vec![(index + 1).to_string(), day(row.due), row.task.clone()];
        if has_people {
            values.push(row.responsible.clone());
        }
        values
    };
    Listing {
        rows: rows.iter().enumerate().map(row).collect(),
        columns,
    }
}

/// Heads and rows of 分工.
pub fn division(rows: &[DivisionRow]) -> Listing {
    let row = |row: &DivisionRow| {
        vec![
            row.group.clone(),
            row.duty.clone(),
            row.leader.clone(),
            row.members.clone(),
        ]
    };
    Listing {
        columns: vec![
            text("组别", 7),
            text("职责", 0),
            short("组长", 6),
            text("成员", 10),
        ],
        rows: rows.iter().map(row).collect(),
    }
}

/// Heads and rows of 邀请名单.
pub fn invitees(rows: &[Invitee]) -> Listing {
    let row = |(index, row): (usize, &Invitee)| {
        vec![
            (index + 1).to_string(),
            row.unit.clone(),
            row.name.clone(),
            row.title.clone(),
            row.note.clone(),
        ]
    };
    Listing {
        columns: vec![
            short("序号", 3),
            text("单位", 0),
            short("姓名", 6),
            text("职务", 7),
            text("备注", 7),
        ],
        rows: rows.iter().enumerate().map(row).collect(),
    }
}

/// Heads and rows of the risks.
pub fn risks(rows: &[RiskRow]) -> Listing {
    let row = |row: &RiskRow| {
        vec![
            row.risk.clone(),
            row.likelihood.clone(),
            row.impact.clone(),
            row.prevention.clone(),
            row.emergency.clone(),
            row.responsible.clone(),
        ]
    };
    Listing {
        columns: vec![
            text("风险", 8),
            short("可能性", 4),
            short("影响", 3),
            text("预防", 10),
            text("应急", 0),
            text("责任人", 5),
        ],
        rows: rows.iter().map(row).collect(),
    }
}

/// Heads and rows of 活动负责人.
pub fn people(rows: &[PersonInCharge]) -> Listing {
    let has_phones = rows.iter().any(|row| !row.phone.is_empty());
    let mut columns = vec![text("职责", 10), short("姓名", 8), text("部门、职务", 0)];
    if has_phones {
        columns.push(text("联系方式", 10));
    }
    let row = |row: &PersonInCharge| {
        let mut values = vec![row.role.clone(), row.name.clone(), row.title.clone()];
        if has_phones {
            values.push(row.phone.clone());
        }
        values
    };
    Listing {
        rows: rows.iter().map(row).collect(),
        columns,
    }
}
