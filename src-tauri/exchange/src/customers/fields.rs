//! The fields that a list can fill, with the titles that their columns have in our own workbooks.

/// A field of a customer or of its contact.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Field {
    /// Its key, as in domain.md §2.1 and §2.2.
    pub key: &'static str,
    /// The title of its column in Chinese; it is among the names by which the column is recognised.
    pub zh: &'static str,
    /// The title in English.
    pub en: &'static str,
}

/// The field of a key.
pub fn field(key: &str) -> Option<&'static Field> {
    FIELDS.iter().find(|field| field.key == key)
}

const fn of(key: &'static str, zh: &'static str, en: &'static str) -> Field {
    Field { key, zh, en }
}

/// Every field that can be imported, in the order of the form. What the archive makes itself (客户编号, 填表人, 填表时间)
/// is not among them, nor is 需求记录, which is a record of its own.
pub const FIELDS: &[Field] = &[
    of("name", "客户全称", "Customer name"),
    of("short_name", "简称", "Short name"),
    of("archive_type", "档案类型", "Archive type"),
    of("contact.name", "联系人", "Contact"),
    of("contact.mobile", "联系人手机", "Mobile"),
    of("contact.phone", "联系人座机", "Contact phone"),
    of("region_code", "所在地区", "Region"),
    of("address", "详细地址", "Address"),
    of("main_goods", "主要货物", "Main goods"),
    of("uscc", "统一社会信用代码", "Credit code"),
    of("class", "客户等级", "Class"),
    of("relation_stage", "关系阶段", "Relation stage"),
    of("owner", "客户经理(责任人)", "Owner"),
    of("backup_owner", "备份责任人", "Backup owner"),
    of("cs_agent", "专属客服", "Service agent"),
    of("project_manager", "项目经理", "Project manager"),
    of("name_en", "英文名称", "English name"),
    of("pinyin", "拼音", "Pinyin"),
    of("ent_nature", "企业性质", "Ownership"),
    of("industry", "所属行业", "Industry"),
    of("customer_kind", "客户的种类", "Customer kind"),
    of("legal_rep", "法定代表人", "Legal representative"),
    of("reg_capital", "注册资本(万元)", "Registered capital (万元)"),
    of("reg_date", "成立日期", "Founded"),
    of("employees", "员工人数", "Employees"),
    of("postcode", "邮政编码", "Postcode"),
    of("phone", "总机", "Switchboard"),
    of("fax", "传真", "Fax"),
    of("website", "网址", "Website"),
    of("coverage", "经营区域的覆盖范围", "Coverage"),
    of("annual_sales", "年销售额(万元)", "Annual sales (万元)"),
    of("sales_growth", "销售增长率", "Sales growth"),
    of("profit_ratio", "利润占销售额的比例", "Profit ratio"),
    of("temp_class", "温控要求", "Temperature class"),
    of("services", "合作业务类型", "Services"),
    of("monthly_volume", "月均业务量", "Monthly volume"),
    of("contract_no", "合同编号", "Contract no"),
    of("contract_from", "合同起", "Contract from"),
    of("contract_to", "合同止", "Contract to"),
    of("service_level", "约定服务标准", "Service level"),
    of("settlement", "结算方式", "Settlement"),
    of("credit_days", "账期(天)", "Credit days"),
    of("credit_limit", "信用额度(元)", "Credit limit (元)"),
    of("credit_grade", "信用等级", "Credit grade"),
    of("bank", "开户银行", "Bank"),
    of("bank_acct", "账号", "Bank account"),
    of("invoice_title", "发票抬头", "Invoice title"),
    of("tax_no", "税号", "Tax no"),
    of("insurance", "保价/投保约定", "Insurance"),
    of("insurance_note", "投保说明", "Insurance note"),
    of("competitor", "现用其他物流商", "Competitor"),
    of("source", "客户来源", "Source"),
    of("dates", "重要日期", "Important dates"),
    of("retention_until", "保存期限", "Retention until"),
    of("confidentiality", "密级标识", "Confidentiality"),
    of("next_contact", "下次联系", "Next contact"),
    of("notes", "备注", "Notes"),
    of("contact.gender", "称谓", "Form of address"),
    of("contact.dept", "部门", "Department"),
    of("contact.title", "职务", "Job title"),
    of("contact.roles", "角色", "Role"),
    of("contact.other_phones", "其他电话", "Other phones"),
    of("contact.wechat", "微信号", "WeChat"),
    of("contact.email", "邮箱", "Email"),
    of(
        "contact.preferred_channel",
        "偏好联系方式",
        "Preferred channel",
    ),
    of("contact.best_time", "方便联系时间", "Best time"),
    of("contact.preference", "喜好备注", "Preference"),
    of("contact.birthday", "生日", "Birthday"),
    of("contact.notice_at", "告知日期", "Notice date"),
    of("contact.notice_method", "告知方式", "Notice method"),
    of("contact.basis", "处理依据", "Legal basis"),
    of("contact.status", "联系人状态", "Contact status"),
];

#[cfg(test)]
mod tests {
    use super::FIELDS;
    use crate::customers::customer_vocabulary;
    use crate::matching::{ColumnName, match_columns};

    /// Our own workbooks come back by themselves, in both languages.
    #[test]
    fn our_own_titles_are_recognised() {
        for titles in [
            |field: &super::Field| field.zh,
            |field: &super::Field| field.en,
        ] {
            let names: Vec<ColumnName> = (0..)
                .zip(FIELDS)
                .map(|(column, field)| ColumnName {
                    column,
                    name: titles(field).to_owned(),
                    group: None,
                })
                .collect();
            for (matched, field) in match_columns(&names, customer_vocabulary())
                .iter()
                .zip(FIELDS)
            {
                assert_eq!(
                    matched.field.as_deref(),
                    Some(field.key),
                    "{}",
                    titles(field)
                );
            }
        }
    }
}
