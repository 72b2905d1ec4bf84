//! What a rep does first, done in the real window.

use std::path::Path;
use std::process::Command;

use fantoccini::key::Key;
use yike_tests::window::{Place, Window, built, left};

const PASSWORD: &str = "yike-demo-2026";

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

/// The firm's main job: find a customer by its initials, take a complaint down, hand over the printed notice.
#[tokio::test]
async fn main_job() {
    let folder = tempfile::tempdir().expect("a folder");
    let window = Window::open(&demo(folder.path())).await;
    window.find(Place::Field("密码")).await;
    window.picture("1-sign-in").await;
    sign_in(&window, "温以宁").await;
    window.picture("2-today").await;

    window.press(&[Key::Control.into(), 'k']).await;
    window.press(&['s', 'l', 'x', 'd']).await;
    window
        .until_text(Place::Css("[role=dialog]"), "蜀岭鲜达")
        .await;
    window.picture("3-found").await;
    window.press(&[Key::Enter.into()]).await;
    window
        .until_text(Place::Css("main"), "91510100MAXN00016H")
        .await;
    window.picture("4-customer").await;

    window.click(Place::Css("nav a[href*=complaints]")).await;
    window.until_text(Place::Css("main"), "TS20").await;
    window.press(&[Key::Control.into(), 'n']).await;
    window.fill(Place::Field("客户"), "slxd").await;
    window
        .until_text(Place::Css("#customer-candidates"), "蜀岭鲜达")
        .await;
    window.press(&[Key::Enter.into()]).await;
    window.fill(Place::Field("投诉人"), "何静怡").await;
    window.fill(Place::Field("联系电话"), "19900000101").await;
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
    window.picture("5-on-the-phone").await;
    window.click(Place::Text("受理并生成编号")).await;
    window
        .until_text(Place::Css("main"), "按进价赔偿，三个工作日内答复。")
        .await;
    window.until_text(Place::Css("main"), "投诉受理").await;
    window.picture("6-received").await;

    window.press(&[Key::Control.into(), 'p']).await;
    window.find(Place::Css("[role=dialog] canvas")).await;
    window.picture("7-preview").await;
    let notice = left().join("notice.pdf");
    window.pick(&[&notice]);
    window
        .click(Place::Css("[role=dialog] [data-testid=save-paper]"))
        .await;
    let begun = std::time::Instant::now();
    while !notice.exists() && begun.elapsed().as_secs() < 30 {
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
    let bytes = std::fs::read(&notice).expect("the notice that was saved");
    assert!(bytes.starts_with(b"%PDF-"));
    window.close().await;
}
