//! What is wrong with section one, and what it still lacks before it may be handed over.

use rusqlite::Connection;
use serde_json::json;

use super::{SectionOne, Severity, catalogue};
use crate::clock::Moment;
use crate::customers::{Service, check_phone, rows as customers};
use crate::ids::CustomerId;
use crate::problems::{Problems, Weight};
use crate::{Result, staff};

/// Fewer characters than this say nothing about who, what, when and where (domain.md §2.4).
const SHORTEST_DESCRIPTION: usize = 10;
/// The longest text of a box.
const LONGEST_TEXT: usize = 20_000;

/// The problems of a section as it would be stored: the nine fields of a phone call are needed, the rest may follow.
pub fn check(section: &SectionOne, now: Moment) -> Problems {
    let mut problems = Problems::default();
    problems.require("complainant", &section.complainant);
    problems.require("complainant_phone", &section.complainant_phone);
    problems.require("customer_request", &section.customer_request);
    check_phone(
        &mut problems,
        "complainant_phone",
        &section.complainant_phone,
    );
    let length = section.description.trim().chars().count();
    if length < SHORTEST_DESCRIPTION {
        let params = [
            ("least", json!(SHORTEST_DESCRIPTION)),
            ("found", json!(length)),
        ];
        problems.add("description", "too_short", Weight::Error, params);
    }
    problems.limit("description", &section.description, LONGEST_TEXT);
    problems.limit("customer_request", &section.customer_request, LONGEST_TEXT);
    problems.limit("complainant", &section.complainant, 60);
    check_catalogue(&mut problems, section);
    check_times(&mut problems, section, now);
    if section
        .claim_amount
        .is_some_and(|amount| amount < crate::money::Fen::ZERO)
    {
        problems.error("claim_amount", "negative");
    }
    if section.is_repeat && section.repeat_of.is_none() {
        problems.warning("repeat_of", "which_complaint");
    }
    problems
}

fn check_catalogue(problems: &mut Problems, section: &SectionOne) {
    match catalogue::category(&section.category) {
        None if section.category.is_empty() => problems.error("category", "required"),
        None => problems.error("category", "unknown_category"),
        Some(category)
            if !section.subcategory.is_empty()
                && !category
                    .subcategories
                    .contains(&section.subcategory.as_str()) =>
        {
            problems.error("subcategory", "unknown_subcategory");
        }
        Some(_) => {}
    }
    if let Some(phase) = section.transaction_phase
        && !section.service_element.is_empty()
        && !catalogue::service_elements(phase).contains(&section.service_element.as_str())
    {
        problems.error("service_element", "element_of_other_phase");
    }
    if section
        .iso_code
        .is_some_and(|code| !(1..=35).contains(&code))
    {
        problems.error("iso_code", "out_of_range");
    }
}

fn check_times(problems: &mut Problems, section: &SectionOne, now: Moment) {
    if section.received_at > now {
        problems.error("received_at", "in_the_future");
    }
    if section
        .occurred_at
        .is_some_and(|occurred| occurred > section.received_at)
    {
        problems.error("occurred_at", "after_receipt");
    }
    for (field, moment) in [
        ("ack_at", section.ack_at),
        ("leader_informed_at", section.leader_informed_at),
    ] {
        if moment.is_some_and(|moment| moment < section.received_at) {
            problems.error(field, "before_receipt");
        }
    }
    for (field, moment) in [
        ("ack_at", section.ack_at),
        ("forwarded_at", section.forwarded_at),
    ] {
        if moment.is_some_and(|moment| moment > now) {
            problems.error(field, "in_the_future");
        }
    }
    if let Some(forwarded) = section.forwarded_at
        && forwarded < section.ack_at.unwrap_or(section.received_at)
    {
        problems.error("forwarded_at", "before_acknowledgement");
    }
}

/// The keys of fields that section one lacks before 送达 (process.md §2 step 3), in the order of the form.
pub fn missing(
    connection: &Connection,
    customer: Option<CustomerId>,
    section: &SectionOne,
) -> Result<Vec<String>> {
    let needs_waybill = matches!(
        section.service_type,
        Some(Service::Transport | Service::Distribution)
    );
    let project_manager = match customer {
        Some(id) => customers::get(connection, id)?
            .sheet
            .project_manager
            .or(section.pm_named),
        None => section.pm_named,
    };
    let wanted = [
        (
            "complainant_identity",
            section.complainant_identity.is_some(),
        ),
        ("order_no", !needs_waybill || !section.order_no.is_empty()),
        (
            "waybill_no",
            !needs_waybill || !section.waybill_no.is_empty(),
        ),
        ("service_type", section.service_type.is_some()),
        ("transaction_phase", section.transaction_phase.is_some()),
        ("service_element", !section.service_element.is_empty()),
        (
            "subcategory",
            !section.subcategory.is_empty() || section.category == "QT",
        ),
        (
            "initial_assessment",
            section.initial_assessment.as_ref().is_some_and(is_assessed),
        ),
        ("occurred_at", section.occurred_at.is_some()),
        ("occurred_place", !section.occurred_place.is_empty()),
        ("ack_at", section.ack_at.is_some()),
        (
            "leader_informed_at",
            section.severity != Severity::Critical || section.leader_informed_at.is_some(),
        ),
        ("pm_named", project_manager.is_some()),
    ];
    Ok(wanted
        .into_iter()
        .filter(|(_, there)| !there)
        .map(|(key, _)| key.to_owned())
        .collect())
}

fn is_assessed(assessment: &super::InitialAssessment) -> bool {
    !assessment.reason.is_empty()
        || [
            &assessment.severity,
            &assessment.complexity,
            &assessment.impact,
        ]
        .iter()
        .all(|answer| !answer.is_empty())
}

/// People that the section names must be known.
pub(super) fn check_people(connection: &Connection, section: &SectionOne) -> Result<Problems> {
    let mut problems = Problems::default();
    let named = [
        ("receiver", Some(section.receiver)),
        ("ack_by", section.ack_by),
        ("forwarded_to", section.forwarded_to),
        ("pm_named", section.pm_named),
    ];
    for (field, person) in named {
        if let Some(person) = person
            && staff::get(connection, person).is_err()
        {
            problems.error(field, "unknown_person");
        }
    }
    Ok(problems)
}
