//! The table of roles and acts (domain.md §4).

use super::Role;

choices! {
    /// An act that a role may or may not do.
    pub enum Act {
        /// See customers and complaints.
        ViewCustomers = "view_customers" / "查看客户",
        /// Make and change the customers that one is named on.
        EditOwnCustomers = "edit_own_customers" / "维护自己的客户",
        /// Make and change any customer.
        EditAllCustomers = "edit_all_customers" / "维护全部客户",
        /// See phone numbers of customers that one is not named on.
        SeeAllContacts = "see_all_contacts" / "查看全部联系方式",
        /// Bring in lists.
        ImportCustomers = "import_customers" / "导入客户",
        /// Take lists out; each time is logged.
        ExportLists = "export_lists" / "导出列表",
        /// Receive complaints and fill section one.
        ReceiveComplaints = "receive_complaints" / "受理投诉",
        /// See event plans.
        ViewPlans = "view_plans" / "查看活动策划书",
        /// Make, change and close any event plan, and enter signatures from the signed sheet.
        WritePlans = "write_plans" / "编制活动策划书",
        /// Propose an event plan and change it while it is a draft.
        ProposePlans = "propose_plans" / "提出活动策划书",
        /// Fill in the resources that a plan needs.
        FillPlanResources = "fill_plan_resources" / "填写所需资源",
        /// Keep people, roles and passwords.
        ManageStaff = "manage_staff" / "管理人员",
        /// Keep the firm's profile, holiday tables and limits.
        ManageFirm = "manage_firm" / "管理公司设置",
        /// Back up and restore.
        ManageBackups = "manage_backups" / "管理备份",
        /// See the log of changes and accesses.
        ViewAudit = "view_audit" / "查看审计日志",
    }
}

impl Act {
    /// Whether the role alone allows the act.
    pub fn is_allowed_for(self, role: Role) -> bool {
        use Role::*;
        match self {
            Self::ViewCustomers => role != Administrator,
            Self::EditOwnCustomers => matches!(
                role,
                ServiceAgent | ServiceSupervisor | ProjectManager | AccountManager
            ),
            Self::EditAllCustomers => matches!(role, ServiceSupervisor),
            Self::SeeAllContacts => matches!(role, ServiceSupervisor | Leader),
            Self::ImportCustomers => {
                matches!(role, ServiceAgent | ServiceSupervisor | AccountManager)
            }
            Self::ExportLists => matches!(
                role,
                ServiceSupervisor | ProjectManager | AccountManager | Finance | Leader
            ),
            Self::ReceiveComplaints => matches!(
                role,
                ServiceAgent | ServiceSupervisor | Operations | ProjectManager | AccountManager
            ),
            Self::ViewPlans => role != Administrator,
            Self::WritePlans => matches!(role, ServiceAgent | ServiceSupervisor),
            Self::ProposePlans => {
                matches!(role, ServiceAgent | ServiceSupervisor | AccountManager)
            }
            Self::FillPlanResources => {
                matches!(role, ServiceAgent | ServiceSupervisor | Operations)
            }
            Self::ManageStaff | Self::ManageBackups => role == Administrator,
            Self::ManageFirm => matches!(role, Administrator | ServiceSupervisor),
            Self::ViewAudit => matches!(role, ServiceSupervisor | Leader | Administrator),
        }
    }
}
