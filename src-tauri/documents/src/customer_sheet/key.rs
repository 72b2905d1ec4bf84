//! The full sheet of a key account.

use super::{CustomerSheet, section, signatures, ten_thousands};
use crate::form::{Section, full, row, short, text, wide};
use crate::typeset::table::Row;
use crate::wording::{date, figures, list, moment};

/// The boxes.
pub fn sections(customer: &CustomerSheet) -> Vec<Section> {
    vec![
        section("一", "基本资料", profile(customer)),
        section("二", "经营与货物", trade(customer)),
        section("三", "合同与结算", terms(customer)),
        section("四", "联系人", contacts(customer)),
        section("五", "服务与维护", care(customer)),
    ]
}

fn profile(customer: &CustomerSheet) -> Vec<Row> {
    let profile = &customer.profile;
    let people = profile.employees.map(|count| format!("{count}人"));
    vec![
        row([
            wide("客户全称", text(profile.name.clone())),
            short("简称", text(profile.short_name.clone())),
        ]),
        row([
            wide("英文名称", text(profile.english_name.clone())),
            short("客户种类", text(profile.kind.clone())),
        ]),
        row([
            wide("信用代码", text(profile.credit_code.clone())),
            short("企业性质", text(profile.ownership.clone())),
        ]),
        row([
            short("法定\n代表人", text(profile.legal_representative.clone())),
            short("注册资本", text(profile.capital_wan.map(ten_thousands))),
            short("成立日期", text(profile.founded_on.map(date))),
        ]),
        row([
            short("所属行业", text(profile.industry.clone())),
            wide("网址", text(profile.website.clone())),
        ]),
        row([
            wide("所在地区", text(profile.region.clone())),
            short("邮政编码", text(profile.postcode.clone())),
        ]),
        row([full("详细地址", text(profile.address.clone()))]),
        row([
            short("总机", text(profile.phone.clone())),
            short("传真", text(profile.fax.clone())),
            short("员工人数", text(people)),
        ]),
    ]
}

fn trade(customer: &CustomerSheet) -> Vec<Row> {
    let trade = &customer.trade;
    vec![
        row([
            short("年销售额", text(trade.sales_wan.map(ten_thousands))),
            short("销售增长", text(trade.growth.clone())),
            short("利润占比", text(trade.profit.clone())),
        ]),
        row([full("覆盖范围", text(list(&trade.coverage)))]),
        row([
            wide("主要货物", text(trade.goods.clone())),
            short("温控要求", text(trade.temperature.clone())),
        ]),
        row([
            wide("业务类型", text(list(&trade.services))),
            short("月均业务", text(trade.volume.clone())),
        ]),
        row([full("现用物流", text(trade.competitor.clone()))]),
    ]
}

fn terms(customer: &CustomerSheet) -> Vec<Row> {
    let terms = &customer.terms;
    let days = terms.credit_days.map(|days| format!("{days}天"));
    vec![
        row([
            short("合同编号", text(terms.contract_number.clone())),
            wide("合同期限", text(terms.period())),
        ]),
        row([full("服务标准", text(terms.service_level.clone()))]),
        row([
            short("结算方式", text(terms.settlement.clone())),
            short("账期", text(days)),
            short("信用额度", text(terms.credit_limit.map(figures))),
        ]),
        row([
            wide("保价投保", text(terms.insurance.clone())),
            short("信用等级", text(terms.credit_grade.clone())),
        ]),
        row([
            short("开户银行", text(terms.bank.clone())),
            wide("银行账号", text(terms.account.clone())),
        ]),
        row([full("开票资料", text(terms.invoicing()))]),
    ]
}

fn contacts(customer: &CustomerSheet) -> Vec<Row> {
    let mut rows: Vec<Row> = customer
        .contacts
        .iter()
        .enumerate()
        .flat_map(|(index, person)| person.rows(index))
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
        row([
            wide("重要日期", text(list(&care.days))),
            short("最后核实", text(care.verified_on.map(date))),
        ]),
        row([
            wide("备注", text(care.notes.clone())),
            short("保存期限", text(care.retention_until.map(date))),
        ]),
    ];
    rows.extend(signatures(customer.filled_by.as_ref()));
    rows
}
