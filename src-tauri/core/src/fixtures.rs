//! An archive in memory with the real migrations and a small fictitious firm, for tests beside the rules.

use std::sync::Arc;

use crate::clock::{FixedClock, Moment};
use crate::complaints::{ComplaintChannel, Identity, IntakeInput, SectionOne, Severity};
use crate::contacts::{ContactSheet, LegalBasis};
use crate::customers::{ArchiveType, CustomerInput, CustomerSheet};
use crate::firm::FirmSheet;
use crate::ids::{CustomerId, StaffId};
use crate::staff::{Department, Role, Session, StaffInput};
use crate::store::{Actor, HighWater, Numbers, Op, Store};
use crate::{customers, firm, holidays, staff};

/// The firm's archive and the people that tests act as.
pub struct Office {
    pub store: Store,
    pub clock: Arc<FixedClock>,
    pub agent: Session,
    pub supervisor: Session,
    pub account_manager: Session,
    pub administrator: Session,
    pub project_manager: Session,
    pub transport_head: Session,
}

/// A moment in Beijing.
pub fn at(text: &str) -> Moment {
    Moment::parse(&format!("{text}+08:00")).unwrap()
}

/// A new office on Thursday, 18 June 2026, 09:00.
pub fn office() -> Office {
    let now = at("2026-06-18T09:00");
    let clock = Arc::new(FixedClock::at(now));
    let numbers = Numbers::in_memory(HighWater::new("A", now));
    let store = Store::in_memory(clock.clone(), numbers).unwrap();
    let actor = Actor(StaffId::fresh(now));
    let people = [
        ("温以宁", Role::ServiceAgent, Department::CustomerService),
        (
            "钟鼎文",
            Role::ServiceSupervisor,
            Department::CustomerService,
        ),
        ("许知微", Role::AccountManager, Department::Sales),
        ("管理员", Role::Administrator, Department::Information),
        ("邵望川", Role::ProjectManager, Department::Sales),
        ("孟河清", Role::Operations, Department::Transport),
    ];
    let sessions = store
        .write(actor, Op::SetUp, |tx| {
            firm::insert(tx, FirmSheet::new("衡通示例物流有限公司"))?;
            holidays::insert_shipped(tx)?;
            let mut sessions = Vec::new();
            for (name, role, department) in people {
                let input = StaffInput {
                    name: name.to_owned(),
                    title: String::new(),
                    department: Some(department),
                    roles: vec![role],
                    active: true,
                };
                sessions.push(Session::of(&staff::insert(tx, input)?));
            }
            Ok(sessions)
        })
        .unwrap()
        .output;
    let [
        agent,
        supervisor,
        account_manager,
        administrator,
        project_manager,
        transport_head,
    ]: [Session; 6] = sessions.try_into().unwrap();
    Office {
        store,
        clock,
        agent,
        supervisor,
        account_manager,
        administrator,
        project_manager,
        transport_head,
    }
}

impl Office {
    /// Moves the clock.
    pub fn set_clock(&self, text: &str) {
        self.clock.set(at(text));
    }

    /// A small account of the agent with one contact.
    pub fn small_account(&self, name: &str, mobile: &str) -> CustomerInput {
        CustomerInput {
            archive_type: ArchiveType::SmallAccount,
            sheet: CustomerSheet {
                name: name.to_owned(),
                region_code: "510107".to_owned(),
                main_goods: "瓷砖".to_owned(),
                owner: Some(self.agent.staff),
                ..CustomerSheet::default()
            },
            contacts: vec![ContactSheet {
                name: "甘棠".to_owned(),
                mobile: mobile.to_owned(),
                basis: Some(LegalBasis::Consent),
                ..ContactSheet::default()
            }],
            accept_unverified: false,
        }
    }

    /// Makes a small account.
    pub fn customer(&self, name: &str, mobile: &str) -> CustomerId {
        customers::create(&self.store, &self.agent, self.small_account(name, mobile))
            .unwrap()
            .output
            .id
    }

    /// A complaint as it is taken down on the phone.
    pub fn intake(&self, customer: Option<CustomerId>) -> IntakeInput {
        IntakeInput {
            customer,
            section: section_of(self.agent.staff),
            evidence: Vec::new(),
            promised_by: None,
            draft_key: None,
        }
    }
}

/// Section one as it is taken down on the phone.
pub fn section_of(receiver: StaffId) -> SectionOne {
    SectionOne {
        received_at: at("2026-06-18T08:50"),
        receiving_dept: Department::CustomerService,
        receiver,
        channel: ComplaintChannel::Phone,
        complainant: "甘棠".to_owned(),
        complainant_identity: Some(Identity::CargoOwner),
        complainant_phone: "19900000801".to_owned(),
        order_no: String::new(),
        waybill_no: String::new(),
        service_type: None,
        transaction_phase: None,
        service_element: String::new(),
        category: "YW".to_owned(),
        subcategory: "送货不及时".to_owned(),
        iso_code: None,
        severity: Severity::Ordinary,
        severity_note: String::new(),
        initial_assessment: None,
        occurred_at: None,
        occurred_place: String::new(),
        is_repeat: false,
        repeat_of: None,
        goods: "瓷砖".to_owned(),
        qty: Some(60.0),
        unit: "件".to_owned(),
        goods_value: None,
        description: "约定三天送达，实际晚到三天，影响工地。".to_owned(),
        customer_request: "免收本票运费并道歉。".to_owned(),
        claim_amount: None,
        claim_deadline: None,
        first_response: Vec::new(),
        ack_at: None,
        ack_by: None,
        ack_method: String::new(),
        complained_dept: Department::Distribution,
        forwarded_at: None,
        forwarded_to: None,
        leader_informed_at: None,
        pm_named: None,
    }
}
