//! Lists of plans in keyset pages, the latest event first.

use rusqlite::ToSql;
use serde::{Deserialize, Serialize};

use super::family::Family;
use super::{EventPlan, PlanSize, PlanState, PlanType, budget, rows, settlement};
use crate::Result;
use crate::clock::Moment;
use crate::ids::EventPlanId;
use crate::money::Fen;
use crate::staff::{Act, Session};
use crate::store::Store;

const LARGEST_PAGE: u32 = 200;

/// One row of the list.
#[derive(Clone, Debug, PartialEq, Serialize, specta::Type)]
pub struct EventPlanRow {
    /// Key.
    pub id: EventPlanId,
    /// 编号.
    pub plan_no: String,
    /// The plan that it is part of.
    pub parent_id: Option<EventPlanId>,
    /// 名称.
    pub name: String,
    /// 类型.
    pub plan_type: PlanType,
    /// 规模.
    pub size: PlanSize,
    /// 主办部门.
    pub sponsor: String,
    /// 开始时间.
    pub starts_at: Option<Moment>,
    /// 地点.
    pub place: String,
    /// Where it stands.
    pub state: PlanState,
    /// How many plans hang below it.
    pub sub_plans: u32,
    /// 总计, sub-plans included.
    pub total: Option<Fen>,
    /// 决算, sub-plans included; once it is closed.
    pub final_total: Option<Fen>,
}

/// What the list is narrowed to; all conditions hold together.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, specta::Type)]
#[serde(default)]
pub struct EventPlanFilter {
    /// A part of the number, the name or the place.
    pub text: String,
    /// One state.
    pub state: Option<PlanState>,
    /// One kind.
    pub plan_type: Option<PlanType>,
    /// One size.
    pub size: Option<PlanSize>,
    /// Sub-plans too; else only plans at the top.
    pub with_sub_plans: bool,
}

/// Which page.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, specta::Type)]
#[serde(default)]
pub struct EventPlanQuery {
    /// Conditions.
    pub filter: EventPlanFilter,
    /// The `next` of the page before.
    pub after: Option<String>,
    /// Rows wanted, at most 200.
    pub limit: u32,
}

/// One page.
#[derive(Clone, Debug, Serialize, specta::Type)]
pub struct EventPlanPage {
    /// The rows.
    pub rows: Vec<EventPlanRow>,
    /// Where the next page starts.
    pub next: Option<String>,
}

/// One page of plans. A plan without a day stands where it was made.
pub fn list(store: &Store, by: &Session, query: &EventPlanQuery) -> Result<EventPlanPage> {
    by.require(Act::ViewPlans)?;
    let limit = query.limit.clamp(1, LARGEST_PAGE);
    let (mut conditions, mut params) = conditions(&query.filter);
    if let Some((key, id)) = query.after.as_deref().and_then(read_cursor) {
        conditions.push_str(" AND (ifnull(starts_at, created_at), id) < (?, ?)");
        params.push(Box::new(key));
        params.push(Box::new(id.uuid().into_bytes()));
    }
    let tail = format!(
        "WHERE {conditions} ORDER BY ifnull(starts_at, created_at) DESC, id DESC LIMIT {}",
        limit + 1
    );
    let params: Vec<&dyn ToSql> = params.iter().map(AsRef::as_ref).collect();
    store.read(|connection| {
        let mut plans = rows::select(connection, &tail, &params)?;
        let more = plans.len() > limit as usize;
        plans.truncate(limit as usize);
        let next = match plans.last().filter(|_| more) {
            Some(last) => {
                let key = rows::place_in_list(connection, last.id)?;
                serde_json::to_string(&(key, last.id)).ok()
            }
            None => None,
        };
        let mut rows = Vec::new();
        for plan in plans {
            rows.push(row(&Family::of(connection, plan)?));
        }
        Ok(EventPlanPage { rows, next })
    })
}

fn row(family: &Family) -> EventPlanRow {
    let EventPlan {
        id,
        plan_no,
        parent_id,
        sheet,
        state,
        ..
    } = family.plan.clone();
    let budget = budget::view(family);
    let settlement = budget
        .as_ref()
        .and_then(|budget| settlement::view(family, budget));
    EventPlanRow {
        id,
        plan_no,
        parent_id,
        name: sheet.name,
        plan_type: sheet.plan_type,
        size: sheet.size,
        sponsor: sheet.sponsor,
        starts_at: sheet.starts_at,
        place: sheet.place,
        state,
        sub_plans: family.members().len() as u32 - 1,
        total: budget.map(|budget| budget.total),
        final_total: settlement.map(|settlement| settlement.total),
    }
}

fn conditions(filter: &EventPlanFilter) -> (String, Vec<Box<dyn ToSql>>) {
    let mut conditions = "deleted_at IS NULL".to_owned();
    let mut params: Vec<Box<dyn ToSql>> = Vec::new();
    let mut add = |condition: &str, values: Vec<Box<dyn ToSql>>| {
        conditions.push_str(" AND ");
        conditions.push_str(condition);
        params.extend(values);
    };
    let text = filter.text.trim();
    if !text.is_empty() {
        // instr has no wildcards, so that a typed % or _ means itself.
        let condition = "(instr(plan_no, ?) > 0 OR instr(name, ?) > 0 OR instr(place, ?) > 0)";
        add(
            condition,
            vec![
                Box::new(text.to_uppercase()),
                Box::new(text.to_owned()),
                Box::new(text.to_owned()),
            ],
        );
    }
    if let Some(state) = filter.state {
        add("state = ?", vec![Box::new(state.code())]);
    }
    if let Some(plan_type) = filter.plan_type {
        add("plan_type = ?", vec![Box::new(plan_type.code())]);
    }
    if let Some(size) = filter.size {
        add("size = ?", vec![Box::new(size.code())]);
    }
    if !filter.with_sub_plans {
        add("parent_id IS NULL", Vec::new());
    }
    (conditions, params)
}

fn read_cursor(text: &str) -> Option<(i64, EventPlanId)> {
    serde_json::from_str(text).ok()
}
