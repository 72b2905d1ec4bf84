//! Files that lie: every one ends in an error or in what it really holds.

use std::io::{Cursor, Write};

use yike_exchange::limits::Limits;
use yike_exchange::source::SourceError;
use yike_exchange::table::Cell;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::support::{ods, read, read_within, record, text, xls, xlsx, zip};

fn code(result: Result<yike_exchange::table::Sheet, SourceError>) -> &'static str {
    result.err().map_or("read", |error| error.code())
}

#[test]
fn two_cells_in_far_corners_cost_two_cells() {
    let sheet = read(
        "a.xlsx",
        xlsx(
            r#"<dimension ref="A1:XFD1048576"/><sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row></sheetData>"#,
            &[],
        ),
    )
    .unwrap();
    assert_eq!(sheet.rows.len(), 2);
    assert_eq!(
        sheet.row(1_048_576).unwrap().cell(16_383),
        &Cell::Number(2.0)
    );
    assert_eq!(sheet.width(), 16_384);

    let cell = r#"<table:table-cell office:value-type="float" office:value="2"/>"#;
    let sheet = read(
        "a.ods",
        ods(&format!(
            r#"<table:table table:name="一"><table:table-row>{cell}</table:table-row><table:table-row table:number-rows-repeated="1048574"><table:table-cell/></table:table-row><table:table-row><table:table-cell table:number-columns-repeated="16383"/>{cell}</table:table-row></table:table>"#
        )),
    )
    .unwrap();
    assert_eq!(
        sheet.row(1_048_576).unwrap().cell(16_383),
        &Cell::Number(2.0)
    );

    let number = |row: u16, column: u16| {
        let mut data = Vec::new();
        for word in [row, column, 0] {
            data.extend(word.to_le_bytes());
        }
        data.extend(2.0_f64.to_le_bytes());
        record(0x0203, &data)
    };
    let dimensions = record(0x0200, &[0xFF; 14]);
    let bytes = xls(&[], &[dimensions, number(0, 0), number(65_535, 255)]);
    let sheet = read("a.xls", bytes).unwrap();
    assert_eq!(sheet.row(65_536).unwrap().cell(255), &Cell::Number(2.0));
}

#[test]
fn declared_counts_are_not_believed() {
    let shared = r#"<sst count="9" uniqueCount="99999999999999"><si><t>甲</t></si></sst>"#;
    let bytes = xlsx(
        r#"<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c></row></sheetData>"#,
        &[("xl/sharedStrings.xml", shared)],
    );
    assert_eq!(text(&read("a.xlsx", bytes).unwrap().rows[0], 0), "甲");

    // Four billion shared texts are announced, one is there.
    let table = [&[0xFF; 8][..], &[1, 0, 0, b'a']].concat();
    let cell = record(0x00FD, &[0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    let bytes = xls(&[record(0x00FC, &table)], &[cell]);
    assert_eq!(text(&read("a.xls", bytes).unwrap().rows[0], 0), "a");
}

#[test]
fn references_outside_the_workbook_are_damage() {
    let cell = |attributes: &str, value: &str| {
        xlsx(
            &format!("<sheetData><row><c {attributes}><v>{value}</v></c></row></sheetData>"),
            &[("xl/sharedStrings.xml", "<sst/>")],
        )
    };
    assert_eq!(code(read("a.xlsx", cell("r=\"XFE1\"", "1"))), "corrupt");
    assert_eq!(
        code(read("a.xlsx", cell("r=\"A9999999999999\"", "1"))),
        "corrupt"
    );
    assert_eq!(code(read("a.xlsx", cell("t=\"s\"", "7"))), "corrupt");
    let many = "<c/>".repeat(16_384) + "<c><v>1</v></c>";
    let row = format!("<sheetData><row>{many}</row></sheetData>");
    assert_eq!(code(read("a.xlsx", xlsx(&row, &[]))), "corrupt");
    let row = r#"<sheetData><row r="4294967295"/><row><c><v>1</v></c></row></sheetData>"#;
    assert_eq!(code(read("a.xlsx", xlsx(row, &[]))), "corrupt");
    let missing = record(0x00FD, &[0, 0, 0, 0, 0, 0, 9, 0, 0, 0]);
    assert_eq!(code(read("a.xls", xls(&[], &[missing]))), "corrupt");
    let short = record(0x0203, &[0, 0, 0]);
    assert_eq!(code(read("a.xls", xls(&[], &[short]))), "corrupt");
}

#[test]
fn a_bomb_is_defused() {
    // Eighty megabytes of blanks pack into eighty kilobytes.
    let blanks = format!("<sheetData>{}</sheetData>", " ".repeat(80 << 20));
    assert_eq!(code(read("a.xlsx", xlsx(&blanks, &[]))), "zip_bomb");
    let limits = Limits {
        part_bytes: 1000,
        ..Limits::default()
    };
    let rows = "<row><c><v>1</v></c></row>".repeat(100);
    let bytes = xlsx(&format!("<sheetData>{rows}</sheetData>"), &[]);
    assert_eq!(code(read_within("a.xlsx", bytes, &limits)), "zip_bomb");
    let markup = Limits {
        markup_bytes: 200 << 10,
        ..Limits::default()
    };
    let bytes = xlsx(
        &format!(
            "<sheetData><row><c><v>{}</v></c></row></sheetData>",
            "9".repeat(1 << 20)
        ),
        &[],
    );
    assert_eq!(code(read_within("a.xlsx", bytes, &markup)), "zip_bomb");
}

#[test]
fn a_size_declared_too_small_is_no_way_around() {
    let rows = "<row><c><v>1</v></c></row>".repeat(5000);
    let honest = xlsx(&format!("<sheetData>{rows}</sheetData>"), &[]);
    let limits = Limits {
        part_bytes: 50_000,
        ..Limits::default()
    };
    // The true size of the sheet's part stands in the headers; write a smaller one.
    let size = (u32::try_from(rows.len()).unwrap()..)
        .take(400)
        .find(|size| honest.windows(4).any(|window| window == size.to_le_bytes()))
        .unwrap();
    let mut lying = honest.clone();
    for start in 0..lying.len() - 4 {
        if lying[start..start + 4] == size.to_le_bytes() {
            lying[start..start + 4].copy_from_slice(&100_u32.to_le_bytes());
        }
    }
    let error = read_within("a.xlsx", lying, &limits).unwrap_err();
    assert!(matches!(error.code(), "zip_bomb" | "corrupt"), "{error}");
}

#[test]
fn too_many_parts_are_a_bomb() {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..50 {
        let name = format!("part{index}");
        writer
            .start_file(name, SimpleFileOptions::default())
            .unwrap();
        writer.write_all(b"x").unwrap();
    }
    let bytes = writer.finish().unwrap().into_inner();
    let limits = Limits {
        parts: 49,
        ..Limits::default()
    };
    assert_eq!(code(read_within("a.xlsx", bytes, &limits)), "zip_bomb");
}

#[test]
fn repetitions_and_merged_cells_do_not_multiply_without_bounds() {
    let limits = Limits {
        cells: 10_000,
        ..Limits::default()
    };
    let wall = r#"<table:table table:name="一"><table:table-row table:number-rows-repeated="4000000000"><table:table-cell office:value-type="float" office:value="1" table:number-columns-repeated="4000000000"/></table:table-row></table:table>"#;
    assert_eq!(
        code(read_within("a.ods", ods(wall), &limits)),
        "too_many_cells"
    );

    let rows: String = (1..=3000)
        .map(|row| format!(r#"<row r="{row}"><c r="B{row}"><v>1</v></c></row>"#))
        .collect();
    let areas = r#"<mergeCell ref="A1:A1048576"/>"#.repeat(5000);
    let data = format!(
        r#"<sheetData><row r="1"><c r="A1"><v>1</v></c></row>{rows}</sheetData><mergeCells>{areas}</mergeCells>"#
    );
    assert_eq!(
        code(read_within("a.xlsx", xlsx(&data, &[]), &limits)),
        "too_many_cells"
    );
}

#[test]
fn a_sheet_has_an_end_of_cells_and_of_text() {
    let limits = Limits {
        cells: 1000,
        text_bytes: 10_000,
        ..Limits::default()
    };
    let numbers = "<row><c><v>1</v></c></row>".repeat(1001);
    let bytes = xlsx(&format!("<sheetData>{numbers}</sheetData>"), &[]);
    assert_eq!(
        code(read_within("a.xlsx", bytes, &limits)),
        "too_many_cells"
    );
    assert_eq!(
        code(read_within("a.csv", "1\n".repeat(1001).into(), &limits)),
        "too_many_cells"
    );
    let long = "x".repeat(11_000);
    assert_eq!(
        code(read_within("a.csv", long.clone().into(), &limits)),
        "too_much_text"
    );
    let cell = format!(r#"<row><c t="inlineStr"><is><t>{long}</t></is></c></row>"#);
    let bytes = xlsx(&format!("<sheetData>{cell}</sheetData>"), &[]);
    assert_eq!(code(read_within("a.xlsx", bytes, &limits)), "too_much_text");
}

#[test]
fn a_million_characters_are_refused_alone_in_every_kind() {
    let long = "长".repeat(1_000_000);
    let too_long = Cell::TooLong {
        characters: 1_000_000,
    };
    let row = r#"<sheetData><row><c t="s"><v>0</v></c><c><v>1</v></c></row></sheetData>"#;
    let shared = format!("<sst><si><t>{long}</t></si></sst>");
    let sheet = read("a.xlsx", xlsx(row, &[("xl/sharedStrings.xml", &shared)])).unwrap();
    assert_eq!(sheet.rows[0].cell(0), &too_long);
    assert_eq!(sheet.rows[0].cell(1), &Cell::Number(1.0));
    let sheet = read(
        "a.ods",
        ods(&format!(
            r#"<table:table table:name="一"><table:table-row><table:table-cell office:value-type="string"><text:p>{long}</text:p></table:table-cell></table:table-row></table:table>"#
        )),
    )
    .unwrap();
    assert_eq!(sheet.rows[0].cell(0), &too_long);
}

/// A short element can stand for sixty thousand blanks.
#[test]
fn repeated_blanks_do_not_fill_memory() {
    let limits = Limits {
        markup_bytes: 1 << 20,
        ..Limits::default()
    };
    let blanks = r#"<text:s text:c="4000000000"/>"#.repeat(1000);
    let cell = format!(
        r#"<table:table table:name="一"><table:table-row><table:table-cell office:value-type="string"><text:p>{blanks}</text:p></table:table-cell></table:table-row></table:table>"#
    );
    assert_eq!(code(read_within("a.ods", ods(&cell), &limits)), "zip_bomb");
    let pieces = "<r><t>0123456789</t></r>".repeat(200_000);
    let row = r#"<sheetData><row><c t="s"><v>0</v></c></row></sheetData>"#;
    let shared = format!("<sst><si>{pieces}</si></sst>");
    let bytes = xlsx(row, &[("xl/sharedStrings.xml", &shared)]);
    assert_eq!(code(read_within("a.xlsx", bytes, &limits)), "zip_bomb");
}

#[test]
fn a_workbook_of_endless_sheets_is_refused() {
    let limits = Limits {
        sheets: 100,
        ..Limits::default()
    };
    let tables = r#"<table:table table:name="一"/>"#.repeat(101);
    assert_eq!(code(read_within("a.ods", ods(&tables), &limits)), "corrupt");
    let sheets = r#"<sheet name="S" r:id="rId1"/>"#.repeat(101);
    let workbook = format!(r#"<workbook xmlns:r="r"><sheets>{sheets}</sheets></workbook>"#);
    let bytes = zip(&[
        ("_rels/.rels", crate::support::RELATIONS),
        ("xl/workbook.xml", &workbook),
        (
            "xl/_rels/workbook.xml.rels",
            crate::support::WORKBOOK_RELATIONS,
        ),
    ]);
    assert_eq!(
        code(read_within("a.xlsx", bytes.clone(), &limits)),
        "corrupt"
    );
    let small_index = Limits {
        index_bytes: 1000,
        ..Limits::default()
    };
    assert_eq!(code(read_within("a.xlsx", bytes, &small_index)), "zip_bomb");
}

#[test]
fn markup_that_ends_too_early_ends_the_read() {
    for content in [
        "<a><table:table table:name=\"一\"><table:table-row><table:table-cell office:value-type=\"string\"><text:p>x",
        "<a><table:table table:name=\"一\"><table:table-row>",
        "<a><table:table table:name=\"一\"><table:shapes>",
        "</table:table></table:table>",
        "",
    ] {
        let bytes = zip(&[
            ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
            ("content.xml", content),
        ]);
        let code = code(read("a.ods", bytes));
        assert!(matches!(code, "corrupt" | "empty"), "{content}: {code}");
    }
    // Closed properly, but deeper than anything a spreadsheet writes.
    let nested = format!("{}{}", "<a>".repeat(100_000), "</a>".repeat(100_000));
    assert_eq!(code(read("a.xlsx", xlsx(&nested, &[]))), "corrupt");
    let laughs = r#"<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><sheetData><row><c t="str"><v>&b;</v></c></row></sheetData>"#;
    let result = read("a.xlsx", xlsx(laughs, &[]));
    assert!(result.is_err() || text(&result.unwrap().rows[0], 0) == "&b;");
}

/// A table of sectors that lists one sector a million times would claim gigabytes.
#[test]
fn a_compound_file_that_multiplies_its_table_is_refused() {
    let sector = 512_usize;
    let mut bytes = vec![0_u8; sector * 4000];
    bytes[..8].copy_from_slice(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
    bytes[24..34].copy_from_slice(&[0x3E, 0, 3, 0, 0xFE, 0xFF, 9, 0, 6, 0]);
    let put = |bytes: &mut [u8], at: usize, word: u32| {
        bytes[at..at + 4].copy_from_slice(&word.to_le_bytes());
    };
    put(&mut bytes, 44, 109);
    put(&mut bytes, 56, 4096);
    put(&mut bytes, 60, 0xFFFF_FFFE);
    put(&mut bytes, 68, 0);
    // Every sector from the first is a link to the next, all pointing at one table sector.
    for index in 0..3900_u32 {
        let start = (index as usize + 1) * sector;
        for entry in 0..127 {
            put(&mut bytes, start + entry * 4, 3990);
        }
        put(&mut bytes, start + 508, index + 1);
    }
    assert_eq!(code(read("a.xls", bytes)), "corrupt");
}
