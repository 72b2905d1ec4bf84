//! How lists write the values of fields that have a fixed list of values.

use yike_core::contacts::{
    Address, ContactRole, ContactStatus, LegalBasis, NoticeMethod, PreferredChannel,
};
use yike_core::customers::{
    ArchiveType, Class, Confidentiality, CreditGrade, CustomerKind, Insurance, Ownership,
    RelationStage, Service, Settlement, Source, TemperatureClass, VolumeUnit,
};

use crate::cells::Choice;

/// One line a value: its Chinese word as on the form, its English word, then what else lists say for it.
macro_rules! words {
    ($name:ident: $type:ty { $($variant:ident = $($word:literal)|+;)* }) => {
        pub(super) const $name: &[Choice<'static, $type>] = &[
            $(Choice { value: <$type>::$variant, words: &[$($word),+] },)*
        ];
    };
}

words!(ARCHIVE_TYPES: ArchiveType {
    KeyAccount = "大客户" | "Key account" | "重点客户" | "重要客户" | "战略客户" | "KA" | "VIP" | "是" | "yes" | "y";
    SmallAccount = "中小客户" | "Small account" | "小客户" | "一般客户" | "普通客户" | "散客" | "否" | "no" | "n";
});

words!(OWNERSHIPS: Ownership {
    State = "国有" | "State-owned" | "国企" | "国有企业" | "央企" | "国有独资" | "国有控股";
    Private = "民营" | "Private" | "民企" | "民营企业" | "私营" | "私营企业" | "私企" | "有限责任公司";
    Foreign = "外资" | "Foreign" | "外企" | "外商独资" | "外资企业" | "外商投资企业";
    Joint = "合资" | "Joint venture" | "中外合资" | "合资企业";
    SoleTrader = "个体工商户" | "Sole trader" | "个体" | "个体户";
    PublicInstitution = "事业单位" | "Public institution" | "政府机关" | "机关";
    Other = "其他" | "Other" | "其它";
});

words!(CUSTOMER_KINDS: CustomerKind {
    Manufacturer = "生产企业" | "Manufacturer" | "生产" | "制造" | "制造业" | "制造企业" | "工厂" | "生产型";
    Trader = "商贸流通" | "Trader" | "商贸" | "贸易" | "流通" | "贸易商" | "批发" | "零售" | "经销商";
    OnlineShop = "电商" | "Online shop" | "电子商务" | "网店";
    LogisticsPeer = "物流同行" | "Logistics peer" | "同行" | "物流" | "物流企业" | "货代";
    Government = "政府事业" | "Government" | "政府" | "事业单位";
    Individual = "个人" | "Individual" | "自然人";
});

words!(TEMPERATURES: TemperatureClass {
    Ambient = "常温" | "Ambient" | "室温" | "普通" | "无要求";
    Cool = "阴凉" | "Cool";
    Chilled = "冷藏(2~8℃)" | "Chilled" | "2-8℃" | "2~8℃" | "2-8度";
    Frozen = "冷冻(≤−18℃)" | "Frozen" | "冻品" | "-18℃";
    Several = "多温" | "Several" | "多温层" | "混合";
});

words!(SERVICES: Service {
    Transport = "运输" | "Transport" | "干线" | "干线运输" | "公路运输" | "整车" | "零担";
    Warehousing = "仓储" | "Warehousing" | "仓库" | "保管" | "仓储服务";
    Distribution = "配送" | "Distribution" | "城配" | "同城配送" | "市内配送";
    Packaging = "包装" | "Packaging";
    Processing = "流通加工" | "Processing" | "加工";
    Handling = "装卸" | "Handling" | "装卸搬运" | "搬运";
    AirFreight = "航空货运" | "Air freight" | "空运" | "航空运输" | "航空";
    Express = "快递" | "Express" | "快运";
    Information = "信息" | "Information" | "信息服务";
    Design = "方案设计" | "Design" | "物流方案设计" | "方案";
});

words!(VOLUME_UNITS: VolumeUnit {
    Shipments = "票" | "Shipments" | "单" | "shipment" | "orders" | "车" | "车次" | "趟";
    Tonnes = "吨" | "Tonnes" | "t" | "tons";
    CubicMetres = "立方" | "Cubic metres" | "方" | "立方米" | "m3" | "m³" | "cbm";
    Pieces = "件" | "Pieces" | "个" | "箱" | "pcs";
});

words!(SETTLEMENTS: Settlement {
    Monthly = "月结" | "Monthly" | "按月结算" | "月付" | "月结30天";
    PerShipment = "票结" | "Per shipment" | "现结" | "单结" | "单票结算" | "现付";
    Prepaid = "预付" | "Prepaid" | "预付款" | "寄付";
    OnArrival = "到付" | "On arrival" | "货到付款" | "提付";
    OnProof = "回单付" | "On proof" | "回单结" | "回付";
});

words!(CREDIT_GRADES: CreditGrade {
    Aaa = "AAA" | "AAA级" | "3A";
    Aa = "AA" | "AA级" | "2A";
    A = "A" | "A级";
    B = "B" | "B级";
    C = "C" | "C级";
});

words!(INSURANCES: Insurance {
    ByCustomer = "客户自保" | "By customer" | "自保" | "客户投保" | "自行投保";
    ByFirm = "我司代投" | "By firm" | "代投" | "代投保" | "代买保险";
    DeclaredValue = "保价" | "Declared value" | "声明价值" | "是";
    None = "无" | "None" | "不保" | "不保价" | "不投保" | "否" | "没有";
});

words!(CLASSES: Class {
    A = "A" | "A级" | "A类" | "A类客户" | "A级客户";
    B = "B" | "B级" | "B类" | "B类客户" | "B级客户";
    C = "C" | "C级" | "C类" | "C类客户" | "C级客户";
    D = "D" | "D级" | "D类" | "D类客户" | "D级客户";
});

words!(STAGES: RelationStage {
    Prospect = "潜在" | "Prospect" | "潜在客户" | "意向" | "意向客户" | "线索";
    Negotiating = "洽谈" | "Negotiating" | "洽谈中" | "跟进中" | "谈判";
    Cooperating = "合作" | "Cooperating" | "合作中" | "正式客户" | "已合作" | "在合作" | "正常";
    Satisfied = "满意" | "Satisfied";
    Trusting = "信任" | "Trusting";
    AtRisk = "流失预警" | "At risk" | "预警";
    Lost = "流失" | "Lost" | "已流失" | "流失客户";
    Ended = "终止" | "Ended" | "已终止" | "停止合作" | "终止合作";
});

words!(SOURCES: Source {
    Referral = "转介绍" | "Referral" | "介绍" | "朋友介绍" | "客户介绍" | "老客户介绍";
    Tender = "招标" | "Tender" | "招投标" | "投标";
    Online = "网络" | "Online" | "网上" | "网站" | "网络推广";
    Fair = "展会" | "Fair" | "展览会";
    ColdCall = "陌拜" | "Cold call" | "陌生拜访" | "电话营销" | "自主开发";
    Returning = "老客户" | "Returning" | "老客户续约";
});

words!(CONFIDENTIALITIES: Confidentiality {
    Public = "公开" | "Public";
    Internal = "内部" | "Internal";
    Confidential = "保密" | "Confidential" | "机密" | "秘密";
});

words!(ADDRESSES: Address {
    Mr = "先生" | "Mr" | "男" | "Mr." | "男士" | "M" | "male";
    Ms = "女士" | "Ms" | "女" | "Ms." | "小姐" | "Mrs" | "F" | "female";
});

words!(ROLES: ContactRole {
    Decider = "决策人" | "Decider" | "决策" | "决策者" | "老板" | "负责人";
    User = "使用人" | "User" | "使用" | "使用者";
    Influencer = "影响人" | "Influencer" | "影响" | "影响者";
    Purchasing = "采购" | "Purchasing" | "采购员" | "采购经理";
    Finance = "财务" | "Finance" | "会计" | "出纳";
    Consignee = "收货人" | "Consignee" | "收货" | "仓库";
    Quality = "质量" | "Quality" | "质检" | "品质" | "品控";
    Other = "其他" | "Other" | "其它";
});

words!(CHANNELS: PreferredChannel {
    Phone = "电话" | "Phone" | "手机";
    Wechat = "微信" | "WeChat";
    Email = "邮件" | "Email" | "邮箱" | "电子邮件";
});

words!(NOTICE_METHODS: NoticeMethod {
    NameCard = "名片背面" | "Name card" | "名片";
    Email = "邮件" | "Email" | "电子邮件";
    Contract = "合同条款" | "Contract" | "合同";
    Spoken = "口头" | "Spoken" | "口头告知";
});

words!(BASES: LegalBasis {
    Consent = "同意" | "Consent" | "本人同意";
    Published = "已合法公开" | "Published" | "公开" | "合法公开";
    Contract = "履行个人为当事人的合同" | "Contract" | "合同" | "履行合同";
    LegalDuty = "法定义务" | "Legal duty";
});

words!(STATUSES: ContactStatus {
    Active = "在任" | "Active" | "在职";
    Left = "离任" | "Left" | "离职" | "已离职";
    DeletionRequested = "请求删除" | "Deletion requested";
    Anonymised = "已匿名化" | "Anonymised";
});

/// The English word of a value.
pub(super) fn english<Value: PartialEq>(value: Value, words: &[Choice<'static, Value>]) -> String {
    words
        .iter()
        .find(|choice| choice.value == value)
        .and_then(|choice| choice.words.get(1))
        .map(|word| (*word).to_owned())
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each value is there once, under the word that our own form and our own workbooks have for it.
    macro_rules! complete {
        ($($name:ident: $type:ty),* $(,)?) => { $(
            let listed: Vec<$type> = $name.iter().map(|choice| choice.value).collect();
            assert_eq!(listed, <$type>::ALL, stringify!($name));
            for choice in $name {
                assert_eq!(choice.words[0], choice.value.zh(), stringify!($name));
            }
        )* };
    }

    #[test]
    fn every_value_goes_by_the_word_of_the_form() {
        complete!(
            ARCHIVE_TYPES: ArchiveType, OWNERSHIPS: Ownership, CUSTOMER_KINDS: CustomerKind,
            TEMPERATURES: TemperatureClass, SERVICES: Service, VOLUME_UNITS: VolumeUnit,
            SETTLEMENTS: Settlement, CREDIT_GRADES: CreditGrade, INSURANCES: Insurance, CLASSES: Class,
            STAGES: RelationStage, SOURCES: Source, CONFIDENTIALITIES: Confidentiality,
            ADDRESSES: Address, ROLES: ContactRole, CHANNELS: PreferredChannel,
            NOTICE_METHODS: NoticeMethod, BASES: LegalBasis, STATUSES: ContactStatus,
        );
    }
}
