//! The sample firm: its people, its ten customers, its three cases, its two event plans.

use std::collections::HashMap;

use serde_json::Value;

use super::{Cast, PASSWORD};
use crate::archive::Archive;
use crate::clock::Moment;
use crate::complaints::{self, Desk, Telling};
use crate::contacts::{ContactRole, ContactSheet, LegalBasis, NoticeMethod};
use crate::customers::{
    self, ArchiveType, Class, Confidentiality, CreditGrade, CustomerInput, CustomerKind,
    CustomerSheet, Insurance, Ownership, RelationStage, Service, Settlement, TemperatureClass,
    VolumeUnit,
};
use crate::firm::{self, Firm, FirmSheet};
use crate::money::Fen;
use crate::staff::{self, Department, Role, Session, StaffInput};
use crate::store::Op;
use crate::{Error, Result, event_plans};

const SAMPLES: &str = include_str!("../../data/samples.json");
const EVENT_PLANS: &str = include_str!("../../data/event_plans.json");

/// Name, title, department, roles. The first user is there already.
const PEOPLE: &[(&str, &str, Department, &[Role])] = &[
    (
        "温以宁",
        "客服专员",
        Department::CustomerService,
        &[Role::ServiceAgent],
    ),
    (
        "江采薇",
        "客服专员",
        Department::CustomerService,
        &[Role::ServiceAgent],
    ),
    (
        "许知微",
        "客户经理",
        Department::Sales,
        &[Role::AccountManager],
    ),
    (
        "柏行简",
        "客户经理",
        Department::Sales,
        &[Role::AccountManager],
    ),
    (
        "邵望川",
        "项目经理",
        Department::Sales,
        &[Role::ProjectManager],
    ),
    (
        "闻人旭",
        "项目经理",
        Department::Sales,
        &[Role::ProjectManager],
    ),
    (
        "孟河清",
        "运输部经理",
        Department::Transport,
        &[Role::Operations],
    ),
    (
        "褚之行",
        "配送部经理",
        Department::Distribution,
        &[Role::Operations],
    ),
    ("宗令仪", "副总经理", Department::Sales, &[Role::Leader]),
    ("桑朴", "财务", Department::Finance, &[Role::Finance]),
];

fn samples() -> Result<Value> {
    serde_json::from_str(SAMPLES).map_err(|_| Error::not_found("samples", ""))
}

/// Saves the firm's profile and its people, each with the demo's password.
pub(super) fn people(archive: &Archive, by: &Session) -> Result<Cast> {
    let samples = samples()?;
    let company = &samples["company"];
    let text = |key: &str| company[key].as_str().unwrap_or_default().to_owned();
    let mut made = Vec::new();
    for (name, title, department, roles) in PEOPLE {
        let input = StaffInput {
            name: (*name).to_owned(),
            title: (*title).to_owned(),
            department: Some(*department),
            roles: roles.to_vec(),
            active: true,
        };
        made.push(staff::save(archive.store(), by, None, input)?.output.id);
    }
    for id in &made {
        archive.give_password(by, *id, PASSWORD)?;
    }
    let Firm { sheet, .. } = archive.store().read(firm::get)?;
    let people = archive.store().read(staff::list)?;
    let cast = Cast { people };
    let sheet = FirmSheet {
        name: text("name"),
        address: text("address"),
        hotline: text("hotline"),
        uscc: text("uscc"),
        default_project_manager: cast.named("邵望川"),
        ..sheet
    };
    firm::save(archive.store(), by, sheet)?;
    Ok(cast)
}

/// Makes the ten customers with their own numbers, KH000101A on.
pub(super) fn customers(archive: &Archive, by: &Session, cast: &Cast) -> Result<()> {
    let samples = samples()?;
    let listed = samples["customers"].as_array().cloned().unwrap_or_default();
    archive.store().write(by.actor(), Op::FillDemo, |tx| {
        tx.skip_numbers("customer", 100)?;
        for value in &listed {
            customers::insert(tx, by, read_customer(value, cast))?;
        }
        Ok(())
    })?;
    Ok(())
}

/// Walks the cases to their end, each step by who took it and typed by who typed it then.
pub(super) fn complaints(archive: &Archive, cast: &Cast) -> Result<()> {
    let samples = samples()?;
    let mut cases = samples["cases"].as_array().cloned().unwrap_or_default();
    cases.sort_by_key(|case| case["s1"]["received_at"].as_str().map(str::to_owned));
    for case in &cases {
        let receiver = session(cast, &case["s1"]["receiver"])?;
        keep_number(archive, &receiver, case)?;
        let store = archive.store();
        let mut section = case["s1"].clone();
        if let Some(fields) = section.as_object_mut() {
            fields.retain(|key, _| !key.starts_with("ack_") && !key.starts_with("forwarded_"));
        }
        let input = store
            .read(|connection| complaints::read_written(connection, &section, receiver.staff))?;
        let now = store.clock().now();
        let inputs = store.read(|connection| complaints::read_steps(connection, case, now));
        store.write(receiver.actor(), Op::FillDemo, |tx| {
            let desk = Desk::read(tx.connection())?;
            let customer = input.customer.map(|id| (id, None));
            let begun = Telling::begin(tx, &desk, &receiver, customer, input.section)?;
            let id = begun.write(tx)?.id;
            let records = case["steps"].as_array().cloned().unwrap_or_default();
            // The first record is 受理 itself.
            for (record, input) in records.iter().zip(inputs?).skip(1) {
                let typist = session(cast, &record["entered_by"])?;
                let typed = record["entered_at"].as_str().and_then(Moment::parse);
                complaints::enter(tx, &desk, &typist, typed.unwrap_or(now), id, input)?;
            }
            Ok(())
        })?;
    }
    Ok(())
}

/// Enters the event plans, each as an agent types it in from the signed sheet.
pub(super) fn event_plans(archive: &Archive, by: &Session, cast: &Cast) -> Result<()> {
    let samples: Value = serde_json::from_str(EVENT_PLANS)
        .map_err(|_| Error::not_found("samples", "event_plans"))?;
    former_colleague(archive, by, &samples)?;
    let agents = cast.of(Role::ServiceAgent);
    let agent = agents
        .first()
        .ok_or_else(|| Error::not_found("staff", ""))?;
    let session = Session::of(agent);
    for value in samples["plans"].as_array().into_iter().flatten() {
        let plan = archive
            .store()
            .read(|connection| event_plans::read_written(connection, value, &HashMap::new()))?;
        event_plans::add_written(archive.store(), &session, plan)?;
    }
    Ok(())
}

/// Whoever wrote the first plan has left: the name stays on what was signed then.
fn former_colleague(archive: &Archive, by: &Session, samples: &Value) -> Result<()> {
    let input = StaffInput {
        name: samples["former_colleague"]
            .as_str()
            .unwrap_or_default()
            .to_owned(),
        title: "客服专员".to_owned(),
        department: Some(Department::CustomerService),
        roles: vec![Role::ServiceAgent],
        active: false,
    };
    archive
        .store()
        .write(by.actor(), Op::FillDemo, |tx| staff::insert(tx, input))
        .map(drop)
}

/// The session of a person by name.
fn session(cast: &Cast, name: &Value) -> Result<Session> {
    let name = name.as_str().unwrap_or_default();
    let person = cast.people.iter().find(|person| person.name == name);
    let person = person.ok_or_else(|| Error::not_found("staff", name))?;
    Ok(Session::of(person))
}

/// Lets the next complaint of that day have the number that the sample has on paper.
fn keep_number(archive: &Archive, by: &Session, case: &Value) -> Result<()> {
    let number = case["notice_no"].as_str().unwrap_or_default();
    let day = number.get(2..10).unwrap_or_default();
    let serial: u32 = number
        .get(12..)
        .and_then(|serial| serial.parse().ok())
        .unwrap_or(1);
    if serial > 1 {
        archive.store().write(by.actor(), Op::FillDemo, |tx| {
            tx.skip_numbers(&format!("complaint/{day}"), serial - 1)
        })?;
    }
    Ok(())
}

fn read_customer(value: &Value, cast: &Cast) -> CustomerInput {
    let text = |key: &str| value[key].as_str().unwrap_or_default().to_owned();
    let money = |key: &str| Fen::parse(value[key].as_str()?).ok();
    let date = |key: &str| value[key].as_str()?.parse().ok();
    let person = |key: &str| cast.named(value[key].as_str()?);
    let words = |key: &str| value[key].as_array().cloned().unwrap_or_default();
    let volume = text("monthly_volume");
    let digits = volume.trim_end_matches(|character: char| !character.is_ascii_digit());
    let sheet = CustomerSheet {
        name: text("name"),
        short_name: text("short_name"),
        uscc: text("uscc"),
        ent_nature: Ownership::parse(&text("ent_nature")),
        industry: text("industry"),
        customer_kind: CustomerKind::parse(&text("customer_kind")),
        region_code: text("region_code"),
        region_text: text("region_text"),
        address: text("address"),
        phone: text("phone"),
        coverage: words("coverage")
            .iter()
            .filter_map(|word| word.as_str().map(str::to_owned))
            .collect(),
        annual_sales_wan: money("annual_sales_wan"),
        sales_growth_pct: value["sales_growth_pct"].as_f64(),
        profit_ratio_pct: value["profit_ratio_pct"].as_f64(),
        main_goods: text("main_goods"),
        temp_class: TemperatureClass::parse(&text("temp_class")),
        services: words("services")
            .iter()
            .filter_map(|word| Service::parse(word.as_str()?))
            .collect(),
        monthly_volume: digits.parse().ok(),
        monthly_volume_unit: VolumeUnit::parse(&volume[digits.len()..]),
        contract_no: text("contract_no"),
        contract_from: date("contract_from"),
        contract_to: date("contract_to"),
        settlement: Settlement::parse(&text("settlement")),
        credit_days: value["credit_days"]
            .as_u64()
            .and_then(|days| u32::try_from(days).ok()),
        credit_limit: money("credit_limit"),
        credit_grade: CreditGrade::parse(&text("credit_grade")),
        insurance: Insurance::parse(&text("insurance")),
        class: Class::parse(&text("class")),
        relation_stage: RelationStage::parse(&text("relation_stage")),
        owner: person("owner"),
        backup_owner: person("backup_owner"),
        cs_agent: person("cs_agent"),
        project_manager: person("project_manager"),
        retention_until: date("retention_until"),
        confidentiality: Confidentiality::parse(&text("confidentiality")).unwrap_or_default(),
        next_contact: date("next_contact"),
        ..CustomerSheet::default()
    };
    CustomerInput {
        archive_type: ArchiveType::parse(&text("archive_type"))
            .unwrap_or(ArchiveType::SmallAccount),
        sheet,
        contacts: words("contacts").iter().map(read_contact).collect(),
        accept_unverified: false,
    }
}

fn read_contact(value: &Value) -> ContactSheet {
    let text = |key: &str| value[key].as_str().unwrap_or_default().to_owned();
    let roles = value["roles"].as_array().cloned().unwrap_or_default();
    ContactSheet {
        name: text("name"),
        title: text("title"),
        mobile: text("mobile"),
        roles: roles
            .iter()
            .filter_map(|word| ContactRole::parse(word.as_str()?))
            .collect(),
        basis: LegalBasis::parse(&text("basis")),
        notice_at: text("notice_at").parse().ok(),
        notice_method: NoticeMethod::parse(&text("notice_method")),
        ..ContactSheet::default()
    }
}
