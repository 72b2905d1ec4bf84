//! Notices of a period, and many of them.

use chrono::Days;
use yike_core::money::Fen;
use yike_documents::ledger::{Ledger, LedgerLine, Validity};

use super::{all, on, some, yuan};

pub fn three_cases() -> Ledger {
    Ledger {
        from: Some(on("2026-05-01")),
        to: Some(on("2026-09-30")),
        scope: None,
        lines: vec![delay(), cold_chain(), voided(), damage(), received()],
    }
}

/// So many notices, one a day.
pub fn many(count: u64) -> Ledger {
    let cases = [delay(), cold_chain(), damage(), received()];
    let line = |index: u64| LedgerLine {
        number: format!("TS2026{:04}-A{:03}", index / 9 + 101, index % 9 + 1),
        received_on: on("2026-01-04").checked_add_days(Days::new(index / 3)),
        ..cases[index as usize % cases.len()].clone()
    };
    Ledger {
        lines: (0..count).map(line).collect(),
        ..Ledger::default()
    }
}

fn delay() -> LedgerLine {
    LedgerLine {
        number: "TS20260507-A001".to_owned(),
        received_on: Some(on("2026-05-07")),
        customer: some("锦和源建材"),
        class: some("D"),
        complainant: some("甘棠"),
        identity: some("货主"),
        channel: some("400热线"),
        waybill_number: some("YD-20260430-0520"),
        category: some("时效延误"),
        severity: some("一般"),
        summary: some("约定3天送达，实际晚3天，要求免收运费380元"),
        department: some("配送部"),
        decision: some("拒绝"),
        validity: Some(Validity::Invalid),
        causes: all(&["客户"]),
        remedies: all(&["解释说明", "流程改进"]),
        promised_by: Some(on("2026-05-13")),
        closed_on: Some(on("2026-05-09")),
        workdays: Some(2),
        is_overdue: Some(false),
        satisfaction: Some(3),
        feedback: some("接受"),
        signed_by: some("邵望川"),
        file_number: some("2026-TS-011"),
        ..LedgerLine::default()
    }
}

fn cold_chain() -> LedgerLine {
    LedgerLine {
        number: "TS20260618-A001".to_owned(),
        received_on: Some(on("2026-06-18")),
        customer: some("蜀岭鲜达"),
        class: some("A"),
        complainant: some("何静怡"),
        identity: some("货主"),
        channel: some("电话"),
        waybill_number: some("YD-20260616-0417"),
        category: some("温控异常"),
        severity: some("较大"),
        summary: some("低温酸奶480箱到货11.3℃，超温95分钟，要求查明原因并提供整改证明"),
        department: some("运输部"),
        decision: some("接受"),
        validity: Some(Validity::Valid),
        causes: all(&["车（机）", "法"]),
        remedies: all(&["致歉", "流程改进"]),
        actual: yuan(0),
        promised_by: Some(on("2026-06-24")),
        closed_on: Some(on("2026-06-26")),
        workdays: Some(5),
        is_overdue: Some(false),
        verification: some("合格"),
        satisfaction: Some(4),
        feedback: some("接受"),
        signed_by: some("邵望川"),
        file_number: some("2026-TS-014"),
        remark: some("第1次验证不合格"),
        ..LedgerLine::default()
    }
}

fn voided() -> LedgerLine {
    LedgerLine {
        number: "TS20260618-A002".to_owned(),
        received_on: Some(on("2026-06-18")),
        customer: some("蜀岭鲜达"),
        remark: some("重复录入"),
        is_voided: true,
        ..LedgerLine::default()
    }
}

fn damage() -> LedgerLine {
    LedgerLine {
        number: "TS20260917-A002".to_owned(),
        received_on: Some(on("2026-09-17")),
        customer: some("渝北启澜家电"),
        class: some("A"),
        complainant: some("骆闻溪"),
        identity: some("货主"),
        channel: some("微信"),
        waybill_number: some("YD-20260915-1130"),
        category: some("货损"),
        severity: some("重大"),
        summary: some("滚筒洗衣机6台外包装破损、箱体变形，索赔18,600.00元"),
        department: some("配送部"),
        decision: some("接受"),
        validity: Some(Validity::PartlyValid),
        causes: all(&["人", "分供方"]),
        remedies: all(&["赔偿", "返修"]),
        applied: yuan(7280),
        approved: yuan(6080),
        actual: Some(Fen::from_yuan(6080)),
        promised_by: Some(on("2026-09-18")),
        closed_on: Some(on("2026-09-29")),
        workdays: Some(7),
        is_overdue: Some(true),
        verification: some("合格"),
        satisfaction: Some(4),
        feedback: some("接受"),
        signed_by: some("邵望川"),
        ..LedgerLine::default()
    }
}

fn received() -> LedgerLine {
    LedgerLine {
        number: "TS20260928-AB1002".to_owned(),
        received_on: Some(on("2026-09-28")),
        complainant: some("㛃䶮𠅤鿏"),
        identity: some("收货人"),
        channel: some("外部转办"),
        category: some("服务态度"),
        severity: some("一般"),
        summary: some("收货人称送货司机拒绝送货上楼且态度生硬"),
        department: some("分供方管理"),
        promised_by: Some(on("2026-10-10")),
        ..LedgerLine::default()
    }
}
