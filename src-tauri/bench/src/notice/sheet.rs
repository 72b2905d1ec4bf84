//! What stands on a notice, box by box, for a typesetter that is not ours.

use chrono::NaiveDateTime;
use serde::Serialize;
use yike_documents::notice::{Notice, NoticeOptions};

/// The sheet.
#[derive(Serialize)]
pub struct Sheet {
    title: &'static str,
    firm: String,
    number: String,
    printed: String,
    head: Vec<String>,
    sections: Vec<Section>,
}

#[derive(Serialize)]
struct Section {
    name: &'static str,
    rows: Vec<Vec<Cell>>,
}

#[derive(Serialize)]
struct Cell {
    text: String,
    span: u8,
    label: bool,
}

/// The boxes behind the first section, as they stand on a sheet that is filled by hand. A label and its box follow each
/// other; the last box of a row takes what is left of its width.
const OPEN: [(&str, &[&[&str]]); 5] = [
    (
        "二投诉调查",
        &[
            &[
                "部门意见",
                "□接受 □拒绝接受",
                "部门负责人",
                "签字：　　　年　月　日",
            ],
            &["调查经过", ""],
            &["拒绝理由", ""],
            &[
                "原因分类",
                "□人 □车（机） □货（料） □法 □环 □测 □信息 □分供方 □客户 □不可抗力",
            ],
            &["责任方", "", "有效投诉", "□有效 □部分有效 □无效"],
            &["调查人", "签字：　　　年　月　日"],
        ],
    ),
    (
        "三处理意见",
        &[
            &["处理意见", ""],
            &["上报事项", "□无 □不可操作 □申报费用 ¥", "完成时限", ""],
            &[
                "经办人",
                "签字：　　　年　月　日",
                "客服主管",
                "签字：　　　年　月　日",
            ],
            &[
                "领导批示",
                "□同意 □部分同意 □不同意 □另行处理",
                "批准金额",
                "¥",
            ],
            &["批示意见", "", "公司领导", "签字：　　　年　月　日"],
        ],
    ),
    (
        "四处理结果",
        &[
            &["操作内容", ""],
            &["完成时间", "", "纠正预防", ""],
            &["实际费用", "¥", "操作人", "签字：　　　年　月　日"],
            &[
                "跟踪验证",
                "□合格 □不合格",
                "验证人",
                "签字：　　　年　月　日",
            ],
        ],
    ),
    (
        "五顾客反馈",
        &[
            &[
                "顾客意见",
                "□接受 □不接受 □未联系上",
                "满意度",
                "□5 □4 □3 □2 □1",
            ],
            &["反馈内容", ""],
            &["记录人", "签字：　　　年　月　日"],
        ],
    ),
    (
        "六项目经理签字",
        &[&["意见", ""], &["项目经理", "签字：　　　年　月　日"]],
    ),
];

pub fn of(firm: &str, notice: &Notice, how: &NoticeOptions) -> Sheet {
    let word = |text: &Option<String>| text.clone().unwrap_or_else(|| "—".to_owned());
    let mut sections = vec![Section {
        name: "一投诉受理",
        rows: received(notice),
    }];
    sections.extend(OPEN.map(|(name, rows)| {
        Section {
            name,
            rows: rows
                .iter()
                .map(|row| boxes(row.iter().map(|text| (*text).to_owned()).collect()))
                .collect(),
        }
    }));
    let holder = notice.holder.as_ref();
    Sheet {
        title: "顾客投诉处理通知书",
        firm: firm.to_owned(),
        number: word(&notice.number),
        printed: format!(
            "打印：{} {}",
            word(&how.printed_by),
            moment(Some(how.printed_at))
        ),
        head: vec![
            format!(
                "受理部门：{}　填单日期：{}　第一联 存根（受理部门）",
                word(&notice.receiving_department),
                notice
                    .filled_on
                    .map_or_else(String::new, |day| day.to_string())
            ),
            format!(
                "状态：{}　通知单在：{}",
                word(&notice.state),
                holder.map_or("", |holder| holder.name.as_str())
            ),
        ],
        sections,
    }
}

fn received(notice: &Notice) -> Vec<Vec<Cell>> {
    let receipt = notice.receipt.clone().unwrap_or_default();
    let word = |text: Option<String>| text.unwrap_or_else(|| "—".to_owned());
    let money = |amount: Option<yike_core::money::Fen>| {
        word(amount.map(|amount| format!("¥{:.2}", amount.fen() as f64 / 100.0)))
    };
    let joined = |parts: [Option<String>; 2]| parts.into_iter().flatten().collect::<String>();
    let receiver = receipt.receiver.unwrap_or_default();
    let acknowledged = receipt.acknowledgement.map(|acknowledgement| {
        format!(
            "{}　{}　{}",
            moment(acknowledgement.by.at),
            acknowledgement.method.unwrap_or_default(),
            acknowledgement.by.name
        )
    });
    let rows = [
        vec![
            ("受理时间", moment(receiver.at)),
            ("投诉渠道", word(receipt.channel)),
            ("级别", word(receipt.severity)),
        ],
        vec![
            ("客户", word(receipt.customer)),
            (
                "重复投诉",
                if receipt.is_repeat == Some(true) {
                    "是"
                } else {
                    "否"
                }
                .to_owned(),
            ),
        ],
        vec![
            ("投诉人", word(receipt.complainant)),
            ("身份", word(receipt.identity)),
            ("联系电话", word(receipt.phone)),
        ],
        vec![
            ("业务类型", word(receipt.service_type)),
            ("交易阶段", word(receipt.transaction_phase)),
            ("服务要素", word(receipt.service_element)),
        ],
        vec![
            ("订单号", word(receipt.order_number)),
            ("运单号", word(receipt.waybill_number)),
            ("投诉类别", joined([receipt.category, receipt.subcategory])),
        ],
        vec![
            ("发生时间", moment(receipt.occurred_at)),
            ("发生地点", word(receipt.occurred_place)),
        ],
        vec![
            ("货物数量", joined([receipt.goods, receipt.quantity])),
            ("货值", money(receipt.goods_value)),
        ],
        vec![("投诉内容", word(receipt.description))],
        vec![("顾客要求", word(receipt.request))],
        vec![
            ("索赔金额", money(receipt.claim_amount)),
            ("要求答复", moment(receipt.claim_deadline)),
        ],
        vec![("证据材料", receipt.evidence.join("、"))],
        vec![
            ("告知受理", word(acknowledged)),
            ("承诺答复", moment(receipt.promised_by)),
        ],
        vec![
            ("安抚方法", receipt.first_response.join("、")),
            ("项目经理", word(receipt.project_manager)),
        ],
        vec![("受理人", receiver.name), ("签字", moment(receiver.at))],
        vec![
            ("投诉部门", word(receipt.complained_department)),
            ("接收人", "签字：　　　年　月　日".to_owned()),
        ],
    ];
    rows.into_iter()
        .map(|row| {
            let pairs = row.into_iter();
            boxes(
                pairs
                    .flat_map(|(label, text)| [label.to_owned(), text])
                    .collect(),
            )
        })
        .collect()
}

/// Labels and boxes in turn, over six columns.
fn boxes(texts: Vec<String>) -> Vec<Cell> {
    let last = texts.len() - 1;
    let left = 6 - last as u8;
    texts
        .into_iter()
        .enumerate()
        .map(|(index, text)| Cell {
            text,
            span: if index == last { left } else { 1 },
            label: index % 2 == 0,
        })
        .collect()
}

fn moment(at: Option<NaiveDateTime>) -> String {
    at.map_or_else(
        || "—".to_owned(),
        |at| at.format("%Y年%-m月%-d日 %H:%M").to_string(),
    )
}
