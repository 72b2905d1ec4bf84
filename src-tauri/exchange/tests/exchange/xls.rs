//! Workbooks of old.

use std::io::Cursor;

use calamine::{Data, Reader, Xls};
use yike_exchange::limits::Limits;
use yike_exchange::source::{SourceFile, SourceKind};
use yike_exchange::table::Cell;

use crate::support::{compound, read, record, text, xls};

/// Made by `tests/fixtures/make_xls.py`.
const CUSTOMERS: &[u8] = include_bytes!("../fixtures/customers.xls");

#[test]
fn a_workbook_of_another_writer_is_read_whole() {
    let file = SourceFile::from_bytes("a.xls", CUSTOMERS.to_vec(), &Limits::default()).unwrap();
    assert_eq!(file.kind(), SourceKind::Xls);
    assert!(file.sheets()[1].hidden);
    let sheet = read("a.xls", CUSTOMERS.to_vec()).unwrap();
    assert_eq!(sheet.name, "客户档案");
    assert_eq!(text(&sheet.rows[0], 0), "客户信息表（示例）");
    let row = sheet.row(3 + 123).unwrap();
    assert_eq!(text(row, 0), "示例第123号冷链食品有限公司。。。");
    assert_eq!(text(row, 1), "code-00123-plain-ascii");
    assert_eq!(row.cell(2), &Cell::Number(19_900_000_123.0));
    assert_eq!(text(row, 3), "2016-07-19");
    assert_eq!(row.cell(4), &Cell::Percent(0.123));
    assert_eq!(text(row, 5), "010123");
    assert_eq!(row.cell(6), &Cell::Number(123.0));
    assert_eq!(row.cell(7), &Cell::Bool(false));
    assert_eq!(text(sheet.row(404).unwrap(), 0), "合并示例有限公司");
    assert_eq!(text(sheet.row(404).unwrap(), 2), "19900000002");
    assert_eq!(text(sheet.row(406).unwrap(), 0), "富文本示例公司");
}

/// An independent reader sees the same texts and numbers.
#[test]
fn an_independent_reader_agrees() {
    let ours = read("a.xls", CUSTOMERS.to_vec()).unwrap();
    let mut workbook: Xls<_> = Xls::new(Cursor::new(CUSTOMERS)).unwrap();
    let theirs = workbook.worksheet_range("客户档案").unwrap();
    let mut compared = 0;
    for (row, column, value) in theirs.used_cells() {
        let row = ours.row(row as u32 + 1).unwrap();
        match (value, row.cell(column as u32)) {
            // A formula whose writer stored no value.
            (Data::String(theirs), Cell::Empty) if theirs.is_empty() => {}
            (Data::String(theirs), Cell::Text(ours)) => assert_eq!(theirs.as_str(), ours.as_ref()),
            (Data::Float(theirs), Cell::Number(ours) | Cell::Percent(ours)) => {
                assert_eq!(theirs, ours);
            }
            (Data::Int(theirs), Cell::Number(ours) | Cell::Percent(ours)) => {
                assert_eq!(*theirs as f64, *ours);
            }
            (Data::Int(theirs), Cell::Text(ours)) => {
                assert_eq!(format!("{theirs:06}"), ours.as_ref());
            }
            (Data::Float(theirs), Cell::Text(ours)) => {
                assert_eq!(format!("{theirs:06}"), ours.as_ref());
            }
            (Data::Bool(theirs), Cell::Bool(ours)) => assert_eq!(theirs, ours),
            (Data::DateTime(theirs), Cell::Date(ours)) => {
                let (year, month, day, ..) = theirs.to_ymd_hms_milli();
                let theirs = format!("{year:04}-{month:02}-{day:02}");
                assert_eq!(theirs, ours.date().to_string());
            }
            (theirs, ours) => panic!("{theirs:?} is not {ours:?}"),
        }
        compared += 1;
    }
    assert!(compared > 3000, "{compared}");
}

/// A text runs over the seam between two records and changes from one byte a character to two on the way.
#[test]
fn texts_run_over_the_seams_of_records() {
    let mut table = vec![2, 0, 0, 0, 2, 0, 0, 0];
    // Six characters, formatting runs, one byte each: "ab" before the seam.
    table.extend([6, 0, 0x08, 1, 0]);
    table.extend(b"ab");
    let mut after = vec![1];
    after.extend("中文字符".encode_utf16().flat_map(u16::to_le_bytes));
    after.extend([0, 0, 5, 0]);
    after.extend([1, 0, 0, b'z']);
    let cell = |row: u8, index: u8| record(0x00FD, &[row, 0, 1, 0, 0, 0, index, 0, 0, 0]);
    let bytes = xls(
        &[record(0x00FC, &table), record(0x003C, &after)],
        &[cell(0, 0), cell(1, 1)],
    );
    let sheet = read("a.xls", bytes).unwrap();
    assert_eq!(text(&sheet.rows[0], 1), "ab中文字符");
    assert_eq!(text(&sheet.rows[1], 1), "z");
}

#[test]
fn formulas_show_the_values_stored_with_them() {
    let formula = |row: u8, result: [u8; 8]| {
        let mut data = vec![row, 0, 0, 0, 0, 0];
        data.extend(result);
        data.extend([0; 8]);
        record(0x0006, &data)
    };
    let mut long = vec![4, 0, 1];
    long.extend("结果文本".encode_utf16().flat_map(u16::to_le_bytes));
    let bytes = xls(
        &[],
        &[
            formula(0, 2.5_f64.to_le_bytes()),
            formula(1, [0, 0, 0, 0, 0, 0, 0xFF, 0xFF]),
            record(0x0207, &long),
            formula(2, [1, 0, 1, 0, 0, 0, 0xFF, 0xFF]),
            formula(3, [2, 0, 0x2A, 0, 0, 0, 0xFF, 0xFF]),
            formula(4, [3, 0, 0, 0, 0, 0, 0xFF, 0xFF]),
            // Packed: 1234 in hundredths, and -5.
            record(
                0x00BD,
                &[
                    5, 0, 0, 0, 0, 0, 0x4B, 0x13, 0, 0, 0, 0, 0xEE, 0xFF, 0xFF, 0xFF, 1, 0,
                ],
            ),
        ],
    );
    let sheet = read("a.xls", bytes).unwrap();
    assert_eq!(sheet.rows[0].cell(0), &Cell::Number(2.5));
    assert_eq!(text(&sheet.rows[1], 0), "结果文本");
    assert_eq!(sheet.rows[2].cell(0), &Cell::Bool(true));
    assert_eq!(sheet.rows[3].cell(0), &Cell::Error("#N/A".into()));
    assert_eq!(sheet.row(5), None);
    let packed = sheet.row(6).unwrap();
    assert_eq!(packed.cell(0), &Cell::Number(12.34));
    assert_eq!(packed.cell(1), &Cell::Number(-5.0));
}

/// Excel 95 stored bytes in the code page of the machine.
#[test]
fn workbooks_of_excel_95_are_read_in_their_code_page() {
    let begin = record(0x0809, &[0, 5, 5, 0, 0, 0, 0, 0]);
    let end = record(0x000A, &[]);
    let code_page = record(0x0042, &936_u16.to_le_bytes());
    let (name, _, _) = encoding_rs::GBK.encode("客户");
    let offset = begin.len() + code_page.len() + 4 + 7 + name.len() + end.len();
    let mut bound = u32::try_from(offset).unwrap().to_le_bytes().to_vec();
    bound.extend([0, 0, name.len() as u8]);
    bound.extend(name.as_ref());
    let (label_text, _, _) = encoding_rs::GBK.encode("成都佳盈");
    let mut label = vec![0, 0, 0, 0, 0, 0, label_text.len() as u8, 0];
    label.extend(label_text.as_ref());
    let stream = [
        begin.clone(),
        code_page,
        record(0x0085, &bound),
        end.clone(),
        begin,
        record(0x0204, &label),
        end,
    ]
    .concat();
    let sheet = read("a.xls", compound("/Book", &stream)).unwrap();
    assert_eq!(sheet.name, "客户");
    assert_eq!(text(&sheet.rows[0], 0), "成都佳盈");
}
