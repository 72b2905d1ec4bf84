use proptest::prelude::*;

use super::{Phone, PhoneKind, PhoneProblem, PhoneWarning, mask};

fn stored(text: &str) -> (PhoneKind, String) {
    let parsed = Phone::parse(text).unwrap_or_else(|problem| panic!("{text}: {problem}"));
    (parsed.phone.kind(), parsed.phone.as_str().to_owned())
}

#[test]
fn mobiles_in_every_spelling_become_eleven_digits() {
    for text in [
        "19900000101",
        "199 0000 0101",
        "199-0000-0101",
        "+8619900000101",
        "+86 199 0000 0101",
        "(+86)19900000101",
        "（＋８６）１９９００００-０１０１",
        "008619900000101",
        "86 19900000101",
        "019900000101",
        " 19900000101\u{3000}",
        "19900000101.0",
    ] {
        assert_eq!(
            stored(text),
            (PhoneKind::Mobile, "19900000101".into()),
            "{text}"
        );
    }
}

#[test]
fn landlines_keep_area_local_number_and_extension_apart() {
    for (text, wanted) in [
        ("02885550101", "028-85550101"),
        ("028-85550101", "028-85550101"),
        ("(028)8555 0101", "028-85550101"),
        ("（０２８）８５５５－０１０１", "028-85550101"),
        ("028—85550101", "028-85550101"),
        ("(010)54590000", "010-54590000"),
        ("+86 28 8555 0101", "028-85550101"),
        ("+86 (0)28 8555 0101", "028-85550101"),
        ("86-28-85550101", "028-85550101"),
        ("0086-10-54590000", "010-54590000"),
        ("0830-2345678", "0830-2345678"),
        ("0755-23456789", "0755-23456789"),
        ("028-8555-0101", "028-85550101"),
        ("0830-234-5678", "0830-2345678"),
        ("028-85550101-806", "028-85550101-806"),
        ("028-85550101转806", "028-85550101-806"),
        ("028-85550101 转 806", "028-85550101-806"),
        ("02885550101转分机806", "028-85550101-806"),
        ("028 8555 0101 分机：806", "028-85550101-806"),
        ("028-85550101 ext. 806", "028-85550101-806"),
        ("028-85550101EXT806", "028-85550101-806"),
        ("028-85550101x806", "028-85550101-806"),
        ("028 85550101 806", "028-85550101-806"),
        ("0830-2345678-1", "0830-2345678-1"),
        ("+86-28-85550101-806", "028-85550101-806"),
    ] {
        assert_eq!(stored(text), (PhoneKind::Landline, wanted.into()), "{text}");
    }
}

#[test]
fn hotlines_service_codes_and_foreign_numbers_are_told_apart() {
    for (text, kind, wanted) in [
        ("4001234567", PhoneKind::Hotline, "400-123-4567"),
        ("400-1234-567", PhoneKind::Hotline, "400-123-4567"),
        ("800 810 0000", PhoneKind::Hotline, "800-810-0000"),
        ("400-123-4567转8", PhoneKind::Hotline, "400-123-4567-8"),
        ("400-123-4567-8", PhoneKind::Hotline, "400-123-4567-8"),
        ("95338", PhoneKind::ServiceCode, "95338"),
        ("961234", PhoneKind::ServiceCode, "961234"),
        ("12345", PhoneKind::ServiceCode, "12345"),
        ("10086", PhoneKind::ServiceCode, "10086"),
        ("11185", PhoneKind::ServiceCode, "11185"),
        ("+852 2555 0101", PhoneKind::Foreign, "+85225550101"),
        ("00852-25550101", PhoneKind::Foreign, "+85225550101"),
        ("+1 (212) 555-0101", PhoneKind::Foreign, "+12125550101"),
    ] {
        assert_eq!(stored(text), (kind, wanted.into()), "{text}");
    }
}

#[test]
fn oddities_are_warned_about_but_accepted() {
    let warnings = |text: &str| Phone::parse(text).unwrap().warnings;
    for prefix in [
        140, 141, 142, 143, 144, 146, 148, 149, 154, 160, 161, 163, 164, 168, 169, 174, 179, 194,
    ] {
        assert_eq!(
            warnings(&format!("{prefix}00000101")),
            [PhoneWarning::UnassignedPrefix {
                prefix: prefix.to_string()
            }]
        );
    }
    for prefix in [130, 139, 145, 147, 150, 159, 162, 165, 167, 170, 191, 199] {
        assert_eq!(warnings(&format!("{prefix}00000101")), []);
    }
    assert_eq!(
        warnings("+119900000101"),
        [PhoneWarning::CountryCodeSlip {
            meant: "19900000101".into()
        }]
    );
    assert_eq!(warnings("+12125550101"), []);
    assert_eq!(
        warnings("028-5550101"),
        [PhoneWarning::SevenDigitLocal { area: "028".into() }]
    );
    assert_eq!(warnings("0830-2345678"), []);
}

#[test]
fn what_is_no_number_is_refused_by_its_own_code() {
    use PhoneProblem::{
        Character, Empty, Extension, ForeignLength, Landline, MobileLength, NoAreaCode, Scientific,
        SeveralNumbers, Unrecognised,
    };
    let character = |character, position| Character {
        character,
        position,
    };
    for (text, problem) in [
        ("", Empty),
        ("  ", Empty),
        ("()", Empty),
        ("+86", Empty),
        ("1.39E+10", Scientific),
        ("1.39e10", Scientific),
        ("１．３９Ｅ＋１０", Scientific),
        ("无", character('无', 1)),
        ("199O0000101", character('O', 4)),
        ("199 0000 Ａ101", character('Ａ', 10)),
        ("139.0000.0101", character('.', 4)),
        ("199+00000101", character('+', 4)),
        ("19900000101/028-85550101", SeveralNumbers),
        ("19900000101、19900000102", SeveralNumbers),
        ("19900000101\n19900000102", SeveralNumbers),
        ("1990000010", MobileLength { digits: 10 }),
        ("199000001011", MobileLength { digits: 12 }),
        ("+861990000010", MobileLength { digits: 10 }),
        ("85550101", NoAreaCode),
        ("5550101", NoAreaCode),
        ("86550101", NoAreaCode),
        ("026-85550101", Landline),
        ("028-15550101", Landline),
        ("028-855501", Landline),
        ("028-855501011", Landline),
        ("028", Landline),
        ("+85212", ForeignLength { digits: 5 }),
        ("+8521234567890123", ForeignLength { digits: 16 }),
        ("028-85550101转8061234", Extension),
        ("028-85550101转", Extension),
        ("028-85550101转+8", Extension),
        ("19900000101转8", Extension),
        ("123456", Unrecognised),
        ("12346", Unrecognised),
    ] {
        assert_eq!(Phone::parse(text).unwrap_err(), problem, "{text}");
    }
}

#[test]
fn a_field_with_several_numbers_is_taken_apart() {
    let parts: Vec<_> = Phone::split("19900000101 / 028-85550101，；\n 95338").collect();
    assert_eq!(parts, ["19900000101", "028-85550101", "95338"]);
    assert_eq!(Phone::split(" ").count(), 0);
}

#[test]
fn each_kind_is_shown_and_masked_in_its_own_way() {
    for (text, shown, masked) in [
        ("19900000101", "199 0000 0101", "199****0101"),
        ("028-85550101", "028-85550101", "028-****0101"),
        ("0830-2345678", "0830-2345678", "0830-****5678"),
        ("028-85550101-806", "028-85550101-806", "028-****0101-***"),
        ("4001234567", "400-123-4567", "400-123-4567"),
        ("95338", "95338", "95338"),
        ("+852 2555 0101", "+85225550101", "+85*******01"),
        ("+123456", "+123456", "+12**56"),
    ] {
        let phone = Phone::parse(text).unwrap().phone;
        assert_eq!(
            (phone.display(), phone.masked()),
            (shown.into(), masked.into())
        );
    }
}

#[test]
fn any_stored_text_can_be_masked() {
    for (text, masked) in [
        ("199 0000 0101", "199****0101"),
        (
            "19900000101、028-85550101-806",
            "199****0101/028-****0101-***",
        ),
        ("1990000010", "19****10"),
        ("hejy@shuling.example.com", "he****om"),
        ("wx_hejy", "****"),
        ("何静怡", "****"),
        ("", ""),
    ] {
        assert_eq!(mask(text), masked, "{text}");
    }
}

#[test]
fn fragments_are_searched_by_their_digits() {
    assert_eq!(
        Phone::parse("028-85550101-806").unwrap().phone.digits(),
        "02885550101806"
    );
    assert_eq!(
        Phone::search_digits("（028）8555 -"),
        Some("0288555".into())
    );
    assert_eq!(Phone::search_digits("+852 25"), Some("85225".into()));
    for text in ["", "-", "何静怡", "28栋", "A01", "5+5"] {
        assert_eq!(Phone::search_digits(text), None, "{text}");
    }
}

#[test]
fn json_is_the_storage_form() {
    let phone: Phone = serde_json::from_str("\"（028）85550101转806\"").unwrap();
    assert_eq!(
        serde_json::to_string(&phone).unwrap(),
        "\"028-85550101-806\""
    );
    assert!(serde_json::from_str::<Phone>("\"85550101\"").is_err());
}

proptest! {
    #[test]
    fn the_storage_form_and_the_shown_form_read_back(
        text in "(\\+(86|852|1))?[0-9 ()-]{5,18}(转[0-9]{1,4})?"
    ) {
        if let Ok(parsed) = Phone::parse(&text) {
            let phone = parsed.phone;
            for form in [phone.as_str().to_owned(), phone.display()] {
                let again = Phone::parse(&form);
                prop_assert_eq!(again.map(|again| again.phone), Ok(phone.clone()), "{} {}", text, form);
            }
        }
    }

    #[test]
    fn a_mask_hides_at_least_two_digits_of_a_private_number(text in "\\+?[0-9-]{6,18}") {
        if let Ok(parsed) = Phone::parse(&text)
            && !matches!(parsed.phone.kind(), PhoneKind::Hotline | PhoneKind::ServiceCode)
        {
            let shown = parsed.phone.masked().chars().filter(char::is_ascii_digit).count();
            prop_assert!(shown + 2 <= parsed.phone.digits().len());
        }
    }

    #[test]
    fn no_text_panics(text in "\\PC{0,24}") {
        let _ = Phone::parse(&text);
        let _ = Phone::search_digits(&text);
    }
}
