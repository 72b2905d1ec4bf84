//! 一 投诉受理: what the receiving department took down.

use chrono::NaiveDateTime;
use yike_core::money::Fen;
use yike_core::phone;

use super::{Notice, NoticeOptions, Signatory};
use crate::form::{
    Section, empty, full, money_blank, open_lines, open_row, row, short, signature, signed, text,
    ticks, wide,
};
use crate::typeset::table::Row;
use crate::wording::{amount, figures, joined, list, moment, yes_or_no};

/// What section one holds (domain.md §2.4).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Receipt {
    /// 受理人 and 受理时间.
    pub receiver: Option<Signatory>,
    /// 投诉渠道.
    pub channel: Option<String>,
    /// 客户, by its full name.
    pub customer: Option<String>,
    /// 投诉人.
    pub complainant: Option<String>,
    /// 投诉人身份.
    pub identity: Option<String>,
    /// 联系电话.
    pub phone: Option<String>,
    /// 订单号.
    pub order_number: Option<String>,
    /// 运单号.
    pub waybill_number: Option<String>,
    /// 业务类型.
    pub service_type: Option<String>,
    /// 交易阶段.
    pub transaction_phase: Option<String>,
    /// 服务要素.
    pub service_element: Option<String>,
    /// 投诉类别.
    pub category: Option<String>,
    /// The subcategory.
    pub subcategory: Option<String>,
    /// 级别.
    pub severity: Option<String>,
    /// Why it has this 级别, where a person said so.
    pub severity_note: Option<String>,
    /// 发生时间.
    pub occurred_at: Option<NaiveDateTime>,
    /// 发生地点.
    pub occurred_place: Option<String>,
    /// 是否重复投诉.
    pub is_repeat: Option<bool>,
    /// The number of the notice that it repeats.
    pub repeat_of: Option<String>,
    /// 货物.
    pub goods: Option<String>,
    /// 数量 with its unit: `480箱`.
    pub quantity: Option<String>,
    /// 货值.
    pub goods_value: Option<Fen>,
    /// 投诉内容.
    pub description: Option<String>,
    /// 顾客要求.
    pub request: Option<String>,
    /// 索赔金额.
    pub claim_amount: Option<Fen>,
    /// 客户要求答复时间.
    pub claim_deadline: Option<NaiveDateTime>,
    /// 证据材料, by name.
    pub evidence: Vec<String>,
    /// 现场安抚方法.
    pub first_response: Vec<String>,
    /// 初步评估.
    pub assessment: Option<Assessment>,
    /// 告知客户已受理.
    pub acknowledgement: Option<Acknowledgement>,
    /// 告知公司领导, for 重大.
    pub leader_informed_at: Option<NaiveDateTime>,
    /// 承诺答复时限.
    pub promised_by: Option<NaiveDateTime>,
    /// 被投诉部门.
    pub complained_department: Option<String>,
    /// 通知单接收人 and 送达时间.
    pub forwarded_to: Option<Signatory>,
    /// 项目经理, who signs section six.
    pub project_manager: Option<String>,
}

/// The five answers of GB/T 19012 about how urgent a complaint is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Assessment {
    /// 严重程度.
    pub severity: Option<String>,
    /// 涉及安全.
    pub safety: Option<bool>,
    /// 复杂程度.
    pub complexity: Option<String>,
    /// 影响.
    pub impact: Option<String>,
    /// 需立即行动.
    pub immediate_action: Option<bool>,
}

/// How the customer was told that the complaint is taken.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Acknowledgement {
    /// Who told him, and when.
    pub by: Signatory,
    /// By which means.
    pub method: Option<String>,
}

/// The box.
pub fn section(notice: &Notice, options: &NoticeOptions) -> Section {
    let rows = match &notice.receipt {
        Some(receipt) => receipt.rows(options),
        None => open_rows(),
    };
    Section {
        number: "一",
        name: "投诉受理",
        rows,
    }
}

impl Receipt {
    fn rows(&self, options: &NoticeOptions) -> Vec<Row> {
        let received_at = self.receiver.as_ref().and_then(|receiver| receiver.at);
        let phone = self.phone.as_deref().map(|number| {
            if options.mask_phones {
                phone::mask(number)
            } else {
                number.to_owned()
            }
        });
        let repeat = match (&self.repeat_of, self.is_repeat) {
            (Some(number), _) => Some(format!("是（{number}）")),
            (None, answer) => answer.map(yes_or_no),
        };
        let mut rows = vec![
            row([
                short("受理时间", text(received_at.map(moment))),
                short("投诉渠道", text(self.channel.clone())),
                short("级别", text(self.severity.clone())),
            ]),
            row([
                wide("客户", text(self.customer.clone())),
                short("重复投诉", text(repeat)),
            ]),
            row([
                short("投诉人", text(self.complainant.clone())),
                short("身份", text(self.identity.clone())),
                short("联系电话", text(phone)),
            ]),
            row([
                short("业务类型", text(self.service_type.clone())),
                short("交易阶段", text(self.transaction_phase.clone())),
                short("服务要素", text(self.service_element.clone())),
            ]),
            row([
                short("订单号", text(self.order_number.clone())),
                short("运单号", text(self.waybill_number.clone())),
                short(
                    "投诉类别",
                    text(joined(
                        "·",
                        [self.category.clone(), self.subcategory.clone()],
                    )),
                ),
            ]),
            row([
                short("发生时间", text(self.occurred_at.map(moment))),
                wide("发生地点", text(self.occurred_place.clone())),
            ]),
            row([
                wide(
                    "货物数量",
                    text(joined("　", [self.goods.clone(), self.quantity.clone()])),
                ),
                short("货值", text(self.goods_value.map(figures))),
            ]),
            row([full("投诉内容", text(self.description.clone()))]),
            row([full("顾客要求", text(self.request.clone()))]),
            row([
                wide("索赔金额", text(self.claim_amount.map(amount))),
                short("要求答复", text(self.claim_deadline.map(moment))),
            ]),
            row([full("证据材料", text(list(&self.evidence)))]),
        ];
        if let Some(assessment) = self.assessment.as_ref().and_then(Assessment::wording) {
            rows.push(row([full("初步评估", text(assessment))]));
        }
        if self.severity_note.is_some() || self.leader_informed_at.is_some() {
            let informed = short("告知领导", text(self.leader_informed_at.map(moment)));
            rows.push(row([
                informed,
                wide("定级说明", text(self.severity_note.clone())),
            ]));
        }
        rows.extend([
            row([
                wide(
                    "告知受理",
                    text(
                        self.acknowledgement
                            .as_ref()
                            .and_then(Acknowledgement::wording),
                    ),
                ),
                short("承诺答复", text(self.promised_by.map(moment))),
            ]),
            row([
                wide("安抚方法", text(list(&self.first_response))),
                short("项目经理", text(self.project_manager.clone())),
            ]),
            signature("受理人", self.receiver.as_ref()),
            signed(
                short("投诉部门", text(self.complained_department.clone())),
                "接收人",
                self.forwarded_to.as_ref(),
            ),
        ]);
        rows
    }
}

impl Assessment {
    fn wording(&self) -> Option<String> {
        let part = |label: &str, value: &Option<String>| {
            value.as_ref().map(|value| format!("{label}：{value}"))
        };
        joined(
            "；",
            [
                part("严重程度", &self.severity),
                part("涉及安全", &self.safety.map(yes_or_no)),
                part("复杂程度", &self.complexity),
                part("影响", &self.impact),
                part("需立即行动", &self.immediate_action.map(yes_or_no)),
            ],
        )
    }
}

impl Acknowledgement {
    fn wording(&self) -> Option<String> {
        joined(
            "　",
            [
                self.by.at.map(moment),
                self.method.clone(),
                Some(self.by.name.clone()),
            ],
        )
    }
}

/// To fill by hand: what a person on the telephone asks for, in that order.
fn open_rows() -> Vec<Row> {
    vec![
        open_row([
            short("受理时间", empty()),
            short("投诉渠道", empty()),
            short("级别", ticks(&["一般", "较大", "重大"], false)),
        ]),
        open_row([
            wide("客户", empty()),
            short("重复投诉", ticks(&["是", "否"], false)),
        ]),
        open_row([
            short("投诉人", empty()),
            short("身份", empty()),
            short("联系电话", empty()),
        ]),
        open_row([
            short("业务类型", empty()),
            short("交易阶段", ticks(&["前", "中", "后"], false)),
            short("服务要素", empty()),
        ]),
        open_row([
            short("订单号", empty()),
            short("运单号", empty()),
            short("投诉类别", empty()),
        ]),
        open_row([short("发生时间", empty()), wide("发生地点", empty())]),
        open_row([wide("货物数量", empty()), short("货值", money_blank())]),
        open_lines("投诉内容"),
        open_lines("顾客要求"),
        open_row([wide("索赔金额", money_blank()), short("要求答复", empty())]),
        open_row([full("证据材料", empty())]),
        open_row([wide("告知受理", empty()), short("承诺答复", empty())]),
        open_row([wide("安抚方法", empty()), short("项目经理", empty())]),
        signature("受理人", None),
        signed(short("投诉部门", empty()), "接收人", None),
    ]
}
