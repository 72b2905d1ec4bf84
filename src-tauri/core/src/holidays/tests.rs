use chrono::NaiveDate;

use super::*;
use crate::complaints::{self, receive};
use crate::fixtures::{Office, at, office};
use crate::store::Changed;
use crate::workdays::{SpecialDay, shipped};
use crate::{Error, Result};

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn day(text: &str, name: &str, is_off: bool) -> SpecialDay {
    SpecialDay {
        date: date(text),
        name: name.to_owned(),
        is_off,
    }
}

fn input(year: i32, days: Vec<SpecialDay>) -> HolidayInput {
    HolidayInput {
        year,
        days,
        source: String::new(),
    }
}

fn missing_on(office: &Office, today: &str) -> Vec<i32> {
    office
        .store
        .read(|connection| missing(connection, date(today)))
        .unwrap()
}

fn tables(office: &Office) -> Vec<HolidayYear> {
    office.store.read(list).unwrap()
}

fn refused(outcome: Result<Changed<SavedHolidays>>) -> Vec<(String, String)> {
    match outcome {
        Err(Error::Invalid(problems)) => problems
            .into_iter()
            .map(|problem| (problem.field, problem.code))
            .collect(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn each_wrong_day_is_named_where_it_was_typed() {
    let office = office();
    let days = vec![
        day("2027-10-01", "国庆节", true),
        day("2027-01-01", "", true),
        day("2027-10-01", "国庆节", true),
        day("2028-01-01", "元旦", true),
        day("2027-01-04", "元旦", false),
        day("2026-12-31", "元旦", true),
        day("2027-01-03", "元旦", false),
    ];
    let problems = refused(save(&office.store, &office.supervisor, input(2027, days)));
    assert_eq!(
        problems,
        [
            ("days.1.name", "required"),
            ("days.2.date", "twice"),
            ("days.3.date", "other_year"),
            ("days.4.date", "workday_anyway"),
        ]
        .map(|(field, code)| (field.to_owned(), code.to_owned()))
    );
    let problems = refused(save(&office.store, &office.supervisor, input(1999, vec![])));
    assert_eq!(problems, [("year".to_owned(), "out_of_range".to_owned())]);
    assert!(matches!(
        save(&office.store, &office.agent, input(2027, vec![])),
        Err(Error::Forbidden { act: "manage_firm" })
    ));
}

#[test]
fn a_saved_table_counts_at_once_and_can_be_taken_back() {
    let office = office();
    let days = vec![day("2027-01-01", " 元旦 ", true)];
    let saved = save(&office.store, &office.supervisor, input(2027, days)).unwrap();
    assert_eq!(saved.output.saved.days[0].name, "元旦");
    assert_eq!(tables(&office).len(), 4);
    let undo = |write| office.store.undo(office.supervisor.actor(), write);
    undo(saved.undo.unwrap()).unwrap();
    assert_eq!(tables(&office).len(), 3);

    let before = tables(&office);
    let changed = HolidayInput {
        source: "公司通知".to_owned(),
        ..input(2026, vec![day("2026-01-01", "元旦", true)])
    };
    let saved = save(&office.store, &office.administrator, changed).unwrap();
    assert_eq!(tables(&office)[2].source, "公司通知");
    let write = saved.undo.unwrap();
    assert!(office.store.undo(office.supervisor.actor(), write).is_err());
    office
        .store
        .undo(office.administrator.actor(), write)
        .unwrap();
    assert_eq!(tables(&office), before);
}

#[test]
fn the_next_year_is_missed_once_it_is_published_or_promised_into() {
    let office = office();
    assert!(missing_on(&office, "2026-10-31").is_empty());
    assert_eq!(missing_on(&office, "2026-11-01"), [2027]);
    assert_eq!(missing_on(&office, "2027-02-01"), [2027]);
    assert_eq!(missing_on(&office, "2030-12-01"), [2030, 2031]);

    // A table without a day was not published.
    save(&office.store, &office.supervisor, input(2027, vec![])).unwrap();
    assert_eq!(missing_on(&office, "2026-11-01"), [2027]);
    let days = vec![day("2027-01-01", "元旦", true)];
    save(&office.store, &office.supervisor, input(2027, days)).unwrap();
    assert!(missing_on(&office, "2026-12-31").is_empty());

    office.set_clock("2027-12-30T09:00");
    let mut intake = office.intake(None);
    intake.section.received_at = at("2027-12-30T08:00");
    receive(&office.store, &office.agent, intake).unwrap();
    assert_eq!(missing_on(&office, "2027-10-01"), [2028]);
}

/// process.md DECISION 23: listed with old and new, and no promise is changed.
#[test]
fn open_promises_that_another_table_would_move_are_listed_and_stay() {
    let office = office();
    let customer = office.customer("成都佳盈食品有限公司", "19900000801");
    let open = receive(&office.store, &office.agent, office.intake(Some(customer)))
        .unwrap()
        .output;
    assert_eq!(open.promised_by, at("2026-06-26T18:00"));
    let mut days = shipped().pop().unwrap().days;
    days.push(day("2026-06-24", "停电检修", true));

    let saved = save(&office.store, &office.supervisor, input(2026, days)).unwrap();
    let [moved] = saved.output.moved.as_slice() else {
        panic!("{:?}", saved.output.moved)
    };
    assert_eq!(moved.complaint_no, open.complaint_no);
    assert_eq!(
        (moved.promised_by, moved.before, moved.now),
        (
            at("2026-06-26T18:00"),
            at("2026-06-26T18:00"),
            at("2026-06-29T18:00")
        )
    );
    assert!(!moved.customer.is_empty());
    let detail = complaints::page(&office.store, &office.agent, open.id).unwrap();
    assert_eq!(detail.complaint.promised_by, at("2026-06-26T18:00"));

    // The same table again moves nothing; who may not see customers reads numbers only.
    let days = saved.output.saved.days;
    let again = save(&office.store, &office.supervisor, input(2026, days)).unwrap();
    assert_eq!(again.output.moved, []);
    let days = shipped().pop().unwrap().days;
    let back = save(&office.store, &office.administrator, input(2026, days)).unwrap();
    assert_eq!(back.output.moved.len(), 1);
    assert_eq!(back.output.moved[0].customer, "");
}

fn read(text: &str) -> ReadHolidays {
    read_list(2027, text)
}

#[test]
fn lists_of_days_are_read_however_they_are_written() {
    let expected = [
        day("2027-01-01", "元旦", true),
        day("2027-01-02", "元旦", true),
        day("2027-01-03", "元旦", false),
    ];
    for text in [
        "日期,名称,类型\n2027-01-01,元旦,休\n2027-01-02,元旦,休\n2027-01-03,元旦,班\n",
        "2027/1/1\t元旦\t放假\r\n\r\n2027/1/2\t元旦\t放假\r\n2027/1/3\t元旦\t上班\r\n",
        "2027年1月1日 元旦\n元旦 1月2日 休息\n1月3日（星期日） 元旦 补班",
        "2027 年 1 月 1 日至 2 日 元旦 休\n2027 年 1 月 3 日 元旦 班",
        "20270101;元旦;true\n20270102;元旦;true\n20270103;元旦;false",
        "2027-01-01 至 2027-01-02 元旦 休\n2027-01-03 元旦 调休上班",
        "一、元旦：1月1日（周五）至2日（农历腊月、周六）放假调休，共2天。1月3日（周日）上班。",
        r#"{"year": 2027, "papers": [], "days": [
            {"name": "元旦", "date": "2027-01-01", "isOffDay": true},
            {"name": "元旦", "date": "2027-01-02", "isOffDay": true},
            {"name": "元旦", "date": "2027-01-03", "isOffDay": false}]}"#,
    ] {
        let read = read(text);
        assert_eq!(read.refused, [], "{text}");
        assert_eq!(read.days, expected, "{text}");
    }
}

/// The notice of 2026 as it was published, against the table that comes with the program.
#[test]
fn the_notice_of_the_state_council_is_read_as_it_stands() {
    let notice = "一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
三、清明节：4月4日（周六）至6日（周一）放假，共3天。
四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
五、端午节：6月19日（周五）至21日（周日）放假，共3天。
六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。";
    let read = read_list(2026, notice);
    assert_eq!(read.refused, []);
    let mut shipped = shipped().pop().unwrap().days;
    shipped.sort_by_key(|day| day.date);
    assert_eq!(read.days, shipped);
}

#[test]
fn what_is_not_understood_is_told_with_its_line() {
    let read = read(
        "关于2027年部分节假日安排的通知\n2027-02-30 春节 休\n2027-01-02 元旦 调休\n2028-01-01 元旦 休\n\
         2027-10-01,国庆节,休\n2027-10-01,国庆节,休\n2027-10-07至2027-10-01 国庆节 休\n5月3日",
    );
    let told: Vec<(u32, &str)> = read
        .refused
        .iter()
        .map(|one| (one.line, one.code.as_str()))
        .collect();
    assert_eq!(
        told,
        [
            (1, "no_date"),
            (2, "no_such_date"),
            (3, "off_or_working"),
            (4, "other_year"),
            (6, "twice"),
            (7, "not_a_range"),
        ]
    );
    assert_eq!(read.refused[1].text, "2027-02-30 春节 休");
    // A name that is not there is typed in the table.
    assert_eq!(read.days[0], day("2027-05-03", "", true));
    assert_eq!(
        read_list(
            2027,
            r#"{"year": 2026, "days": [{"date": "2026-01-01", "name": "元旦", "is_off": true}]}"#
        )
        .refused[0]
            .code,
        "other_year"
    );
    assert_eq!(read_list(2027, "[1]").refused[0].code, "not_a_table");
}

proptest::proptest! {
    #[test]
    fn any_text_is_read_without_a_fault(text in "[0-9一二月日年至、。，,:：()（）~ \\-/休班元旦\n]{0,60}") {
        let read = read(&text);
        for day in read.days {
            proptest::prop_assert!(day.date >= date("2026-12-01") && day.date <= date("2027-12-31"));
        }
    }
}
