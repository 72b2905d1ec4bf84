//! Quantities with up to three decimals, exact: counts of things and days, percentages, marks out of five.

use std::fmt;

use rusqlite::Row;
use rusqlite::types::Value;
use serde::de::{self, Deserializer, Visitor};
use serde::{Deserialize, Serialize, Serializer};

use crate::money::Fen;
use crate::store::Column;
use crate::width::half_width_text;

/// How many thousandths make one.
const SCALE: i64 = 1_000;

/// A number of whole thousandths between zero and [`Quantity::LIMIT`].
///
/// As JSON it is a string without needless zeros: `"2.5"`, `"80"`. In the archive it is an INTEGER of thousandths.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, specta::Type)]
#[specta(type = String)]
pub struct Quantity(i64);

/// Why a text is not a quantity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum QuantityProblem {
    /// It does not read as a number that is not negative.
    #[error("not a number")]
    NotANumber,
    /// It is finer than a thousandth.
    #[error("more than three decimals")]
    TooManyDecimals,
    /// It lies beyond [`Quantity::LIMIT`].
    #[error("quantity beyond the limit")]
    TooLarge,
}

impl Quantity {
    /// None.
    pub const ZERO: Self = Self(0);
    /// One.
    pub const ONE: Self = Self(SCALE);
    /// The largest quantity, in thousandths: a million.
    pub const LIMIT: i64 = 1_000_000 * SCALE;

    /// A whole number; every `u16` lies within the limit.
    pub const fn whole(number: u16) -> Self {
        Self(number as i64 * SCALE)
    }

    /// So many thousandths.
    ///
    /// # Errors
    /// Below zero and beyond the limit.
    pub const fn from_thousandths(thousandths: i64) -> Result<Self, QuantityProblem> {
        match thousandths {
            ..0 => Err(QuantityProblem::NotANumber),
            0..=Self::LIMIT => Ok(Self(thousandths)),
            _ => Err(QuantityProblem::TooLarge),
        }
    }

    /// Thousandths.
    pub const fn thousandths(self) -> i64 {
        self.0
    }

    /// Reads `2.5`, `1,200`, `８０`; a percent sign may follow.
    ///
    /// # Errors
    /// A [`QuantityProblem`] that says what is wrong with the text.
    pub fn parse(text: &str) -> Result<Self, QuantityProblem> {
        let text = half_width_text(text);
        let text = text.trim().trim_end_matches('%').trim_end();
        let (whole, decimals) = match text.split_once('.') {
            Some((_, "")) => return Err(QuantityProblem::NotANumber),
            Some(parts) => parts,
            None => (text, ""),
        };
        let mut groups = whole.split(',');
        let first = groups.next().unwrap_or_default();
        let rest: Vec<&str> = groups.collect();
        let is_grouped = rest.is_empty() || (first.len() <= 3 && rest.iter().all(|g| g.len() == 3));
        let digits = format!("{first}{}", rest.concat());
        let are_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        if first.is_empty() || !is_grouped || !are_digits(&digits) || !are_digits(decimals) {
            return Err(QuantityProblem::NotANumber);
        }
        let decimals = decimals.trim_end_matches('0');
        if decimals.len() > 3 {
            return Err(QuantityProblem::TooManyDecimals);
        }
        let thousandths = format!("{digits}{decimals:0<3}")
            .parse()
            .map_err(|_| QuantityProblem::TooLarge)?;
        Self::from_thousandths(thousandths)
    }

    /// `price` times all the quantities, rounded once, at the end, to the nearest 分; half a 分 is rounded up (away from
    /// zero). `None` beyond [`Fen::LIMIT`].
    pub fn times_price(price: Fen, quantities: &[Self]) -> Option<Fen> {
        let mut product = i128::from(price.fen());
        let mut scale = 1_i128;
        for quantity in quantities {
            product = product.checked_mul(i128::from(quantity.0))?;
            scale = scale.checked_mul(i128::from(SCALE))?;
        }
        rounded(product, scale)
    }

    /// This many per cent of an amount, rounded like [`Quantity::times_price`].
    pub fn percent_of(self, amount: Fen) -> Option<Fen> {
        rounded(
            i128::from(amount.fen()) * i128::from(self.0),
            i128::from(SCALE) * 100,
        )
    }
}

fn rounded(product: i128, scale: i128) -> Option<Fen> {
    let magnitude =
        (product.unsigned_abs() * 2 + scale.unsigned_abs()) / (scale.unsigned_abs() * 2);
    let fen = i64::try_from(magnitude).ok()?;
    Fen::from_fen(if product < 0 { -fen } else { fen }).ok()
}

impl fmt::Display for Quantity {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, part) = (self.0 / SCALE, self.0 % SCALE);
        match part {
            0 => write!(formatter, "{whole}"),
            part => {
                let decimals = format!("{part:03}");
                write!(formatter, "{whole}.{}", decimals.trim_end_matches('0'))
            }
        }
    }
}

impl Serialize for Quantity {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Quantity {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(QuantityVisitor)
    }
}

/// Reads a quantity from a string or a number; of a fraction the shortest decimal that means it is taken.
struct QuantityVisitor;

impl Visitor<'_> for QuantityVisitor {
    type Value = Quantity;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a quantity with at most three decimals")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Quantity, E> {
        Quantity::parse(text).map_err(E::custom)
    }

    fn visit_u64<E: de::Error>(self, number: u64) -> Result<Quantity, E> {
        self.visit_str(&number.to_string())
    }

    fn visit_i64<E: de::Error>(self, number: i64) -> Result<Quantity, E> {
        self.visit_str(&number.to_string())
    }

    fn visit_f64<E: de::Error>(self, number: f64) -> Result<Quantity, E> {
        self.visit_str(&number.to_string())
    }
}

impl Column for Quantity {
    fn names(field: &'static str, names: &mut Vec<&'static str>) {
        names.push(field);
    }
    fn values(&self, values: &mut Vec<Value>) {
        values.push(Value::Integer(self.0));
    }
    fn read(row: &Row<'_>, at: &mut usize) -> rusqlite::Result<Self> {
        let position = *at;
        let stored = i64::read(row, at)?;
        Self::from_thousandths(stored).map_err(|problem| {
            rusqlite::Error::FromSqlConversionFailure(
                position,
                rusqlite::types::Type::Integer,
                Box::new(problem),
            )
        })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn quantity(text: &str) -> Quantity {
        Quantity::parse(text).unwrap()
    }

    #[test]
    fn quantities_are_read_as_people_write_them() {
        for (text, thousandths) in [
            ("2", 2_000),
            ("2.5", 2_500),
            ("０.１２５", 125),
            ("1,200", 1_200_000),
            (" 5% ", 5_000),
            ("1.500000", 1_500),
            ("1000000", Quantity::LIMIT),
        ] {
            assert_eq!(quantity(text).thousandths(), thousandths, "{text}");
        }
        use QuantityProblem::*;
        for (text, problem) in [
            ("", NotANumber),
            ("-1", NotANumber),
            ("1.", NotANumber),
            (".5", NotANumber),
            ("1,5", NotANumber),
            ("两", NotANumber),
            ("1e3", NotANumber),
            ("0.0005", TooManyDecimals),
            ("1000000.001", TooLarge),
            ("99999999999999999999", TooLarge),
        ] {
            assert_eq!(Quantity::parse(text), Err(problem), "{text}");
        }
    }

    #[test]
    fn json_may_hold_a_string_or_a_number() {
        for text in ["\"2.5\"", "2.5"] {
            let read: Quantity = serde_json::from_str(text).unwrap();
            assert_eq!(serde_json::to_string(&read).unwrap(), "\"2.5\"");
        }
        assert_eq!(
            serde_json::from_str::<Quantity>("80").unwrap(),
            Quantity::whole(80)
        );
        assert!(serde_json::from_str::<Quantity>("-1").is_err());
        assert!(serde_json::from_str::<Quantity>("0.0001").is_err());
    }

    #[test]
    fn a_product_is_rounded_once_and_half_a_fen_goes_up() {
        let price = |text: &str| Fen::parse(text).unwrap();
        for (unit_price, quantities, expected) in [
            ("1680.00", &["9"][..], "15120.00"),
            ("0.01", &["0.5"], "0.01"),
            ("0.01", &["0.499"], "0.00"),
            ("0.05", &["0.5", "0.5"], "0.01"),
            ("33.33", &["1.5", "3"], "149.99"),
            ("-0.01", &["0.5"], "-0.01"),
        ] {
            let quantities: Vec<Quantity> = quantities.iter().map(|text| quantity(text)).collect();
            let product = Quantity::times_price(price(unit_price), &quantities);
            assert_eq!(product, Some(price(expected)), "{unit_price}");
        }
        let most = Fen::from_fen(Fen::LIMIT).unwrap();
        assert_eq!(Quantity::times_price(most, &[Quantity::ONE]), Some(most));
        assert_eq!(Quantity::times_price(most, &[quantity("1.001")]), None);
        let largest = Quantity::from_thousandths(Quantity::LIMIT).unwrap();
        assert_eq!(Quantity::times_price(most, &[largest, largest]), None);
        assert_eq!(
            quantity("5").percent_of(price("57940.00")),
            Some(price("2897.00"))
        );
        assert_eq!(
            quantity("7.5").percent_of(price("0.07")),
            Some(price("0.01"))
        );
    }

    proptest! {
        #[test]
        fn what_is_written_reads_back(thousandths in 0..=Quantity::LIMIT) {
            let written = Quantity::from_thousandths(thousandths).unwrap();
            prop_assert_eq!(Quantity::parse(&written.to_string()), Ok(written));
        }

        #[test]
        fn whole_quantities_lose_nothing(fen in 0_i64..1_000_000, count in 0_u16..1_000, days in 0_u16..100) {
            let price = Fen::from_fen(fen).unwrap();
            let product = Quantity::times_price(price, &[Quantity::whole(count), Quantity::whole(days)]);
            prop_assert_eq!(product.unwrap().fen(), fen * i64::from(count) * i64::from(days));
        }

        #[test]
        fn the_rounding_is_off_by_at_most_half_a_fen(fen in 0_i64..100_000_000, thousandths in 0_i64..1_000_000) {
            let price = Fen::from_fen(fen).unwrap();
            let quantity = Quantity::from_thousandths(thousandths).unwrap();
            let rounded = Quantity::times_price(price, &[quantity]).unwrap().fen();
            let off = i128::from(rounded) * 1_000 - i128::from(fen) * i128::from(thousandths);
            prop_assert!((-499..=500).contains(&off), "{}", off);
        }
    }
}
