//! Numbers before headings and entries of lists: 一、（一）1.（1）(GB/T 9704, domain.md §3.12).

/// The number of a heading of a level, 1 for the outermost; what is deeper than four levels counts as the fourth.
pub fn of_heading(level: u8, number: usize) -> String {
    match level {
        0 | 1 => format!("{}、", in_han(number)),
        2 => format!("（{}）", in_han(number)),
        3 => format!("{number}."),
        _ => format!("（{number}）"),
    }
}

/// Counts the headings of a document: a heading starts the count of those below it anew.
#[derive(Clone, Debug, Default)]
pub struct Numbers([usize; 4]);

impl Numbers {
    /// The number of the next heading of a level.
    pub fn next(&mut self, level: u8) -> String {
        let place = usize::from(level.clamp(1, 4)) - 1;
        self.0[place] += 1;
        self.0[place + 1..].fill(0);
        of_heading(level, self.0[place])
    }
}

const DIGITS: [char; 10] = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/// A number in Han characters as it is spoken, up to 9999; beyond that, digit for digit.
pub fn in_han(number: usize) -> String {
    const UNITS: [&str; 4] = ["", "十", "百", "千"];
    let digits: Vec<usize> = number
        .to_string()
        .bytes()
        .map(|digit| usize::from(digit - b'0'))
        .collect();
    if number == 0 || digits.len() > UNITS.len() {
        return digits.iter().map(|digit| DIGITS[*digit]).collect();
    }
    let mut spoken = String::new();
    let mut gap = false;
    for (index, digit) in digits.iter().enumerate() {
        if *digit == 0 {
            gap = true;
            continue;
        }
        if gap && !spoken.is_empty() {
            spoken.push('零');
        }
        gap = false;
        let unit = digits.len() - 1 - index;
        // 十二, and not 一十二; but 一百一十二.
        if !(*digit == 1 && unit == 1 && spoken.is_empty()) {
            spoken.push(DIGITS[*digit]);
        }
        spoken.push_str(UNITS[unit]);
    }
    spoken
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_as_they_are_spoken() {
        let spoken = [
            (0, "〇"),
            (1, "一"),
            (10, "十"),
            (11, "十一"),
            (20, "二十"),
            (99, "九十九"),
            (101, "一百零一"),
            (110, "一百一十"),
            (112, "一百一十二"),
            (1001, "一千零一"),
            (2010, "二千零一十"),
            (9999, "九千九百九十九"),
            (10_000, "一〇〇〇〇"),
        ];
        for (number, words) in spoken {
            assert_eq!(in_han(number), words);
        }
    }

    #[test]
    fn a_heading_starts_the_count_below_it_anew() {
        let mut numbers = Numbers::default();
        let counted: Vec<String> = [1, 2, 2, 3, 4, 4, 1, 2, 3]
            .into_iter()
            .map(|level| numbers.next(level))
            .collect();
        assert_eq!(
            counted.join(" "),
            "一、 （一） （二） 1. （1） （2） 二、 （一） 1."
        );
    }
}
