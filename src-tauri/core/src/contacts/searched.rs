//! What of a contact the search knows. Preferences, which few may read, stay out of it, as do anonymised people.

use crate::search::{Kind, Searched};

pub(crate) const SEARCHED: Searched = Searched {
    table: "contacts",
    condition: "status <> 'anonymised'",
    customer: "customer_id",
    order: "id",
    fields: &[
        ("name", Kind::Name),
        ("mobile", Kind::Phone),
        ("phone", Kind::Phone),
        ("other_phones", Kind::Phones),
        ("dept", Kind::Text),
        ("title", Kind::Text),
        ("wechat", Kind::Private),
        ("email", Kind::Private),
    ],
};
