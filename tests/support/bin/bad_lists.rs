//! `yike-bad-lists FOLDER`: writes lists that are not what they seem, each named for what is wrong with it.

use std::io::{self, Cursor, Write as _};
use std::path::{Path, PathBuf};

use yike_tests::firm_list;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const RELATIONS: &str = r#"<?xml version="1.0"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/>
</Relationships>"#;

const SHEETS: &str = r#"<?xml version="1.0"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/>
</Relationships>"#;

const WORKBOOK: &str = r#"<?xml version="1.0"?>
<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">
<sheets><sheet name="客户" sheetId="1" r:id="rId1"/></sheets></workbook>"#;

/// Two rows that any list may have.
const ROWS: &str = r#"<sheetData>
<row r="1"><c r="A1" t="inlineStr"><is><t>客户名称</t></is></c><c r="B1" t="inlineStr"><is><t>手机</t></is></c></row>
<row r="2"><c r="A2" t="inlineStr"><is><t>岷沱云仓供应链（示例）有限公司</t></is></c><c r="B2" t="inlineStr"><is><t>19900007101</t></is></c></row>
</sheetData>"#;

fn main() -> io::Result<()> {
    let folder = std::env::args_os().nth(1).map(PathBuf::from);
    let folder = folder.ok_or(io::ErrorKind::InvalidInput)?;
    std::fs::create_dir_all(&folder)?;
    let write = |name: &str, bytes: &[u8]| std::fs::write(folder.join(name), bytes);

    write("encrypted.xlsx", &encrypted()?)?;
    write("corrupt.xlsx", &cut_off(&folder)?)?;
    write("empty.xlsx", b"")?;
    write("picture.xlsx", b"\x89PNG\r\n\x1a\n and no list")?;
    // Ninety megabytes of blanks in ninety kilobytes.
    write("bomb.xlsx", &workbook(&" ".repeat(90 << 20))?)?;
    let lying = format!(r#"<dimension ref="A1:XFD1048576"/>{ROWS}"#);
    write("lying.xlsx", &workbook(&lying)?)?;
    let text = "客户名称,手机\r\n锦水渔歌水产（示例）有限公司,19900007102\r\n";
    write("text.xlsx", text.as_bytes())?;
    let long = format!(
        "客户名称,备注\r\n锦水渔歌水产（示例）有限公司,{}\r\n",
        "长".repeat(1_000_000)
    );
    write("long.csv", long.as_bytes())
}

/// As Excel leaves a workbook with a password: a compound file around what cannot be read.
fn encrypted() -> io::Result<Vec<u8>> {
    let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new()))?;
    for name in ["EncryptionInfo", "EncryptedPackage"] {
        file.create_stream(name)?.write_all(&[0x5a; 4096])?;
    }
    file.flush()?;
    Ok(file.into_inner().into_inner())
}

/// A good workbook, of which a copy was broken off.
fn cut_off(folder: &Path) -> io::Result<Vec<u8>> {
    let whole = folder.join("whole.xlsx");
    firm_list::write(&whole);
    let mut bytes = std::fs::read(whole)?;
    bytes.truncate(bytes.len() / 2);
    Ok(bytes)
}

fn workbook(sheet: &str) -> io::Result<Vec<u8>> {
    let sheet = format!(
        r#"<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{sheet}</worksheet>"#
    );
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in [
        ("_rels/.rels", RELATIONS),
        ("xl/workbook.xml", WORKBOOK),
        ("xl/_rels/workbook.xml.rels", SHEETS),
        ("xl/worksheets/sheet1.xml", &sheet),
    ] {
        writer.start_file(name, SimpleFileOptions::default())?;
        writer.write_all(content.as_bytes())?;
    }
    Ok(writer.finish()?.into_inner())
}
