//! What the sheets are tried with: three complete cases, customers, records (all people and firms are invented).

pub mod cold_chain;
pub mod customers;
pub mod damage;
pub mod delay;
pub mod ledgers;
pub mod tianye;
pub mod visits;

use chrono::{NaiveDate, NaiveDateTime};
use yike_core::money::Fen;
use yike_documents::notice::{NoticeOptions, Share, Signatory};
use yike_documents::{Firm, Imprint};

pub fn at(text: &str) -> NaiveDateTime {
    NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").expect("a moment")
}

pub fn on(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

fn some(text: &str) -> Option<String> {
    Some(text.to_owned())
}

fn all(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

fn by(name: &str, moment: &str) -> Option<Signatory> {
    Some(signatory(name, moment))
}

fn signatory(name: &str, moment: &str) -> Signatory {
    Signatory {
        name: name.to_owned(),
        at: Some(at(moment)),
    }
}

fn share(name: &str, percent: u8) -> Share {
    Share {
        name: name.to_owned(),
        percent,
    }
}

fn yuan(amount: i32) -> Option<Fen> {
    Some(Fen::from_yuan(amount))
}

pub fn firm() -> Firm {
    Firm {
        name: "衡通示例物流有限公司".to_owned(),
        logo: None,
    }
}

pub fn options() -> NoticeOptions {
    NoticeOptions {
        copies: Vec::new(),
        draft: false,
        mask_phones: false,
        two_sided: false,
        printed_by: some("温以宁"),
        printed_at: at("2026-09-18 14:05"),
    }
}

pub fn imprint() -> Imprint {
    Imprint {
        printed_by: some("温以宁"),
        printed_at: at("2026-09-18 14:05"),
    }
}
