//! The lists that a complaint is sorted by (domain.md §1.2.2, §2.4.1).

use serde::Serialize;

use super::TransactionPhase;

/// A category with its subcategories.
#[derive(Clone, Copy, Debug, Serialize, specta::Type)]
pub struct Category {
    /// Stable code.
    pub code: &'static str,
    /// The word on paper.
    pub zh: &'static str,
    /// Subcategories, as they stand on paper.
    pub subcategories: &'static [&'static str],
    /// Problem codes of ISO 10002 that fit.
    pub iso_codes: &'static [u8],
}

/// The categories, in the order of the form.
pub const CATEGORIES: &[Category] = &[
    Category {
        code: "HS",
        zh: "货损",
        subcategories: &["外包装破损", "内物破损", "潮湿", "污染", "变形"],
        iso_codes: &[9],
    },
    Category {
        code: "HC",
        zh: "货差",
        subcategories: &["短少", "多货", "丢失", "串货", "错发"],
        iso_codes: &[1, 7],
    },
    Category {
        code: "WK",
        zh: "温控异常",
        subcategories: &["超温", "断链", "无温度记录", "记录仪异常"],
        iso_codes: &[9, 27],
    },
    Category {
        code: "YW",
        zh: "时效延误",
        subcategories: &[
            "提货不及时",
            "中转不及时",
            "分拨不及时",
            "配载不及时",
            "送货不及时",
            "通知不及时",
        ],
        iso_codes: &[3, 4],
    },
    Category {
        code: "PS",
        zh: "配送问题",
        subcategories: &["误交付", "未按约交付", "拒送上楼", "回单不符"],
        iso_codes: &[7, 27],
    },
    Category {
        code: "CC",
        zh: "仓储问题",
        subcategories: &["账货不符", "出库差错", "效期管理", "保管不善"],
        iso_codes: &[7, 9],
    },
    Category {
        code: "FW",
        zh: "服务态度",
        subcategories: &["司机", "客服", "仓管", "装卸"],
        iso_codes: &[6],
    },
    Category {
        code: "XX",
        zh: "信息服务",
        subcategories: &["查询不到", "报告不及时", "系统密码", "信息错误"],
        iso_codes: &[14, 15],
    },
    Category {
        code: "CW",
        zh: "财务结算",
        subcategories: &["发票", "对账", "代收货款", "多收费"],
        iso_codes: &[33, 20],
    },
    Category {
        code: "LP",
        zh: "理赔",
        subcategories: &["时效", "金额", "拒赔"],
        iso_codes: &[23, 24, 25],
    },
    Category {
        code: "JG",
        zh: "价格",
        subcategories: &["报价不符", "附加费"],
        iso_codes: &[17, 19],
    },
    Category {
        code: "QT",
        zh: "其他",
        subcategories: &[],
        iso_codes: &[35],
    },
];

/// A phase with its service elements.
#[derive(Clone, Debug, Serialize, specta::Type)]
pub struct PhaseElements {
    /// The phase.
    pub phase: TransactionPhase,
    /// Its elements, as they stand on paper.
    pub elements: &'static [&'static str],
}

/// All lists at once, for the screen.
#[derive(Clone, Debug, Serialize, specta::Type)]
pub struct Catalogue {
    /// 投诉类别.
    pub categories: &'static [Category],
    /// 服务要素 by 交易阶段.
    pub phases: Vec<PhaseElements>,
}

/// The lists as they stand.
pub fn catalogue() -> Catalogue {
    let phases = TransactionPhase::ALL.iter().map(|&phase| PhaseElements {
        phase,
        elements: service_elements(phase),
    });
    Catalogue {
        categories: CATEGORIES,
        phases: phases.collect(),
    }
}

/// The category of a code or of its Chinese word.
pub fn category(text: &str) -> Option<&'static Category> {
    let text = text.trim();
    CATEGORIES
        .iter()
        .find(|category| category.code == text || category.zh == text)
}

/// The service elements of a phase.
pub fn service_elements(phase: TransactionPhase) -> &'static [&'static str] {
    match phase {
        TransactionPhase::Before => &[
            "客户服务书面指南",
            "客户服务书面指南的沟通与提供",
            "构建企业实施客户服务的相关组织结构",
            "确保企业的客户服务系统具有一定的柔性",
            "向客户提供管理服务",
        ],
        TransactionPhase::During => &[
            "缺货水平",
            "转运的情况",
            "产品的替代性",
            "订货信息的提供",
            "提交订单的便利性",
            "订货周期",
            "特殊运输处理",
        ],
        TransactionPhase::After => &[
            "安装设备、修理、质量保证以及提供零部件",
            "产品跟踪",
            "对于客户退货、投诉和索赔的应对",
            "临时性的替代产品的可获性",
        ],
    }
}
