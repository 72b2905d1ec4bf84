//! The card of a small account: what the quick card asks for, and what else is known in as few rows as it needs.

use super::{CustomerSheet, section, signatures, ten_thousands};
use crate::form::{Section, full, row, short, text, wide};
use crate::typeset::table::Row;
use crate::wording::{date, figures, list, moment};

/// The boxes.
pub fn sections(customer: &CustomerSheet) -> Vec<Section> {
    vec![
        section("一", "客户资料", card(customer)),
        section("二", "联系人", contacts(customer)),
        section("三", "服务", care(customer)),
    ]
}

fn card(customer: &CustomerSheet) -> Vec<Row> {
    let (profile, trade) = (&customer.profile, &customer.trade);
    let mut rows = vec![
        row([
            wide("客户全称", text(profile.name.clone())),
            short("简称", text(profile.short_name.clone())),
        ]),
        row([
            wide("所在地区", text(profile.region.clone())),
            short("总机", text(profile.phone.clone())),
        ]),
        row([full("详细地址", text(profile.address.clone()))]),
        row([
            wide("主要货物", text(trade.goods.clone())),
            short("温控要求", text(trade.temperature.clone())),
        ]),
        row([
            wide("业务类型", text(list(&trade.services))),
            short("结算方式", text(customer.terms.settlement.clone())),
        ]),
    ];
    if let Some(further) = further(customer) {
        rows.push(row([full("其他资料", text(further))]));
    }
    rows
}

/// What is known beyond the card: nothing is left off because the customer is small.
fn further(customer: &CustomerSheet) -> Option<String> {
    let (profile, trade, terms) = (&customer.profile, &customer.trade, &customer.terms);
    let known = [
        ("英文名称", profile.english_name.clone()),
        ("统一社会信用代码", profile.credit_code.clone()),
        ("企业性质", profile.ownership.clone()),
        ("所属行业", profile.industry.clone()),
        ("客户种类", profile.kind.clone()),
        ("法定代表人", profile.legal_representative.clone()),
        ("注册资本", profile.capital_wan.map(ten_thousands)),
        ("成立日期", profile.founded_on.map(date)),
        (
            "员工人数",
            profile.employees.map(|count| format!("{count}人")),
        ),
        ("邮政编码", profile.postcode.clone()),
        ("传真", profile.fax.clone()),
        ("网址", profile.website.clone()),
        ("覆盖范围", list(&trade.coverage)),
        ("年销售额", trade.sales_wan.map(ten_thousands)),
        ("销售增长率", trade.growth.clone()),
        ("利润占比", trade.profit.clone()),
        ("月均业务量", trade.volume.clone()),
        ("现用物流", trade.competitor.clone()),
        ("合同编号", terms.contract_number.clone()),
        ("合同期限", terms.period()),
        ("服务标准", terms.service_level.clone()),
        ("账期", terms.credit_days.map(|days| format!("{days}天"))),
        ("信用额度", terms.credit_limit.map(figures)),
        ("信用等级", terms.credit_grade.clone()),
        ("保价投保", terms.insurance.clone()),
        ("开户银行", terms.bank.clone()),
        ("账号", terms.account.clone()),
        ("发票抬头", terms.invoice_title.clone()),
        ("税号", terms.tax_number.clone()),
    ];
    let parts: Vec<String> = known
        .into_iter()
        .filter_map(|(name, value)| Some(format!("{name}：{}", value?)))
        .collect();
    (!parts.is_empty()).then(|| parts.join("；"))
}

fn contacts(customer: &CustomerSheet) -> Vec<Row> {
    let mut rows: Vec<Row> = customer
        .contacts
        .iter()
        .enumerate()
        .flat_map(|(index, person)| person.card_rows(index))
        .collect();
    if rows.is_empty() {
        rows.push(row([full("姓名", text(None))]));
    }
    if let Some(further) = list(&customer.further_contacts) {
        rows.push(row([full("未列出", text(further))]));
    }
    rows
}

fn care(customer: &CustomerSheet) -> Vec<Row> {
    let care = &customer.care;
    let mut rows = vec![
        row([
            short("客户等级", text(care.class.clone())),
            short("关系阶段", text(care.stage.clone())),
            short("客户来源", text(care.source.clone())),
        ]),
        row([
            short("客户经理", text(care.owner.clone())),
            short("备份\n责任人", text(care.backup_owner.clone())),
            short("专属客服", text(care.agent.clone())),
        ]),
        row([
            short("项目经理", text(care.project_manager.clone())),
            short("最近联系", text(care.last_contact.map(moment))),
            short("下次联系", text(care.next_contact.map(date))),
        ]),
    ];
    if !care.days.is_empty() || care.verified_on.is_some() {
        rows.push(row([
            wide("重要日期", text(list(&care.days))),
            short("最后核实", text(care.verified_on.map(date))),
        ]));
    }
    rows.push(row([
        wide("备注", text(care.notes.clone())),
        short("保存期限", text(care.retention_until.map(date))),
    ]));
    rows.extend(signatures(customer.filled_by.as_ref()));
    rows
}
