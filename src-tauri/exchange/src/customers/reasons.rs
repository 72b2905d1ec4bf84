//! Why a cell or a row was not taken in, as sentences for the workbook that the user repairs. The screen has words of its
//! own; these go where no screen is: into files and onto the command line.

use serde_json::{Map, Value};
use yike_core::customers::import::{CellNote, RowReason, RowResult};
use yike_core::problems::Weight;

use super::fields;

/// The language of a workbook.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize, specta::Type,
)]
pub enum Language {
    /// Chinese.
    #[default]
    #[serde(rename = "zh-CN")]
    Chinese,
    /// English.
    #[serde(rename = "en")]
    English,
}

impl Language {
    pub(super) fn pick<'text>(self, zh: &'text str, en: &'text str) -> &'text str {
        match self {
            Self::Chinese => zh,
            Self::English => en,
        }
    }
}

/// What happened to a cell: its field, what was found, what is wrong.
pub fn note_sentence(note: &CellNote, language: Language) -> String {
    let title = fields::field(&note.field)
        .or_else(|| fields::field(note.field.trim_end_matches("_wan").trim_end_matches("_pct")))
        .map_or(note.field.as_str(), |field| {
            language.pick(field.zh, field.en)
        });
    let (zh, en) = sentence(&note.code);
    let reason = filled(language.pick(zh, en), &note.code, &note.params);
    let left_out = match note.weight {
        Weight::Error => language.pick("，此格未导入", "; this cell was left out"),
        Weight::Unverified => language.pick("，已标注未核实", "; kept, marked unverified"),
        Weight::Warning => language.pick("，已照原样导入", "; taken in as it stands"),
    };
    match (note.found.as_str(), language) {
        ("", Language::Chinese) => format!("{title}：{reason}{left_out}"),
        ("", Language::English) => format!("{title}: {reason}{left_out}"),
        (found, Language::Chinese) => format!("{title}“{found}”：{reason}{left_out}"),
        (found, Language::English) => format!("{title} “{found}”: {reason}{left_out}"),
    }
}

/// Why a row was skipped or refused; nothing for a row that was taken in.
pub fn row_sentence(result: &RowResult, language: Language) -> Option<String> {
    let reason = result.reason?;
    let sentence = language.pick(reason.zh(), in_english(reason));
    Some(match (&result.customer_no, language) {
        (Some(number), Language::Chinese) => format!("{sentence}（{number}）"),
        (Some(number), Language::English) => format!("{sentence} ({number})"),
        (None, _) => sentence.to_owned(),
    })
}

fn in_english(reason: RowReason) -> &'static str {
    match reason {
        RowReason::NameMissing => "No customer name",
        RowReason::NameTooLong => "The customer name is too long",
        RowReason::NameUnreadable => "The customer name cannot be read",
        RowReason::Duplicate => "The same customer is there already",
        RowReason::LeftOut => "Left out by choice",
        RowReason::NothingNew => "Nothing new",
        RowReason::NotYours => "Somebody else's customer",
        RowReason::RepeatedHeader => "Repeats the column names",
        RowReason::Total => "A sum of other rows",
        RowReason::Continues => "Goes on with a skipped row",
        RowReason::ContinuesRefused => "Goes on with a row that was not taken in",
    }
}

/// Puts the values into their places; a code without a sentence stands for itself.
fn filled(sentence: &str, code: &str, params: &Map<String, Value>) -> String {
    if sentence.is_empty() {
        return code.to_owned();
    }
    let mut sentence = sentence.to_owned();
    for (name, value) in params {
        let shown = match value {
            Value::String(text) => text.clone(),
            Value::Array(values) => {
                let texts = values.iter().filter_map(Value::as_str);
                texts.collect::<Vec<_>>().join("、")
            }
            other => other.to_string(),
        };
        sentence = sentence.replace(&format!("{{{name}}}"), &shown);
    }
    sentence
}

/// The sentences of a code in Chinese and English.
fn sentence(code: &str) -> (&'static str, &'static str) {
    SENTENCES
        .iter()
        .find(|(known, _, _)| *known == code)
        .map_or(("", ""), |(_, zh, en)| (zh, en))
}

const SENTENCES: &[(&str, &str, &str)] = &[
    (
        "error_value",
        "表格里是错误值",
        "the spreadsheet shows an error",
    ),
    (
        "formula_without_value",
        "公式没有算出结果，用表格软件打开另存一次",
        "the formula has no stored result; open and save the file once",
    ),
    (
        "cell_too_long",
        "一格有 {characters} 字，最多 {limit} 字",
        "{characters} characters, at most {limit} are possible",
    ),
    (
        "digits_lost",
        "数字格式丢了末几位，把该列设为文本后照原件重填",
        "typed as a number, its last digits are lost; format as text and enter it again",
    ),
    (
        "scientific_notation",
        "被表格改成了科学计数，末几位已丢，重新填",
        "turned into scientific notation, digits are lost; enter it again",
    ),
    ("not_a_code", "不是编号或号码", "not a code or number"),
    (
        "unknown_choice",
        "只能是：{choices}",
        "must be one of: {choices}",
    ),
    (
        "date_order_unclear",
        "分不清年月日，写成 2026-06-18",
        "day and month are unclear; write 2026-06-18",
    ),
    (
        "date_without_day",
        "缺少日，写成 2026-06-18",
        "the day is missing; write 2026-06-18",
    ),
    ("no_such_date", "没有这一天", "there is no such day"),
    (
        "date_out_of_range",
        "年份不合理",
        "the year is out of range",
    ),
    (
        "not_a_date",
        "不是日期，写成 2026-06-18",
        "not a date; write 2026-06-18",
    ),
    ("not_money", "不是金额", "not an amount of money"),
    ("below_fen", "金额最多到分", "finer than one fen"),
    ("out_of_range", "不在合理范围内", "out of range"),
    ("not_a_number", "不是数字", "not a number"),
    ("not_whole", "应为整数", "must be a whole number"),
    (
        "not_a_quantity",
        "不是数量，写成 410 票",
        "not a quantity; write 410 shipments",
    ),
    (
        "percent_unclear",
        "分不清是不是百分数，写成 12.5%",
        "percentage or fraction is unclear; write 12.5%",
    ),
    ("not_a_percentage", "不是百分数", "not a percentage"),
    (
        "unknown_staff",
        "人员里没有“{name}”",
        "{name} is not among the staff",
    ),
    (
        "ambiguous_staff",
        "有几位同名的“{name}”",
        "several people are called {name}",
    ),
    ("inactive_staff", "“{name}”已离职", "{name} has left"),
    (
        "contact_name_missing",
        "没有联系人姓名",
        "the contact has no name",
    ),
    (
        "region_unresolved",
        "认不出是哪个地区，导入后再选",
        "the region is not recognised; choose it later",
    ),
    ("required", "必填", "required"),
    (
        "too_long",
        "最多 {limit} 字，现在 {found} 字",
        "at most {limit} characters, {found} found",
    ),
    ("negative", "不能是负数", "must not be negative"),
    ("ends_before_start", "结束早于开始", "ends before it starts"),
    (
        "not_a_month_and_day",
        "写成月-日，例如 03-18",
        "write month-day, such as 03-18",
    ),
    (
        "not_a_postcode",
        "邮编是 6 位数字",
        "a postcode has six digits",
    ),
    ("not_an_address", "网址不完整", "not a web address"),
    ("not_a_mail_address", "邮箱地址不完整", "not a mail address"),
    (
        "same_as_owner",
        "不能和责任人是同一人",
        "must not be the owner",
    ),
    (
        "unknown_region",
        "查不到这个地区代码",
        "unknown region code",
    ),
    (
        "credit_code_scientific",
        "被表格改成了科学计数，末几位已丢，照执照重填",
        "turned into scientific notation, digits are lost",
    ),
    (
        "credit_code_length",
        "应为 18 位，现在 {found} 位",
        "must have 18 characters, {found} found",
    ),
    (
        "credit_code_charset",
        "第 {position} 位的 {character} 不会出现在信用代码里",
        "character {position}, {character}, never stands in a credit code",
    ),
    (
        "credit_code_check_digit",
        "末位应为 {expected}，可能有一位抄错",
        "the last character should be {expected}; one may be mistyped",
    ),
    (
        "credit_code_organisation",
        "第 17 位校验不合，对照执照",
        "character 17 fails its check; compare with the licence",
    ),
    (
        "credit_code_region",
        "第 3 到 8 位不是现行地区代码，对照执照",
        "characters 3 to 8 are no present region code",
    ),
    ("phone_empty", "还没有号码", "no number"),
    (
        "phone_scientific",
        "被表格改成了科学计数，末几位已丢，重新填",
        "turned into scientific notation, digits are lost",
    ),
    (
        "phone_character",
        "第 {position} 位的“{character}”不是号码",
        "character {position}, {character}, is not part of a number",
    ),
    (
        "phone_several_numbers",
        "一栏只填一个号码",
        "several numbers in one place",
    ),
    (
        "phone_mobile_length",
        "手机应为 11 位，现在 {digits} 位",
        "a mobile number has 11 digits, {digits} found",
    ),
    (
        "phone_no_area_code",
        "座机前要加区号",
        "the area code is missing",
    ),
    (
        "phone_landline",
        "区号或号码不对",
        "area code or number is wrong",
    ),
    (
        "phone_foreign_length",
        "境外号码应为 6 到 15 位，现在 {digits} 位",
        "a foreign number has 6 to 15 digits, {digits} found",
    ),
    (
        "phone_extension",
        "分机不对，最多 6 位数字",
        "an extension has at most six digits",
    ),
    (
        "phone_unrecognised",
        "不像电话号码",
        "not a telephone number",
    ),
    (
        "phone_unassigned_prefix",
        "没有 {prefix} 开头的手机号段，核对一下",
        "no mobile numbers start with {prefix}",
    ),
    (
        "phone_country_code_slip",
        "是不是 {meant}",
        "{meant} may be meant",
    ),
    (
        "phone_seven_digit_local",
        "{area} 的座机是 8 位，核对一下",
        "local numbers in {area} have eight digits",
    ),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_are_filled_in_both_languages() {
        let note = CellNote {
            column: Some(2),
            field: "contact.mobile".to_owned(),
            code: "phone_mobile_length".to_owned(),
            params: Map::from_iter([("digits".to_owned(), Value::from(10))]),
            found: "1990000060".to_owned(),
            weight: Weight::Error,
        };
        assert_eq!(
            note_sentence(&note, Language::Chinese),
            "联系人手机“1990000060”：手机应为 11 位，现在 10 位，此格未导入"
        );
        assert_eq!(
            note_sentence(&note, Language::English),
            "Mobile “1990000060”: a mobile number has 11 digits, 10 found; this cell was left out"
        );
    }

    #[test]
    fn no_code_has_two_sentences() {
        let mut codes: Vec<&str> = SENTENCES.iter().map(|(code, _, _)| *code).collect();
        codes.sort_unstable();
        let all = codes.len();
        codes.dedup();
        assert_eq!(codes.len(), all);
    }
}
