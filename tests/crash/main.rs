//! A program that is killed in the middle of its work loses nothing that it said was saved, and leaves nothing half done.

mod killed;

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use killed::Saving;
use yike_tests::demo::{Demo, LIST};

const KILLS: u32 = 50;

fn numbers(demo: &Demo, what: &str, key: &str) -> BTreeSet<String> {
    let answer = demo.yike().answer(["list", what, "--limit", "100000"]);
    let rows = answer[what].as_array().expect("rows");
    let listed: Vec<&str> = rows.iter().filter_map(|row| row[key].as_str()).collect();
    let unique: BTreeSet<String> = listed.iter().map(|number| (*number).to_owned()).collect();
    assert_eq!(listed.len(), unique.len(), "no number is given twice");
    unique
}

fn check(demo: &Demo) {
    assert_eq!(demo.yike().answer(["check"])["whole"], true);
}

#[test]
fn complaints_that_were_acknowledged_survive_fifty_kills() {
    let demo = Demo::empty();
    let mut acknowledged = BTreeSet::new();
    for kill in 1..=KILLS {
        let mut saving = Saving::start(&demo, "complaints", "-");
        let mut said = saving.hear(1 + kill as usize % 4);
        // Anywhere within a save, which takes some milliseconds.
        std::thread::sleep(Duration::from_micros(u64::from(kill * 7919 % 12_000)));
        said.extend(saving.kill());
        for number in said {
            assert!(
                acknowledged.insert(number.clone()),
                "{number} was given twice"
            );
        }
        check(&demo);
        let kept = numbers(&demo, "complaints", "complaint_no");
        let lost: Vec<_> = acknowledged.difference(&kept).collect();
        assert_eq!(lost, [] as [&String; 0]);
        // What was saved but not yet said is in the archive too, at most one for each kill.
        assert!(kept.len() - acknowledged.len() <= kill as usize);
    }
    assert!(acknowledged.len() >= KILLS as usize);
}

#[test]
fn imports_are_there_as_a_whole_or_not_at_all_after_fifty_kills() {
    let demo = Demo::empty();
    let took = Saving::start(&demo, "imports", "measure").how_long_an_import_takes();
    let (mut done, mut cut_short) = (BTreeSet::new(), 0);
    for kill in 1..=KILLS {
        let mut saving = Saving::start(&demo, "imports", &format!("{kill}"));
        let mut said = saving.hear(1);
        // From the first row to a little behind the last.
        std::thread::sleep(took * kill / KILLS);
        said.extend(saving.kill());
        let of = |word: &str| -> BTreeSet<String> {
            said.iter()
                .filter_map(|line| line.strip_prefix(word))
                .map(str::to_owned)
                .collect()
        };
        let (begun, finished) = (of("begun "), of("done "));
        cut_short += begun.len() - finished.len();
        done.extend(finished);
        check(&demo);
        numbers(&demo, "customers", "customer_no");
        let kept = imports(&demo);
        for (name, customers) in &kept {
            assert_eq!(*customers, LIST, "import {name} is there in part");
        }
        for name in &done {
            assert!(kept.contains_key(name), "import {name} is lost");
        }
    }
    let enough = KILLS as usize / 2;
    assert!(
        cut_short >= enough,
        "only {cut_short} imports were cut short"
    );
}

/// How many customers of each import are there.
fn imports(demo: &Demo) -> BTreeMap<String, u32> {
    let mut found = BTreeMap::new();
    for name in numbers(demo, "customers", "name") {
        let import = name.rsplit_once('-').map(|(import, _)| import.to_owned());
        *found
            .entry(import.expect("a name with its import"))
            .or_default() += 1;
    }
    found
}
