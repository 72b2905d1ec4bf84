//! Money: whole 分 in the archive, yuan with two decimals everywhere a person or another program reads it.

mod parse;
mod words;

#[cfg(test)]
mod tests;

use std::fmt;

use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};
use serde::de::{self, Deserializer, Visitor};
use serde::{Deserialize, Serialize, Serializer};

/// An amount of renminbi in whole 分 (0.01 yuan), at most [`Fen::LIMIT`] either side of zero.
///
/// As JSON it is a string of yuan with exactly two decimals: `"25920.00"`, `"-120.00"`. In the archive it is an
/// INTEGER of 分. It may be negative: a cost line can deduct the salvage value of damaged goods (domain.md §3.9).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, specta::Type)]
#[specta(type = String)]
pub struct Fen(i64);

/// Why a text or a number is not an amount of money.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, thiserror::Error, Serialize, Deserialize, specta::Type,
)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum MoneyProblem {
    /// Nothing was written.
    #[error("no amount")]
    Empty,
    /// It does not read as a number.
    #[error("not a number")]
    NotANumber,
    /// It is finer than one 分.
    #[error("more than two decimals of a yuan")]
    TooManyDecimals,
    /// It lies beyond [`Fen::LIMIT`].
    #[error("amount beyond the limit")]
    TooLarge,
}

impl Fen {
    /// Nothing: 0.00 yuan.
    pub const ZERO: Fen = Fen(0);

    /// The largest amount, in 分, that is taken for an amount and not for a slip of the keyboard: 一万亿元
    /// (1,000,000,000,000.00 yuan). Registered capital and yearly sales of large customers pass 100 亿;
    /// nothing that a customer archive holds comes near this.
    pub const LIMIT: i64 = 100_000_000_000_000;

    /// An amount of so many 分.
    ///
    /// # Errors
    /// [`MoneyProblem::TooLarge`] beyond [`Fen::LIMIT`].
    pub const fn from_fen(fen: i64) -> Result<Fen, MoneyProblem> {
        if fen > Self::LIMIT || fen < -Self::LIMIT {
            Err(MoneyProblem::TooLarge)
        } else {
            Ok(Fen(fen))
        }
    }

    /// An amount of so many whole yuan; every `i32` lies within the limit.
    pub const fn from_yuan(yuan: i32) -> Fen {
        Fen(yuan as i64 * 100)
    }

    /// Reads an amount as people and spreadsheets write it: `18600`, `18,600.00`, `¥380`, `-120.00`, `1.8亿元`,
    /// in half- or full-width characters.
    ///
    /// # Errors
    /// A [`MoneyProblem`] that says what is wrong with the text.
    pub fn parse(text: &str) -> Result<Fen, MoneyProblem> {
        parse::amount(text)
    }

    /// The amount in whole 分.
    pub const fn fen(self) -> i64 {
        self.0
    }

    /// Whether the amount is below zero.
    pub const fn is_negative(self) -> bool {
        self.0 < 0
    }

    /// The sum, or `None` beyond the limit.
    pub fn checked_add(self, other: Fen) -> Option<Fen> {
        Fen::from_fen(self.0.checked_add(other.0)?).ok()
    }

    /// The difference, or `None` beyond the limit.
    pub fn checked_sub(self, other: Fen) -> Option<Fen> {
        Fen::from_fen(self.0.checked_sub(other.0)?).ok()
    }

    /// So many times the amount, or `None` beyond the limit.
    pub fn checked_mul(self, factor: i64) -> Option<Fen> {
        Fen::from_fen(self.0.checked_mul(factor)?).ok()
    }

    /// The sum of all amounts, or `None` when it leaves the limit on the way.
    pub fn checked_sum(amounts: impl IntoIterator<Item = Fen>) -> Option<Fen> {
        amounts.into_iter().try_fold(Fen::ZERO, Fen::checked_add)
    }

    /// The amount as the screen and the tables on paper show it: `18,600.00`.
    pub fn display_grouped(self) -> String {
        let yuan = (self.0.unsigned_abs() / 100).to_string();
        let mut grouped = String::new();
        if self.is_negative() {
            grouped.push('-');
        }
        for (index, digit) in yuan.chars().enumerate() {
            if index > 0 && (yuan.len() - index).is_multiple_of(3) {
                grouped.push(',');
            }
            grouped.push(digit);
        }
        format!("{grouped}.{:02}", self.0.unsigned_abs() % 100)
    }

    /// The amount in words for a formal paper, 大写金额 (支付结算办法 附件一, domain.md §3.9):
    /// `人民币壹仟肆佰零玖元伍角`. A negative amount has 负 after 人民币.
    pub fn in_words(self) -> String {
        words::amount(self.0)
    }
}

impl fmt::Display for Fen {
    /// Yuan with two decimals and no grouping: `25920.00`.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.is_negative() { "-" } else { "" };
        let fen = self.0.unsigned_abs();
        write!(formatter, "{sign}{}.{:02}", fen / 100, fen % 100)
    }
}

impl std::str::FromStr for Fen {
    type Err = MoneyProblem;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Fen::parse(text)
    }
}

impl Serialize for Fen {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Fen {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(YuanVisitor)
    }
}

/// Reads an amount from a string of yuan or from a whole number of yuan. A fraction is refused: binary floating
/// point cannot hold most of them.
struct YuanVisitor;

impl Visitor<'_> for YuanVisitor {
    type Value = Fen;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an amount in yuan as a string with two decimals")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Fen, E> {
        Fen::parse(text).map_err(E::custom)
    }

    fn visit_i64<E: de::Error>(self, yuan: i64) -> Result<Fen, E> {
        yuan.checked_mul(100)
            .ok_or(MoneyProblem::TooLarge)
            .and_then(Fen::from_fen)
            .map_err(E::custom)
    }

    fn visit_u64<E: de::Error>(self, yuan: u64) -> Result<Fen, E> {
        i64::try_from(yuan)
            .map_err(|_| E::custom(MoneyProblem::TooLarge))
            .and_then(|yuan| self.visit_i64(yuan))
    }
}

impl ToSql for Fen {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::from(self.0))
    }
}

impl FromSql for Fen {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        let fen = value.as_i64()?;
        Fen::from_fen(fen).map_err(|_| FromSqlError::OutOfRange(fen))
    }
}
