//! From an archive to paper: what a role may not see on the screen does not stand on its paper either.

use std::sync::Arc;

use yike_core::archive::{self, Archive, Host, Setup};
use yike_core::clock::{FixedClock, Moment};
use yike_core::complaints::{self, Period};
use yike_core::demo::{self, Plan};
use yike_core::staff::{self, Department, Role, Session, StaffInput};
use yike_core::{customers, holidays};
use yike_documents::customer_sheet::customer_sheet;
use yike_documents::ledger::{Ledger, ledger};
use yike_documents::notice::notice;
use yike_documents::typeset::face::Faces;
use yike_documents::{Paper, archived};

use crate::samples::at;
use crate::tools::{check, keep, text};

/// The demonstration archive with nothing but its samples, on a day of November.
fn demo() -> (tempfile::TempDir, Archive, Vec<Session>) {
    let folder = tempfile::tempdir().expect("a folder");
    let clock = FixedClock::at(Moment::from_local(at("2026-11-27 09:00")));
    let host = Host::new("sheets", Arc::new(clock));
    let user = StaffInput {
        name: demo::FIRST_USER.to_owned(),
        title: "客服主管".to_owned(),
        department: Some(Department::CustomerService),
        roles: vec![Role::ServiceSupervisor, Role::Administrator],
        active: true,
    };
    let setup = Setup {
        firm: "衡通示例物流有限公司".to_owned(),
        workstation: "A".to_owned(),
        user,
        password: demo::PASSWORD.to_owned(),
        logo: None,
    };
    let path = folder.path().join("archive");
    let (archive, session, _code) = archive::create(&path, setup, &host).expect("an archive");
    let plan = Plan {
        customers: 10,
        contacts: 13,
        complaints: 3,
        seed: 1,
    };
    demo::fill(&archive, &session, plan, &mut |_, _| Ok(())).expect("a demo");
    let everybody = archive.store().read(staff::list).expect("people");
    let sessions = everybody.iter().map(Session::of).collect();
    (folder, archive, sessions)
}

fn named<'s>(sessions: &'s [Session], name: &str) -> &'s Session {
    let found = sessions.iter().find(|session| session.name == name);
    found.unwrap_or_else(|| panic!("no {name}"))
}

fn text_of_customer(archive: &Archive, by: &Session, number: &str) -> String {
    let detail = customers::by_number(archive.store(), by, number).expect("a customer");
    let people = archived::People::of(archive).expect("people");
    let paper = customer_sheet(
        &Faces::bundled(),
        &archived::firm(archive, by).expect("a firm"),
        &archived::customer(&detail, &people),
        &archived::imprint(by, archive.clock().now()),
    );
    read(
        &paper.expect("a sheet"),
        &format!("archived-{number}-{}", by.name),
    )
}

fn ledger_of(archive: &Archive, by: &Session) -> Ledger {
    let period = Period::default();
    let extract = complaints::ledger(archive.store(), by, period).expect("complaints");
    let calendar = archive
        .store()
        .read(holidays::calendar)
        .expect("a calendar");
    archived::ledger(&extract, period, &calendar, archive.clock().now())
}

fn read(paper: &Paper, name: &str) -> String {
    assert_eq!(paper.missing, []);
    let path = keep(paper, name);
    check(&path);
    text(&path)
}

#[test]
fn numbers_that_a_role_may_not_see_are_masked_on_paper() {
    let (_folder, archive, sessions) = demo();
    let seen = text_of_customer(&archive, named(&sessions, "钟鼎文"), "KH000101A");
    for words in [
        "蜀岭鲜达食品（示例）有限公司",
        "19900000101",
        "028-85550101",
        "2026年1月1日至2026年12月31日",
        "¥500,000.00",
        "客户经理 许知微",
        "密级：保密",
        "处理依据 同意",
    ] {
        assert!(seen.contains(words), "{words}\n{seen}");
    }
    let masked = text_of_customer(&archive, named(&sessions, "孟河清"), "KH000101A");
    assert!(masked.contains("199****0101") && masked.contains("何静怡"));
    assert!(!masked.contains("19900000101") && !masked.contains("85550101"));
    let card = text_of_customer(&archive, named(&sessions, "钟鼎文"), "KH000108A");
    assert!(card.contains("中小客户") && card.contains("甘棠"));
}

#[test]
fn the_ledger_holds_what_the_archive_knows_and_leaves_the_rest_open() {
    let (_folder, archive, sessions) = demo();
    let whole = ledger_of(&archive, named(&sessions, "钟鼎文"));
    let numbers: Vec<&str> = whole
        .lines
        .iter()
        .map(|line| line.number.as_str())
        .collect();
    assert_eq!(
        numbers,
        ["TS20260507-A001", "TS20260618-A001", "TS20260917-A002"]
    );
    assert_eq!(whole.scope, None);
    let line = &whole.lines[1];
    assert_eq!(line.identity.as_deref(), Some("货主"));
    assert_eq!(line.department.as_deref(), Some("运输部"));
    let closed = chrono::NaiveDate::from_ymd_opt(2026, 6, 25);
    assert_eq!((line.is_overdue, line.closed_on), (Some(false), closed));
    assert_eq!(
        (line.decision.as_ref(), line.signed_by.as_ref()),
        (None, None)
    );
    let paper = ledger(
        &Faces::bundled(),
        &archived::firm(&archive, named(&sessions, "钟鼎文")).expect("a firm"),
        &whole,
        &archived::imprint(named(&sessions, "钟鼎文"), archive.clock().now()),
    );
    let text = read(&paper.expect("a ledger"), "archived-ledger");
    assert!(text.contains("受理3件；有效数2件，无效1件"), "{text}");
    let own = ledger_of(&archive, named(&sessions, "孟河清"));
    assert_eq!(own.lines.len(), 1, "the transport department's");
    assert_eq!(own.scope.as_deref(), Some("本人有关的投诉"));
}

#[test]
fn the_three_cases_stand_on_paper_with_all_their_boxes() {
    let (_folder, archive, sessions) = demo();
    let by = named(&sessions, "钟鼎文");
    let people = archived::People::of(&archive).expect("people");
    let printed = |number: &str| {
        let detail = complaints::by_number(archive.store(), by, number).expect("a complaint");
        let options = archived::options(&detail, by, archive.clock().now());
        let paper = notice(
            &Faces::bundled(),
            &archived::firm(&archive, by).expect("a firm"),
            &archived::notice(&detail, &people),
            &options,
        );
        read(&paper.expect("a notice"), &format!("archived-{number}"))
    };
    let cases: [(&str, &[&str]); 3] = [
        (
            "TS20260618-A001",
            &[
                "部门意见 接受",
                "记录仪TL-0377",
                "第1次 不合格：记录仪TL-0377未见校准证书",
                "第2次 合格",
                "期望 E 4，感知 P 4（可以接受）",
                "项目经理：邵望川",
                "结案：2026年6月25日 09:00",
            ],
        ),
        (
            "TS20260917-A002",
            &[
                "¥7,280.00（人民币柒仟贰佰捌拾元整）",
                "-600.00",
                "部分同意",
                "¥7,000.00（人民币柒仟元整）",
                "财务审核 2026年9月18日 11:10",
                "公司领导：宗令仪",
                "期望 E 4，感知 P 5（满意）",
            ],
        ),
        (
            "TS20260507-A001",
            &[
                "部门意见 拒绝接受",
                "运单条款.jpg",
                "客服复核 同意拒绝",
                "有效投诉 无效",
                "投诉不成立，无作业",
                "已告知顾客其他投诉途径",
            ],
        ),
    ];
    for (number, words) in cases {
        let text = printed(number);
        for word in words {
            assert!(text.contains(word), "{number}: {word}\n{text}");
        }
    }
}
