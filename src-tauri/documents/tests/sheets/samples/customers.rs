//! A key account and a small account.

use yike_core::money::Fen;
use yike_documents::customer_sheet::{Care, Contact, CustomerSheet, Depth, Profile, Terms, Trade};

use super::{all, at, by, on, some, yuan};

pub fn key_account() -> CustomerSheet {
    CustomerSheet {
        number: some("KH000101A"),
        depth: Depth::KeyAccount,
        confidentiality: some("保密"),
        completeness: Some(96),
        missing: all(&["第二位联系人的告知日期"]),
        profile: Profile {
            name: some("蜀岭鲜达食品（示例）有限公司"),
            short_name: some("蜀岭鲜达"),
            english_name: some("Shuling Fresh (Sample) Co., Ltd."),
            credit_code: some("91510100MAXN00016H"),
            ownership: some("民营"),
            industry: some("制造业-食品"),
            kind: some("生产企业"),
            legal_representative: some("岳衡舟"),
            capital_wan: yuan(3000),
            founded_on: Some(on("2016-03-18")),
            employees: Some(260),
            region: some("四川省成都市龙泉驿区"),
            address: some("示例大道88号"),
            postcode: some("610100"),
            phone: some("028-85550101"),
            fax: some("028-85550102"),
            website: some("https://shuling.example.com"),
        },
        trade: Trade {
            coverage: all(&["四川", "重庆", "陕西"]),
            sales_wan: yuan(18_000),
            growth: some("12.5%"),
            profit: some("6.8%"),
            goods: some("冷藏乳制品、速冻食品"),
            temperature: some("多温"),
            services: all(&["仓储", "运输", "配送"]),
            volume: some("410票"),
            competitor: some("渝通示例运输（零担）"),
        },
        terms: Terms {
            contract_number: some("HT-2026-015"),
            from: Some(on("2026-01-01")),
            to: Some(on("2026-12-31")),
            service_level: some(
                "按时交货率≥99%；破损率≤0.1%；冷藏车厢2~6℃，每10分钟记录一次，交货时随附温度曲线。",
            ),
            settlement: some("月结"),
            credit_days: Some(30),
            credit_limit: yuan(500_000),
            credit_grade: some("AA"),
            insurance: some("保价：声明价值按票"),
            bank: some("示例银行成都龙泉支行"),
            account: some("5100 0000 0000 0000 016"),
            invoice_title: some("蜀岭鲜达食品（示例）有限公司"),
            tax_number: some("91510100MAXN00016H"),
        },
        contacts: vec![
            Contact {
                name: "何静怡".to_owned(),
                address: some("女士"),
                department: some("质量部"),
                title: some("质量主管"),
                roles: all(&["质量", "影响人"]),
                mobile: some("19900000101"),
                phones: all(&["028-85550101-806"]),
                wechat: some("hejy_sample"),
                email: some("hejy@shuling.example.com"),
                channel: some("微信"),
                best_time: some("工作日14:00至17:00"),
                birthday: some("5月20日"),
                basis: some("同意"),
                has_consent_on_file: true,
                told_on: Some(on("2026-01-06")),
                told_by: some("邮件"),
            },
            Contact {
                name: "岳衡舟".to_owned(),
                address: some("先生"),
                title: some("总经理"),
                roles: all(&["决策人"]),
                mobile: some("19900000102"),
                basis: some("同意"),
                ..Contact::default()
            },
        ],
        further_contacts: all(&["离任1人"]),
        care: Care {
            class: some("A"),
            stage: some("合作"),
            source: some("招标"),
            owner: some("许知微"),
            backup_owner: some("柏行简"),
            agent: some("温以宁"),
            project_manager: some("邵望川"),
            last_contact: Some(at("2026-06-10 14:00")),
            next_contact: Some(on("2026-07-10")),
            verified_on: Some(on("2026-05-08")),
            days: all(&["3月18日 司庆", "9月1日 合作周年"]),
            notes: some("旺季（中秋、国庆前）每周加开两班冷藏专线。"),
            retention_until: Some(on("2029-12-31")),
        },
        filled_by: by("温以宁", "2026-01-06 10:20"),
    }
}

pub fn small_account() -> CustomerSheet {
    CustomerSheet {
        number: some("KH000108A"),
        depth: Depth::SmallAccount,
        confidentiality: some("内部"),
        completeness: Some(100),
        profile: Profile {
            name: some("锦和源建材经营部（示例）"),
            short_name: some("锦和源建材"),
            region: some("四川省成都市武侯区"),
            address: some("示例建材市场B区12号"),
            kind: some("商贸流通"),
            ..Profile::default()
        },
        trade: Trade {
            goods: some("瓷砖、胶剂"),
            services: all(&["配送"]),
            ..Trade::default()
        },
        terms: Terms {
            settlement: some("票结"),
            credit_limit: Some(Fen::from_yuan(20_000)),
            ..Terms::default()
        },
        contacts: vec![Contact {
            name: "甘棠".to_owned(),
            title: some("业主"),
            roles: all(&["决策人"]),
            mobile: some("19900000801"),
            basis: some("履行个人为当事人的合同"),
            told_on: Some(on("2026-02-27")),
            told_by: some("口头"),
            ..Contact::default()
        }],
        care: Care {
            class: some("D"),
            stage: some("合作"),
            owner: some("许知微"),
            retention_until: Some(on("2029-12-31")),
            ..Care::default()
        },
        filled_by: by("江采薇", "2026-02-27 16:40"),
        ..CustomerSheet::default()
    }
}
