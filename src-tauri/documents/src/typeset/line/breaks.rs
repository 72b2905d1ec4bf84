//! Where a line may end.

use std::sync::LazyLock;

use icu_segmenter::options::LineBreakOptions;
use icu_segmenter::{LineSegmenter, LineSegmenterBorrowed};

use super::Atom;

/// UAX #14 in its strict form: no line starts with closing punctuation or ends with opening punctuation (避头尾).
static SEGMENTER: LazyLock<LineSegmenterBorrowed<'static>> =
    LazyLock::new(|| LineSegmenter::new_for_non_complex_scripts(LineBreakOptions::default()));

/// The bytes of `text` before which a line may start, in order.
///
/// UAX #14 is amended where a form wants it otherwise: a figure stays with its unit, a date with its parts and a box to
/// tick with its wording; and a line may start at an opening quotation mark between Han characters, or after a
/// closing one (rule LB19a of the newer editions, which the segmenter does not know yet).
pub(super) fn allowed(text: &str) -> Vec<usize> {
    let mut standard = SEGMENTER.segment_str(text).peekable();
    let mut allowed = Vec::new();
    let mut before = None;
    for (at, after) in text.char_indices() {
        while standard.next_if(|standard| *standard < at).is_some() {}
        let by_standard = standard.peek() == Some(&at);
        if let Some(before) = before
            && ((by_standard && !stay_together(before, after)) || part_at_quotation(before, after))
        {
            allowed.push(at);
        }
        before = Some(after);
    }
    allowed
}

fn stay_together(before: char, after: char) -> bool {
    let unit_after_figure = before.is_ascii_digit() && is_unit(after);
    let figure_after_date = matches!(before, '年' | '月') && after.is_ascii_digit();
    unit_after_figure || figure_after_date || before == '□' || after == '·'
}

fn is_unit(character: char) -> bool {
    "年月日时分秒元角万亿件箱台票吨辆次天层份联页名人个℃％".contains(character)
}

fn part_at_quotation(before: char, after: char) -> bool {
    let opens = matches!(after, '“' | '‘')
        && (is_ideograph(before) || "，。、；：！？）》】".contains(before));
    let closes = matches!(before, '”' | '’') && (is_ideograph(after) || "（《【".contains(after));
    opens || closes
}

/// A Han character, and no punctuation.
pub(super) fn is_ideograph(character: char) -> bool {
    matches!(character, '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}

/// How many atoms the line takes: the most that end at an allowed break and fit, or, where no break is allowed early
/// enough, the most that fit at all; at least one.
pub(super) fn longest_fit(atoms: &[Atom], width: f32, allowed: &[usize]) -> usize {
    /// Sums of many advances are not exact.
    const SLACK: f32 = 0.01;
    let (mut used, mut at_break, mut at_any) = (0.0, 0, 0);
    for (index, atom) in atoms.iter().enumerate() {
        used += atom.advance;
        if !atom.is_space() && used - atom.blank_at_end() > width + SLACK {
            return if at_break > 0 {
                at_break
            } else {
                whole_clusters(atoms, at_any.max(1))
            };
        }
        at_any = index + 1;
        let next = atoms.get(index + 1);
        if next.is_some_and(|next| {
            next.start != atom.start && allowed.binary_search(&next.start).is_ok()
        }) {
            at_break = index + 1;
        }
    }
    atoms.len()
}

/// Moves a break between the glyphs of one cluster to before it, or after it where nothing stands before.
fn whole_clusters(atoms: &[Atom], count: usize) -> usize {
    let starts_cluster = |count: &usize| {
        atoms
            .get(*count)
            .is_none_or(|atom| !atom.continues_cluster())
    };
    (1..=count)
        .rev()
        .find(starts_cluster)
        .or_else(|| (count..=atoms.len()).find(starts_cluster))
        .unwrap_or(count)
}
