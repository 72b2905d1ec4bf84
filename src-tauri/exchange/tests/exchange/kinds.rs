//! What a file is, is told by its content.

use std::fs;

use yike_exchange::limits::Limits;
use yike_exchange::progress::Unwatched;
use yike_exchange::source::{SheetChoice, SourceError, SourceFile, SourceKind, SourceWarning};

use crate::support::{compound, ods, read, xlsx, zip};

const ROW: &str =
    r#"<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>名称</t></is></c></row></sheetData>"#;

fn open(name: &str, bytes: Vec<u8>) -> Result<SourceFile, SourceError> {
    SourceFile::from_bytes(name, bytes, &Limits::default())
}

fn code(name: &str, bytes: Vec<u8>) -> &'static str {
    open(name, bytes)
        .err()
        .map_or("opened", |error| error.code())
}

fn kind(bytes: Vec<u8>) -> String {
    match open("list.xlsx", bytes) {
        Err(SourceError::UnsupportedKind { kind }) => kind,
        other => format!("{:?}", other.map(|file| file.kind())),
    }
}

#[test]
fn a_misleading_ending_only_warns() {
    let file = open("客户.XLS", xlsx(ROW, &[])).unwrap();
    assert_eq!(file.kind(), SourceKind::Xlsx);
    assert_eq!(
        file.warnings(),
        [SourceWarning::MisleadingExtension {
            extension: "xls".to_owned(),
            kind: SourceKind::Xlsx
        }]
    );
    // Exports of older systems are texts that call themselves workbooks.
    let file = open("客户.xls", "名称\t电话\r\n甲\t1\r\n".as_bytes().to_vec()).unwrap();
    assert_eq!(file.kind(), SourceKind::Text);
    assert_eq!(file.warnings().len(), 1);
    let file = open("客户.ods", ods("<table:table table:name=\"一\"/>")).unwrap();
    assert_eq!(file.kind(), SourceKind::Ods);
    assert!(file.warnings().is_empty());
}

#[test]
fn other_kinds_are_named() {
    let html = "\u{FEFF}  <html><table><tr><td>名称</td></tr></table></html>";
    let office = |part| zip(&[("[Content_Types].xml", "<Types/>"), (part, "<x/>")]);
    for (bytes, expected) in [
        (b"%PDF-1.7\n".to_vec(), "pdf"),
        (b"\x89PNG\r\n\x1A\n".to_vec(), "image"),
        (b"\xFF\xD8\xFF\xE0".to_vec(), "image"),
        (b"Rar!\x1A\x07".to_vec(), "archive"),
        (html.as_bytes().to_vec(), "html"),
        (b"<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">".to_vec(), "xml_spreadsheet"),
        (office("word/document.xml"), "docx"),
        (office("xl/workbook.bin"), "xlsb"),
        (office("readme.txt"), "zip"),
        (zip(&[("mimetype", "application/vnd.oasis.opendocument.text")]), "text"),
        (compound("/WordDocument", b"x"), "doc"),
        (compound("/WpsContent", b"x"), "wps"),
        (compound("/Other", b"x"), "ole"),
        (b"\x00\x01\x02\x00\x03\x04\x05".to_vec(), "unknown"),
    ] {
        assert_eq!(kind(bytes), expected);
    }
}

#[test]
fn encrypted_workbooks_say_so() {
    assert_eq!(
        code("a.xlsx", compound("/EncryptedPackage", b"secret")),
        "encrypted_workbook"
    );
    let locked = zip(&[
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        (
            "META-INF/manifest.xml",
            "<manifest><file-entry><encryption-data/></file-entry></manifest>",
        ),
        ("content.xml", "garbage"),
    ]);
    assert_eq!(code("a.ods", locked), "encrypted_workbook");
    let file_pass = crate::support::record(0x002F, &[1, 0, 1, 0]);
    assert_eq!(
        code("a.xls", crate::support::xls(&[file_pass], &[])),
        "encrypted_workbook"
    );
}

#[test]
fn empty_and_damaged_files_say_so() {
    assert_eq!(code("a.csv", Vec::new()), "empty");
    assert_eq!(
        read("a.csv", b"\xEF\xBB\xBF\r\n\r\n".to_vec()).unwrap_err(),
        SourceError::Empty
    );
    assert_eq!(
        read("a.xlsx", xlsx("<sheetData/>", &[])).unwrap_err(),
        SourceError::Empty
    );
    assert_eq!(
        code("a.xlsx", b"PK\x03\x04 and then nothing".to_vec()),
        "corrupt"
    );
    let whole = xlsx(ROW, &[]);
    assert_eq!(code("a.xlsx", whole[..whole.len() / 2].to_vec()), "corrupt");
    assert_eq!(
        code("a.xls", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 short".to_vec()),
        "corrupt"
    );
    let broken = xlsx("<sheetData><row><c r=\"A1\"><v>1</row>", &[]);
    assert_eq!(read("a.xlsx", broken).unwrap_err().code(), "corrupt");
}

#[test]
fn files_on_disk_are_opened_or_explained() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("客户.csv");
    let limits = Limits {
        file_bytes: 30,
        ..Limits::default()
    };
    let open = || SourceFile::open(&path, &limits).err();
    assert_eq!(
        open(),
        Some(SourceError::NotFound {
            path: path.display().to_string()
        })
    );
    fs::write(&path, "名称\n甲\n").unwrap();
    assert_eq!(open(), None);
    let file = SourceFile::open(&path, &limits).unwrap();
    assert_eq!(file.sheets()[0].name, "客户");
    fs::write(&path, [b'x'; 31]).unwrap();
    assert_eq!(
        open(),
        Some(SourceError::TooLarge {
            bytes: 31,
            limit: 30
        })
    );
    let in_folder = SourceFile::open(folder.path(), &Limits::default()).err();
    assert_eq!(in_folder.unwrap().code(), "not_readable");
}

#[test]
fn a_missing_sheet_is_named_with_those_that_are_there() {
    let file = open("a.xlsx", xlsx(ROW, &[])).unwrap();
    let error = file
        .read_sheet(SheetChoice::Named("表二"), &Unwatched)
        .unwrap_err();
    assert_eq!(error.code(), "sheet_not_found");
    assert_eq!(error.params()["available"], serde_json::json!(["表一"]));
    let sheet = file.read_sheet(SheetChoice::Named("表一"), &Unwatched);
    assert_eq!(sheet.unwrap().name, "表一");
}
