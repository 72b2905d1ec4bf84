//! The people of the firm, their roles and what a role may do (domain.md §4).

mod permit;
mod save;
mod session;

pub use permit::Act;
pub(crate) use save::insert;
pub(crate) use save::set_signs_in;
pub use save::{StaffInput, save};
pub use session::Session;

use rusqlite::Connection;

use crate::ids::StaffId;
use crate::{Result, store};

choices! {
    /// What a person is in the firm. One person may hold several roles.
    pub enum Role {
        /// Receives complaints, keeps customers.
        ServiceAgent = "service_agent" / "客服专员",
        /// Reviews, countersigns, reports.
        ServiceSupervisor = "service_supervisor" / "客服主管",
        /// Transport, warehouse, distribution: the department that a complaint is about.
        Operations = "operations" / "作业部门",
        /// Signs section six.
        ProjectManager = "project_manager" / "项目经理",
        /// Owns customers.
        AccountManager = "account_manager" / "客户经理",
        /// Checks amounts.
        Finance = "finance" / "财务",
        /// Decides costs and what cannot be carried out.
        Leader = "leader" / "公司领导",
        /// Keeps users, backups and tables; does no customer work.
        Administrator = "administrator" / "系统管理员",
    }
}

choices! {
    /// A department of the firm (domain.md §2.4 `complained_dept`).
    pub enum Department {
        /// Transport.
        Transport = "transport" / "运输部",
        /// Warehouse.
        Warehouse = "warehouse" / "仓储部",
        /// Distribution.
        Distribution = "distribution" / "配送部",
        /// Information.
        Information = "information" / "信息部",
        /// Finance.
        Finance = "finance" / "财务部",
        /// Sales.
        Sales = "sales" / "业务部",
        /// Customer service.
        CustomerService = "customer_service" / "客服部",
        /// Subcontractors.
        Subcontractors = "subcontractors" / "分供方管理",
    }
}

record! {
    table "staff", root "staff" by id;
    /// A person who may own customers and decide steps, with or without a sign-in.
    pub struct Staff {
        /// Key.
        pub id: StaffId,
        /// 姓名.
        pub name: String,
        /// 职务, as the papers show it.
        pub title: String,
        /// 部门.
        pub department: Option<Department>,
        /// 角色.
        pub roles: Vec<Role>,
        /// Whether the person has a password on this archive.
        pub signs_in: bool,
        /// Left people stay on their records but get no new ones.
        pub active: bool,
    }
}

/// Everybody, active people first, by name.
pub fn list(connection: &Connection) -> Result<Vec<Staff>> {
    let mut staff: Vec<Staff> = store::select(connection, "1 = 1 ORDER BY active DESC, id", [])?;
    staff.sort_by_cached_key(|person| (!person.active, crate::pinyin::sort_key(&person.name)));
    Ok(staff)
}

/// One person.
pub fn get(connection: &Connection, id: StaffId) -> Result<Staff> {
    store::get(connection, id.uuid())?.ok_or_else(|| crate::Error::not_found("staff", id))
}

/// The person of a name, where there is exactly one.
pub fn by_name(connection: &Connection, name: &str) -> Result<Option<Staff>> {
    let mut found: Vec<Staff> = store::select(
        connection,
        "name = ?1 ORDER BY active DESC, id LIMIT 2",
        [name.trim()],
    )?;
    Ok(match found.len() {
        1 => found.pop(),
        _ => None,
    })
}
