//! Text files in the encodings of Chinese programs.

use yike_exchange::limits::Limits;
use yike_exchange::source::{SourceError, SourceFile};
use yike_exchange::table::Cell;
use yike_exchange::text_file::{Separator, TextEncoding};

use crate::support::{read, text};

const LIST: &str = "客户名称,电话,备注\r\n成都佳盈,028-85550101,\"含,逗号\"\r\n\r\n𠮷田商店,138,\"两\n行\"\r\n末行,1,\r\n";

fn utf16(text: &str, mark: bool, little: bool) -> Vec<u8> {
    let marked = mark.then_some(0xFEFF);
    let units = marked.into_iter().chain(text.encode_utf16());
    units
        .flat_map(|unit| {
            if little {
                unit.to_le_bytes()
            } else {
                unit.to_be_bytes()
            }
        })
        .collect()
}

#[test]
fn all_encodings_give_the_same_list() {
    let (gb, _, lossy) = encoding_rs::GB18030.encode(LIST);
    assert!(!lossy);
    let files = [
        (LIST.as_bytes().to_vec(), TextEncoding::Utf8),
        (
            [b"\xEF\xBB\xBF", LIST.as_bytes()].concat(),
            TextEncoding::Utf8Marked,
        ),
        (gb.into_owned(), TextEncoding::Gb18030),
        (utf16(LIST, true, true), TextEncoding::Utf16LittleEndian),
        (utf16(LIST, true, false), TextEncoding::Utf16BigEndian),
        (utf16(LIST, false, true), TextEncoding::Utf16LittleEndian),
        (utf16(LIST, false, false), TextEncoding::Utf16BigEndian),
    ];
    for (bytes, encoding) in files {
        let file = SourceFile::from_bytes("a.csv", bytes.clone(), &Limits::default()).unwrap();
        assert_eq!(file.text_layout().unwrap().encoding, encoding);
        let sheet = read("a.csv", bytes).unwrap();
        let rows: Vec<(u32, String, String)> = sheet
            .rows
            .iter()
            .map(|row| (row.number(), text(row, 0), text(row, 2)))
            .collect();
        let expected = [
            (1, "客户名称", "备注"),
            (2, "成都佳盈", "含,逗号"),
            (4, "𠮷田商店", "两\n行"),
            (6, "末行", ""),
        ];
        let expected = expected.map(|(row, name, note)| (row, name.to_owned(), note.to_owned()));
        assert_eq!(rows, expected, "{encoding:?}");
    }
}

#[test]
fn separators_are_found() {
    let separator = |text: &str| {
        let file = SourceFile::from_bytes("a.txt", text.into(), &Limits::default()).unwrap();
        file.text_layout().unwrap().separator
    };
    assert_eq!(
        separator("名称\t地址\n甲\t一路,二号,三楼\n乙\t四路,五号\n"),
        Separator::Tab
    );
    assert_eq!(
        separator("名称;金额\n甲;1,5\n乙;2,5\n"),
        Separator::Semicolon
    );
    assert_eq!(
        separator("客户信息表\n名称,电话\n\"甲;乙\",1\n"),
        Separator::Comma
    );
    assert_eq!(separator("只有一列\n甲\n"), Separator::Comma);
}

#[test]
fn what_cannot_be_decoded_is_named_by_line() {
    let error = |bytes: &[u8]| read("a.csv", bytes.to_vec()).unwrap_err();
    // UTF-8 with its last character cut in half is not taken for GB 18030.
    let cut = "名称,电话\n成都佳盈物流有限公司,1\n重庆".as_bytes();
    assert_eq!(
        error(&cut[..cut.len() - 1]),
        SourceError::Undecodable { line: 3 }
    );
    let (mut gb, _, _) = encoding_rs::GB18030.encode("名称\n重庆\n");
    gb.to_mut().extend(b"\xFF\xFF\n");
    assert_eq!(error(&gb), SourceError::Undecodable { line: 3 });
    let mut lone = utf16("名称\n", true, true);
    lone.extend([0x00, 0xD8, 0x41, 0x00]);
    assert_eq!(error(&lone), SourceError::Undecodable { line: 2 });
}

#[test]
fn a_quotation_mark_that_is_never_closed_swallows_nothing() {
    let error = read("a.csv", "名称,电话\n甲,1\n\n乙,\"2\n丙,3\n丁,4\n".into()).unwrap_err();
    assert_eq!(error, SourceError::UnclosedQuote { line: 4 });
    // A mark inside a field is a character like any other.
    let sheet = read("a.csv", "名称,规格\n甲,12\" 管\n".into()).unwrap();
    assert_eq!(text(&sheet.rows[1], 1), "12\" 管");
}

#[test]
fn a_cell_of_a_million_characters_is_refused_alone() {
    let long = "长".repeat(1_000_000);
    let sheet = read(
        "a.csv",
        format!("名称,备注\n甲,{long}\n乙,短\n").into_bytes(),
    )
    .unwrap();
    let cell = sheet.rows[1].cell(1);
    assert_eq!(
        cell,
        &Cell::TooLong {
            characters: 1_000_000
        }
    );
    assert_eq!(text(&sheet.rows[1], 0), "甲");
    assert_eq!(text(&sheet.rows[2], 1), "短");
}
