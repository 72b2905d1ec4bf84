use super::*;
use crate::typeset::face::{Faces, Typeface};
use crate::typeset::page::Size;
use crate::typeset::paragraph::{Align, Type};
use crate::typeset::table::{Cell, Content};

/// Ten lines of ten points, each of eight characters.
const SMALL: Sheet = Sheet {
    width: 100.0,
    height: 120.0,
    left: 10.0,
    right: 10.0,
    top: 10.0,
    bottom: 10.0,
    ..Sheet::A4_FORM
};

/// The baselines of the lines on each page, for paragraphs of so many lines on pages of ten.
fn lines_on_pages(paragraphs: &[usize]) -> Vec<usize> {
    let faces = Faces::bundled();
    let mut shaper = Shaper::new(&faces);
    let mut structure = Structure::default();
    let mut flow = Flow::new(SMALL, &mut shaper, &mut structure);
    for count in paragraphs {
        let text = "字".repeat(count * 8);
        let kind = Type::new(Typeface::Hei, 10.0);
        flow.paragraphs(&[Paragraph::new(text, kind, 10.0, Align::Left)]);
    }
    let is_text = |mark: &&Mark| matches!(mark, Mark::Text { .. });
    flow.pages()
        .iter()
        .map(|page| page.marks.iter().filter(is_text).count())
        .collect()
}

#[test]
fn paragraphs_go_on_on_the_next_page() {
    assert_eq!(lines_on_pages(&[4, 20]), [10, 10, 4]);
}

#[test]
fn neither_the_first_nor_the_last_line_of_a_paragraph_stands_alone() {
    assert_eq!(lines_on_pages(&[9, 3]), [9, 3]);
    assert_eq!(lines_on_pages(&[7, 4]), [9, 2]);
}

#[test]
fn a_paragraph_of_one_line_may_be_the_last_on_its_page() {
    assert_eq!(lines_on_pages(&[9, 1, 1]), [10, 1]);
}

fn paragraph(text: &str) -> Paragraph {
    Paragraph::new(text, Type::new(Typeface::Hei, 10.0), 10.0, Align::Left)
}

/// Sets something with `fill` and gives the text of each page, and the outline with the page of each entry.
fn poured(fill: impl FnOnce(&mut Flow)) -> (Vec<String>, Vec<(String, usize, usize)>) {
    let faces = Faces::bundled();
    let (mut shaper, mut structure) = (Shaper::new(&faces), Structure::default());
    let mut flow = Flow::new(SMALL, &mut shaper, &mut structure);
    fill(&mut flow);
    let pages = flow.pages();
    let text = |page: &Page| {
        let sorts = page.marks.iter().flat_map(|mark| match mark {
            Mark::Text { run, .. } => run.sorts.as_slice(),
            _ => &[],
        });
        sorts.map(|sort| sort.text.as_str()).collect::<String>()
    };
    let entries = |(index, page): (usize, &Page)| {
        let named = page.anchors.iter();
        named
            .map(|anchor| (anchor.title.clone(), anchor.level, index))
            .collect::<Vec<_>>()
    };
    let outline = pages.iter().enumerate().flat_map(entries).collect();
    (pages.iter().map(text).collect(), outline)
}

#[test]
fn a_heading_goes_with_the_start_of_what_follows() {
    let (pages, outline) = poured(|flow| {
        flow.paragraphs(&[paragraph("一\n").clone(), paragraph(&"字".repeat(7 * 8))]);
        flow.heading(1, &paragraph("标题"), 10.0);
        flow.paragraphs(&[paragraph(&"文".repeat(20))]);
    });
    assert_eq!(pages.len(), 2);
    assert!(pages[1].starts_with("标题文"), "{pages:?}");
    assert_eq!(outline, [("标题".to_owned(), 0, 1)]);
}

#[test]
fn headings_below_headings_stay_together_and_the_last_is_not_lost() {
    let (pages, outline) = poured(|flow| {
        flow.paragraphs(&[paragraph(&"字".repeat(7 * 8))]);
        flow.heading(1, &paragraph("一"), 0.0);
        flow.heading(2, &paragraph("（一）"), 0.0);
        flow.paragraphs(&[paragraph(&"文".repeat(16))]);
        flow.heading(1, &paragraph("二"), 0.0);
    });
    assert!(pages[1].starts_with("一（一）文"), "{pages:?}");
    assert!(pages[1].ends_with('二'));
    let levels: Vec<usize> = outline.iter().map(|entry| entry.1).collect();
    assert_eq!(levels, [0, 1, 0]);
}

#[test]
fn backs_have_their_binding_at_the_other_edge() {
    let faces = Faces::bundled();
    let (mut shaper, mut structure) = (Shaper::new(&faces), Structure::default());
    let upright = Sheet::upright(Size::A4).printed_on_both_sides();
    let mut flow = Flow::new(upright, &mut shaper, &mut structure);
    flow.paragraphs(&[paragraph("正")]);
    flow.new_page();
    flow.paragraphs(&[paragraph("背")]);
    flow.turn_to(Sheet::across(Size::A4).printed_on_both_sides());
    flow.paragraphs(&[paragraph("横")]);
    flow.new_page();
    flow.paragraphs(&[paragraph("背")]);
    let pages = flow.pages();
    let millimetres = |points: f32| (points * 25.4 / 72.0).round();
    let margins: Vec<_> = pages
        .iter()
        .map(|page| {
            let sheet = page.sheet;
            [sheet.width, sheet.left, sheet.right, sheet.top].map(millimetres)
        })
        .collect();
    assert_eq!(margins[0], [210.0, 28.0, 20.0, 20.0]);
    assert_eq!(margins[1], [210.0, 20.0, 28.0, 20.0]);
    assert_eq!(margins[2], [297.0, 15.0, 15.0, 32.0]);
    assert_eq!(margins[3], [297.0, 15.0, 15.0, 20.0]);
}

/// Pages of ten lines: a table of rows of one line with a head, closed by a total, with the sums of each page.
#[test]
fn each_page_of_a_table_with_sums_ends_with_those_of_its_own_rows() {
    let row = |text: &str| Row {
        cells: vec![Cell::new(0..1, Content::Text(vec![paragraph(text)]))],
        ..Row::default()
    };
    let table = |count: usize| Table {
        columns: vec![1.0],
        head_rows: 1,
        closing_rows: 1,
        rows: std::iter::once(row("头"))
            .chain((0..count).map(|_| row("行")))
            .chain([Row {
                keep_with_previous: true,
                ..row("总")
            }])
            .collect(),
        ..Table::default()
    };
    let sums = |rows: &[usize]| row(&format!("小计{}", rows.len()));
    let pages = |count: usize| poured(|flow| flow.table_with_sums(&table(count), sums)).0;
    // Each row is 14 points high: seven fill the hundred points of a page, head and sums among them.
    assert_eq!(
        pages(4),
        ["头行行行行总"],
        "one page needs no sums of its own"
    );
    assert_eq!(
        pages(11),
        ["头行行行行行小计5", "头行行行行行小计5", "头行小计1总"]
    );
    assert_eq!(
        pages(10),
        ["头行行行行行小计5", "头行行行行小计4", "头行小计1总"],
        "the total never stands alone"
    );
}
