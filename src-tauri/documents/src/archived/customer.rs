//! From the archive of a customer to its sheet.

use yike_core::clock::Moment;
use yike_core::contacts::{self, ContactStatus};
use yike_core::customers::{self, ArchiveType, CustomerDetail, ImportantDate};

use super::{People, written};
use crate::customer_sheet::{Care, Contact, CustomerSheet, Depth, Profile, Terms, Trade};
use crate::wording::joined;

/// The sheet of a customer, as its reader may see it.
pub fn customer(detail: &CustomerDetail, people: &People) -> CustomerSheet {
    let customer = &detail.customer;
    let sheet = &customer.sheet;
    let in_office = detail
        .contacts
        .iter()
        .filter(|person| person.sheet.status == ContactStatus::Active);
    CustomerSheet {
        number: Some(customer.customer_no.clone()),
        depth: match customer.archive_type {
            ArchiveType::KeyAccount => Depth::KeyAccount,
            ArchiveType::SmallAccount => Depth::SmallAccount,
        },
        confidentiality: Some(sheet.confidentiality.zh().to_owned()),
        completeness: Some(detail.completeness.percent),
        missing: detail
            .completeness
            .missing
            .iter()
            .map(|key| missing(key))
            .collect(),
        profile: profile(sheet),
        trade: trade(sheet),
        terms: terms(sheet),
        contacts: in_office.map(|person| contact(&person.sheet)).collect(),
        further_contacts: further_contacts(&detail.contacts),
        care: care(customer, people),
        filled_by: Some(people.signatory(customer.filled_by, Some(customer.filled_at))),
    }
}

fn profile(sheet: &customers::CustomerSheet) -> Profile {
    let unverified = sheet.uscc_unverified.then(|| "（未核实）".to_owned());
    Profile {
        name: written(&sheet.name),
        short_name: written(&sheet.short_name),
        english_name: written(&sheet.name_en),
        credit_code: written(&sheet.uscc).and_then(|code| joined("", [Some(code), unverified])),
        ownership: sheet.ent_nature.map(|nature| nature.zh().to_owned()),
        industry: written(&sheet.industry),
        kind: sheet.customer_kind.map(|kind| kind.zh().to_owned()),
        legal_representative: written(&sheet.legal_rep),
        capital_wan: sheet.reg_capital_wan,
        founded_on: sheet.reg_date,
        employees: sheet.employees,
        region: written(&sheet.region_text),
        address: written(&sheet.address),
        postcode: written(&sheet.postcode),
        phone: written(&sheet.phone),
        fax: written(&sheet.fax),
        website: written(&sheet.website),
    }
}

fn trade(sheet: &customers::CustomerSheet) -> Trade {
    let per_cent = |value: Option<f64>| value.map(|value| format!("{value}%"));
    Trade {
        coverage: sheet.coverage.clone(),
        sales_wan: sheet.annual_sales_wan,
        growth: per_cent(sheet.sales_growth_pct),
        profit: per_cent(sheet.profit_ratio_pct),
        goods: written(&sheet.main_goods),
        temperature: sheet.temp_class.map(|class| class.zh().to_owned()),
        services: sheet
            .services
            .iter()
            .map(|service| service.zh().to_owned())
            .collect(),
        volume: sheet.monthly_volume.map(|volume| {
            let unit = sheet.monthly_volume_unit.map_or("", |unit| unit.zh());
            format!("{volume}{unit}")
        }),
        competitor: written(&sheet.competitor),
    }
}

fn terms(sheet: &customers::CustomerSheet) -> Terms {
    let insured = sheet.insurance.map(|insurance| insurance.zh().to_owned());
    Terms {
        contract_number: written(&sheet.contract_no),
        from: sheet.contract_from,
        to: sheet.contract_to,
        service_level: written(&sheet.service_level),
        settlement: sheet
            .settlement
            .map(|settlement| settlement.zh().to_owned()),
        credit_days: sheet.credit_days,
        credit_limit: sheet.credit_limit,
        credit_grade: sheet.credit_grade.map(|grade| grade.zh().to_owned()),
        insurance: joined("：", [insured, written(&sheet.insurance_note)]),
        bank: written(&sheet.bank),
        account: written(&sheet.bank_acct),
        invoice_title: written(&sheet.invoice_title),
        tax_number: written(&sheet.tax_no),
    }
}

fn contact(sheet: &contacts::ContactSheet) -> Contact {
    let phones = std::iter::once(&sheet.phone).chain(&sheet.other_phones);
    Contact {
        name: sheet.name.clone(),
        address: sheet.gender.map(|address| address.zh().to_owned()),
        department: written(&sheet.dept),
        title: written(&sheet.title),
        roles: sheet
            .roles
            .iter()
            .map(|role| role.zh().to_owned())
            .collect(),
        mobile: written(&sheet.mobile),
        phones: phones.filter_map(|number| written(number)).collect(),
        wechat: written(&sheet.wechat),
        email: written(&sheet.email),
        channel: sheet
            .preferred_channel
            .map(|channel| channel.zh().to_owned()),
        best_time: written(&sheet.best_time),
        birthday: month_and_day(&sheet.birthday),
        basis: sheet.basis.map(|basis| basis.zh().to_owned()),
        has_consent_on_file: sheet.consent_file.is_some(),
        told_on: sheet.notice_at,
        told_by: sheet.notice_method.map(|method| method.zh().to_owned()),
    }
}

/// People who left, or asked to be deleted, are counted and not named: a paper outlives the archive's own deletions.
fn further_contacts(people: &[contacts::Contact]) -> Vec<String> {
    let others = ContactStatus::ALL
        .iter()
        .filter(|status| **status != ContactStatus::Active);
    let counted = others.filter_map(|status| {
        let count = people
            .iter()
            .filter(|person| person.sheet.status == *status)
            .count();
        (count > 0).then(|| format!("{}{count}人", status.zh()))
    });
    counted.collect()
}

fn care(customer: &customers::Customer, people: &People) -> Care {
    let sheet = &customer.sheet;
    let day = |date: &ImportantDate| {
        let day = month_and_day(&date.day).unwrap_or_else(|| date.day.clone());
        joined(" ", [Some(day), written(&date.name)])
    };
    Care {
        class: sheet.class.map(|class| class.zh().to_owned()),
        stage: sheet.relation_stage.map(|stage| stage.zh().to_owned()),
        source: sheet.source.map(|source| source.zh().to_owned()),
        owner: sheet.owner.map(|id| people.name(id)),
        backup_owner: sheet.backup_owner.map(|id| people.name(id)),
        agent: sheet.cs_agent.map(|id| people.name(id)),
        project_manager: sheet.project_manager.map(|id| people.name(id)),
        last_contact: customer.last_contact.map(Moment::local),
        next_contact: sheet.next_contact,
        verified_on: customer.verified_on,
        days: sheet.dates.iter().filter_map(day).collect(),
        notes: written(&sheet.notes),
        retention_until: sheet.retention_until,
    }
}

/// `05-20` as `5月20日`.
fn month_and_day(text: &str) -> Option<String> {
    let (month, day) = text.split_once('-')?;
    let (month, day): (u8, u8) = (month.parse().ok()?, day.parse().ok()?);
    Some(format!("{month}月{day}日"))
}

/// What the form calls a field that the archive wants and does not have.
fn missing(key: &str) -> String {
    let name = match key {
        "name" => "客户全称",
        "short_name" => "简称",
        "uscc" => "信用代码",
        "ent_nature" => "企业性质",
        "industry" => "所属行业",
        "customer_kind" => "客户种类",
        "region_code" => "所在地区",
        "address" => "详细地址",
        "coverage" => "覆盖范围",
        "main_goods" => "主要货物",
        "temp_class" => "温控要求",
        "services" => "业务类型",
        "contract_no" => "合同编号",
        "contract_from" => "合同起始日",
        "contract_to" => "合同截止日",
        "service_level" => "服务标准",
        "settlement" => "结算方式",
        "insurance" => "保价投保",
        "class" => "客户等级",
        "relation_stage" => "关系阶段",
        "owner" => "客户经理",
        "backup_owner" => "备份责任人",
        "cs_agent" => "专属客服",
        "project_manager" => "项目经理",
        "retention_until" => "保存期限",
        "contacts" => "联系人",
        "contacts.mobile" => "联系人电话",
        "contacts.basis" => "联系人的处理依据",
        "contacts.second" => "第二位联系人",
        "contacts.roles" => "联系人的角色",
        "contacts.notice_at" => "联系人的告知日期",
        other => other,
    };
    name.to_owned()
}

#[cfg(test)]
mod tests {
    use yike_core::customers::{ArchiveType, CustomerSheet, completeness};

    use super::*;

    #[test]
    fn everything_that_can_be_missing_has_a_name_on_paper() {
        for archive in ArchiveType::ALL {
            let wanted = completeness(*archive, &CustomerSheet::default(), &[]).missing;
            assert!(!wanted.is_empty());
            for key in wanted {
                assert!(!missing(&key).is_ascii(), "{key}");
            }
        }
    }

    #[test]
    fn days_of_the_year_have_no_leading_zeros() {
        assert_eq!(month_and_day("05-20").as_deref(), Some("5月20日"));
        assert_eq!(month_and_day(""), None);
    }
}
