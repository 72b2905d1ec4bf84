use super::super::measure::measure;
use super::super::{Carried, Content, Row};
use super::*;
use crate::typeset::face::{Faces, Typeface};
use crate::typeset::paragraph::{Align, Paragraph, Type};
use crate::typeset::shape::Shaper;

const LINE: f32 = 10.0;

/// A row with a label and so many lines of text; it is `lines` × 10 + 4.4 points high.
fn row(lines: usize) -> Row {
    let kind = Type::new(Typeface::Hei, 8.0);
    let paragraph = |text: &str| Paragraph::new(text, kind, LINE, Align::Left);
    Row {
        cells: vec![
            Cell::new(0..1, Content::Text(vec![paragraph("签")])).label(),
            Cell::new(1..2, Content::Text(vec![paragraph("字"); lines])),
        ],
        ..Row::default()
    }
}

fn kept(lines: usize) -> Row {
    Row {
        keep_with_previous: true,
        ..row(lines)
    }
}

/// The row and the lines of each slice of each page.
fn pages(
    rows: Vec<Row>,
    head_rows: usize,
    first: f32,
    full: f32,
) -> Vec<Vec<(usize, Range<usize>)>> {
    let table = Table {
        columns: vec![30.0, 100.0],
        head_rows,
        rows,
        ..Table::default()
    };
    let faces = Faces::bundled();
    let measured = measure(&table, 130.0, &mut Shaper::new(&faces));
    let pages = paginate(&table, &measured, first, full, false);
    for page in &pages {
        assert!(page.iter().map(|slice| slice.height).sum::<f32>() <= full.max(first) + 0.01);
    }
    let shown = |slice: &Slice| (slice.row, slice.lines[1].clone());
    pages
        .iter()
        .map(|page| page.iter().map(shown).collect())
        .collect()
}

#[test]
fn a_row_that_does_not_fit_goes_whole_to_the_next_page() {
    assert_eq!(
        pages(vec![row(3), row(5)], 0, 80.0, 80.0),
        [vec![(0, 0..3)], vec![(1, 0..5)]]
    );
}

#[test]
fn a_row_taller_than_a_page_is_cut_and_loses_no_line() {
    assert_eq!(
        pages(vec![row(1), row(20)], 0, 70.0, 100.0),
        [
            vec![(0, 0..1), (1, 0..5)],
            vec![(1, 5..14)],
            vec![(1, 14..20)]
        ]
    );
}

#[test]
fn no_single_line_is_left_alone_by_a_cut() {
    let cut = pages(vec![row(20)], 0, 100.0, 100.0);
    assert_eq!(cut, [vec![(0, 0..9)], vec![(0, 9..18)], vec![(0, 18..20)]]);
    let cut = pages(vec![row(19)], 0, 100.0, 100.0);
    assert_eq!(cut, [vec![(0, 0..9)], vec![(0, 9..17)], vec![(0, 17..19)]]);
    let cut = pages(vec![row(4), row(20)], 0, 64.0, 100.0);
    assert_eq!(
        cut[0],
        [(0, 0..4)],
        "one line would fit below the first row"
    );
}

#[test]
fn a_signature_stays_with_what_is_signed() {
    assert_eq!(
        pages(vec![row(3), row(3), kept(1)], 0, 80.0, 80.0),
        [vec![(0, 0..3)], vec![(1, 0..3), (2, 0..1)]]
    );
}

#[test]
fn a_signature_takes_the_last_lines_of_a_cut_row_with_it() {
    let cut = pages(vec![row(18), kept(1)], 0, 100.0, 100.0);
    assert_eq!(
        cut,
        [
            vec![(0, 0..9)],
            vec![(0, 9..16)],
            vec![(0, 16..18), (1, 0..1)]
        ]
    );
}

#[test]
fn head_rows_stand_on_every_page() {
    let cut = pages(vec![row(1), row(4), row(4), row(20)], 1, 80.0, 80.0);
    assert_eq!(cut.len(), 6);
    assert!(cut.iter().all(|page| page[0] == (0, 0..1)));
}

#[test]
fn rows_to_write_in_grow_to_the_foot_of_the_last_page() {
    let growing = |most| Row { most, ..row(1) };
    let table = Table {
        columns: vec![30.0, 100.0],
        rows: vec![growing(20.0), row(2), growing(90.0)],
        ..Table::default()
    };
    let faces = Faces::bundled();
    let measured = measure(&table, 130.0, &mut Shaper::new(&faces));
    let heights = |fill| -> Vec<f32> {
        paginate(&table, &measured, 100.0, 100.0, fill)[0]
            .iter()
            .map(|slice| slice.height.round())
            .collect()
    };
    assert_eq!(heights(false), [14.0, 24.0, 14.0]);
    assert_eq!(heights(true), [20.0, 24.0, 56.0]);
}

#[test]
fn a_head_taller_than_the_page_does_not_hang() {
    let table = Table {
        columns: vec![30.0, 100.0],
        head_rows: 1,
        rows: vec![row(9), row(2)],
        ..Table::default()
    };
    let faces = Faces::bundled();
    let measured = measure(&table, 130.0, &mut Shaper::new(&faces));
    let pages = paginate(&table, &measured, 50.0, 50.0, false);
    let last = pages
        .iter()
        .flatten()
        .next_back()
        .map(|slice| (slice.row, slice.lines[1].clone()));
    assert_eq!(last, Some((1, 0..2)));
}

/// The same row with one line to be carried over after it.
fn summed(lines: usize) -> Row {
    let carried = Carried {
        over: row(1),
        brought: row(1),
    };
    Row {
        carried: Some(Box::new(carried)),
        ..row(lines)
    }
}

/// The rows of each page, what is carried over marked by its side.
fn carried_pages(
    rows: Vec<Row>,
    head_rows: usize,
    height: f32,
) -> Vec<Vec<(usize, Option<Carries>)>> {
    let table = Table {
        columns: vec![30.0, 100.0],
        head_rows,
        rows,
        ..Table::default()
    };
    let faces = Faces::bundled();
    let measured = measure(&table, 130.0, &mut Shaper::new(&faces));
    let pages = paginate(&table, &measured, height, height, false);
    for page in &pages {
        assert!(page.iter().map(|slice| slice.height).sum::<f32>() <= height + 0.01);
    }
    let shown = |slice: &Slice| (slice.row, slice.carries);
    pages
        .iter()
        .map(|page| page.iter().map(shown).collect())
        .collect()
}

#[test]
fn what_is_carried_over_stands_round_each_end_of_a_page() {
    use Carries::{Brought, Over};
    // Rows of one line are 14 points high: the head, three rows and what is carried over fill 70.
    let rows = vec![
        row(1),
        summed(1),
        summed(1),
        summed(1),
        summed(1),
        summed(1),
        row(1),
    ];
    assert_eq!(
        carried_pages(rows, 1, 72.0),
        [
            vec![(0, None), (1, None), (2, None), (3, None), (3, Some(Over))],
            // The last row needs no room for anything below it.
            vec![
                (0, None),
                (3, Some(Brought)),
                (4, None),
                (5, None),
                (6, None)
            ],
        ]
    );
}

#[test]
fn a_row_that_is_cut_carries_over_what_it_adds_itself() {
    use Carries::{Brought, Over};
    let cut = carried_pages(vec![summed(20), row(1)], 0, 100.0);
    let (first, last) = (&cut[0], &cut[cut.len() - 1]);
    assert_eq!(*first, [(0, None), (0, Some(Over))]);
    assert_eq!(last[0], (0, Some(Brought)));
    assert_eq!(last[last.len() - 1], (1, None));
}

#[test]
fn nothing_is_carried_over_where_the_table_ends() {
    let rows = vec![summed(1), summed(1), kept(1)];
    assert_eq!(
        carried_pages(rows, 0, 72.0),
        [vec![(0, None), (1, None), (2, None)]]
    );
}
