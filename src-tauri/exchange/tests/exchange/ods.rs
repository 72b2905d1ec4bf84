//! OpenDocument spreadsheets.

use yike_exchange::limits::Limits;
use yike_exchange::progress::Unwatched;
use yike_exchange::source::{SheetChoice, SourceFile};
use yike_exchange::table::{Cell, MergedArea};

use crate::support::{ods, read, text};

#[test]
fn every_kind_of_cell_is_understood() {
    let sheet = read(
        "a.ods",
        ods(r##"<table:table table:name="客户">
        <table:table-column table:number-columns-repeated="16384"/>
        <table:table-row>
          <table:table-cell office:value-type="string"><text:p>第一行<text:s text:c="2"/>&lt;空&gt;</text:p><text:p>第二<text:span>行</text:span></text:p><office:annotation><text:p>批注</text:p></office:annotation></table:table-cell>
          <table:table-cell office:value-type="float" office:value="19900000101"><text:p>1.99E+10</text:p></table:table-cell>
          <table:table-cell office:value-type="percentage" office:value="0.125"><text:p>12.5%</text:p></table:table-cell>
          <table:table-cell office:value-type="currency" office:value="1234.5"><text:p>¥1,234.50</text:p></table:table-cell>
          <table:table-cell office:value-type="date" office:date-value="2026-06-18"><text:p>2026年6月18日</text:p></table:table-cell>
          <table:table-cell office:value-type="date" office:date-value="2026-06-18T09:12:00"><text:p>x</text:p></table:table-cell>
          <table:table-cell office:value-type="time" office:time-value="PT14H30M00S"><text:p>14:30</text:p></table:table-cell>
          <table:table-cell office:value-type="boolean" office:boolean-value="true"><text:p>TRUE</text:p></table:table-cell>
          <table:table-cell office:value-type="string" calcext:value-type="error" office:string-value=""><text:p>#N/A</text:p></table:table-cell>
          <table:table-cell table:formula="of:=NOW()"/>
          <table:table-cell table:number-columns-repeated="16374"/>
        </table:table-row>
        <table:table-row table:number-rows-repeated="3"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>
        <table:table-row table:number-rows-repeated="2"><table:table-cell/><table:table-cell office:value-type="string" table:number-columns-repeated="2"><text:p>同</text:p></table:table-cell></table:table-row>
        <table:table-row table:number-rows-repeated="1048570"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>
        </table:table>"##),
    )
    .unwrap();
    let row = &sheet.rows[0];
    assert_eq!(row.cell(0), &Cell::text("第一行  <空>\n第二行"));
    assert_eq!(row.cell(1), &Cell::Number(19_900_000_101.0));
    assert_eq!(row.cell(2), &Cell::Percent(0.125));
    assert_eq!(row.cell(3), &Cell::Number(1234.5));
    assert_eq!(text(row, 4), "2026-06-18");
    assert_eq!(text(row, 5), "2026-06-18 09:12");
    assert_eq!(text(row, 6), "14:30");
    assert_eq!(row.cell(7), &Cell::Bool(true));
    assert_eq!(row.cell(8), &Cell::Error("#N/A".into()));
    assert_eq!(row.cell(9), &Cell::Uncalculated);
    let numbers: Vec<u32> = sheet.rows.iter().map(|row| row.number()).collect();
    assert_eq!(numbers, [1, 5, 6]);
    assert_eq!(text(&sheet.rows[2], 2), "同");
}

#[test]
fn merged_cells_and_several_sheets() {
    let bytes = ods(r#"
        <table:tracked-changes><table:cell-content-change><table:table-cell office:value-type="string"><text:p>旧</text:p></table:table-cell></table:cell-content-change></table:tracked-changes>
        <table:table table:name="空"><table:table-row><table:table-cell/></table:table-row></table:table>
        <table:table table:name="客户">
        <table:table-row>
          <table:table-cell office:value-type="string" table:number-rows-spanned="2" table:number-columns-spanned="2"><text:p>甲</text:p></table:table-cell>
          <table:covered-table-cell office:value-type="string"><text:p>藏</text:p></table:covered-table-cell>
          <table:table-cell office:value-type="string"><text:p>一</text:p></table:table-cell>
        </table:table-row>
        <table:table-row>
          <table:covered-table-cell table:number-columns-repeated="2"/>
          <table:table-cell office:value-type="string"><text:p>二</text:p></table:table-cell>
        </table:table-row>
        </table:table>"#);
    let file = SourceFile::from_bytes("a.ods", bytes, &Limits::default()).unwrap();
    let names: Vec<&str> = file
        .sheets()
        .iter()
        .map(|sheet| sheet.name.as_str())
        .collect();
    assert_eq!(names, ["空", "客户"]);
    let sheet = file.read_sheet(SheetChoice::First, &Unwatched).unwrap();
    assert_eq!(sheet.name, "客户");
    assert_eq!(
        sheet.merged,
        [MergedArea {
            first_row: 1,
            last_row: 2,
            first_column: 0,
            last_column: 1
        }]
    );
    assert_eq!(text(&sheet.rows[1], 0), "甲");
    assert_eq!(text(&sheet.rows[1], 2), "二");
    assert_eq!(sheet.rows[0].cell(1), &Cell::Empty);
}
