//! The names that firms give to the columns of their customer lists.
//!
//! Keys are those of domain.md §2.1 and §2.2, and of what the archive keeps beside them (`notes`, `next_contact`,
//! `insurance_note`, `contact.other_phones`); what belongs to the contact begins with `contact.`. Where a bare word can
//! mean two fields (电话), it stands under both, and the field that comes first here is preferred: in a list a phone
//! number is most often that of the contact.

use std::sync::LazyLock;

use crate::matching::Vocabulary;

/// The vocabulary of customer lists.
pub fn customer_vocabulary() -> &'static Vocabulary {
    static VOCABULARY: LazyLock<Vocabulary> = LazyLock::new(|| {
        Vocabulary::new(FIELDS.iter().map(|(key, chinese, english)| {
            let names = chinese.split('、').chain(english.split(", "));
            (*key, names)
        }))
    });
    &VOCABULARY
}

/// Each field with its Chinese names, separated by `、`, and its English names, separated by commas.
const FIELDS: &[(&str, &str, &str)] = &[
    (
        "customer_no",
        "客户编号、客户编码、客户代码、客户号、顾客编号、客户ID、档案编号、编号、编码",
        "Customer No, Customer Number, Customer Code, Customer ID, Account No, Client No, \
         Client Code, Code, No",
    ),
    (
        "archive_type",
        "档案类型、客户类型、客户类别、客户分类、是否大客户、大客户/中小客户",
        "Archive type, Customer type, Account type, Key account",
    ),
    (
        "name",
        "客户全称、客户名称、顾客名称、客户名、公司名称、公司全称、单位名称、单位全称、企业名称、\
         企业全称、客户单位、客户公司、货主名称、货主、委托方、委托单位、甲方、往来单位、名称、全称、\
         客户、公司、单位",
        "Customer name, Customer, Company, Company name, Client, Client name, Account name, Account, \
         Full name, Name",
    ),
    (
        "short_name",
        "简称、客户简称、公司简称、单位简称、企业简称、名称简称、客户名称(简称)、公司名称(简称)",
        "Short name, Abbreviation, Customer short name, Alias, Nickname",
    ),
    (
        "name_en",
        "英文名称、英文名、客户英文名称、公司英文名称、英文全称、外文名称",
        "English name, Name (English), Name in English, Company name (EN), Name EN",
    ),
    (
        "pinyin",
        "拼音、首字母、拼音/首字母、拼音码、助记码、拼音简码、检索码",
        "Pinyin, Initials, Mnemonic code",
    ),
    (
        "uscc",
        "统一社会信用代码、社会信用代码、信用代码、统一信用代码、统一代码、社会统一信用代码、\
         营业执照号、营业执照号码、营业执照注册号、工商注册号、注册号、组织机构代码、三证合一码",
        "USCC, Credit code, Unified social credit code, Social credit code, Business licence no, \
         Business license number, Registration number",
    ),
    (
        "ent_nature",
        "企业性质、单位性质、公司性质、经济性质、所有制性质、所有制、企业类型、公司类型",
        "Enterprise nature, Ownership, Company type, Legal form",
    ),
    (
        "industry",
        "所属行业、行业、行业类型、行业类别、行业分类、所在行业",
        "Industry, Sector, Trade",
    ),
    (
        "customer_kind",
        "客户的种类、客户种类、客户性质、客户属性、单位类别",
        "Customer kind, Customer category, Kind",
    ),
    (
        "legal_rep",
        "法定代表人、法人代表、法人、法人姓名、企业法人、公司法人、法代",
        "Legal representative, Legal person, Legal rep",
    ),
    (
        "reg_capital",
        "注册资本、注册资金、注册资本金、注资",
        "Registered capital, Capital",
    ),
    (
        "reg_date",
        "成立日期、成立时间、注册日期、注册时间、公司成立日期、创立时间",
        "Founded, Date founded, Registration date, Established, Date of establishment",
    ),
    (
        "employees",
        "员工人数、员工数、员工数量、职工人数、雇员人数、人员规模、公司人数、企业人数、人数",
        "Employees, Number of employees, Headcount, Staff",
    ),
    (
        "region_code",
        "所在地区、地区、区域、所属区域、所属地区、省市区、省/市/区县、省市、省份、省、所在省市、\
         所在地、城市、行政区划、行政区划代码、客户区域、销售区域",
        "Region, Area, Province, City, District, Location, Region code",
    ),
    (
        "address",
        "详细地址、地址、公司地址、单位地址、客户地址、联系地址、办公地址、通讯地址、通信地址、\
         注册地址、经营地址、企业地址、收货地址、发货地址、提货地址、街道地址",
        "Address, Street, Company address, Office address, Mailing address, Street address",
    ),
    (
        "postcode",
        "邮政编码、邮编、邮码",
        "Postcode, Postal code, Zip, Zip code, Post code",
    ),
    (
        "contact.name",
        "联系人、联系人姓名、联系人名称、姓名、主要联系人、首要联系人、对接人、业务联系人、经办人、\
         客户联系人、负责人姓名、收货人、收件人、联络人、接口人",
        "Contact, Contact name, Contact person, Person, Attention",
    ),
    (
        "contact.mobile",
        "手机、手机号、手机号码、移动电话、联系手机、联系人手机、联系人手机号、联系人手机号码、\
         手提电话、联系人移动电话、联系电话(手机)、电话(手机)、联系方式(手机)、电话(移动)、\
         电话/手机、手机/电话",
        "Mobile, Mobile no, Mobile phone, Cell, Cell phone, Cellphone, Mobile number, Contact mobile, Handphone",
    ),
    (
        "contact.phone",
        "联系人电话、联系电话、电话、电话号码、联系方式、联系人座机、联系号码、联系人联系方式、\
         联系人联系电话、座机(含分机)、分机",
        "Contact phone, Phone, Phone no, Tel, Tel no, Telephone, Phone number, Contact number, Direct line",
    ),
    (
        "phone",
        "总机、公司电话、单位电话、企业电话、固定电话、固话、座机、座机号码、办公电话、公司总机、\
         客户电话、电话、联系电话、电话号码",
        "Switchboard, Company phone, Office phone, Landline, Main phone, Phone, Tel, Telephone",
    ),
    (
        "fax",
        "传真、传真号、传真号码",
        "Fax, Fax no, Fax number, Facsimile",
    ),
    (
        "website",
        "网址、公司网址、网站、官网、主页、公司主页、公司网站",
        "Website, Web, URL, Homepage, Web site",
    ),
    (
        "coverage",
        "经营区域的覆盖范围、经营区域、覆盖范围、覆盖区域、业务覆盖范围、业务区域、经营范围区域、\
         销售覆盖区域",
        "Coverage, Business area, Sales area, Territory, Area covered",
    ),
    (
        "annual_sales",
        "每年可达到的销售量(额)、每年可达到的销售额、每年可达到的销售量、年销售额、年销售量、\
         年营业额、年营业收入、营业收入、年产值、销售额、年收入、营业额",
        "Annual sales, Annual revenue, Turnover, Revenue, Sales",
    ),
    (
        "sales_growth",
        "销售增长率、销售额增长率、增长率、年增长率、营收增长率",
        "Sales growth, Growth, Growth rate",
    ),
    (
        "profit_ratio",
        "利润占销售额的比例、利润率、销售利润率、利润占比、净利率、毛利率",
        "Profit ratio, Profit margin, Margin",
    ),
    (
        "main_goods",
        "主要货物、货物、货物名称、货品、货品名称、品名、主要货品、货物类型、货物种类、产品、\
         主要产品、主营产品、主营货物、主营商品、主营、商品、运输货物、承运货物",
        "Main goods, Goods, Cargo, Commodity, Products, Main cargo, Product",
    ),
    (
        "temp_class",
        "温控要求、温度要求、温区、温层、存储温度、储存条件、温控",
        "Temperature class, Temperature, Temperature control, Temp class, Temp",
    ),
    (
        "services",
        "合作业务类型、业务类型、合作业务、服务项目、服务类型、服务内容、合作项目、合作类型、业务种类",
        "Services, Service, Service type, Business type",
    ),
    (
        "monthly_volume",
        "月均业务量、月业务量、月发货量、月均发货量、月货量、月均货量、月均票数、业务量、发货量、\
         货量、月运量",
        "Monthly volume, Volume, Monthly shipments, Shipments per month",
    ),
    (
        "contract_no",
        "合同编号、合同号、合同号码、协议编号、协议号",
        "Contract no, Contract number, Contract, Agreement no",
    ),
    (
        "contract_from",
        "合同起、合同开始日期、合同起始日期、合同起始日、合同开始、合同生效日期、签约日期、签订日期、\
         合同签订日期、合作开始时间、合同日期起",
        "Contract from, Contract start, Contract start date, Effective date, Start date",
    ),
    (
        "contract_to",
        "合同止、合同结束日期、合同终止日期、合同到期日、合同到期日期、合同截止日期、合同到期、\
         到期日期、到期日、合同有效期至、合同日期止",
        "Contract to, Contract end, Contract end date, Expiry date, End date, Contract expiry",
    ),
    (
        "service_level",
        "约定服务标准、服务标准、服务水平、服务要求、考核指标、时效要求",
        "KPI, Service level, SLA, Service standard",
    ),
    (
        "settlement",
        "结算方式、付款方式、结款方式、结算类型、支付方式、结算",
        "Settlement, Payment method, Payment terms, Terms of payment, Payment",
    ),
    (
        "credit_days",
        "账期、账期(天)、帐期、信用期、信用天数、付款周期、结算周期、账期天数",
        "Credit days, Payment days, Credit period, Days of credit",
    ),
    (
        "credit_limit",
        "信用额度、授信额度、信用限额、额度",
        "Credit limit, Credit line",
    ),
    (
        "credit_grade",
        "信用等级、信用级别、信用评级、资信等级、银行评级",
        "Credit grade, Credit rating",
    ),
    (
        "bank",
        "开户银行、开户行、银行、开户行名称、银行名称",
        "Bank, Bank name",
    ),
    (
        "bank_acct",
        "账号、银行账号、银行帐号、开户账号、帐号、账户、银行账户、银行卡号",
        "Bank account, Account number, Bank account no, Bank account number",
    ),
    (
        "invoice_title",
        "发票抬头、开票名称、抬头、开票抬头、开票单位",
        "Invoice title, Bill to, Invoice name",
    ),
    (
        "tax_no",
        "税号、纳税人识别号、税务登记号、纳税识别号、开票税号、纳税人税号",
        "Tax no, Tax ID, Tax number, Taxpayer ID, VAT number",
    ),
    (
        "insurance",
        "保价/投保约定、投保约定、保价约定、保险、保价、投保、是否投保、是否保价、保险约定",
        "Insurance, Insurance terms, Declared value",
    ),
    (
        "insurance_note",
        "投保说明、保价说明、保险说明、声明价值",
        "Insurance note, Insurance remarks",
    ),
    (
        "class",
        "客户等级、客户级别、等级、级别、客户评级、客户分级、重要程度",
        "Class, Customer class, Level, Grade, Customer level, Tier, Rank",
    ),
    (
        "relation_stage",
        "关系阶段、客户阶段、阶段、合作阶段、客户状态、合作状态、跟进阶段、客户关系、状态",
        "Relation stage, Stage, Customer status, Relationship, Relationship stage, Status",
    ),
    (
        "owner",
        "客户经理(责任人)、客户经理、责任人、负责人、业务员、销售、销售员、销售代表、所属业务员、\
         跟进人、业务经理、归属人、维护人、我方负责人",
        "Owner, Account manager, Sales, Sales rep, Salesperson, Responsible, Responsible person",
    ),
    (
        "backup_owner",
        "备份责任人、备份负责人、第二责任人、协办人、协同跟进人、备份业务员、副责任人",
        "Backup owner, Deputy, Second owner, Backup",
    ),
    (
        "cs_agent",
        "专属客服、客服、客服专员、客服人员、跟单客服、跟单员",
        "CS agent, Customer service, Service agent",
    ),
    (
        "project_manager",
        "项目经理、项目负责人、项目主管",
        "Project manager, PM, Project lead",
    ),
    (
        "competitor",
        "现用其他物流商、其他物流商、竞争对手、现有物流商、在用物流、目前合作物流",
        "Competitor, Competitors, Other carriers, Current provider",
    ),
    (
        "source",
        "客户来源、来源、来源渠道、获客渠道、信息来源",
        "Source, Lead source, Customer source, Origin",
    ),
    (
        "next_contact",
        "下次联系日期、下次联系、下次联系时间、下次跟进日期、下次跟进时间、下次跟进、下次回访日期、\
         下次拜访日期、下次拜访时间",
        "Next contact, Next follow-up, Follow-up date, Next visit",
    ),
    (
        "notes",
        "备注、客户备注、备注说明、说明、其他、其他说明、附注",
        "Notes, Note, Remarks, Remark, Comments, Comment, Memo",
    ),
    (
        "needs",
        "需求记录、需求、客户需求、需求描述",
        "Needs, Requirements, Demand",
    ),
    (
        "dates",
        "重要日期、纪念日、司庆",
        "Important dates, Anniversary",
    ),
    (
        "retention_until",
        "保存期限、保存至、保留期限、保管期限",
        "Retention until, Keep until, Retention",
    ),
    (
        "confidentiality",
        "密级标识、密级、保密级别、保密等级",
        "Confidentiality, Classification",
    ),
    (
        "filled_by",
        "填表人、录入人、登记人、制表人、创建人",
        "Filled by, Entered by, Created by",
    ),
    (
        "filled_at",
        "填表时间、填表日期、录入时间、登记日期、建档日期、创建时间、创建日期、录入日期",
        "Filled at, Entered at, Created at",
    ),
    (
        "contact.gender",
        "称谓、性别、联系人性别、尊称",
        "Gender, Salutation, Sex, Form of address",
    ),
    (
        "contact.dept",
        "部门、所在部门、联系人部门、所属部门",
        "Department, Dept, Division",
    ),
    (
        "contact.title",
        "职务、职位、岗位、联系人职务、联系人职位、头衔、职称",
        "Title, Job title, Position, Contact title",
    ),
    (
        "contact.roles",
        "角色、多重身份、联系人角色、决策角色、身份",
        "Role, Roles, Contact role",
    ),
    (
        "contact.other_phones",
        "其他电话、备用电话、其他联系方式、其他手机、备用手机、第二电话、电话2、手机2",
        "Other phones, Other phone, Alternative phone, Second phone, Phone 2",
    ),
    (
        "contact.wechat",
        "微信号、微信、联系人微信、微信账号",
        "WeChat, WeChat ID, Weixin",
    ),
    (
        "contact.email",
        "邮箱、电子邮箱、电子邮件、联系人邮箱、邮件、邮箱地址、邮件地址",
        "Email, E-mail, Mail, Email address",
    ),
    (
        "contact.preferred_channel",
        "偏好联系方式、首选联系方式、联系偏好",
        "Preferred channel, Preferred contact method",
    ),
    (
        "contact.best_time",
        "方便联系时间、联系时间、适宜联系时间、方便时间",
        "Best time, Best time to call",
    ),
    (
        "contact.preference",
        "喜好备注、喜好、爱好、兴趣爱好、偏好",
        "Preference, Preferences, Hobbies",
    ),
    (
        "contact.birthday",
        "生日、生日(月日)、联系人生日、出生日期",
        "Birthday, Date of birth",
    ),
    (
        "contact.notice_at",
        "告知日期、告知时间、隐私告知日期",
        "Notice date, Notice at",
    ),
    (
        "contact.notice_method",
        "告知方式、隐私告知方式",
        "Notice method",
    ),
    (
        "contact.basis",
        "处理依据、个人信息处理依据、个人信息依据、授权依据",
        "Basis, Legal basis, Processing basis",
    ),
    (
        "contact.status",
        "联系人状态、在职状态、任职状态、状态",
        "Contact status, Status",
    ),
];
