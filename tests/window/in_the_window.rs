//! What a rep does first, done in the real window.

mod first_run;

use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use fantoccini::key::Key;
use yike_tests::window::{Place, Window, built, left};
use yike_tests::{firm_list, paper};

const PASSWORD: &str = "yike-demo-2026";

/// Any picture does as evidence.
const PICTURE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../icons/128x128.png");

/// A demonstration archive of its own.
fn demo(folder: &Path) -> std::path::PathBuf {
    let archive = folder.join("archive");
    let status = Command::new(built("yike"))
        .args(["demo", "--into"])
        .arg(&archive)
        .output()
        .expect("the command line");
    assert!(
        status.status.success(),
        "{}",
        String::from_utf8_lossy(&status.stderr)
    );
    archive
}

async fn sign_in(window: &Window, name: &str) {
    window.click(Place::Text(name)).await;
    window.fill(Place::Field("密码"), PASSWORD).await;
    window.press(&[Key::Enter.into()]).await;
    window.until_text(Place::Css("nav"), "客户").await;
}

/// The firm's main job: bring its list in, find a customer by two letters, take a complaint down with evidence, and hand
/// over the printed notice.
#[tokio::test]
async fn main_job() {
    let folder = tempfile::tempdir().expect("a folder");
    let window = Window::open(&demo(folder.path())).await;
    window.resize(1440, 900).await;
    window.find(Place::Field("密码")).await;
    window.picture("01-sign-in").await;
    sign_in(&window, "温以宁").await;
    window.picture("02-today").await;

    import_the_list(&window, folder.path()).await;
    find_by_two_letters(&window).await;
    take_complaint_down(&window, folder.path()).await;

    window.press(&[Key::Control.into(), 'p']).await;
    window
        .find(Place::Css("[role=dialog] canvas[aria-busy=false]"))
        .await;
    window.picture("13-preview").await;
    let notice = left().join("notice.pdf");
    window.pick(&[&notice]);
    window
        .click(Place::Css("[role=dialog] [data-testid=save-paper]"))
        .await;
    until_saved(&notice).await;
    assert_eq!(paper::pages(&notice), 3, "one page a copy");
    let words = paper::text(&notice);
    for word in ["顾客投诉处理通知书", "岷沱云仓", "沈砚秋", "按进价赔偿"] {
        assert!(words.contains(word), "{word} does not stand in {words}");
    }
    window.close().await;
}

/// File, columns, duplicates, import: every line of the list is accounted for.
async fn import_the_list(window: &Window, folder: &Path) {
    let list = folder.join("客户资料汇总.xlsx");
    firm_list::write(&list);
    window.click(Place::Css("nav a[href*=import]")).await;
    window
        .until_text(Place::Css("main"), "把客户表格拖到这里")
        .await;
    window.picture("03-import-file").await;
    window.pick(&[&list]);
    press_to_go_on(window).await;
    let rows = Place::Css("table.yk-rows");
    for outcome in ["与 KH000101A", "没有客户名称", "与第 6 行"] {
        window.until_text(rows, outcome).await;
    }
    // The region of a merged cell is every row's, and a lost mobile is said to be lost.
    window
        .click(Place::Text("巴山夜雨茶业（示例）有限公司"))
        .await;
    let wrong = Place::Css("[aria-label='第 8 行']");
    window.until_text(wrong, "被表格改成了科学计数").await;
    window.picture("04-import-columns").await;
    window
        .fill(Place::Css("[aria-label='第 8 行'] input"), "19900007103")
        .await;
    window.press(&[Key::Enter.into()]).await;
    window.until_gone(wrong).await;
    window
        .click(Place::Text("洛水新程商贸（示例）有限公司"))
        .await;
    window
        .until_text(Place::Css("[aria-label='第 9 行']"), "末位应为")
        .await;
    window.picture("05-import-repair").await;

    window.click(Place::Text("下一步，处理 2 行重复")).await;
    window.until_text(Place::Css("main"), "驿客里的客户").await;
    window.picture("06-import-duplicates").await;
    press_to_go_on(window).await;
    window.find(Place::Text("导入 6 行")).await;
    window.picture("07-import-ready").await;
    window.click(Place::Text("导入 6 行")).await;
    window.until_text(Place::Css("main"), "导入完成").await;
    window.picture("08-import-done").await;
}

async fn find_by_two_letters(window: &Window) {
    window.press(&[Key::Control.into(), 'k']).await;
    window.press(&['m', 't']).await;
    window
        .until_text(Place::Css("[role=dialog]"), "岷沱云仓")
        .await;
    window.picture("09-found").await;
    window.press(&[Key::Enter.into()]).await;
    window
        .until_text(Place::Css("main"), "91510112MAXN71017E")
        .await;
    window.picture("10-customer").await;
}

async fn take_complaint_down(window: &Window, folder: &Path) {
    window.click(Place::Css("nav a[href*=complaints]")).await;
    window.until_text(Place::Css("main"), "TS20").await;
    window.press(&[Key::Control.into(), 'n']).await;
    window.fill(Place::Field("客户"), "mt").await;
    window
        .until_text(Place::Css("#customer-candidates"), "岷沱云仓")
        .await;
    window.press(&[Key::Enter.into()]).await;
    window.fill(Place::Field("投诉人"), "沈砚秋").await;
    window.fill(Place::Field("联系电话"), "19900007101").await;
    window
        .fill(
            Place::Field("投诉内容"),
            "今早到货验收，6台外包装破损、机身变形，签收单已注明。",
        )
        .await;
    window
        .fill(Place::Field("顾客要求"), "按进价赔偿，三个工作日内答复。")
        .await;
    window.click(Place::Button("货损")).await;
    window.fill(Place::Field("被投诉部门"), "配送").await;
    window.click(Place::Text("配送部，褚之行")).await;
    let evidence = folder.join("外包装破损.png");
    std::fs::copy(PICTURE, &evidence).expect("a picture to attach");
    window.pick(&[&evidence]);
    window
        .click(Place::Css("[data-field=evidence] .el-button"))
        .await;
    window
        .until_text(Place::Css("[data-field=evidence]"), "外包装破损.png")
        .await;
    window.picture("11-on-the-phone").await;
    window.click(Place::Text("受理并生成编号")).await;
    let page = Place::Css("main");
    for words in [
        "按进价赔偿，三个工作日内答复。",
        "投诉受理",
        "外包装破损.png",
    ] {
        window.until_text(page, words).await;
    }
    window.picture("12-received").await;
}

/// The key that goes on, on every page.
async fn press_to_go_on(window: &Window) {
    window
        .press(&[Key::Control.into(), Key::Enter.into()])
        .await;
}

async fn until_saved(paper: &Path) {
    let begun = Instant::now();
    while !paper.exists() && begun.elapsed() < Duration::from_secs(30) {
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    let bytes = std::fs::read(paper).expect("the paper that was saved");
    assert!(bytes.starts_with(b"%PDF-"));
}
