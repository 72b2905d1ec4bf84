//! The first day: an archive is made, locked, shared with a colleague, and opened again by the printed code.

use std::path::Path;

use fantoccini::key::Key;
use yike_tests::paper;
use yike_tests::window::{Place, Window, left};

use super::{press_to_go_on, until_saved};

const FIRM: &str = "锦里通达物流（示例）有限公司";

const ADMINISTRATOR: &str = "苏见微";

const COLLEAGUE: &str = "陆知遥";

const PASSWORD: &str = "云杉-渡口-四月-瓷";

const COLLEAGUES_PASSWORD: &str = "石桥-灯芯-七里-麦";

const NEW_PASSWORD: &str = "竹篱-潮汐-九月-铜";

const DESK: Place<'_> = Place::Css("nav");

#[tokio::test]
async fn the_first_day() {
    let folder = tempfile::tempdir().expect("a folder");
    let window = Window::open(&folder.path().join("archive")).await;
    window.resize(1440, 900).await;
    set_up(&window).await;
    let code = save_code(&window, &left().join("recovery-code.pdf")).await;
    lock_and_unlock(&window).await;
    add_colleague(&window).await;
    forget_password(&window, &code).await;
    window.close().await;
}

/// Firm, workstation and the first person, whose weak password is told to be weak.
async fn set_up(window: &Window) {
    window.fill(Place::Field("公司全称"), FIRM).await;
    window.picture("21-firm").await;
    press_to_go_on(window).await;
    window.click(Place::Button("C")).await;
    window.until_text(Place::Css(".yk-samples"), "C001").await;
    window.picture("22-workstation").await;
    press_to_go_on(window).await;
    window.fill(Place::Field("姓名"), ADMINISTRATOR).await;
    window.fill(Place::Field("职务"), "客服经理").await;
    window.click(Place::Button("客服主管")).await;
    let strength = Place::Css(".yk-strength");
    window.fill(Place::Field("新密码"), "12345678").await;
    window.until_text(strength, "不能用").await;
    window.picture("23-weak-password").await;
    window.fill(Place::Field("新密码"), PASSWORD).await;
    window.until_text(strength, "很好").await;
    window.fill(Place::Field("再输一次"), PASSWORD).await;
    window.picture("24-first-person").await;
    press_to_go_on(window).await;
}

/// Saves the sheet with the code, types one group back, wrong and right, and returns the code.
async fn save_code(window: &Window, sheet: &Path) -> String {
    let groups = window.texts(Place::Css(".yk-recovery-code b")).await;
    assert_eq!(groups.len(), 7, "{groups:?}");
    window.picture("25-recovery-code").await;
    window.pick(&[sheet]);
    window.click(Place::Text("存为 PDF，打印后锁好")).await;
    until_saved(sheet).await;
    window.until_text(Place::Css("form"), "recovery-code").await;
    let words = paper::text(sheet);
    for group in &groups {
        assert!(words.contains(group.as_str()), "the sheet has no {group}");
    }

    let back = Place::Css(".yk-recovery-back input");
    window.fill(back, "0000").await;
    press_to_go_on(window).await;
    window
        .until_text(Place::Css("form"), "对照上面再输一次")
        .await;
    window.picture("26-wrong-group").await;
    type_group_back(window).await;
    window.until_text(DESK, "客户").await;
    window.picture("27-first-desk").await;
    groups.join("-")
}

/// The group that is asked for is the marked one.
async fn type_group_back(window: &Window) {
    let asked = window
        .texts(Place::Css(".yk-recovery-code .is-asked b"))
        .await;
    window
        .fill(Place::Css(".yk-recovery-back input"), &asked.concat())
        .await;
    press_to_go_on(window).await;
}

async fn lock(window: &Window) {
    window.press(&[Key::Control.into(), 'l']).await;
    window.until_text(Place::Css("h1"), "已锁定").await;
}

async fn open(window: &Window, password: &str) {
    window.fill(Place::Field("密码"), password).await;
    window.press(&[Key::Enter.into()]).await;
}

async fn lock_and_unlock(window: &Window) {
    lock(window).await;
    window.picture("28-locked").await;
    open(window, PASSWORD).await;
    window.until_text(DESK, "客户").await;
}

/// A colleague with another role gets a password and signs in; the administrator's part is not the colleague's.
async fn add_colleague(window: &Window) {
    let page = Place::Css("main");
    window.click(Place::Css("nav a[href*=settings]")).await;
    window.click(Place::Button("人员")).await;
    window.press(&[Key::Control.into(), 'n']).await;
    window.find(Place::Css(".yk-staff-form")).await;
    window.fill(Place::Field("姓名"), COLLEAGUE).await;
    window.click(Place::Button("客服专员")).await;
    window.click(Place::Text("可在这台电脑登录")).await;
    window
        .fill(Place::Field("新密码"), COLLEAGUES_PASSWORD)
        .await;
    window
        .fill(Place::Field("再输一次"), COLLEAGUES_PASSWORD)
        .await;
    window.picture("29-colleague").await;
    press_to_go_on(window).await;
    window.until_text(page, COLLEAGUE).await;
    // A dialog that still fades keeps the page from scrolling.
    window
        .until_gone(Place::Css("body.el-popup-parent--hidden"))
        .await;

    lock(window).await;
    window.click(Place::Text("换一个人登录")).await;
    window.click(Place::Text(COLLEAGUE)).await;
    open(window, COLLEAGUES_PASSWORD).await;
    window.until_text(DESK, "客户").await;
    window.until_text(Place::Css("body"), "客服专员").await;
    window.click(Place::Css("nav a[href*=settings]")).await;
    window.until_text(page, "界面").await;
    window.picture("30-colleagues-settings").await;
    let shown = window.texts(page).await.concat();
    assert!(!shown.contains("人员"), "{shown}");

    lock(window).await;
    window.click(Place::Text("换一个人登录")).await;
    window.click(Place::Text(ADMINISTRATOR)).await;
    open(window, PASSWORD).await;
    window.until_text(DESK, "客户").await;
}

async fn forget_password(window: &Window, code: &str) {
    lock(window).await;
    window.click(Place::Text("忘记密码，用恢复码")).await;
    window.fill(Place::Field("恢复码"), code).await;
    window.fill(Place::Field("新密码"), NEW_PASSWORD).await;
    window.fill(Place::Field("再输一次"), NEW_PASSWORD).await;
    window.picture("31-forgotten").await;
    press_to_go_on(window).await;
    window.until_text(Place::Css("h1"), "新的恢复码").await;
    window.picture("32-new-code").await;
    type_group_back(window).await;
    window.until_text(DESK, "客户").await;
    lock(window).await;
    open(window, PASSWORD).await;
    window.until_text(Place::Css("form"), "密码不对").await;
    open(window, NEW_PASSWORD).await;
    window.until_text(DESK, "客户").await;
}
