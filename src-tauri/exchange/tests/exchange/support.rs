//! Files made for a test.

use std::io::{Cursor, Write};

use yike_exchange::limits::Limits;
use yike_exchange::progress::Unwatched;
use yike_exchange::source::{SheetChoice, SourceError, SourceFile};
use yike_exchange::table::{Row, Sheet};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// Opens bytes under a name and reads the first sheet.
pub fn read(name: &str, bytes: Vec<u8>) -> Result<Sheet, SourceError> {
    read_within(name, bytes, &Limits::default())
}

pub fn read_within(name: &str, bytes: Vec<u8>, limits: &Limits) -> Result<Sheet, SourceError> {
    SourceFile::from_bytes(name, bytes, limits)?.read_sheet(SheetChoice::First, &Unwatched)
}

/// A zip container of the given parts.
pub fn zip(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, content) in parts {
        writer.start_file(*name, options).unwrap();
        writer.write_all(content.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

pub const RELATIONS: &str = r#"<?xml version="1.0"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/>
</Relationships>"#;

pub const WORKBOOK_RELATIONS: &str = r#"<?xml version="1.0"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/>
<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/>
<Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/>
</Relationships>"#;

pub const WORKBOOK: &str = r#"<?xml version="1.0"?>
<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">
<sheets><sheet name="表一" sheetId="1" r:id="rId1"/></sheets></workbook>"#;

/// A workbook whose one sheet has these rows, with further parts such as shared texts.
pub fn xlsx(sheet_data: &str, further: &[(&str, &str)]) -> Vec<u8> {
    let sheet = format!(
        r#"<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{sheet_data}</worksheet>"#
    );
    let mut parts = vec![
        ("_rels/.rels", RELATIONS),
        ("xl/workbook.xml", WORKBOOK),
        ("xl/_rels/workbook.xml.rels", WORKBOOK_RELATIONS),
        ("xl/worksheets/sheet1.xml", sheet.as_str()),
    ];
    parts.extend(further);
    zip(&parts)
}

/// An OpenDocument spreadsheet whose content holds these tables.
pub fn ods(tables: &str) -> Vec<u8> {
    let content = format!(
        r#"<?xml version="1.0"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"#
    );
    zip(&[
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        (
            "META-INF/manifest.xml",
            "<manifest:manifest xmlns:manifest=\"urn:x\"/>",
        ),
        ("content.xml", &content),
    ])
}

/// A record of an Excel 97 workbook.
pub fn record(kind: u16, data: &[u8]) -> Vec<u8> {
    let mut record = kind.to_le_bytes().to_vec();
    record.extend(u16::try_from(data.len()).unwrap().to_le_bytes());
    record.extend(data);
    record
}

/// A compound file with one stream.
pub fn compound(stream_name: &str, content: &[u8]) -> Vec<u8> {
    let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).unwrap();
    file.create_stream(stream_name)
        .unwrap()
        .write_all(content)
        .unwrap();
    file.flush().unwrap();
    file.into_inner().into_inner()
}

/// An Excel 97 workbook with one sheet of these records.
pub fn xls(globals: &[Vec<u8>], sheet: &[Vec<u8>]) -> Vec<u8> {
    let begin = record(0x0809, &[0, 6, 5, 0, 0, 0, 0, 0]);
    let end = record(0x000A, &[]);
    let inner: Vec<u8> = globals.concat();
    let name = b"S";
    let offset = begin.len() + inner.len() + 4 + 8 + name.len() + end.len();
    let mut bound = u32::try_from(offset).unwrap().to_le_bytes().to_vec();
    bound.extend([0, 0, 1, 0]);
    bound.extend(name);
    let stream = [
        begin.clone(),
        inner,
        record(0x0085, &bound),
        end.clone(),
        begin,
        sheet.concat(),
        end,
    ]
    .concat();
    compound("/Workbook", &stream)
}

/// The text of a cell, for comparisons.
pub fn text(row: &Row, column: u32) -> String {
    yike_exchange::cells::shown(row.cell(column))
}
