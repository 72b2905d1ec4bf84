//! What of a customer the search knows. Accounts and credit stay out of it.

use crate::search::{Kind, Searched};

pub(crate) const SEARCHED: Searched = Searched {
    table: "customers",
    condition: "1 = 1",
    customer: "id",
    order: "id",
    fields: &[
        ("customer_no", Kind::Number),
        ("short_name", Kind::Name),
        ("name", Kind::Name),
        ("name_en", Kind::Name),
        ("pinyin", Kind::Spelling),
        ("initials", Kind::Spelling),
        ("uscc", Kind::Number),
        ("contract_no", Kind::Number),
        ("phone", Kind::Phone),
        ("fax", Kind::Phone),
        ("legal_rep", Kind::Text),
        ("main_goods", Kind::Text),
        ("region_text", Kind::Text),
        ("address", Kind::Text),
        ("industry", Kind::Text),
        ("website", Kind::Text),
        ("invoice_title", Kind::Text),
        ("competitor", Kind::Text),
        ("notes", Kind::Text),
    ],
};
