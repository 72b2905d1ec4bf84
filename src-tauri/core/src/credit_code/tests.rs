use proptest::prelude::*;

use super::{CreditCodeProblem, CreditCodeWarning, normalised, parse};

#[test]
fn real_codes_are_accepted() {
    for code in [
        "914403001922038216",
        "9144030071526726XG",
        "91330100799655058B",
    ] {
        let checked = parse(code).unwrap();
        assert_eq!(checked.code, code);
        assert_eq!(checked.warnings, [], "{code}");
    }
    assert_eq!(
        parse("91350100M000100Y43").unwrap().code,
        "91350100M000100Y43"
    );
}

#[test]
fn width_case_and_spaces_do_not_matter() {
    assert_eq!(
        parse(" ９１４４０３００ 7152 6726xg\u{3000}").unwrap().code,
        "9144030071526726XG"
    );
    assert_eq!(normalised(" 91510100maxn00016h\n"), "91510100MAXN00016H");
}

#[test]
fn each_fault_has_its_own_code() {
    for (text, problem) in [
        ("", CreditCodeProblem::Length { found: 0 }),
        ("440301103097413", CreditCodeProblem::Length { found: 15 }),
        (
            "9144030019220382160",
            CreditCodeProblem::Length { found: 19 },
        ),
        ("9.14403001922038E+17", CreditCodeProblem::Scientific),
        (
            "91350100M000100Y4Z",
            CreditCodeProblem::Charset {
                character: 'Z',
                position: 18,
            },
        ),
        (
            "9I4403001922038216",
            CreditCodeProblem::Charset {
                character: 'I',
                position: 2,
            },
        ),
        (
            "91440300-922038216",
            CreditCodeProblem::Charset {
                character: '-',
                position: 9,
            },
        ),
        (
            "914403001922038217",
            CreditCodeProblem::CheckDigit { expected: '6' },
        ),
        (
            "9144030071526726XH",
            CreditCodeProblem::CheckDigit { expected: 'G' },
        ),
    ] {
        assert_eq!(parse(text), Err(problem), "{text}");
    }
}

#[test]
fn a_wrong_organisation_check_is_a_warning() {
    // 91350100M000100Y43 with position 17 changed from 4 to 5 and the last character made right again.
    let CreditCodeProblem::CheckDigit { expected } = parse("91350100M000100Y53").unwrap_err()
    else {
        panic!("the check digit must notice the change");
    };
    let checked = parse(&format!("91350100M000100Y5{expected}")).unwrap();
    assert_eq!(
        checked.warnings,
        [CreditCodeWarning::OrganisationCheck { expected: '4' }]
    );
}

#[test]
fn a_region_that_is_not_known_is_a_warning() {
    let warnings = |stem: &str| parse(&completed(stem)).unwrap().warnings;
    // 330183 was the county-level city of 富阳 until 2014.
    assert_eq!(
        warnings("91330183799655058"),
        [CreditCodeWarning::UnknownRegion {
            region: "330183".into()
        }]
    );
    assert_eq!(warnings("91100000799655058"), [], "given nationally");
    let json = serde_json::to_value(warnings("9133018379965505B")).unwrap();
    let codes: Vec<_> = json
        .as_array()
        .unwrap()
        .iter()
        .map(|one| &one["code"])
        .collect();
    assert_eq!(codes, ["organisation", "region"]);
}

proptest! {
    /// The check digit exists to catch one mistyped character and two neighbours exchanged.
    #[test]
    fn one_slip_is_always_noticed(
        stem in "[0-9A-HJ-NPQRTUWXY]{17}",
        place in 0_usize..17,
        other in "[0-9A-HJ-NPQRTUWXY]",
    ) {
        let code = completed(&stem);
        prop_assert!(parse(&code).is_ok());

        let mut slipped: Vec<char> = code.chars().collect();
        slipped[place] = other.chars().next().unwrap();
        let slipped: String = slipped.into_iter().collect();
        prop_assert_eq!(parse(&slipped).is_ok(), slipped == code);

        let mut exchanged: Vec<char> = code.chars().collect();
        exchanged.swap(place, place + 1);
        let exchanged: String = exchanged.into_iter().collect();
        prop_assert_eq!(parse(&exchanged).is_ok(), exchanged == code);
    }

    #[test]
    fn no_text_panics(text in "\\PC{0,24}") {
        let _ = parse(&text);
    }
}

/// The stem with the check character that the code itself names.
fn completed(stem: &str) -> String {
    match parse(&format!("{stem}0")) {
        Err(CreditCodeProblem::CheckDigit { expected }) => format!("{stem}{expected}"),
        _ => format!("{stem}0"),
    }
}
