use proptest::prelude::*;

use super::*;
use crate::typeset::face::{Faces, Typeface};
use crate::typeset::paragraph::{Align, Type};

const SIZE: f32 = 10.0;

fn set(text: &str, width: f32, align: Align) -> Vec<Line> {
    let faces = Faces::bundled();
    let paragraph = Paragraph::new(text, Type::new(Typeface::Song, SIZE), 14.0, align);
    lines(&paragraph, width, &mut Shaper::new(&faces))
}

fn text_of(line: &Line) -> String {
    line.runs
        .iter()
        .flat_map(|run| &run.sorts)
        .map(|sort| sort.text.as_str())
        .collect()
}

fn texts(text: &str, width: f32) -> Vec<String> {
    set(text, width, Align::Justified)
        .iter()
        .map(text_of)
        .collect()
}

#[test]
fn closing_punctuation_does_not_start_a_line() {
    assert_eq!(
        texts("六台外包装破损、机身变形。", 60.0),
        ["六台外包装破", "损、机身变", "形。"]
    );
}

#[test]
fn a_closing_mark_at_the_end_takes_half_an_em() {
    assert_eq!(texts("六台外包装，破损", 55.0), ["六台外包装，", "破损"]);
    let line = &set("六台外包装，破损", 55.0, Align::Justified)[0];
    assert_eq!(line.end, 55.0);
}

fn run_as_a_book(text: &str, width: f32) -> Vec<Line> {
    let faces = Faces::bundled();
    let kind = Type::new(Typeface::Song, SIZE);
    let paragraph = Paragraph {
        first_indent: 0.0,
        ..Paragraph::new(text, kind, 14.0, Align::Left).running()
    };
    lines(&paragraph, width, &mut Shaper::new(&faces))
}

#[test]
fn running_text_has_a_quarter_of_an_em_beside_letters_and_figures() {
    let close = set("共A箱", 200.0, Align::Left)[0].end;
    let apart = run_as_a_book("共A箱", 200.0)[0].end;
    assert!((apart - close - 0.5 * SIZE).abs() < 0.01, "{close} {apart}");
    let at_the_end = &run_as_a_book("六台外包装A破损", 50.0)[0];
    assert_eq!(text_of(at_the_end), "六台外包装");
    assert_eq!(at_the_end.end, 50.0);
}

#[test]
fn a_stop_that_ends_a_line_of_running_text_hangs_in_the_margin() {
    let set = run_as_a_book("六台外包装，破损变形。", 50.0);
    let texts: Vec<String> = set.iter().map(text_of).collect();
    assert_eq!(texts, ["六台外包装，", "破损变形。"]);
    assert_eq!(set[0].end, 50.0);
}

#[test]
fn an_opening_mark_at_the_start_loses_its_blank_half() {
    let set = set("外包装上有标识“堆码限三层”", 70.0, Align::Left);
    assert_eq!(text_of(&set[1]).chars().next(), Some('“'));
    assert_eq!(set[1].runs[0].x, -0.5 * SIZE);
}

#[test]
fn a_figure_keeps_its_unit_and_a_date_its_parts() {
    for line in texts(
        "到货时间2026年6月18日共480箱酸奶超温150分钟，其中120箱被拒收",
        84.0,
    ) {
        let first = line.chars().next();
        assert!(!first.is_some_and(|c| "年月日箱分".contains(c)), "{line}");
    }
}

#[test]
fn a_box_to_tick_stays_with_its_wording() {
    let faces = Faces::bundled();
    let kind = Type::new(Typeface::Song, SIZE);
    let mut paragraph = Paragraph::new("意见：", kind, 14.0, Align::Left);
    for option in ["□接受", "□拒绝接受", "□无"] {
        paragraph
            .inlines
            .push(Inline::Unbroken(option.to_owned(), kind));
    }
    let set = lines(&paragraph, 72.0, &mut Shaper::new(&faces));
    assert_eq!(
        set.iter().map(text_of).collect::<Vec<_>>(),
        ["意见：□接受", "□拒绝接受□无"]
    );
}

#[test]
fn justified_lines_end_at_the_edge_and_the_last_one_does_not() {
    let lines = set(
        &"调取车辆温度记录仪与驾驶室报警日志，A4纸".repeat(4),
        133.0,
        Align::Justified,
    );
    let (last, full) = lines.split_last().expect("several lines");
    for line in full {
        assert!(
            (line.end - 133.0).abs() < 0.01,
            "{} ends at {}",
            text_of(line),
            line.end
        );
    }
    assert!(last.end <= 133.0);
}

#[test]
fn a_word_wider_than_the_column_is_cut_and_nothing_of_it_lost() {
    let word = "TL-0377-".repeat(9);
    let set = set(&word, 60.0, Align::Left);
    assert!(set.iter().all(|line| line.end <= 60.01));
    assert_eq!(set.iter().map(text_of).collect::<String>(), word);
}

#[test]
fn a_filling_blank_reaches_the_edge() {
    let faces = Faces::bundled();
    let mut paragraph =
        Paragraph::new("签字：", Type::new(Typeface::Song, SIZE), 14.0, Align::Left);
    paragraph.inlines.push(Inline::Blank {
        width: 20.0,
        fills: true,
    });
    let set = lines(&paragraph, 100.0, &mut Shaper::new(&faces));
    assert_eq!(set[0].blanks, [(30.0, 70.0)]);
}

#[test]
fn empty_text_is_one_empty_line() {
    let set = set("", 100.0, Align::Left);
    assert_eq!(set.len(), 1);
    assert_eq!(set[0].runs, []);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn no_character_is_lost_and_no_line_too_wide(text in "[a-zA-Z0-9 ，。、；：“”（）《》…—℃¥%￥.,驿客投诉处理通知书货损台㛃䶮𠅤鿏]{0,120}", width in 24.0f32..300.0) {
        let lines = set(&text, width, Align::Justified);
        let all: String = lines.iter().map(text_of).collect();
        let visible = |text: &str| text.chars().filter(|c| *c != ' ').collect::<String>();
        prop_assert_eq!(visible(&all), visible(&text));
        for line in &lines {
            prop_assert!(line.end <= width + 0.05, "{} is {} wide", text_of(line), line.end);
        }
    }
}
