//! The same question asked with LIKE.

use rusqlite::{Connection, Result};

/// The fields that the search knows of each kind of record, the newest first.
const QUESTIONS: [&str; 3] = [
    "SELECT id FROM customers WHERE deleted_at IS NULL AND (name LIKE ?1 OR short_name LIKE ?1 OR name_en LIKE ?1
       OR pinyin LIKE ?1 OR initials LIKE ?1 OR customer_no LIKE ?1 OR uscc LIKE ?1 OR phone LIKE ?1
       OR main_goods LIKE ?1 OR address LIKE ?1)
     ORDER BY updated_at DESC LIMIT ?2",
    "SELECT id FROM contacts WHERE deleted_at IS NULL AND (name LIKE ?1 OR mobile LIKE ?1 OR phone LIKE ?1)
     ORDER BY updated_at DESC LIMIT ?2",
    "SELECT id FROM complaints WHERE deleted_at IS NULL AND (complaint_no LIKE ?1 OR complainant LIKE ?1
       OR complainant_phone LIKE ?1 OR waybill_no LIKE ?1 OR order_no LIKE ?1 OR description LIKE ?1
       OR customer_request LIKE ?1)
     ORDER BY received_at DESC LIMIT ?2",
];

/// How many records hold the text.
pub fn search(connection: &Connection, text: &str, limit: usize) -> Result<usize> {
    let pattern = format!("%{text}%");
    let mut found = 0;
    for question in QUESTIONS {
        let mut statement = connection.prepare_cached(question)?;
        let mut rows = statement.query(rusqlite::params![pattern, limit as i64])?;
        while rows.next()?.is_some() {
            found += 1;
        }
    }
    Ok(found)
}
