//! 大写金额: an amount in the characters that a formal paper wants (支付结算办法 附件一).
//!
//! The rule leaves some 零 optional. One variant is fixed here (domain.md §3.9): 零 stands between 元 and 角 exactly
//! when the units digit of the yuan is 0, none stands before 仟 after 万, and 整 follows 元 only.

const DIGITS: [char; 10] = ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖'];
/// Names of the places within a group of four digits, lowest first.
const PLACES: [&str; 4] = ["", "拾", "佰", "仟"];
/// Names of the groups of four digits, lowest first. They reach beyond [`super::Fen::LIMIT`].
const GROUPS: [&str; 4] = ["", "万", "亿", "万亿"];

pub(super) fn amount(fen: i64) -> String {
    let sign = if fen < 0 { "负" } else { "" };
    let fen = fen.unsigned_abs();
    let yuan = fen / 100;
    let change = fen % 100;
    let mut words = whole(yuan);
    if yuan > 0 {
        words.push('元');
    }
    words.push_str(&part(yuan, change));
    if change == 0 {
        if yuan == 0 {
            words.push_str("零元");
        }
        words.push('整');
    }
    format!("人民币{sign}{words}")
}

/// 角 and 分 behind so many whole yuan.
fn part(yuan: u64, change: u64) -> String {
    let (jiao, fen) = (change / 10, change % 10);
    let mut words = String::new();
    if jiao > 0 {
        if yuan > 0 && yuan.is_multiple_of(10) {
            words.push('零');
        }
        words.push(digit(jiao));
        words.push('角');
    }
    if fen > 0 {
        if yuan > 0 && jiao == 0 {
            words.push('零');
        }
        words.push(digit(fen));
        words.push('分');
    }
    words
}

/// Whole yuan without 元; nothing for zero.
fn whole(yuan: u64) -> String {
    let mut words = String::new();
    let mut skipped_group = false;
    for (index, name) in GROUPS.iter().enumerate().rev() {
        let value = yuan / 10_000_u64.pow(index as u32) % 10_000;
        if value == 0 {
            skipped_group = true;
            continue;
        }
        if !words.is_empty() && (skipped_group || value < 1_000) {
            words.push('零');
        }
        words.push_str(&group(value));
        words.push_str(name);
        skipped_group = false;
    }
    words
}

/// A number from 1 to 9999, without a leading 零.
fn group(value: u64) -> String {
    let mut words = String::new();
    let mut zero_pending = false;
    for (place, name) in PLACES.iter().enumerate().rev() {
        let digit_here = value / 10_u64.pow(place as u32) % 10;
        if digit_here == 0 {
            zero_pending = !words.is_empty();
            continue;
        }
        if zero_pending {
            words.push('零');
        }
        words.push(digit(digit_here));
        words.push_str(name);
        zero_pending = false;
    }
    words
}

fn digit(value: u64) -> char {
    DIGITS[(value % 10) as usize]
}
