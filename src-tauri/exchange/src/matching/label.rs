//! A column's name, taken apart.

use serde::Serialize;
use specta::Type;

use crate::plain::folded;

/// The unit in which a column gives its amounts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum MoneyUnit {
    /// 元
    Yuan,
    /// 千元
    Thousand,
    /// 万元
    TenThousand,
    /// 百万元
    Million,
    /// 亿元
    HundredMillion,
}

impl MoneyUnit {
    /// How many yuan one of it is.
    pub fn yuan(self) -> i64 {
        match self {
            MoneyUnit::Yuan => 1,
            MoneyUnit::Thousand => 1_000,
            MoneyUnit::TenThousand => 10_000,
            MoneyUnit::Million => 1_000_000,
            MoneyUnit::HundredMillion => 100_000_000,
        }
    }

    /// The unit of a word such as `万元`, in folded form.
    pub fn of_word(word: &str) -> Option<Self> {
        let word = word
            .trim_start_matches("单位")
            .trim_start_matches([':', '/'])
            .trim_start_matches("人民币")
            .trim_start_matches("rmb")
            .trim_start_matches("cny");
        Some(match word {
            "元" | "圆" | "yuan" | "¥" => MoneyUnit::Yuan,
            "千元" | "千" | "k" => MoneyUnit::Thousand,
            "万元" | "万" | "w" | "10kyuan" => MoneyUnit::TenThousand,
            "百万元" | "百万" | "million" => MoneyUnit::Million,
            "亿元" | "亿" => MoneyUnit::HundredMillion,
            _ => return None,
        })
    }
}

/// The name of a column in folded form: the words themselves apart from what stands in brackets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// The words outside brackets, without marks of duty, numbering and colons.
    pub words: String,
    /// What stood in brackets.
    pub asides: Vec<String>,
}

impl Label {
    /// Takes a name apart.
    pub fn new(name: &str) -> Self {
        let mut words = String::new();
        let mut asides = Vec::new();
        let mut aside = String::new();
        let mut depth = 0_usize;
        for character in folded(name).chars() {
            match character {
                '(' | '[' | '<' | '{' => depth += 1,
                ')' | ']' | '>' | '}' if depth > 0 => {
                    depth -= 1;
                    if depth == 0 && !aside.is_empty() {
                        asides.push(std::mem::take(&mut aside));
                    }
                }
                other if depth > 0 => aside.push(other),
                other => words.push(other),
            }
        }
        if !aside.is_empty() {
            asides.push(aside);
        }
        Label {
            words: without_marks(&words),
            asides,
        }
    }

    /// The words with those in brackets behind them.
    pub fn whole(&self) -> String {
        format!("{}{}", self.words, self.asides.concat())
    }

    /// The unit of money in the brackets or at the end of the words, as in `注册资本万元`.
    pub fn unit(&self) -> Option<MoneyUnit> {
        let in_asides = self
            .asides
            .iter()
            .find_map(|aside| MoneyUnit::of_word(aside));
        in_asides.or_else(|| {
            let units = ["千元", "百万元", "万元", "亿元"];
            let ending = units.iter().find(|unit| self.words.ends_with(**unit));
            ending.and_then(|unit| MoneyUnit::of_word(unit))
        })
    }
}

/// Marks that forms put around a name: `*必填`, `1.`, `①`, `：`.
fn without_marks(words: &str) -> String {
    let mut words = words.trim_matches(['*', ':', '#', '.', '、', '·', '-', '_', '※', '★', '▲']);
    for mark in ["必填项", "必填", "选填", "必输", "required", "optional"] {
        words = words.strip_prefix(mark).unwrap_or(words);
        words = words.strip_suffix(mark).unwrap_or(words);
        words = words.trim_matches(['*', ':', '-', ',', '、']);
    }
    let numbering = |character: char| {
        character.is_ascii_digit() || ('①'..='⑳').contains(&character) || ".、".contains(character)
    };
    let unnumbered = words.trim_start_matches(numbering);
    let words = if unnumbered.is_empty() {
        words
    } else {
        unnumbered
    };
    words.replace(['/', '\\', '_', '-', ':', '*', '.', '\''], "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lose_their_decoration() {
        let expected = [
            ("注册资本(万元)", "注册资本"),
            ("　注册资本（单位：万元）", "注册资本"),
            ("*客户名称：", "客户名称"),
            ("客户名称（必填）", "客户名称"),
            ("必填*客户名称", "客户名称"),
            ("1、客户 名称", "客户名称"),
            ("③手机", "手机"),
            ("Credit Code *", "creditcode"),
            ("E-mail", "email"),
            ("客户\n名称", "客户名称"),
            ("2026", "2026"),
        ];
        for (name, words) in expected {
            assert_eq!(Label::new(name).words, words, "{name}");
        }
    }

    #[test]
    fn units_are_read_from_brackets_and_endings() {
        let expected = [
            ("注册资本(万元)", Some(MoneyUnit::TenThousand)),
            ("注册资本（单位：万元）", Some(MoneyUnit::TenThousand)),
            ("注册资本万元", Some(MoneyUnit::TenThousand)),
            ("年销售额[亿]", Some(MoneyUnit::HundredMillion)),
            ("信用额度(元)", Some(MoneyUnit::Yuan)),
            ("信用额度(人民币)", None),
            ("联系人(采购)", None),
        ];
        for (name, unit) in expected {
            assert_eq!(Label::new(name).unit(), unit, "{name}");
        }
    }
}
