//! Whatever is written is read back equal, and no bytes make the reader panic.

use std::sync::LazyLock;

use chrono::{NaiveDate, NaiveDateTime};
use proptest::prelude::*;
use yike_core::money::Fen;
use yike_exchange::limits::Limits;
use yike_exchange::progress::Unwatched;
use yike_exchange::table::Cell;
use yike_exchange::workbook::{Column, Grid, GridValue, to_csv, to_json, to_xlsx};
use yike_exchange::{cells, customers, header, matching, text_file};

use crate::support::{ods, read, read_within, record, xls, xlsx};

fn moment() -> impl Strategy<Value = NaiveDateTime> {
    // 1 March 1900 to the end of 2199, by seconds.
    (-2_203_891_200_i64..7_258_118_399).prop_map(|seconds| {
        chrono::DateTime::from_timestamp(seconds, 0)
            .unwrap()
            .naive_utc()
    })
}

fn value() -> impl Strategy<Value = GridValue> {
    prop_oneof![
        Just(GridValue::Empty),
        "[ -~\n\t\u{A0}-\u{17F}\u{4E00}-\u{9FA5}\u{20000}-\u{20010}=+@'\"_x]{0,12}"
            .prop_map(GridValue::text),
        (-1e15..1e15).prop_map(GridValue::Number),
        (0_i64..20_000_000_000).prop_map(|number| GridValue::Number(number as f64)),
        (-Fen::LIMIT..=Fen::LIMIT).prop_map(|fen| GridValue::Money(Fen::from_fen(fen).unwrap())),
        moment().prop_map(GridValue::Moment),
        moment().prop_map(|moment| GridValue::Date(moment.date())),
        any::<bool>().prop_map(GridValue::Bool),
    ]
}

fn grid() -> impl Strategy<Value = Grid> {
    (1_usize..6).prop_flat_map(|width| {
        prop::collection::vec(prop::collection::vec(value(), width), 0..8).prop_map(move |rows| {
            Grid {
                name: "表".to_owned(),
                columns: (0..width)
                    .map(|column| Column::new(column.to_string(), format!("列{column}")))
                    .collect(),
                rows,
            }
        })
    })
}

fn same(written: &GridValue, read: &Cell) -> bool {
    match (written, read) {
        (GridValue::Empty, Cell::Empty) => true,
        (GridValue::Text(written), Cell::Text(read)) => written.as_str() == read.as_ref(),
        (GridValue::Number(written), Cell::Number(read)) => written == read,
        (GridValue::Money(written), cell) => {
            cells::money(cell, matching::MoneyUnit::Yuan) == Ok(Some(*written))
        }
        (GridValue::Date(written), Cell::Date(read)) => {
            *written == read.date() && read.time() == chrono::NaiveTime::MIN
        }
        (GridValue::Moment(written), Cell::Date(read)) => written == read,
        (GridValue::Bool(written), Cell::Bool(read)) => written == read,
        _ => false,
    }
}

fn small() -> Limits {
    Limits {
        part_bytes: 1 << 20,
        cells: 10_000,
        text_bytes: 1 << 20,
        ..Limits::default()
    }
}

/// Reads, and on success does everything else that a reader of lists does.
fn exercise(name: &str, bytes: Vec<u8>) {
    let Ok(sheet) = read_within(name, bytes, &small()) else {
        return;
    };
    let vocabulary = customers::customer_vocabulary();
    if let Some(guess) = header::detect(&sheet, vocabulary) {
        let names = header::column_names(&sheet, guess.row);
        matching::match_columns(&names, vocabulary);
    }
    for (_, cell) in sheet.rows.iter().flat_map(|row| row.cells()).take(100) {
        exercise_cell(cell);
    }
}

fn exercise_cell(cell: &Cell) {
    let _ = cells::text(cell);
    let _ = cells::code(cell);
    let _ = cells::phones(cell);
    let _ = cells::integer(cell);
    let _ = cells::money(cell, matching::MoneyUnit::HundredMillion);
    let _ = cells::percent(cell, cells::percent_scale([cell]));
    let _ = cells::moment(cell, Default::default());
    let _ = cells::boolean(cell);
    let _ = cells::choice::<u8>(cell, &[]);
}

/// Written once: damaging is what the test is about.
fn sample_workbook() -> &'static [u8] {
    static BYTES: LazyLock<Vec<u8>> = LazyLock::new(|| {
        let grid = Grid {
            name: "表".to_owned(),
            columns: vec![Column::new("name", "客户名称")],
            rows: (0..50)
                .map(|row| vec![GridValue::text(format!("示例{row}"))])
                .collect(),
        };
        to_xlsx(&grid, &Unwatched).unwrap()
    });
    &BYTES
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(200) })]

    #[test]
    fn workbooks_come_back_equal(grid in grid()) {
        let sheet = read("a.xlsx", to_xlsx(&grid, &Unwatched).unwrap()).unwrap();
        for (number, row) in (2..).zip(&grid.rows) {
            for (column, value) in (0..).zip(row) {
                let read = sheet.row(number).map_or(&Cell::Empty, |row| row.cell(column));
                prop_assert!(same(value, read), "{value:?} became {read:?}");
            }
        }
        prop_assert!(serde_json::from_slice::<serde_json::Value>(&to_json(&grid).unwrap()).is_ok());
    }

    #[test]
    fn text_files_come_back_equal(texts in prop::collection::vec("[ -~\n\u{4E00}-\u{9FA5}=+@'\"]{1,12}", 1..20)) {
        let grid = Grid {
            name: String::new(),
            columns: vec![Column::new("a", "甲"), Column::new("b", "乙")],
            rows: texts.iter().map(|text| vec![GridValue::text("x"), GridValue::text(text)]).collect(),
        };
        let sheet = read("a.csv", to_csv(&grid).unwrap()).unwrap();
        prop_assert_eq!(sheet.rows.len(), texts.len() + 1);
        for (row, text) in sheet.rows.iter().skip(1).zip(&texts) {
            // A text that itself looks guarded loses one apostrophe; nobody types that.
            prop_assume!(!(text.starts_with('\'') && text[1..].starts_with(['=', '+', '-', '@'])));
            prop_assert_eq!(row.cell(1), &Cell::text(text));
        }
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let _ = text_file::decode(&bytes);
        exercise("a.csv", bytes.clone());
        let workbook = [b"PK\x03\x04", bytes.as_slice()].concat();
        exercise("a.xlsx", workbook);
        let old = [b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", bytes.as_slice()].concat();
        exercise("a.xls", old);
    }

    #[test]
    fn any_markup_is_read_or_refused(markup in "(<(row|c|v|is|t|f|si)( (r|t|s)=\"([A-C]?[0-9]{1,3}|s|str|e|inlineStr)\")?/?>|</(row|c|v|is|t)>|[0-9.]{1,4}|&amp;|<table:table-(row|cell)( table:number-(rows|columns)-repeated=\"[0-9]{1,9}\")?( office:value-type=\"(string|float)\")?/?>|<text:p>|</text:p>|</table:table-(row|cell)>){0,30}") {
        exercise("a.xlsx", xlsx(&format!("<sheetData>{markup}</sheetData>"), &[("xl/sharedStrings.xml", &format!("<sst>{markup}</sst>"))]));
        exercise("a.ods", ods(&format!("<table:table table:name=\"一\">{markup}</table:table>")));
    }

    #[test]
    fn any_records_are_read_or_refused(
        globals in prop::collection::vec((prop::sample::select(vec![0x41E_u16, 0xE0, 0x85, 0xFC, 0x3C, 0x42, 0x22]), prop::collection::vec(any::<u8>(), 0..40)), 0..8),
        cells in prop::collection::vec((prop::sample::select(vec![0x203_u16, 0x27E, 0xBD, 0x204, 0xD6, 0xFD, 0x205, 6, 0x207, 0xE5, 0x3C, 0x809, 0xA]), prop::collection::vec(any::<u8>(), 0..40)), 0..12),
    ) {
        let records = |list: &[(u16, Vec<u8>)]| -> Vec<Vec<u8>> {
            list.iter().map(|(kind, data)| record(*kind, data)).collect()
        };
        exercise("a.xls", xls(&records(&globals), &records(&cells)));
    }

    #[test]
    fn damage_anywhere_is_read_or_refused(place in any::<prop::sample::Index>(), byte in any::<u8>(), cut in any::<prop::sample::Index>()) {
        let old = include_bytes!("../fixtures/customers.xls");
        let mut damaged = old.to_vec();
        let at = place.index(damaged.len());
        damaged[at] = byte;
        exercise("a.xls", damaged);
        let new = sample_workbook();
        let mut damaged = new.to_vec();
        let at = place.index(damaged.len());
        damaged[at] = byte;
        exercise("a.xlsx", damaged);
        exercise("a.xlsx", new[..cut.index(new.len())].to_vec());
    }

    #[test]
    fn any_text_is_a_value_or_a_problem(text in "\\PC{0,20}", digits in "[0-9,.eE+%¥万元年月日:/ -]{0,16}") {
        exercise_cell(&Cell::text(&text));
        exercise_cell(&Cell::text(&digits));
    }

    #[test]
    fn any_number_is_a_value_or_a_problem(number in any::<f64>()) {
        exercise_cell(&Cell::Number(number));
        exercise_cell(&Cell::Percent(number));
    }
}

#[test]
fn days_at_the_edges_are_written_and_read() {
    let edges = [(1900, 1, 1), (1900, 2, 28), (1900, 3, 1), (9999, 12, 31)];
    let grid = Grid {
        name: "表".to_owned(),
        columns: vec![Column::new("date", "日期")],
        rows: edges
            .iter()
            .map(|(year, month, day)| {
                vec![GridValue::Date(
                    NaiveDate::from_ymd_opt(*year, *month, *day).unwrap(),
                )]
            })
            .collect(),
    };
    let sheet = read("a.xlsx", to_xlsx(&grid, &Unwatched).unwrap()).unwrap();
    for (row, value) in sheet.rows.iter().skip(1).zip(&grid.rows) {
        assert!(
            same(&value[0], row.cell(0)),
            "{value:?} became {:?}",
            row.cell(0)
        );
    }
}
