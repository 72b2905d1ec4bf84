//! What people type when they look for something, taken from what the archive holds.

use rusqlite::{Connection, Result};

/// Something that somebody types.
pub struct Query {
    /// What kind of thing it is.
    pub kind: &'static str,
    text: String,
    /// After so many characters one may expect an answer.
    from: usize,
}

impl Query {
    /// The text after each keystroke, from the first that is answered.
    pub fn keystrokes(&self) -> impl Iterator<Item = String> {
        let length = self.text.chars().count();
        (self.from..=length).map(|end| self.text.chars().take(end).collect())
    }
}

/// Queries of every kind, `each` of each, from records all over the archive.
pub fn typed(connection: &Connection, each: usize) -> Result<Vec<Query>> {
    let mut queries = Vec::new();
    let customers =
        "SELECT short_name, pinyin, initials, customer_no FROM customers WHERE deleted_at IS NULL";
    for [short_name, pinyin, initials, number] in spread(connection, customers, each)? {
        let characters: Vec<char> = short_name.chars().collect();
        let part = |from: usize, length: usize| -> String {
            characters.iter().skip(from).take(length).collect()
        };
        let written: String = initials.chars().take(2).collect();
        let mixed = format!("{written}{}", part(2, 2));
        queries.extend([
            query("two characters", part(0, 2), 2),
            query(
                "two characters from the middle",
                part(characters.len() / 2, 2),
                2,
            ),
            query("short name", short_name, 2),
            query("initials", initials, 2),
            query("full pinyin", pinyin.replace([' ', '\''], ""), 2),
            query("initials and characters", mixed, 2),
            query("customer number", number, 3),
        ]);
    }
    let contacts =
        "SELECT name, mobile, '', '' FROM contacts WHERE deleted_at IS NULL AND mobile <> ''";
    for (index, [name, mobile, ..]) in spread(connection, contacts, each)?.into_iter().enumerate() {
        let fragment: String = mobile.chars().skip(index % 7).take(3 + index % 5).collect();
        queries.push(query("contact", name, 2));
        queries.push(query("part of a telephone number", fragment, 3));
    }
    let complaints =
        "SELECT complaint_no, waybill_no, '', '' FROM complaints WHERE deleted_at IS NULL";
    for [number, waybill, ..] in spread(connection, complaints, each)? {
        queries.push(query("complaint number", number, 3));
        queries.push(query("waybill", waybill, 3));
    }
    let words = [
        "破损",
        "温度记录",
        "晚到",
        "对账单",
        "签收单",
        "温州",
        "冷藏",
    ];
    queries.extend(words.map(|word| query("words of a complaint", word.to_owned(), 2)));
    queries.retain(|query| query.text.chars().count() >= query.from);
    Ok(queries)
}

fn query(kind: &'static str, text: String, from: usize) -> Query {
    Query { kind, text, from }
}

/// So many rows, evenly from all over the table.
fn spread(connection: &Connection, sql: &str, wanted: usize) -> Result<Vec<[String; 4]>> {
    let mut statement = connection.prepare(&format!("{sql} ORDER BY id"))?;
    let rows = statement.query_map([], |row| {
        Ok([row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?])
    })?;
    let all: Vec<[String; 4]> = rows.collect::<Result<_>>()?;
    let step = (all.len() / wanted.max(1)).max(1);
    Ok(all.into_iter().step_by(step).take(wanted).collect())
}

#[cfg(test)]
mod tests {
    use super::query;

    #[test]
    fn every_keystroke_from_the_first_answered_one_is_a_query() {
        let typed: Vec<String> = query("a", "佳盈物流".to_owned(), 2).keystrokes().collect();
        assert_eq!(typed, ["佳盈", "佳盈物", "佳盈物流"]);
        assert_eq!(query("a", "佳".to_owned(), 2).keystrokes().count(), 0);
    }
}
