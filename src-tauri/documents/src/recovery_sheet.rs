//! 账户恢复码: the one sheet that opens the archive when a password is forgotten. It is printed once, sealed and locked
//! away; what it says about that matters as much as the code.

use chrono::NaiveDateTime;

use crate::firm::Firm;
use crate::paper::{Paper, PaperError};
use crate::typeset::face::{Faces, Typeface};
use crate::typeset::flow::Flow;
use crate::typeset::mm;
use crate::typeset::page::{Frame, Sheet};
use crate::typeset::paragraph::{Align, Inline, Paragraph, Type};
use crate::typeset::pdf::Description;
use crate::typeset::shape::Shaper;
use crate::typeset::structure::Structure;
use crate::typeset::table::{Cell, Content, Row, Table};
use crate::wording::{date, moment};

const TITLE: &str = "账户恢复码";

/// What stands on the sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecoverySheet {
    /// 工作站: the letters of the computer whose archive the code opens.
    pub workstation: String,
    /// 用户: for whom it was made.
    pub user: String,
    /// The code in its groups, as they are typed back.
    pub groups: Vec<String>,
    /// When it was made, in Beijing time.
    pub printed_at: NaiveDateTime,
}

const LARGE: Type = Type {
    typeface: Typeface::SongBold,
    size: 22.0,
    tracking: 0.3,
};
const HEADING: Type = Type::new(Typeface::HeiBold, 12.0);
const LABEL: Type = Type::new(Typeface::Hei, 10.5);
const TEXT: Type = Type::new(Typeface::Song, 10.5);
const LEADING: f32 = 18.0;
const NUMBER: Type = Type::new(Typeface::Hei, 8.0);
/// Signs stand apart: they are read one by one and typed.
const CODE: Type = Type {
    typeface: Typeface::HeiBold,
    size: 21.0,
    tracking: 0.12,
};

/// How many groups stand side by side.
const ABREAST: usize = 4;

const PURPOSE: &str = "忘记登录密码时，在登录窗口选择“忘记密码”，依次输入以上各组字符并设置新密码，即可重新打开这台电脑上的客户档案，或由它生成的备份。字母不分大小写；恢复码里没有字母 I、L、O、U。恢复码只能用一次：用后即失效，系统会给出新的恢复码，请重新打印、重新封存。";

const KEEPING: [&str; 4] = [
    "本页等于档案的钥匙。谁同时拿到本页和这台电脑（或备份文件），谁就能看到全部客户资料。",
    "请装入信封，封口后由保管人在骑缝处签字，锁进保险柜；不要拍照，不要存进电脑或手机，不要与电脑放在一起。",
    "本页遗失、信封被拆开或保管人离职时，请立即在“设置”里重新生成恢复码，旧的随即失效。",
    "所有用户都忘记了密码、又没有本页时，没有人能打开档案，软件的作者也不能。",
];

/// Prints the sheet.
///
/// # Errors
/// [`PaperError::LogoUnreadable`] or [`PaperError::LogoTooLarge`] for the firm's logo, [`PaperError::NotWritten`] for a
/// fault of the program.
pub fn recovery_sheet(
    faces: &Faces,
    firm: &Firm,
    content: &RecoverySheet,
) -> Result<Paper, PaperError> {
    let frame = Frame {
        logo: firm.picture()?,
        owner: firm.name.clone(),
        title: TITLE.to_owned(),
        reference: "机密　封存保管".to_owned(),
        note: format!("打印：{}", moment(content.printed_at)),
        watermark: None,
    };
    let mut shaper = Shaper::new(faces);
    let mut structure = Structure::default();
    let mut flow = Flow::new(Sheet::A4_FORM, &mut shaper, &mut structure);
    flow.anchor(TITLE, 0);
    flow.space(mm(10.0));
    flow.title(&Paragraph::new(TITLE, LARGE, 34.0, Align::Centre));
    flow.space(mm(6.0));
    flow.table(&whose(firm, content), false);
    flow.space(mm(8.0));
    flow.table(&code(&content.groups), false);
    flow.space(mm(8.0));
    heading(&mut flow, "用途");
    flow.paragraphs(&[running(PURPOSE)]);
    flow.space(mm(4.0));
    heading(&mut flow, "保管");
    let rules = KEEPING.iter().enumerate();
    let rules: Vec<_> = rules
        .map(|(index, rule)| numbered(index + 1, rule))
        .collect();
    flow.list(&rules);
    flow.space(mm(12.0));
    flow.paragraphs(&[signature()]);
    let mut pages = flow.pages();
    frame.draw(&mut pages, &mut shaper);
    let description = Description {
        title: TITLE.to_owned(),
        author: firm.name.clone(),
        created: content.printed_at,
    };
    Paper::of(&pages, &structure, &shaper, &description)
}

fn whose(firm: &Firm, content: &RecoverySheet) -> Table {
    let label = |columns, text: &str| Cell::new(columns, paragraph(text, LABEL)).label();
    let value = |columns, text: &str| Cell::new(columns, paragraph(text, TEXT));
    let day = date(content.printed_at.date());
    let rows = [
        vec![label(0..1, "公司"), value(1..4, &firm.name)],
        vec![
            label(0..1, "工作站"),
            value(1..2, &content.workstation),
            label(2..3, "用户"),
            value(3..4, &content.user),
        ],
        vec![label(0..1, "生成日期"), value(1..4, &day)],
    ];
    let row = |cells| Row {
        cells,
        least: mm(9.0),
        ..Row::default()
    };
    Table {
        columns: [22.0, 59.0, 22.0, 59.0].map(mm).to_vec(),
        rows: rows.map(row).to_vec(),
        ..Table::default()
    }
}

/// The groups with their numbers, by which the program asks for one of them; the last row is filled up with nothing.
fn code(groups: &[String]) -> Table {
    let content = |index: usize| match groups.get(index) {
        Some(group) => vec![
            Paragraph::new(format!("第 {} 组", index + 1), NUMBER, 12.0, Align::Centre),
            Paragraph::new(group, CODE, 32.0, Align::Centre),
        ],
        None => Vec::new(),
    };
    let cell = |row: usize, place: usize| {
        Cell::new(
            place..place + 1,
            Content::Text(content(row * ABREAST + place)),
        )
    };
    let row = |row: usize| Row {
        cells: (0..ABREAST).map(|place| cell(row, place)).collect(),
        least: mm(18.0),
        ..Row::default()
    };
    let rows = (0..groups.len().div_ceil(ABREAST)).map(row).collect();
    Table {
        columns: vec![1.0; ABREAST],
        rows,
        ..Table::default()
    }
}

fn paragraph(text: &str, kind: Type) -> Content {
    Content::Text(vec![Paragraph::new(text, kind, 14.0, Align::Left)])
}

fn heading(flow: &mut Flow, text: &str) {
    flow.heading(2, &Paragraph::new(text, HEADING, 22.0, Align::Left), 0.0);
}

/// Running text: justified, its first line set in by two characters.
fn running(text: &str) -> Paragraph {
    Paragraph::new(text, TEXT, LEADING, Align::Justified).running()
}

/// An entry of a list, its lines below each other beside the number.
fn numbered(number: usize, text: &str) -> Paragraph {
    let entry = Paragraph::new(format!("{number}．{text}"), TEXT, LEADING, Align::Justified);
    Paragraph {
        hanging_indent: 1.55 * TEXT.size,
        ..entry
    }
}

fn signature() -> Paragraph {
    let line = |width| Inline::Blank {
        width: mm(width),
        fills: false,
    };
    let text = |text: &str| Inline::Text(text.to_owned(), LABEL);
    let inlines = vec![
        text("保管人签字："),
        line(42.0),
        Inline::Gap(24.0),
        text("封存日期："),
        line(42.0),
    ];
    Paragraph {
        inlines,
        ..Paragraph::new("", LABEL, LEADING, Align::Left)
    }
}
