//! 联系人: a person at a customer, with the legal basis for keeping the data (domain.md §2.2, §3.8).
//!
//! What the firm noted about somebody's likings stays off the paper: it is for the owner's eyes only.

use chrono::NaiveDate;

use crate::form::{Value, empty, full, open_row, row, short, text, ticks, wide};
use crate::typeset::table::Row;
use crate::wording::{date, joined, list};

/// A person at a customer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Contact {
    /// 姓名.
    pub name: String,
    /// 称谓.
    pub address: Option<String>,
    /// 部门.
    pub department: Option<String>,
    /// 职务.
    pub title: Option<String>,
    /// 角色.
    pub roles: Vec<String>,
    /// 手机.
    pub mobile: Option<String>,
    /// 座机 and further numbers.
    pub phones: Vec<String>,
    /// 微信号.
    pub wechat: Option<String>,
    /// 邮箱.
    pub email: Option<String>,
    /// 偏好联系方式.
    pub channel: Option<String>,
    /// 方便联系时间.
    pub best_time: Option<String>,
    /// 生日: `5月20日`.
    pub birthday: Option<String>,
    /// 处理依据.
    pub basis: Option<String>,
    /// Whether the written consent is kept.
    pub has_consent_on_file: bool,
    /// 告知日期.
    pub told_on: Option<NaiveDate>,
    /// 告知方式.
    pub told_by: Option<String>,
}

/// What a form for contacts says to whoever fills it in (PIPL art. 6 and 17).
pub const COLLECTING: &str = "收集前先告知对方：本公司名称、用途（业务联系）、保存期限，以及查阅、更正、删除的途径。不收集身份证号、家庭住址、家庭情况、健康和宗教信息。";

/// The legal bases that a contact may be kept on, to tick.
const BASES: [&str; 4] = ["同意", "已合法公开", "履行合同", "法定义务"];
const ROLES: [&str; 8] = [
    "决策人",
    "使用人",
    "影响人",
    "采购",
    "财务",
    "收货人",
    "质量",
    "其他",
];

impl Contact {
    fn called(&self) -> String {
        joined(" ", [Some(self.name.clone()), self.address.clone()]).unwrap_or_default()
    }

    fn post(&self) -> Option<String> {
        joined(" ", [self.department.clone(), self.title.clone()])
    }

    fn basis(&self) -> Option<String> {
        let on_file = self.has_consent_on_file.then(|| "凭证已存".to_owned());
        joined("，", [self.basis.clone(), on_file])
    }

    fn told(&self) -> Option<String> {
        joined(" ", [self.told_on.map(date), self.told_by.clone()])
    }

    fn reached(&self) -> Option<String> {
        joined("，", [self.channel.clone(), self.best_time.clone()])
    }

    /// The rows of a full sheet; `index` counts the people from 0.
    pub(super) fn rows(&self, index: usize) -> Vec<Row> {
        let mut rows = vec![self.first_row(index)];
        rows.push(row([
            short("手机", text(self.mobile.clone())),
            wide("座机", text(list(&self.phones))),
        ]));
        if self.wechat.is_some() || self.email.is_some() {
            rows.push(row([
                short("微信", text(self.wechat.clone())),
                wide("邮箱", text(self.email.clone())),
            ]));
        }
        rows.extend(self.last_rows());
        kept_together(rows)
    }

    /// The rows of a card.
    pub(super) fn card_rows(&self, index: usize) -> Vec<Row> {
        let phones = joined("、", [self.mobile.clone(), list(&self.phones)]);
        let wechat = self.wechat.as_ref().map(|name| format!("微信 {name}"));
        let mut rows = vec![self.first_row(index)];
        rows.push(row([
            short("电话", text(phones)),
            wide("其他方式", text(joined("、", [wechat, self.email.clone()]))),
        ]));
        rows.extend(self.last_rows());
        kept_together(rows)
    }

    fn first_row(&self, index: usize) -> Row {
        row([
            short(numbered(index), text(self.called())),
            short("部门职务", text(self.post())),
            short("角色", text(list(&self.roles))),
        ])
    }

    fn last_rows(&self) -> Vec<Row> {
        let mut rows = Vec::new();
        if self.reached().is_some() || self.birthday.is_some() {
            rows.push(row([
                short("生日", text(self.birthday.clone())),
                wide("联系偏好", text(self.reached())),
            ]));
        }
        rows.push(row([
            short("告知", text(self.told())),
            wide("处理依据", text(self.basis())),
        ]));
        rows
    }
}

/// The label of a person, by which one can tell where the next begins.
fn numbered(index: usize) -> &'static str {
    const LABELS: [&str; 9] = [
        "联系人一",
        "联系人二",
        "联系人三",
        "联系人四",
        "联系人五",
        "联系人六",
        "联系人七",
        "联系人八",
        "联系人九",
    ];
    LABELS.get(index).copied().unwrap_or("联系人")
}

/// The rows of one person stand on one page.
fn kept_together(mut rows: Vec<Row>) -> Vec<Row> {
    for row in rows.iter_mut().skip(1) {
        row.keep_with_previous = true;
    }
    rows
}

/// Rows to write a person in.
pub(super) fn open_rows(index: usize) -> Vec<Row> {
    kept_together(vec![
        open_row([
            short(numbered(index), empty()),
            short("称谓", ticks(&["先生", "女士"], false)),
            short("部门职务", empty()),
        ]),
        open_row([full("角色", ticks(&ROLES, false))]),
        open_row([
            short("手机", empty()),
            short("座机", empty()),
            short("微信", empty()),
        ]),
        open_row([
            short("邮箱", empty()),
            short("联系时间", empty()),
            short("生日", month_and_day()),
        ]),
        open_row([
            wide("处理依据", ticks(&BASES, false)),
            short("告知日期", empty()),
        ]),
    ])
}

/// Rows of a card to write a person in.
pub(super) fn open_card_rows(index: usize) -> Vec<Row> {
    kept_together(vec![
        open_row([
            short(numbered(index), empty()),
            short("职务", empty()),
            short("手机", empty()),
        ]),
        open_row([
            wide("处理依据", ticks(&BASES, false)),
            short("告知日期", empty()),
        ]),
    ])
}

/// A birthday has no year.
fn month_and_day() -> Value {
    text("　　月　　日".to_owned())
}
