use proptest::prelude::*;
use rusqlite::Connection;

use super::{Fen, MoneyProblem};

/// The examples of domain.md §3.9.
const WORDS: [(&str, &str); 16] = [
    ("1,409.50", "人民币壹仟肆佰零玖元伍角"),
    ("6,007.14", "人民币陆仟零柒元壹角肆分"),
    ("1,680.32", "人民币壹仟陆佰捌拾元零叁角贰分"),
    ("107,000.53", "人民币壹拾万柒仟元零伍角叁分"),
    ("16,409.02", "人民币壹万陆仟肆佰零玖元零贰分"),
    ("325.04", "人民币叁佰贰拾伍元零肆分"),
    ("0.05", "人民币伍分"),
    ("0.50", "人民币伍角"),
    ("10.00", "人民币壹拾元整"),
    ("100,050.00", "人民币壹拾万零伍拾元整"),
    ("1,000,005.00", "人民币壹佰万零伍元整"),
    ("100,001,000.00", "人民币壹亿零壹仟元整"),
    ("10,000,000,000.00", "人民币壹佰亿元整"),
    ("7,280.00", "人民币柒仟贰佰捌拾元整"),
    ("60,837.00", "人民币陆万零捌佰叁拾柒元整"),
    ("0.00", "人民币零元整"),
];

#[test]
fn amounts_in_words_are_those_of_the_rule() {
    for (amount, words) in WORDS {
        let parsed = Fen::parse(amount).unwrap();
        assert_eq!(parsed.in_words(), words);
        assert_eq!(parsed.display_grouped(), amount);
    }
    assert_eq!(
        Fen::from_yuan(-400).in_words(),
        "人民币负肆佰元整",
        "a deduction says so"
    );
    assert_eq!(
        Fen::from_fen(Fen::LIMIT).unwrap().in_words(),
        "人民币壹万亿元整"
    );
}

#[test]
fn amounts_are_read_as_people_write_them() {
    for (text, fen) in [
        ("25920.00", 2_592_000),
        ("-120.00", -12_000),
        ("18,600.00", 1_860_000),
        ("¥380", 38_000),
        ("￥ ３８０．５", 38_050),
        ("-¥0.05", -5),
        ("¥-0.05", -5),
        ("−7", -700),
        (" 1,000,005 元 ", 100_000_500),
        ("3,000.00万元", 3_000_000_000),
        ("1.8 亿元", 18_000_000_000),
        ("0.000001万", 1),
        ("人民币20元", 2_000),
        ("007.10", 710),
        ("1,000,000,000,000.00", Fen::LIMIT),
    ] {
        assert_eq!(Fen::parse(text).map(Fen::fen), Ok(fen), "{text}");
    }
}

#[test]
fn what_is_no_amount_is_refused_by_its_own_code() {
    use MoneyProblem::{Empty, NotANumber, TooLarge, TooManyDecimals};
    for (text, problem) in [
        ("", Empty),
        (" \u{3000}", Empty),
        ("三百", NotANumber),
        ("1,5", NotANumber),
        ("18,60.00", NotANumber),
        ("1800,600", NotANumber),
        (",600", NotANumber),
        ("12.", NotANumber),
        (".5", NotANumber),
        ("1.2.3", NotANumber),
        ("--5", NotANumber),
        ("¥¥5", NotANumber),
        ("¥-¥5", NotANumber),
        ("1e3", NotANumber),
        ("元", NotANumber),
        ("5.000", TooManyDecimals),
        ("0.0000001万", TooManyDecimals),
        ("1000000000000.01", TooLarge),
        ("-1000000000000.01", TooLarge),
        ("99999999999999999999", TooLarge),
    ] {
        assert_eq!(Fen::parse(text), Err(problem), "{text}");
    }
}

#[test]
fn json_is_a_string_of_yuan() {
    let amount = Fen::from_fen(2_592_000).unwrap();
    assert_eq!(serde_json::to_string(&amount).unwrap(), "\"25920.00\"");
    assert_eq!(
        serde_json::to_string(&Fen::from_yuan(-120)).unwrap(),
        "\"-120.00\""
    );
    for json in ["\"25920.00\"", "\"25,920\"", "25920"] {
        assert_eq!(serde_json::from_str::<Fen>(json).unwrap(), amount, "{json}");
    }
    assert_eq!(
        serde_json::from_str::<Fen>("-120").unwrap(),
        Fen::from_yuan(-120)
    );
    for json in [
        "259.2",
        "\"1.234\"",
        "null",
        "18446744073709551615",
        "9223372036854775807",
    ] {
        assert!(serde_json::from_str::<Fen>(json).is_err(), "{json}");
    }
}

#[test]
fn the_archive_holds_an_integer() {
    let archive = Connection::open_in_memory().unwrap();
    let (kind, back): (String, Fen) = archive
        .query_row(
            "SELECT typeof(?1), ?1",
            [Fen::from_fen(-12_345).unwrap()],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )
        .unwrap();
    assert_eq!((kind.as_str(), back.fen()), ("integer", -12_345));
    assert!(
        archive
            .query_row("SELECT 100000000000001", [], |row| row.get::<_, Fen>(0))
            .is_err()
    );
}

#[test]
fn arithmetic_stays_within_the_limit() {
    let limit = Fen::from_fen(Fen::LIMIT).unwrap();
    let one = Fen::from_fen(1).unwrap();
    assert_eq!(limit.checked_add(one), None);
    assert_eq!(limit.checked_sub(one).map(Fen::fen), Some(Fen::LIMIT - 1));
    assert_eq!(limit.checked_mul(2), None);
    assert_eq!(limit.checked_mul(i64::MAX), None);
    assert_eq!(Fen::from_yuan(3).checked_mul(-4), Some(Fen::from_yuan(-12)));
    assert_eq!(Fen::checked_sum([]), Some(Fen::ZERO));
    assert_eq!(
        Fen::checked_sum([
            Fen::from_yuan(7_000),
            Fen::from_yuan(680),
            Fen::from_yuan(-400)
        ]),
        Some(Fen::from_yuan(7_280))
    );
    assert_eq!(Fen::checked_sum([limit, one]), None);
    assert_eq!(Fen::from_yuan(i32::MIN).fen(), -214_748_364_800);
}

proptest! {
    #[test]
    fn words_read_back(fen in -Fen::LIMIT..=Fen::LIMIT) {
        check_words(fen);
    }

    // Amounts with many zeros are where 零 goes wrong, and a uniform draw has hardly any.
    #[test]
    fn words_of_amounts_full_of_zeros_read_back(
        digits in proptest::collection::vec(prop_oneof![3 => Just(0_i64), 2 => 1_i64..=9], 14)
    ) {
        check_words(digits.iter().fold(0, |number, digit| number * 10 + digit));
    }

    #[test]
    fn every_written_form_reads_back(fen in -Fen::LIMIT..=Fen::LIMIT) {
        let amount = Fen::from_fen(fen).unwrap();
        prop_assert_eq!(Fen::parse(&amount.to_string()), Ok(amount));
        prop_assert_eq!(Fen::parse(&amount.display_grouped()), Ok(amount));
    }

    #[test]
    fn no_text_panics(text in "\\PC{0,24}") {
        let _ = Fen::parse(&text);
    }
}

fn check_words(fen: i64) {
    let words = Fen::from_fen(fen).unwrap().in_words();
    assert_eq!(read(&words), Some(fen), "{words}");
    assert!(!words.contains("零零"), "{words}");
    assert!(!words.contains("零元") || fen == 0, "{words}");
    assert_eq!(words.ends_with('整'), fen % 100 == 0, "{words}");
}

/// Reads 大写金额 back to 分 the way a clerk does: digit by digit, each raised by the unit behind it.
fn read(words: &str) -> Option<i64> {
    let words = words.strip_prefix("人民币")?;
    let (sign, words) = match words.strip_prefix('负') {
        Some(rest) => (-1, rest),
        None => (1, words),
    };
    let (mut fen, mut groups, mut below_group, mut digit) = (0_i64, 0_i64, 0_i64, 0_i64);
    for character in words.chars() {
        match character {
            '零' => digit = 0,
            '拾' => below_group += 10 * std::mem::take(&mut digit),
            '佰' => below_group += 100 * std::mem::take(&mut digit),
            '仟' => below_group += 1_000 * std::mem::take(&mut digit),
            '万' => {
                groups += (below_group + std::mem::take(&mut digit)) * 10_000;
                below_group = 0;
            }
            '亿' => {
                groups = (groups + below_group + std::mem::take(&mut digit)) * 100_000_000;
                below_group = 0;
            }
            '元' => {
                fen = (groups + below_group + std::mem::take(&mut digit)) * 100;
                below_group = 0;
            }
            '角' => fen += 10 * std::mem::take(&mut digit),
            '分' => fen += std::mem::take(&mut digit),
            '整' => {}
            other => {
                digit = "零壹贰叁肆伍陆柒捌玖"
                    .chars()
                    .position(|known| known == other)? as i64;
            }
        }
    }
    Some(sign * fen)
}
