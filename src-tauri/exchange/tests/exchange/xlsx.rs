//! Workbooks of today.

use std::cell::RefCell;

use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook};
use yike_exchange::cells;
use yike_exchange::limits::Limits;
use yike_exchange::progress::{Cancelled, Progress, Unwatched};
use yike_exchange::source::{SheetChoice, SourceError, SourceFile};
use yike_exchange::table::{Cell, DateSystem};

use crate::support::{RELATIONS, WORKBOOK_RELATIONS, read, text, xlsx, zip};

fn written(fill: impl FnOnce(&mut Workbook)) -> Vec<u8> {
    let mut workbook = Workbook::new();
    fill(&mut workbook);
    workbook.save_to_buffer().unwrap()
}

#[test]
fn every_kind_of_cell_is_understood() {
    let format = |code: &str| Format::new().set_num_format(code);
    let bytes = written(|workbook| {
        let sheet = workbook.add_worksheet();
        sheet.write_string(0, 0, " 前后有空 \n第二行").unwrap();
        sheet.write_number(0, 1, 13_900_000_101.0).unwrap();
        sheet
            .write_number_with_format(0, 2, 0.125, &format("0.0%"))
            .unwrap();
        let date = ExcelDateTime::from_ymd(2026, 6, 18).unwrap();
        let chinese = format("yyyy\"年\"m\"月\"d\"日\"");
        sheet
            .write_datetime_with_format(0, 3, &date, &chinese)
            .unwrap();
        sheet.write_boolean(0, 4, true).unwrap();
        let sum = Formula::new("=1+1").set_result("2");
        sheet.write_formula(0, 5, sum).unwrap();
        let joined = Formula::new("=\"甲\"&\"乙\"").set_result("甲乙");
        sheet.write_formula(0, 6, joined).unwrap();
        let missing = Formula::new("=VLOOKUP(1,A1,1)").set_result("#N/A");
        sheet.write_formula(0, 7, missing).unwrap();
        sheet
            .write_number_with_format(0, 8, 10_000.0, &format("000000"))
            .unwrap();
        sheet
            .write_number_with_format(0, 9, 0.5, &format("h:mm"))
            .unwrap();
        let plain = Format::new();
        let bold = Format::new().set_bold();
        sheet
            .write_rich_string(0, 10, &[(&bold, "蜀岭"), (&plain, "鲜达")])
            .unwrap();
    });
    let sheet = read("a.xlsx", bytes).unwrap();
    let row = &sheet.rows[0];
    assert_eq!(row.cell(0), &Cell::text(" 前后有空 \n第二行"));
    assert_eq!(row.cell(1), &Cell::Number(13_900_000_101.0));
    assert_eq!(row.cell(2), &Cell::Percent(0.125));
    assert_eq!(text(row, 3), "2026-06-18");
    assert_eq!(row.cell(4), &Cell::Bool(true));
    assert_eq!(row.cell(5), &Cell::Number(2.0));
    assert_eq!(row.cell(6), &Cell::text("甲乙"));
    assert_eq!(row.cell(7), &Cell::Error("#N/A".into()));
    assert_eq!(row.cell(8), &Cell::text("010000"));
    assert_eq!(row.cell(9), &Cell::text("12:00"));
    assert_eq!(row.cell(10), &Cell::text("蜀岭鲜达"));
    assert_eq!(row.cell(11), &Cell::Empty);
}

#[test]
fn unusual_cells_lose_nothing() {
    let bytes = xlsx(
        r##"<sheetData>
        <row r="2"><c t="s"><v>1</v></c><c t="e"><v>#SPILL!</v></c><c><f>NOW()</f></c><c t="d"><v>2026-06-18T09:12:00</v></c></row>
        <row><c><v>text without a type</v></c><c r="D3" t="str"><v>a_x000D_b &amp; &#20013;</v></c></row>
        <row r="7"><c r="B7"><v>1e400</v></c><c r="A7"><v>7</v></c></row>
        <row r="5"><c r="A5"><v>5</v></c></row>
        </sheetData>"##,
        &[(
            "xl/sharedStrings.xml",
            r#"<sst uniqueCount="2"><si/><si><r><t>李</t></r><rPh sb="0" eb="1"><t>li</t></rPh><r><t xml:space="preserve"> 四</t></r></si></sst>"#,
        )],
    );
    let sheet = read("a.xlsx", bytes).unwrap();
    let numbers: Vec<u32> = sheet.rows.iter().map(|row| row.number()).collect();
    assert_eq!(numbers, [2, 3, 5, 7]);
    let row = sheet.row(2).unwrap();
    assert_eq!(row.cell(0), &Cell::text("李 四"));
    assert_eq!(row.cell(1), &Cell::Error("#SPILL!".into()));
    assert_eq!(row.cell(2), &Cell::Uncalculated);
    assert_eq!(text(row, 3), "2026-06-18 09:12");
    let row = sheet.row(3).unwrap();
    assert_eq!(row.cell(0), &Cell::text("text without a type"));
    assert_eq!(row.cell(3), &Cell::text("a\rb & 中"));
    let row = sheet.row(7).unwrap();
    assert_eq!(row.cell(0), &Cell::Number(7.0));
    assert_eq!(row.cell(1), &Cell::Error("#NUM!".into()));
}

#[test]
fn days_count_from_1904_where_the_workbook_says_so() {
    let workbook = r#"<workbook xmlns:r="r"><workbookPr date1904="1"/><sheets><sheet name="S" r:id="rId1"/></sheets></workbook>"#;
    let bytes = zip(&[
        ("_rels/.rels", RELATIONS),
        ("xl/workbook.xml", workbook),
        ("xl/_rels/workbook.xml.rels", WORKBOOK_RELATIONS),
        (
            "xl/styles.xml",
            r#"<styleSheet><cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>"#,
        ),
        (
            "xl/worksheets/sheet1.xml",
            r#"<worksheet><sheetData><row><c s="1"><v>44729</v></c><c><v>44729</v></c></row></sheetData></worksheet>"#,
        ),
    ]);
    let sheet = read("mac.xlsx", bytes).unwrap();
    assert_eq!(sheet.date_system, DateSystem::Excel1904);
    assert_eq!(text(&sheet.rows[0], 0), "2026-06-18");
    let bare = cells::date(sheet.rows[0].cell(1), sheet.date_system).unwrap();
    assert_eq!(bare.unwrap().to_string(), "2026-06-18");
}

#[test]
fn merged_cells_show_their_value_in_each_row() {
    let bytes = written(|workbook| {
        let sheet = workbook.add_worksheet();
        let format = Format::new();
        sheet.merge_range(1, 0, 2, 0, "甲公司", &format).unwrap();
        sheet.merge_range(1, 3, 1, 4, "无", &format).unwrap();
        for (row, name) in [(1, "张一"), (2, "张二"), (3, "张三")] {
            sheet.write_string(row, 1, name).unwrap();
        }
    });
    let sheet = read("a.xlsx", bytes).unwrap();
    assert_eq!(text(sheet.row(3).unwrap(), 0), "甲公司");
    assert_eq!(sheet.row(3).unwrap().own_cell(0), &Cell::Empty);
    assert_eq!(sheet.row(4).unwrap().cell(0), &Cell::Empty);
    // Beside its first column a merged cell belongs to no other.
    assert_eq!(sheet.row(2).unwrap().cell(4), &Cell::Empty);
    assert_eq!(sheet.merged.len(), 2);
}

#[test]
fn the_first_sheet_is_one_that_is_seen_and_has_content() {
    let bytes = written(|workbook| {
        workbook.add_worksheet().set_name("空").unwrap();
        let hidden = workbook.add_worksheet();
        hidden.set_name("隐藏").unwrap().set_hidden(true);
        hidden.write_string(0, 0, "不看").unwrap();
        let shown = workbook.add_worksheet();
        shown.set_name("客户").unwrap();
        shown.write_string(0, 0, "看").unwrap();
    });
    let file = SourceFile::from_bytes("a.xlsx", bytes, &Limits::default()).unwrap();
    let hidden: Vec<bool> = file.sheets().iter().map(|sheet| sheet.hidden).collect();
    assert_eq!(hidden, [false, true, false]);
    let sheet = file.read_sheet(SheetChoice::First, &Unwatched).unwrap();
    assert_eq!(sheet.name, "客户");
    let named = file.read_sheet(SheetChoice::Named("隐藏"), &Unwatched);
    assert_eq!(text(&named.unwrap().rows[0], 0), "不看");
}

struct StopAfter {
    steps: RefCell<Vec<(u64, Option<u64>)>>,
    stop: usize,
}

impl Progress for StopAfter {
    fn advance(&self, done: u64, total: Option<u64>) -> Result<(), Cancelled> {
        let mut steps = self.steps.borrow_mut();
        steps.push((done, total));
        if steps.len() >= self.stop {
            return Err(Cancelled);
        }
        Ok(())
    }
}

#[test]
fn a_long_read_tells_how_far_it_is_and_stops_when_told() {
    let bytes = written(|workbook| {
        let sheet = workbook.add_worksheet();
        for row in 0..20_000 {
            sheet.write_number(row, 0, row).unwrap();
        }
    });
    let file = SourceFile::from_bytes("a.xlsx", bytes, &Limits::default()).unwrap();
    let watch = |stop| StopAfter {
        steps: RefCell::default(),
        stop,
    };
    let patient = watch(usize::MAX);
    assert!(file.read_sheet(SheetChoice::First, &patient).is_ok());
    let steps = patient.steps.into_inner();
    assert!(steps.len() >= 10);
    assert!(steps.is_sorted());
    assert!(
        steps
            .iter()
            .all(|(done, total)| total.is_none_or(|total| *done <= total))
    );
    let impatient = watch(3);
    let stopped = file.read_sheet(SheetChoice::First, &impatient);
    assert_eq!(stopped.unwrap_err(), SourceError::Cancelled);
}
