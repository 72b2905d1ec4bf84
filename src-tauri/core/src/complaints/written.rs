//! Section one as other programs write it: the keys of domain.md §2.4 with their Chinese values, people by name, the
//! customer by number, amounts as strings of yuan, moments as ISO 8601 with an offset.

use rusqlite::Connection;
use serde_json::{Map, Value, json};

use super::{
    CalmingMethod, ComplaintChannel, Identity, InitialAssessment, IntakeInput, SectionOne,
    Severity, TransactionPhase, catalogue, rows,
};
use crate::clock::Moment;
use crate::customers::{self, Service};
use crate::ids::StaffId;
use crate::money::Fen;
use crate::problems::{Problems, Weight};
use crate::staff::{self, Department};
use crate::{Error, Result};

/// Keys that are read here; any other key is a mistake that is named.
const KEYS: &[&str] = &[
    "received_at",
    "receiving_dept",
    "receiver",
    "channel",
    "customer_no",
    "complainant",
    "complainant_identity",
    "complainant_phone",
    "order_no",
    "waybill_no",
    "service_type",
    "transaction_phase",
    "service_element",
    "category",
    "subcategory",
    "iso_code",
    "severity",
    "severity_note",
    "initial_assessment",
    "occurred_at",
    "occurred_place",
    "is_repeat",
    "repeat_of",
    "goods",
    "qty",
    "unit",
    "goods_value",
    "description",
    "customer_request",
    "claim_amount",
    "claim_amount_cn",
    "claim_deadline",
    "evidence",
    "first_response",
    "ack_at",
    "ack_by",
    "ack_method",
    "promised_by",
    "complained_dept",
    "forwarded_at",
    "forwarded_to",
    "leader_informed_at",
    "pm_named",
];

/// Reads a section. Every wrong value is named by its key; evidence is left to whoever knows where the files lie.
pub fn read_written(
    connection: &Connection,
    value: &Value,
    default_receiver: StaffId,
) -> Result<IntakeInput> {
    let mut reader = Reader {
        connection,
        fields: value.as_object().cloned().unwrap_or_default(),
        problems: Problems::default(),
    };
    if !value.is_object() {
        reader.problems.error("", "not_an_object");
    }
    for key in reader.fields.keys() {
        if !KEYS.contains(&key.as_str()) {
            reader.problems.error(key, "unknown_key");
        }
    }
    let receiver = reader.person("receiver")?.unwrap_or(default_receiver);
    let customer = reader.customer()?;
    let repeat_of = match reader.text("repeat_of") {
        number if number.is_empty() => None,
        number => match rows::by_number(connection, &number) {
            Ok(earlier) => Some(earlier.id),
            Err(Error::NotFound { .. }) => {
                reader.problems.error("repeat_of", "unknown_complaint");
                None
            }
            Err(error) => return Err(error),
        },
    };
    let severity = reader
        .choice("severity", Severity::parse)
        .unwrap_or(Severity::Ordinary);
    let section = SectionOne {
        received_at: reader.moment("received_at").unwrap_or_default(),
        receiving_dept: reader
            .choice("receiving_dept", Department::parse)
            .unwrap_or(Department::CustomerService),
        receiver,
        channel: reader
            .choice("channel", ComplaintChannel::parse)
            .unwrap_or(ComplaintChannel::Phone),
        complainant: reader.text("complainant"),
        complainant_identity: reader.choice("complainant_identity", Identity::parse),
        complainant_phone: reader.text("complainant_phone"),
        order_no: reader.text("order_no"),
        waybill_no: reader.text("waybill_no"),
        service_type: reader.choice("service_type", Service::parse),
        transaction_phase: reader.choice("transaction_phase", TransactionPhase::parse),
        service_element: reader.text("service_element"),
        category: reader.category(),
        subcategory: reader.text("subcategory"),
        iso_code: reader.number("iso_code").map(|code| code as u8),
        severity,
        severity_note: reader.text("severity_note"),
        initial_assessment: reader.assessment(),
        occurred_at: reader.moment("occurred_at"),
        occurred_place: reader.text("occurred_place"),
        is_repeat: reader.flag("is_repeat"),
        repeat_of,
        goods: reader.text("goods"),
        qty: reader.number("qty"),
        unit: reader.text("unit"),
        goods_value: reader.money("goods_value"),
        description: reader.text("description"),
        customer_request: reader.text("customer_request"),
        claim_amount: reader.money("claim_amount"),
        claim_deadline: reader.moment("claim_deadline"),
        first_response: reader.methods(),
        ack_at: reader.moment("ack_at"),
        ack_by: reader.person("ack_by")?,
        ack_method: reader.text("ack_method"),
        complained_dept: reader
            .choice("complained_dept", Department::parse)
            .unwrap_or(Department::CustomerService),
        forwarded_at: reader.moment("forwarded_at"),
        forwarded_to: reader.person("forwarded_to")?,
        leader_informed_at: reader.moment("leader_informed_at"),
        pm_named: reader.person("pm_named")?,
    };
    for key in ["received_at", "channel", "severity", "complained_dept"] {
        if reader.fields.get(key).is_none_or(Value::is_null) {
            reader.problems.error(key, "required");
        }
    }
    let promised_by = reader.moment("promised_by");
    reader.problems.refuse(false)?;
    Ok(IntakeInput {
        customer,
        section,
        evidence: Vec::new(),
        promised_by,
        draft_key: None,
    })
}

struct Reader<'a> {
    connection: &'a Connection,
    fields: Map<String, Value>,
    problems: Problems,
}

impl Reader<'_> {
    fn present(&self, key: &str) -> Option<Value> {
        self.fields
            .get(key)
            .filter(|value| !value.is_null())
            .cloned()
    }

    fn wrong(&mut self, key: &str, code: &str, found: &Value) {
        self.problems
            .add(key, code, Weight::Error, [("found", found.clone())]);
    }

    fn read<T>(
        &mut self,
        key: &str,
        code: &str,
        read: impl FnOnce(&Value) -> Option<T>,
    ) -> Option<T> {
        let value = self.present(key)?;
        let found = read(&value);
        if found.is_none() {
            self.wrong(key, code, &value);
        }
        found
    }

    fn text(&mut self, key: &str) -> String {
        self.read(key, "not_a_text", |value| value.as_str().map(str::to_owned))
            .unwrap_or_default()
    }

    fn flag(&mut self, key: &str) -> bool {
        self.read(key, "not_a_flag", Value::as_bool)
            .unwrap_or_default()
    }

    fn number(&mut self, key: &str) -> Option<f64> {
        self.read(key, "not_a_number", Value::as_f64)
    }

    fn money(&mut self, key: &str) -> Option<Fen> {
        self.read(key, "not_an_amount", |value| {
            serde_json::from_value(value.clone()).ok()
        })
    }

    fn moment(&mut self, key: &str) -> Option<Moment> {
        self.read(key, "not_a_moment", |value| Moment::parse(value.as_str()?))
    }

    fn choice<T>(&mut self, key: &str, parse: fn(&str) -> Option<T>) -> Option<T> {
        self.read(key, "unknown_choice", |value| parse(value.as_str()?))
    }

    fn category(&mut self) -> String {
        let found = self.read("category", "unknown_category", |value| {
            catalogue::category(value.as_str()?)
        });
        found
            .map(|category| category.code.to_owned())
            .unwrap_or_default()
    }

    fn methods(&mut self) -> Vec<CalmingMethod> {
        let read = |value: &Value| {
            value
                .as_array()?
                .iter()
                .map(|word| CalmingMethod::parse(word.as_str()?))
                .collect()
        };
        self.read("first_response", "unknown_choice", read)
            .unwrap_or_default()
    }

    fn assessment(&mut self) -> Option<InitialAssessment> {
        self.read("initial_assessment", "not_an_assessment", |value| {
            serde_json::from_value(value.clone()).ok()
        })
    }

    fn person(&mut self, key: &str) -> Result<Option<StaffId>> {
        let name = self.text(key);
        if name.is_empty() {
            return Ok(None);
        }
        let person = staff::by_name(self.connection, &name)?;
        if person.is_none() {
            self.wrong(key, "unknown_person", &json!(name));
        }
        Ok(person.map(|person| person.id))
    }

    fn customer(&mut self) -> Result<Option<crate::ids::CustomerId>> {
        let number = self.text("customer_no");
        if number.is_empty() {
            return Ok(None);
        }
        match customers::rows::by_number(self.connection, &number) {
            Ok(customer) => Ok(Some(customer.id)),
            Err(Error::NotFound { .. }) => {
                self.wrong("customer_no", "unknown_customer", &json!(number));
                Ok(None)
            }
            Err(error) => Err(error),
        }
    }
}
