//! The customer list that a firm keeps in Excel: titles above, merged cells, and the slips of years of typing.
//!
//! Every firm, person and number is invented.

use std::path::Path;

use rust_xlsxwriter::{Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError};

/// What stands in row 4, under two rows of title and an empty one.
const HEADS: [&str; 8] = [
    "序号",
    "客户名称",
    "所在地区",
    "联系人",
    "手机",
    "税号",
    "主要货物",
    "备注",
];

const WIDTHS: [f64; 8] = [6.0, 34.0, 14.0, 10.0, 14.0, 22.0, 14.0, 24.0];

/// Row 4 in Excel's count.
const HEAD: u32 = 3;

/// A line of the list; the number and the merged regions are added when it is written.
struct Line {
    name: &'static str,
    contact: &'static str,
    mobile: &'static str,
    code: &'static str,
    goods: &'static str,
    note: &'static str,
}

const LINES: [Line; 9] = [
    // A customer of the demonstration, written a little differently.
    line(
        "蜀岭鲜达食品(示例)有限责任公司",
        "何静怡",
        "19900000101",
        "91510100MAXN00016H",
        "冷鲜食品",
        "月结30天",
    ),
    line(
        "岷沱云仓供应链（示例）有限公司",
        "沈砚秋",
        "19900007101",
        "91510112MAXN71017E",
        "小家电",
        "",
    ),
    line(
        "锦水渔歌水产（示例）有限公司",
        "江映雪",
        "19900007102",
        "91510114MAXN710256",
        "活鲜",
        "周三不收货",
    ),
    // The spreadsheet showed the mobile so, and somebody copied what it showed.
    line(
        "巴山夜雨茶业（示例）有限公司",
        "冉春山",
        "1.39E+10",
        "91500113MAXN71033E",
        "茶叶",
        "",
    ),
    // Two signs are swapped.
    line(
        "洛水新程商贸（示例）有限公司",
        "简亦行",
        "19900007104",
        "91440111MAXN710461",
        "日用品",
        "税号待核",
    ),
    // Its code was typed as a number, so that only fifteen digits are left.
    line(
        "云岭松果坚果（示例）经营部",
        "木青禾",
        "19900007105",
        NUMERIC,
        "坚果",
        "",
    ),
    // The second line again.
    line(
        "岷沱云仓供应链（示例）有限公司",
        "沈砚秋",
        "19900007101",
        "91510112MAXN71017E",
        "小家电",
        "重复登记",
    ),
    line("", "无名", "19900007107", "", "", "名称未登记"),
    line(
        "渝州望江机电（示例）有限公司",
        "贺兰舟",
        "199 0000 7108",
        "",
        "机电",
        "",
    ),
];

/// Stands for the code that the workbook holds as a number.
const NUMERIC: &str = "915101120000000000";

const fn line(
    name: &'static str,
    contact: &'static str,
    mobile: &'static str,
    code: &'static str,
    goods: &'static str,
    note: &'static str,
) -> Line {
    Line {
        name,
        contact,
        mobile,
        code,
        goods,
        note,
    }
}

/// Writes the list as a workbook of today.
pub fn write(path: &Path) {
    fill(path).expect("a workbook that can be written");
}

fn fill(path: &Path) -> Result<(), XlsxError> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.set_name("客户资料")?;
    for (column, width) in (0..).zip(WIDTHS) {
        sheet.set_column_width(column, width)?;
    }
    titles(sheet)?;
    for (row, line) in (HEAD + 1..).zip(&LINES) {
        write_line(sheet, row, line)?;
    }
    regions(sheet)?;
    let total = HEAD + 1 + LINES.len() as u32;
    sheet.merge_range(total, 0, total, 1, "合计", &ruled())?;
    sheet.write_string(total, 2, format!("{} 家", LINES.len()))?;
    workbook.save(path)
}

/// The list's name over its whole width, and who keeps it.
fn titles(sheet: &mut Worksheet) -> Result<(), XlsxError> {
    let title = Format::new()
        .set_bold()
        .set_font_size(16)
        .set_align(FormatAlign::Center);
    sheet.merge_range(0, 0, 0, 7, "锦里通达物流（示例）客户资料汇总表", &title)?;
    sheet.merge_range(1, 0, 1, 7, "客服部　2026年6月　内部资料", &Format::new())?;
    let head = ruled().set_bold();
    for (column, text) in (0..).zip(HEADS) {
        sheet.write_string_with_format(HEAD, column, text, &head)?;
    }
    Ok(())
}

fn write_line(sheet: &mut Worksheet, row: u32, line: &Line) -> Result<(), XlsxError> {
    sheet.write_number(row, 0, f64::from(row - HEAD))?;
    for (column, text) in [
        (1, line.name),
        (3, line.contact),
        (4, line.mobile),
        (6, line.goods),
        (7, line.note),
    ] {
        sheet.write_string(row, column, text)?;
    }
    if line.code == NUMERIC {
        // A number holds fifteen digits, and the list shows it whole.
        let whole = Format::new().set_num_format("0");
        sheet.write_number_with_format(row, 5, 915_101_120_000_000_000.0, &whole)?;
    } else {
        sheet.write_string(row, 5, line.code)?;
    }
    Ok(())
}

/// Neighbours of one place share a merged cell, as people write them.
fn regions(sheet: &mut Worksheet) -> Result<(), XlsxError> {
    let ruled = ruled();
    sheet.merge_range(HEAD + 1, 2, HEAD + 3, 2, "成都龙泉驿", &ruled)?;
    for (row, region) in [
        (4, "重庆巴南"),
        (5, "广州白云"),
        (6, "昆明盘龙"),
        (7, "成都龙泉驿"),
        (9, "重庆渝中"),
    ] {
        sheet.write_string(HEAD + row, 2, region)?;
    }
    Ok(())
}

fn ruled() -> Format {
    Format::new().set_border(FormatBorder::Thin)
}
