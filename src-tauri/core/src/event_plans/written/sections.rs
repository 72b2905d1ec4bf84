//! The cover and the nine sections.

use super::blocks;
use super::reader::Reader;
use crate::Result;
use crate::clock::Moment;
use crate::customers::Confidentiality;
use crate::event_plans::{
    AgendaRow, Binding, BudgetCategory, BudgetRow, DivisionRow, FinalCost, Invitee, Level,
    Orientation, PersonInCharge, PlanAttachment, PlanSheet, PlanSize, PlanType, PreparationRow,
    ResourceCategory, ResourceRow, ResourceSource, RiskRow, Targets,
};
use crate::money::Fen;
use crate::quantity::Quantity;

/// Reads the sheet. What cannot be read is named and left at its default; the sheet is then of no use.
pub(super) fn read(reader: &Reader<'_>, is_sub_plan: bool) -> Result<PlanSheet> {
    let size = reader
        .choice("size", (PlanSize::parse, PlanSize::words))
        .unwrap_or(PlanSize::Small);
    let defaults = PlanSheet::new("", size);
    // The contingency of a family is counted once, at its top.
    let contingency = match is_sub_plan {
        true => Quantity::ZERO,
        false => defaults.contingency_percent,
    };
    Ok(PlanSheet {
        name: reader.text("name"),
        plan_type: reader
            .choice("plan_type", (PlanType::parse, PlanType::words))
            .unwrap_or(defaults.plan_type),
        size,
        orientation: reader
            .choice("orientation", (Orientation::parse, Orientation::words))
            .unwrap_or(defaults.orientation),
        has_cover: reader.flag("has_cover").unwrap_or(defaults.has_cover),
        sponsor: reader.text("sponsor"),
        author: reader.text("author"),
        written_on: reader.date("written_on"),
        version: reader.text("version"),
        secrecy: reader
            .choice("secrecy", (Confidentiality::parse, Confidentiality::words))
            .unwrap_or_default(),
        background: blocks::read(reader, "background"),
        goals: blocks::read(reader, "goals"),
        targets: targets(reader),
        significance: blocks::read(reader, "significance"),
        resources: resources(reader),
        starts_at: reader.moment("starts_at"),
        ends_at: reader.moment("ends_at"),
        place: reader.text("place"),
        audience: reader.text("audience"),
        customers_expected: reader.count("customers_expected"),
        staff_expected: reader.count("staff_expected"),
        invitees: invitees(reader)?,
        agenda: agenda(reader),
        preparation: preparation(reader),
        division: division(reader),
        conduct: blocks::read(reader, "conduct"),
        budget: budget(reader),
        contingency_percent: reader
            .quantity("contingency_percent")
            .unwrap_or(contingency),
        risks: risks(reader),
        precautions: blocks::read(reader, "precautions"),
        people: people(reader),
        participants: reader.text("participants"),
        remarks: blocks::read(reader, "remarks"),
        attachments: attachments(reader),
    })
}

fn targets(reader: &Reader<'_>) -> Targets {
    let Some(targets) = reader.object("targets") else {
        return Targets::default();
    };
    targets.only(&[
        "invited",
        "attended",
        "needs",
        "explicit_needs",
        "response_percent",
        "satisfaction",
        "intents",
    ]);
    Targets {
        invited: targets.count("invited"),
        attended: targets.count("attended"),
        needs: targets.count("needs"),
        explicit_needs: targets.count("explicit_needs"),
        response_percent: targets.quantity("response_percent"),
        satisfaction: targets.quantity("satisfaction"),
        intents: targets.count("intents"),
    }
}

fn resources(reader: &Reader<'_>) -> Vec<ResourceRow> {
    let read = |row: Reader<'_>| {
        row.only(&[
            "category",
            "name",
            "quantity",
            "source",
            "department",
            "ready_on",
        ]);
        ResourceRow {
            category: row
                .needed_choice(
                    "category",
                    (ResourceCategory::parse, ResourceCategory::words),
                )
                .unwrap_or(ResourceCategory::Other),
            name: row.text("name"),
            quantity: row.text("quantity"),
            source: row
                .needed_choice("source", (ResourceSource::parse, ResourceSource::words))
                .unwrap_or(ResourceSource::Requested),
            department: row.text("department"),
            ready_on: row.date("ready_on"),
        }
    };
    reader.rows("resources").into_iter().map(read).collect()
}

fn invitees(reader: &Reader<'_>) -> Result<Vec<Invitee>> {
    let read = |row: Reader<'_>| {
        row.only(&["customer_no", "unit", "name", "title", "note"]);
        Ok(Invitee {
            customer: row.customer("customer_no")?,
            unit: row.text("unit"),
            name: row.text("name"),
            title: row.text("title"),
            note: row.text("note"),
        })
    };
    reader.rows("invitees").into_iter().map(read).collect()
}

fn agenda(reader: &Reader<'_>) -> Vec<AgendaRow> {
    let day = reader
        .present("starts_at")
        .and_then(|value| Moment::parse(value.as_str()?))
        .map(Moment::local_date);
    let read = |row: Reader<'_>| {
        row.only(&[
            "start",
            "end",
            "part",
            "content",
            "place",
            "responsible",
            "materials",
            "note",
        ]);
        row.require("start");
        row.require("end");
        AgendaRow {
            start: row.time("start", day).unwrap_or_default(),
            end: row.time("end", day).unwrap_or_default(),
            part: row.text("part"),
            content: row.text("content"),
            place: row.text("place"),
            responsible: row.text("responsible"),
            materials: row.text("materials"),
            note: row.text("note"),
        }
    };
    reader.rows("agenda").into_iter().map(read).collect()
}

fn preparation(reader: &Reader<'_>) -> Vec<PreparationRow> {
    let read = |row: Reader<'_>| {
        row.only(&["due", "task", "responsible"]);
        row.require("due");
        PreparationRow {
            due: row.date("due").unwrap_or_default(),
            task: row.text("task"),
            responsible: row.text("responsible"),
        }
    };
    reader.rows("preparation").into_iter().map(read).collect()
}

fn division(reader: &Reader<'_>) -> Vec<DivisionRow> {
    let read = |row: Reader<'_>| {
        row.only(&["group", "duty", "leader", "members"]);
        DivisionRow {
            group: row.text("group"),
            duty: row.text("duty"),
            leader: row.text("leader"),
            members: row.text("members"),
        }
    };
    reader.rows("division").into_iter().map(read).collect()
}

fn budget(reader: &Reader<'_>) -> Vec<BudgetRow> {
    let read = |row: Reader<'_>| {
        row.only(&[
            "category",
            "item",
            "specification",
            "unit_price",
            "quantity",
            "unit",
            "times",
            "funding",
            "note",
        ]);
        row.require("unit_price");
        BudgetRow {
            category: row
                .needed_choice("category", (BudgetCategory::parse, BudgetCategory::words))
                .unwrap_or(BudgetCategory::Other),
            item: row.text("item"),
            specification: row.text("specification"),
            unit_price: row.money("unit_price").unwrap_or(Fen::ZERO),
            quantity: row.quantity("quantity").unwrap_or(Quantity::ONE),
            unit: row.text("unit"),
            times: row.quantity("times").unwrap_or(Quantity::ONE),
            funding: row.text("funding"),
            note: row.text("note"),
        }
    };
    reader.rows("budget").into_iter().map(read).collect()
}

fn risks(reader: &Reader<'_>) -> Vec<RiskRow> {
    let read = |row: Reader<'_>| {
        row.only(&[
            "risk",
            "likelihood",
            "impact",
            "prevention",
            "emergency",
            "responsible",
        ]);
        let level = |key| {
            row.needed_choice(key, (Level::parse, Level::words))
                .unwrap_or(Level::Medium)
        };
        RiskRow {
            risk: row.text("risk"),
            likelihood: level("likelihood"),
            impact: level("impact"),
            prevention: row.text("prevention"),
            emergency: row.text("emergency"),
            responsible: row.text("responsible"),
        }
    };
    reader.rows("risks").into_iter().map(read).collect()
}

fn people(reader: &Reader<'_>) -> Vec<PersonInCharge> {
    let read = |row: Reader<'_>| {
        row.only(&["role", "name", "title", "phone"]);
        PersonInCharge {
            role: row.text("role"),
            name: row.text("name"),
            title: row.text("title"),
            phone: row.text("phone"),
        }
    };
    reader.rows("people").into_iter().map(read).collect()
}

fn attachments(reader: &Reader<'_>) -> Vec<PlanAttachment> {
    let read = |row: Reader<'_>| {
        row.only(&["title", "binding", "file", "note"]);
        PlanAttachment {
            title: row.text("title"),
            binding: row
                .needed_choice("binding", (Binding::parse, Binding::words))
                .unwrap_or(Binding::Appended),
            file: row.file("file"),
            note: row.text("note"),
        }
    };
    reader.rows("attachments").into_iter().map(read).collect()
}

/// 决算 of a closing.
pub(super) fn final_costs(closing: &Reader<'_>) -> Vec<FinalCost> {
    let read = |row: Reader<'_>| {
        row.only(&["line", "item", "amount", "note"]);
        row.require("amount");
        FinalCost {
            line: row.count("line"),
            item: row.text("item"),
            amount: row.money("amount").unwrap_or(Fen::ZERO),
            note: row.text("note"),
        }
    };
    closing.rows("final_costs").into_iter().map(read).collect()
}
