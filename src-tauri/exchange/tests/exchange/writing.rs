//! Files that are written.

use std::fs;

use chrono::NaiveDate;
use serde_json::json;
use yike_core::money::Fen;
use yike_exchange::header;
use yike_exchange::progress::{Cancelled, Progress, Unwatched};
use yike_exchange::table::Cell;
use yike_exchange::workbook::{
    Column, Grid, GridValue, RejectTitles, RejectedRow, WriteError, rejects, to_csv, to_json,
    to_xlsx, write_file,
};

use crate::support::{read, text};

fn grid() -> Grid {
    Grid {
        name: "客户[1]/一".to_owned(),
        columns: vec![
            Column::new("name", "客户全称"),
            Column::new("credit_limit", "信用额度"),
            Column::new("contract_to", "合同止"),
            Column::new("growth", "增长率"),
        ],
        rows: vec![
            vec![
                GridValue::text("=HYPERLINK(\"http://x\")"),
                GridValue::Money(Fen::from_yuan(500_000)),
                GridValue::Date(NaiveDate::from_ymd_opt(2026, 12, 31).unwrap()),
                GridValue::Percent(12.5),
            ],
            vec![
                GridValue::text("-1,\"二\""),
                GridValue::Money(Fen::from_fen(-5).unwrap()),
            ],
        ],
    }
}

#[test]
fn workbooks_hold_texts_not_formulas() {
    let bytes = to_xlsx(&grid(), &Unwatched).unwrap();
    let sheet = read("a.xlsx", bytes.clone()).unwrap();
    assert_eq!(sheet.name, "客户1一");
    assert_eq!(text(&sheet.rows[1], 0), "=HYPERLINK(\"http://x\")");
    assert_eq!(sheet.rows[1].cell(1), &Cell::Number(500_000.0));
    assert_eq!(text(&sheet.rows[1], 2), "2026-12-31");
    assert_eq!(sheet.rows[1].cell(3), &Cell::Percent(0.125));
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let part = archive.by_name("xl/worksheets/sheet1.xml").unwrap();
    let markup = std::io::read_to_string(part).unwrap();
    assert!(!markup.contains("<f>"));
    assert!(markup.contains("<pane "));
    assert!(markup.contains("<autoFilter "));
    assert!(markup.contains("<cols>"));
}

#[test]
fn text_files_are_marked_guarded_and_quoted() {
    let bytes = to_csv(&grid()).unwrap();
    let expected = "\u{FEFF}客户全称,信用额度,合同止,增长率\r\n\"'=HYPERLINK(\"\"http://x\"\")\",500000.00,2026-12-31,12.5%\r\n\"'-1,\"\"二\"\"\",-0.05,,\r\n";
    assert_eq!(String::from_utf8(bytes.clone()).unwrap(), expected);
    let sheet = read("a.csv", bytes).unwrap();
    assert_eq!(text(&sheet.rows[1], 0), "=HYPERLINK(\"http://x\")");
    assert_eq!(text(&sheet.rows[2], 0), "-1,\"二\"");
}

#[test]
fn json_goes_by_keys() {
    let value: serde_json::Value = serde_json::from_slice(&to_json(&grid()).unwrap()).unwrap();
    assert_eq!(
        value,
        json!([
            { "name": "=HYPERLINK(\"http://x\")", "credit_limit": "500000.00", "contract_to": "2026-12-31", "growth": 12.5 },
            { "name": "-1,\"二\"", "credit_limit": "-0.05", "contract_to": null, "growth": null },
        ])
    );
}

#[test]
fn refused_rows_are_saved_with_their_reasons_and_can_be_read_again() {
    let bytes = "客户表\n客户名称,手机\n甲,1.99E+10\n乙,19900000102\n丙,x\n".as_bytes();
    let sheet = read("a.csv", bytes.to_vec()).unwrap();
    let names = header::column_names(&sheet, 2);
    let refused = |number: u32, reasons: &[&str]| RejectedRow {
        row: sheet.row(number).unwrap(),
        reasons: reasons.iter().map(|reason| (*reason).to_owned()).collect(),
    };
    let rows = [
        refused(3, &["手机：科学计数法"]),
        refused(5, &["手机：不是号码", "缺少联系人"]),
    ];
    let grid = rejects("拒绝的行", &names, &rows, &RejectTitles::default());
    let again = read("r.xlsx", to_xlsx(&grid, &Unwatched).unwrap()).unwrap();
    let lines: Vec<Vec<String>> = again
        .rows
        .iter()
        .map(|row| (0..4).map(|column| text(row, column)).collect())
        .collect();
    assert_eq!(
        lines,
        [
            ["客户名称", "手机", "行号", "原因"],
            ["甲", "1.99E+10", "3", "手机：科学计数法"],
            ["丙", "x", "5", "手机：不是号码；缺少联系人"],
        ]
    );
}

#[test]
fn what_does_not_fit_is_refused_before_writing() {
    let long = "长".repeat(32_768);
    let mut too_long = grid();
    too_long.rows[1][0] = GridValue::text(&long);
    assert_eq!(
        to_xlsx(&too_long, &Unwatched).unwrap_err(),
        WriteError::CellTooLong {
            row: 2,
            column: "客户全称".to_owned(),
            limit: 32_767
        }
    );
    let too_many = Grid {
        rows: vec![Vec::new(); 1_048_576],
        ..grid()
    };
    assert_eq!(
        to_xlsx(&too_many, &Unwatched).unwrap_err().code(),
        "too_many_rows"
    );
    let too_wide = Grid {
        columns: vec![Column::new("a", "甲"); 16_385],
        ..Grid::default()
    };
    assert_eq!(
        to_xlsx(&too_wide, &Unwatched).unwrap_err().code(),
        "too_many_columns"
    );
    struct Stop;
    impl Progress for Stop {
        fn advance(&self, _: u64, _: Option<u64>) -> Result<(), Cancelled> {
            Err(Cancelled)
        }
    }
    assert_eq!(to_xlsx(&grid(), &Stop).unwrap_err(), WriteError::Cancelled);
}

#[test]
fn a_file_is_written_whole_or_not_at_all() {
    let folder = tempfile::tempdir().unwrap();
    let target = folder.path().join("导出.xlsx");
    write_file(&target, b"one").unwrap();
    write_file(&target, b"two").unwrap();
    assert_eq!(fs::read(&target).unwrap(), b"two");
    let missing = folder.path().join("没有").join("a.xlsx");
    assert_eq!(
        write_file(&missing, b"x").unwrap_err().code(),
        "folder_missing"
    );
    assert_eq!(
        write_file(folder.path(), b"x").unwrap_err().code(),
        "not_writable"
    );
    let mut permissions = fs::metadata(&target).unwrap().permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&target, permissions).unwrap();
    assert_eq!(
        write_file(&target, b"three").unwrap_err().code(),
        "not_writable"
    );
    assert_eq!(fs::read(&target).unwrap(), b"two");
    // Nothing is left beside it.
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[cfg(unix)]
#[test]
fn links_stay_links_and_permissions_stay() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let folder = tempfile::tempdir().unwrap();
    let real = folder.path().join("real.csv");
    let link = folder.path().join("link.csv");
    fs::write(&real, "old").unwrap();
    fs::set_permissions(&real, fs::Permissions::from_mode(0o640)).unwrap();
    symlink(&real, &link).unwrap();
    write_file(&link, b"new").unwrap();
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    assert_eq!(fs::read(&real).unwrap(), b"new");
    let mode = fs::metadata(&real).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o640);
}
