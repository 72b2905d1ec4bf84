//! Nothing that was written into a plan is lost, however much it is and wherever a page ends.

use proptest::prelude::*;
use yike_core::money::Fen;
use yike_documents::Paper;
use yike_documents::event_plan::{
    AgendaRow, Block, Budget, EventPlan, PlanSize, ResourceRow, RiskRow, Run, event_plan,
};
use yike_documents::typeset::face::Faces;

use crate::samples::tianye::{self, cost, firm, options};
use crate::tools::{boxes, check, keep, lost, text};

fn print(plan: &EventPlan) -> Paper {
    let booklets = event_plan(&Faces::bundled(), &firm(), plan, &options()).expect("a plan");
    booklets[0].paper.clone()
}

fn alone(plan: EventPlan) -> EventPlan {
    EventPlan {
        sub_plans: Vec::new(),
        attachments: Vec::new(),
        ..plan
    }
}

fn budget_of(rows: usize, wording: &str) -> Budget {
    let lines: Vec<_> = (0..rows)
        .map(|index| {
            let item = format!("{wording}{index}");
            cost(["其他", &item, "项", ""], 10 + index as i32, 2, 0)
        })
        .collect();
    let sum = Fen::checked_sum(lines.iter().map(|line| line.subtotal)).expect("a sum");
    Budget {
        lines,
        shares: Vec::new(),
        sum,
        contingency_percent: "0".to_owned(),
        contingency: Fen::ZERO,
        total: sum,
    }
}

/// The figures behind these words, page by page.
fn figures(page: &str, words: &str) -> Option<Fen> {
    let line = page.lines().find_map(|line| line.strip_prefix(words))?;
    Fen::parse(line.trim()).ok()
}

/// The sums of the rows of a page: what ends a line that starts with a number and 其他.
fn rows_of(page: &str) -> Vec<Fen> {
    let is_row = |line: &&str| line.split(' ').nth(1) == Some("其他");
    let rows = page.lines().filter(is_row);
    rows.map(|line| Fen::parse(line.rsplit(' ').next().unwrap_or_default()).expect("a sum"))
        .collect()
}

#[test]
fn sums_are_carried_over_every_page_of_five_hundred_rows() {
    for size in [PlanSize::Large, PlanSize::Small] {
        let plan = alone(EventPlan {
            size,
            budget: budget_of(500, "物料"),
            ..tianye::plan()
        });
        let path = keep(&print(&plan), "plan-five-hundred-rows");
        check(&path);
        let text = text(&path);
        let pages: Vec<&str> = text.split('\u{c}').collect();
        let (mut so_far, mut rows, mut carried) = (Fen::ZERO, 0, 0);
        for page in pages.iter().filter(|page| !rows_of(page).is_empty()) {
            if rows > 0 {
                assert_eq!(figures(page, "承前页"), Some(so_far), "{page}");
            }
            let here = rows_of(page);
            rows += here.len();
            for row in here {
                so_far = so_far.checked_add(row).expect("a sum");
            }
            if rows < 500 {
                assert_eq!(figures(page, "过次页"), Some(so_far), "{page}");
                carried += 1;
            } else {
                assert!(!page.contains("过次页"));
                assert_eq!(
                    figures(page, "合计"),
                    Some(so_far),
                    "the totals go with the last row"
                );
            }
        }
        assert_eq!(rows, 500);
        assert!(carried >= 10, "{carried} pages");
    }
}

#[test]
fn the_totals_never_stand_without_a_row() {
    for rows in 20..48 {
        let plan = alone(EventPlan {
            budget: budget_of(rows, "物料"),
            ..tianye::plan()
        });
        let text = text(&keep(&print(&plan), "plan-totals"));
        let page = text
            .split('\u{c}')
            .find(|page| page.contains("总计：人民币"))
            .expect("the total");
        assert!(!rows_of(page).is_empty(), "{rows} rows: {page}");
        assert!(page.contains("\n合计"), "{rows} rows: {page}");
    }
}

#[test]
fn twenty_thousand_characters_in_a_cell_flow_over_pages() {
    let written: String = (0..20_000_u32)
        .map(|place| match place % 17 {
            16 => '，',
            _ => char::from_u32(0x4E00 + place * 7 % 6000).unwrap_or('驿'),
        })
        .collect();
    let mut risks = tianye::plan().risks;
    risks[2].prevention.clone_from(&written);
    let plan = alone(EventPlan {
        risks,
        budget: budget_of(40, &written.chars().take(300).collect::<String>()),
        ..tianye::plan()
    });
    let paper = print(&plan);
    let path = keep(&paper, "plan-long-cell");
    check(&path);
    assert_eq!(lost(&written, &text(&path)), Vec::<char>::new());
    assert!(paper.pages > 20, "{} pages", paper.pages);
}

#[test]
fn no_line_starts_with_closing_punctuation_and_nothing_is_set_outside_the_margins() {
    let long = "我公司承运贵司货物，全程冷链、温度可查；如有异议，请于“二十四小时”内告知（电话、书面均可）。".repeat(12);
    let plan = alone(EventPlan {
        background: vec![Block::paragraph(&long)],
        place: "示例酒店ABCDEFGHIJKLMNOPQRSTUVWXYZ".repeat(8),
        remarks: vec![Block::Table {
            header: false,
            rows: vec![vec![long.clone(), "短".to_owned(), "X".repeat(90)]],
        }],
        ..tianye::closed()
    });
    let path = keep(&print(&plan), "plan-punctuation");
    let found = boxes(&path);
    let edge = |line: &str, name: &str| {
        let value = line
            .split(&format!("{name}=\""))
            .nth(1)?
            .split('"')
            .next()?;
        value.parse::<f32>().ok()
    };
    let words = found.lines().filter(|line| line.contains("<word"));
    let (left, right) = (28.0 / 25.4 * 72.0, 190.0 / 25.4 * 72.0);
    let mut count = 0;
    for word in words {
        let (from, to) = (
            edge(word, "xMin").expect("an edge"),
            edge(word, "xMax").expect("an edge"),
        );
        // A stop that ends a full line hangs in the margin, and full-width marks have a blank half.
        assert!(from >= left - 6.5 && to <= right + 13.0, "{word}");
        // A line in the leftmost column starts at the left edge.
        let first = word.split('>').nth(1).and_then(|word| word.chars().next());
        if from < left + 1.0 {
            count += 1;
            assert!(
                !first.is_some_and(|sign| "，。、；：！？”’）》】％".contains(sign)),
                "{word}"
            );
        }
    }
    assert!(count > 20, "{count}");
}

/// Text of at most so many characters.
fn written(most: usize) -> impl Strategy<Value = String> {
    let signs = "[\u{4E00}-\u{9FA5}a-zA-Z0-9 ，。、；：“”‘’（）《》·%~+=/.,;:!?()\\[\\]]";
    proptest::string::string_regex(&format!("{signs}{{0,{most}}}")).expect("an expression")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn every_character_is_on_some_page(
        is_large in any::<bool>(),
        name in "[\u{4E00}-\u{9FA5}A-Z0-9“”]{1,80}",
        paragraphs in prop::collection::vec(written(300), 0..5),
        items in prop::collection::vec(written(120), 0..12),
        cells in prop::collection::vec(written(60), 0..40),
        rows in 0_usize..60,
    ) {
        let mut plan = alone(tianye::plan());
        plan.size = if is_large { PlanSize::Large } else { PlanSize::Small };
        plan.name.clone_from(&name);
        plan.background = paragraphs.iter().map(Block::paragraph).collect();
        let runs = |text: &String| vec![Run { text: text.clone(), bold: text.len().is_multiple_of(2) }];
        plan.goals = vec![Block::List { ordered: rows.is_multiple_of(2), items: items.iter().map(runs).collect() }];
        let cell = |index: usize| cells.get(index).cloned().unwrap_or_default();
        plan.resources = (0..cells.len() / 4).map(|row| ResourceRow {
            name: cell(row * 4), quantity: cell(row * 4 + 1), department: cell(row * 4 + 2), category: cell(row * 4 + 3),
            ..ResourceRow::default()
        }).collect();
        plan.risks = (0..cells.len() / 3).map(|row| RiskRow {
            risk: cell(row * 3), prevention: cell(row * 3 + 1), emergency: cell(row * 3 + 2), ..RiskRow::default()
        }).collect();
        plan.agenda = cells.iter().map(|cell| AgendaRow { content: cell.clone(), place: cell.chars().take(9).collect(), ..AgendaRow::default() }).collect();
        plan.budget = budget_of(rows, &cell(0));
        let paper = print(&plan);
        prop_assert_eq!(&paper.missing, &[]);
        let path = keep(&paper, "plan-random");
        let risks = cells[..cells.len() / 3 * 3].concat();
        let resources = cells[..cells.len() / 4 * 4].concat();
        let written = [name, paragraphs.concat(), items.concat(), risks, resources, cells.concat(), cell(0).repeat(rows)].concat();
        prop_assert_eq!(lost(&written, &text(&path)), Vec::<char>::new());
    }
}
