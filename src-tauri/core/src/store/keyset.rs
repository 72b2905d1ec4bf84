//! Pages of a list: each starts behind a key, so that a page deep down costs what the first one costs.
//!
//! SQLite keeps no figures about the archive here, so the way to a page is chosen by what is known: an order has an index
//! that holds the filtered columns too and is walked; a filter that leaves few rows is looked up and its rows are sorted.

use rusqlite::types::Value;
use rusqlite::{Connection, Row, params_from_iter};
use uuid::Uuid;

use crate::Result;

/// Up to so many rows of a filter are looked up and sorted. Walking until as rare a value has filled a page takes longer.
const FEW: usize = 400;

/// The list, as its feature's `row.sql` selects it.
pub(crate) struct List<'a> {
    /// Selects the columns of a row, without conditions.
    pub select: &'a str,
    /// The table.
    pub table: &'static str,
    /// What the table is called in `select`.
    pub alias: &'static str,
}

impl List<'_> {
    /// The selection, with the table read through an index.
    fn select_through(&self, index: Option<&str>) -> String {
        let Some(index) = index else {
            return self.select.to_owned();
        };
        let from = format!("FROM {} AS {}", self.table, self.alias);
        let through = format!("{from} INDEXED BY {index}");
        self.select.replacen(&from, &through, 1)
    }
}

/// One condition.
pub(crate) struct Filter {
    /// In SQL, with the alias of the list.
    pub condition: String,
    /// Its values.
    pub values: Vec<Value>,
    /// How its rows are found.
    pub by: Found,
}

/// How the rows of a filter are found by themselves.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Found {
    /// By their keys.
    Key,
    /// Through an index; `order` is the expression by which it is ordered within the filter.
    Index {
        name: &'static str,
        order: Option<&'static str>,
    },
}

/// An order of the list.
pub(crate) struct Order {
    /// The expression that is ordered by; equal ones follow each other by key.
    pub expression: &'static str,
    /// The largest first.
    pub descending: bool,
    /// The index that is walked.
    pub index: &'static str,
}

/// The way to a page.
enum Way {
    /// The rows come in their order.
    Walk(&'static str),
    /// The rows are all read, and sorted.
    Sort(Option<&'static str>),
}

/// At most `limit` rows behind `after`.
pub(crate) fn page<T>(
    connection: &Connection,
    list: &List<'_>,
    filters: &[Filter],
    order: &Order,
    after: Option<(Value, Uuid)>,
    limit: usize,
    read: fn(&Row<'_>) -> rusqlite::Result<T>,
) -> Result<Vec<T>> {
    let Order {
        expression,
        descending,
        ..
    } = order;
    let (arrow, direction) = match descending {
        true => ("<", "DESC"),
        false => (">", "ASC"),
    };
    let id = format!("{}.id", list.alias);
    let run = |through: Option<&str>, behind: &str, of: Vec<Value>, by: &str, rows: usize| {
        let select = list.select_through(through);
        let conditions = conditions(list, filters);
        let sql = format!(
            "{select} WHERE {conditions}{behind} ORDER BY {by}{id} {direction} LIMIT {rows}"
        );
        let values = filters.iter().flat_map(|filter| &filter.values).chain(&of);
        let mut statement = connection.prepare_cached(&sql)?;
        let found = statement.query_map(params_from_iter(values), read)?;
        Ok(found.collect::<rusqlite::Result<Vec<T>>>()?)
    };
    let key = |(key, id): (Value, Uuid)| vec![key, Value::Blob(id.as_bytes().to_vec())];
    match (way(connection, list, filters, order)?, after) {
        // The plus keeps the expression from being looked up in an index.
        (Way::Sort(index), Some(after)) => {
            let behind = format!(" AND (+{expression}, {id}) {arrow} (?, ?)");
            let by = format!("+{expression} {direction}, ");
            run(index, &behind, key(after), &by, limit)
        }
        (Way::Sort(index), None) => {
            let by = format!("+{expression} {direction}, ");
            run(index, "", Vec::new(), &by, limit)
        }
        (Way::Walk(index), None) => {
            let by = format!("{expression} {direction}, ");
            run(Some(index), "", Vec::new(), &by, limit)
        }
        // Those with the same key first: an index over an expression is not entered at a pair of key and id.
        (Way::Walk(index), Some(after)) => {
            let behind = format!(" AND {expression} = ? AND {id} {arrow} ?");
            let mut rows = run(Some(index), &behind, key(after.clone()), "", limit)?;
            if rows.len() < limit {
                let behind = format!(" AND {expression} {arrow} ?");
                let by = format!("{expression} {direction}, ");
                let rest = limit - rows.len();
                rows.extend(run(Some(index), &behind, vec![after.0], &by, rest)?);
            }
            Ok(rows)
        }
    }
}

/// The conditions of the filters; a record in the recycle bin is in no list.
pub(crate) fn conditions(list: &List<'_>, filters: &[Filter]) -> String {
    let mut conditions = format!("{}.deleted_at IS NULL", list.alias);
    for filter in filters {
        conditions.push_str(" AND ");
        conditions.push_str(&filter.condition);
    }
    conditions
}

fn way(connection: &Connection, list: &List<'_>, filters: &[Filter], order: &Order) -> Result<Way> {
    if let [only] = filters
        && let Found::Index {
            name,
            order: inside,
        } = only.by
        && inside == Some(order.expression)
    {
        return Ok(Way::Walk(name));
    }
    for filter in filters {
        match filter.by {
            Found::Key => return Ok(Way::Sort(None)),
            Found::Index { name, .. } if is_few(connection, list, filter, name)? => {
                return Ok(Way::Sort(Some(name)));
            }
            Found::Index { .. } => {}
        }
    }
    Ok(Way::Walk(order.index))
}

fn is_few(connection: &Connection, list: &List<'_>, filter: &Filter, index: &str) -> Result<bool> {
    let List { table, alias, .. } = list;
    let condition = &filter.condition;
    let sql = format!(
        "SELECT count(*) FROM (SELECT 1 FROM {table} AS {alias} INDEXED BY {index}
           WHERE {alias}.deleted_at IS NULL AND {condition} LIMIT {})",
        FEW + 1
    );
    let mut statement = connection.prepare_cached(&sql)?;
    let found: i64 = statement.query_row(params_from_iter(&filter.values), |row| row.get(0))?;
    Ok(found <= FEW as i64)
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIST: List<'_> = List {
        select: "SELECT r.id, r.colour FROM records AS r",
        table: "records",
        alias: "r",
    };
    const BY_WEIGHT: Order = Order {
        expression: "ifnull(r.weight, 0)",
        descending: false,
        index: "records_by_weight",
    };
    const NEWEST: Order = Order {
        expression: "r.made",
        descending: true,
        index: "records_newest",
    };

    /// A thousand records, many of them alike: every hundredth is red, no two neighbours are of one weight.
    fn records() -> Connection {
        let connection = Connection::open_in_memory().unwrap();
        connection
            .execute_batch(
                "CREATE TABLE records (id BLOB PRIMARY KEY, colour TEXT, weight INTEGER, made INTEGER, deleted_at INTEGER);
                 CREATE INDEX records_by_weight ON records (deleted_at, ifnull(weight, 0), id, colour);
                 CREATE INDEX records_newest ON records (deleted_at, made DESC, id DESC, colour);
                 CREATE INDEX records_of_colour ON records (colour, deleted_at, made DESC, id DESC);",
            )
            .unwrap();
        for number in 0_u128..1_000 {
            let id = Uuid::from_u128(number);
            let colour = if number % 100 == 0 { "red" } else { "grey" };
            let weight = (number % 3 > 0).then_some((number % 3) as i64);
            let deleted_at = (number % 250 == 1).then_some(1);
            connection
                .execute(
                    "INSERT INTO records VALUES (?1, ?2, ?3, ?4, ?5)",
                    rusqlite::params![
                        id.as_bytes(),
                        colour,
                        weight,
                        number as i64 / 40,
                        deleted_at
                    ],
                )
                .unwrap();
        }
        connection
    }

    fn of_colour(colour: &str) -> Vec<Filter> {
        vec![Filter {
            condition: "r.colour = ?".to_owned(),
            values: vec![Value::Text(colour.to_owned())],
            by: Found::Index {
                name: "records_of_colour",
                order: Some("r.made"),
            },
        }]
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<Uuid> {
        Ok(Uuid::from_bytes(row.get(0)?))
    }

    fn key(order: &Order, id: Uuid) -> Value {
        let number = id.as_u128() as i64;
        Value::Integer(match order.descending {
            true => number / 40,
            false => number % 3,
        })
    }

    /// All pages, one behind the other.
    fn walked(connection: &Connection, filters: &[Filter], order: &Order) -> Vec<Uuid> {
        let mut all: Vec<Uuid> = Vec::new();
        loop {
            let after = all.last().map(|id| (key(order, *id), *id));
            let rows = page(connection, &LIST, filters, order, after, 7, read).unwrap();
            if rows.is_empty() {
                return all;
            }
            all.extend(rows);
        }
    }

    fn expected(colour: Option<bool>, order: &Order) -> Vec<Uuid> {
        let alive = (0_u128..1_000).filter(|number| number % 250 != 1);
        let mut ids: Vec<Uuid> = alive
            .filter(|number| colour.is_none_or(|red| (number % 100 == 0) == red))
            .map(Uuid::from_u128)
            .collect();
        let place = |id: &Uuid| match key(order, *id) {
            Value::Integer(key) => (key, *id),
            _ => unreachable!(),
        };
        ids.sort_by_key(place);
        if order.descending {
            ids.reverse();
        }
        ids
    }

    #[test]
    fn the_pages_of_every_way_are_the_whole_list_in_its_order() {
        let connection = records();
        for order in [&BY_WEIGHT, &NEWEST] {
            assert_eq!(walked(&connection, &[], order), expected(None, order));
            for (colour, red) in [("red", true), ("grey", false)] {
                let found = walked(&connection, &of_colour(colour), order);
                assert_eq!(found, expected(Some(red), order), "{colour}");
            }
            assert!(walked(&connection, &of_colour("blue"), order).is_empty());
        }
    }

    #[test]
    fn rare_values_are_looked_up_and_common_ones_walked_past() {
        let connection = records();
        let way = |colour, order| way(&connection, &LIST, &of_colour(colour), order).unwrap();
        assert!(matches!(
            way("red", &BY_WEIGHT),
            Way::Sort(Some("records_of_colour"))
        ));
        assert!(matches!(
            way("grey", &BY_WEIGHT),
            Way::Walk("records_by_weight")
        ));
        assert!(matches!(
            way("grey", &NEWEST),
            Way::Walk("records_of_colour")
        ));
    }
}
