//! The one door for writes.

use std::collections::BTreeSet;

use rusqlite::types::Value;
use rusqlite::{Connection, Transaction, TransactionBehavior, params_from_iter};
use serde::Serialize;
use uuid::Uuid;

use super::changes::{self, ChangeKind, Entry, Fields, Stamp};
use super::column::value_to_json;
use super::guard::Touched;
use super::{Record, Store};
use crate::clock::Moment;
use crate::ids::{StaffId, WriteId};
use crate::{Error, Result};

/// Who writes: the signed-in member of staff.
#[derive(Clone, Copy, Debug)]
pub struct Actor(pub StaffId);

choices! {
    /// The operations of the product, as they stand in the log and in the history of a record.
    pub enum Op {
        /// The archive was set up.
        SetUp = "set_up" / "建立档案",
        /// The firm's profile was saved.
        SaveFirm = "save_firm" / "保存公司资料",
        /// The logo was set, replaced or taken off the papers.
        SetLogo = "set_logo" / "更换徽标",
        /// A member of staff was saved.
        SaveStaff = "save_staff" / "保存人员",
        /// A year's holiday table was saved.
        SaveHolidays = "save_holidays" / "保存节假日表",
        /// A customer was made.
        CreateCustomer = "create_customer" / "新建客户",
        /// A customer's sheet was changed.
        UpdateCustomer = "update_customer" / "修改客户",
        /// A small account became a key account.
        UpgradeCustomer = "upgrade_customer" / "升级为大客户",
        /// A customer was put into the recycle bin.
        DeleteCustomer = "delete_customer" / "删除客户",
        /// Customers came in from a list.
        ImportCustomers = "import_customers" / "导入客户",
        /// A contact was made.
        CreateContact = "create_contact" / "新建联系人",
        /// A contact was changed.
        UpdateContact = "update_contact" / "修改联系人",
        /// A contact was put into the recycle bin.
        DeleteContact = "delete_contact" / "删除联系人",
        /// A file was attached.
        AddAttachment = "add_attachment" / "添加附件",
        /// A file was put into the recycle bin.
        DeleteAttachment = "delete_attachment" / "删除附件",
        /// A complaint was received.
        ReceiveComplaint = "receive_complaint" / "受理投诉",
        /// Section one of a complaint was completed before it was handed over.
        UpdateComplaint = "update_complaint" / "补充投诉受理栏",
        /// An event plan was made.
        AddEventPlan = "add_event_plan" / "新建活动策划书",
        /// An event plan was changed.
        UpdateEventPlan = "update_event_plan" / "修改活动策划书",
        /// An event plan was put below another one, or on its own.
        MoveEventPlan = "move_event_plan" / "调整子策划书",
        /// A signature under an event plan was entered.
        ApproveEventPlan = "approve_event_plan" / "登记策划书审批",
        /// The closing summary and the final costs of an event plan were entered.
        CloseEventPlan = "close_event_plan" / "登记活动总结与决算",
        /// An event plan was put into the recycle bin.
        RemoveEventPlan = "remove_event_plan" / "删除活动策划书",
        /// Steps of a complaint were entered.
        EnterStep = "enter_step" / "登记投诉步骤",
        /// An earlier write was undone.
        Undo = "undo" / "撤销",
        /// A demonstration archive was filled.
        FillDemo = "fill_demo" / "生成演示数据",
    }
}

impl Op {
    /// Steps of a complaint, numbers, keys and roles cannot be undone: they have 更正 and 作废 (process.md §5).
    pub fn is_undoable(self) -> bool {
        use Op::*;
        match self {
            CreateCustomer | UpdateCustomer | UpgradeCustomer | DeleteCustomer
            | ImportCustomers | CreateContact | UpdateContact | DeleteContact
            | DeleteAttachment | UpdateComplaint | SaveHolidays | SetLogo | AddEventPlan
            | UpdateEventPlan | RemoveEventPlan => true,
            SetUp | SaveFirm | SaveStaff | AddAttachment | ReceiveComplaint | EnterStep
            | MoveEventPlan | ApproveEventPlan | CloseEventPlan | Undo | FillDemo => false,
        }
    }
}

/// What the screens show; a write names what they must fetch again.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, serde::Deserialize, specta::Type,
)]
#[serde(rename_all = "snake_case")]
pub enum Topic {
    /// Customers and their lists.
    Customers,
    /// Contacts.
    Contacts,
    /// Complaints.
    Complaints,
    /// Event plans and their approvals.
    EventPlans,
    /// People and roles.
    Staff,
    /// The firm's profile and settings.
    Firm,
    /// Holiday tables.
    Holidays,
    /// Attached files.
    Attachments,
    /// Backups; not of a table: they are files.
    Backups,
}

impl Topic {
    fn of_table(table: &str) -> Option<Self> {
        Some(match table {
            "customers" => Self::Customers,
            "contacts" => Self::Contacts,
            "complaints" | "complaint_steps" => Self::Complaints,
            "event_plans" | "event_plan_approvals" => Self::EventPlans,
            "staff" => Self::Staff,
            "firm" => Self::Firm,
            "holiday_years" => Self::Holidays,
            "attachments" => Self::Attachments,
            _ => return None,
        })
    }
}

/// What a write gave back and what it touched.
#[derive(Clone, Debug, Serialize, specta::Type)]
pub struct Changed<T> {
    /// The verb's own result.
    pub output: T,
    /// What shows other data now.
    pub topics: BTreeSet<Topic>,
    /// The write, where it can be undone.
    pub undo: Option<WriteId>,
}

impl<T> Changed<T> {
    /// The same write with another result.
    pub fn map<U>(self, with: impl FnOnce(T) -> U) -> Changed<U> {
        Changed {
            output: with(self.output),
            topics: self.topics,
            undo: self.undo,
        }
    }
}

/// A write under way.
pub struct Tx<'a> {
    connection: &'a Transaction<'a>,
    pub(super) store: &'a Store,
    write: WriteId,
    actor: Actor,
    op: Op,
    now: Moment,
    hlc: i64,
    logged: BTreeSet<&'static str>,
    reindex: Vec<(&'static str, Uuid)>,
    marks: Vec<(String, u32)>,
}

impl Store {
    /// Runs `work` in one IMMEDIATE transaction. When this returns `Ok` the write is on disk; when it returns an error
    /// nothing of it is.
    pub fn write<T>(
        &self,
        actor: Actor,
        op: Op,
        work: impl FnOnce(&mut Tx<'_>) -> Result<T>,
    ) -> Result<Changed<T>> {
        let mut connection = self.lock_writer();
        let touched = Touched::default();
        if cfg!(debug_assertions) {
            touched.watch(&mut connection)?;
        }
        let outcome = self.run(&mut connection, actor, op, &touched, work);
        if cfg!(debug_assertions) {
            Touched::release(&mut connection)?;
        }
        outcome
    }

    fn run<T>(
        &self,
        connection: &mut Connection,
        actor: Actor,
        op: Op,
        touched: &Touched,
        work: impl FnOnce(&mut Tx<'_>) -> Result<T>,
    ) -> Result<Changed<T>> {
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let now = self.clock.now();
        // The hybrid clock never runs backwards, even when the machine's clock does.
        let hlc = (now.millis() << 16).max(changes::newest_hlc(&transaction)? + 1);
        let write = WriteId::fresh(now);
        let mut tx = Tx {
            connection: &transaction,
            store: self,
            write,
            actor,
            op,
            now,
            hlc,
            logged: BTreeSet::new(),
            reindex: Vec::new(),
            marks: Vec::new(),
        };
        let output = work(&mut tx)?;
        let Tx {
            logged,
            reindex,
            marks,
            ..
        } = tx;
        crate::search::index_records(&transaction, &reindex)?;
        debug_assert_eq!(
            touched.tables().iter().find(
                |table| self.columns.is_synchronised(table) && !logged.contains(table.as_str())
            ),
            None,
            "a synchronised table changed without its change entry"
        );
        // The file beside the archive is ahead of the archive, never behind: a number may be skipped, not repeated.
        self.numbers.raise(&marks)?;
        transaction.commit()?;
        let topics = logged
            .iter()
            .filter_map(|table| Topic::of_table(table))
            .collect();
        Ok(Changed {
            output,
            topics,
            undo: op.is_undoable().then_some(write),
        })
    }

    /// Writes to the local tables that are not logged: drafts, saved views, the access log.
    pub fn write_local<T>(&self, work: impl FnOnce(&Connection, Moment) -> Result<T>) -> Result<T> {
        let mut connection = self.lock_writer();
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let output = work(&transaction, self.clock.now())?;
        transaction.commit()?;
        Ok(output)
    }
}

impl Tx<'_> {
    /// The connection, for reads inside the write.
    pub fn connection(&self) -> &Connection {
        self.connection
    }

    /// When the write happens.
    pub fn now(&self) -> Moment {
        self.now
    }

    /// Who writes.
    pub fn actor(&self) -> Actor {
        self.actor
    }

    /// Inserts a record.
    pub fn insert<R: Record>(&mut self, record: &R) -> Result<()> {
        let (names, values) = columns_of(record);
        self.insert_row(R::TABLE, &names, &values)?;
        let after = logged_fields(
            names
                .iter()
                .zip(&values)
                .filter(|(_, value)| **value != Value::Null),
        );
        self.log(
            R::TABLE,
            ChangeKind::Insert,
            record.id(),
            (R::ROOT_TABLE, record.root_id()),
            Fields::new(),
            after,
        )
    }

    /// Writes the fields in which `after` differs from `before`. Returns whether any did.
    pub fn update<R: Record>(&mut self, before: &R, after: &R) -> Result<bool> {
        let (names, old) = columns_of(before);
        let (_, new) = columns_of(after);
        let changed: Vec<usize> = (0..names.len())
            .filter(|&index| old[index] != new[index])
            .collect();
        if changed.is_empty() {
            return Ok(false);
        }
        let pick = |values: &[Value]| {
            changed
                .iter()
                .map(|&index| (names[index], values[index].clone()))
                .collect::<Vec<_>>()
        };
        let (old, new) = (pick(&old), pick(&new));
        self.update_row(R::TABLE, after.id(), &new)?;
        let fields = |picked: &[(&'static str, Value)]| {
            logged_fields(picked.iter().map(|(name, value)| (name, value)))
        };
        let root = (R::ROOT_TABLE, after.root_id());
        self.log(
            R::TABLE,
            ChangeKind::Update,
            after.id(),
            root,
            fields(&old),
            fields(&new),
        )?;
        Ok(true)
    }

    /// Puts a record into the recycle bin.
    pub fn delete<R: Record>(&mut self, record: &R) -> Result<()> {
        self.set_deleted(R::TABLE, record.id(), true)?;
        let (names, values) = columns_of(record);
        let before = logged_fields(
            names
                .iter()
                .zip(&values)
                .filter(|(_, value)| **value != Value::Null),
        );
        self.log(
            R::TABLE,
            ChangeKind::Delete,
            record.id(),
            (R::ROOT_TABLE, record.root_id()),
            before,
            Fields::new(),
        )
    }

    /// The next number of a counter. The counter is kept by workstation and never runs backwards.
    pub fn next_number(&mut self, counter: &str) -> Result<u32> {
        let pending = self
            .marks
            .iter()
            .rfind(|(name, _)| name == counter)
            .map_or(0, |(_, mark)| *mark);
        let number = self.store.numbers.next(self.connection, counter, pending)?;
        self.marks.push((counter.to_owned(), number));
        Ok(number)
    }

    /// Leaves out the numbers up to `last`, as when numbers from elsewhere are taken over.
    pub fn skip_numbers(&mut self, counter: &str, last: u32) -> Result<()> {
        let next = self.next_number(counter)?;
        if next <= last {
            let sql = "UPDATE counters SET value = ?2 WHERE name = ?1";
            self.connection
                .execute(sql, rusqlite::params![counter, last])?;
            self.marks.push((counter.to_owned(), last));
        }
        Ok(())
    }

    /// The letter of this workstation, part of every number that people read.
    pub fn workstation(&self) -> String {
        self.store.numbers.workstation()
    }

    pub(super) fn insert_row(
        &mut self,
        table: &'static str,
        names: &[&str],
        values: &[Value],
    ) -> Result<()> {
        let marks = vec!["?"; names.len() + 3].join(", ");
        let sql = format!(
            "INSERT INTO {table} ({}, created_at, updated_at, hlc) VALUES ({marks})",
            names.join(", ")
        );
        let now = Value::Integer(self.now.millis());
        let own = [now.clone(), now, Value::Integer(self.hlc)];
        self.connection
            .prepare_cached(&sql)?
            .execute(params_from_iter(values.iter().chain(&own)))?;
        Ok(())
    }

    pub(super) fn update_row(
        &mut self,
        table: &'static str,
        id: Uuid,
        fields: &[(&str, Value)],
    ) -> Result<()> {
        let assignments: Vec<String> = fields
            .iter()
            .map(|(name, _)| format!("{name} = ?"))
            .collect();
        let sql = format!(
            "UPDATE {table} SET {}, updated_at = ?, hlc = ?, field_hlc = json_patch(field_hlc, ?) WHERE id = ?",
            assignments.join(", ")
        );
        let clocks: Fields = fields
            .iter()
            .map(|(name, _)| ((*name).to_owned(), self.hlc.into()))
            .collect();
        let own = [
            Value::Integer(self.now.millis()),
            Value::Integer(self.hlc),
            Value::Text(serde_json::Value::Object(clocks).to_string()),
            Value::Blob(id.as_bytes().to_vec()),
        ];
        let values = fields.iter().map(|(_, value)| value).chain(&own);
        let rows = self
            .connection
            .prepare_cached(&sql)?
            .execute(params_from_iter(values))?;
        match rows {
            1 => Ok(()),
            _ => Err(Error::not_found(table, id)),
        }
    }

    pub(super) fn set_deleted(
        &mut self,
        table: &'static str,
        id: Uuid,
        deleted: bool,
    ) -> Result<()> {
        let deleted_at = if deleted {
            Value::Integer(self.now.millis())
        } else {
            Value::Null
        };
        self.update_row(table, id, &[("deleted_at", deleted_at)])
    }

    pub(super) fn log(
        &mut self,
        table: &'static str,
        kind: ChangeKind,
        record: Uuid,
        (root_table, root): (&'static str, Uuid),
        before: Fields,
        after: Fields,
    ) -> Result<()> {
        let stamp = Stamp {
            write: self.write,
            device: self.store.numbers.device(),
            hlc: self.hlc,
            at: self.now,
            by: self.actor.0.uuid(),
            op: self.op.code(),
        };
        changes::append(
            self.connection,
            &stamp,
            &Entry {
                kind,
                table,
                record,
                root_table,
                root,
                before,
                after,
            },
        )?;
        self.hlc += 1;
        self.logged.insert(table);
        self.reindex.push((table, record));
        Ok(())
    }
}

fn columns_of<R: Record>(record: &R) -> (Vec<&'static str>, Vec<Value>) {
    let names = R::columns();
    let mut values = Vec::with_capacity(names.len());
    record.values(&mut values);
    debug_assert_eq!(
        names.len(),
        values.len(),
        "an optional sheet of fields is no column"
    );
    (names, values)
}

fn logged_fields<'a>(fields: impl Iterator<Item = (&'a &'static str, &'a Value)>) -> Fields {
    fields
        .filter(|(name, _)| **name != "id")
        .map(|(name, value)| ((*name).to_owned(), value_to_json(value)))
        .collect()
}
