//! The same sheets without a customer: to be filled by hand where nothing but paper is at hand, and typed in later.

use super::contact::{self, COLLECTING};
use super::{TITLE, leaf, section, signatures};
use crate::firm::Firm;
use crate::form::{
    Leaf, Section, Value, empty, full, line, money_blank, open_lines, open_row, row, short,
    signature, table, text, ticks, title, wide,
};
use crate::imprint::Imprint;
use crate::paper::{Paper, PaperError};
use crate::typeset::face::{Faces, Typeface};
use crate::typeset::flow::Flow;
use crate::typeset::mm;
use crate::typeset::paragraph::{Align, Paragraph, Type};
use crate::typeset::table::Row;

/// A key account is known to more than one person at the customer (domain.md §1.3.5).
const PEOPLE: usize = 3;

/// What a card is unless somebody says otherwise (domain.md §2.1).
const SECRECY: &str = "密级：内部";
const FILLED_ON: &str = "填表日期：　　　年　　月　　日";
/// The least height of a row of a card: two cards fill a page.
const CARD_ROW: f32 = mm(9.0);

/// Prints an empty sheet of a key account: the firm on one page, its people on the next.
///
/// # Errors
/// As [`super::customer_sheet`].
pub fn blank_key_account(
    faces: &Faces,
    firm: &Firm,
    imprint: &Imprint,
) -> Result<Paper, PaperError> {
    leaf(faces, firm, imprint, None, None).print(|flow| {
        head(flow);
        flow.table(&table(about_the_firm()), true);
        flow.new_page();
        flow.table(&table(about_its_people()), true);
    })
}

/// Prints two empty cards of small accounts on one page, to be cut apart.
///
/// # Errors
/// As [`super::customer_sheet`].
pub fn blank_small_account(
    faces: &Faces,
    firm: &Firm,
    imprint: &Imprint,
) -> Result<Paper, PaperError> {
    let leaf = Leaf {
        reference: SECRECY.to_owned(),
        ..leaf(faces, firm, imprint, None, None)
    };
    leaf.print(|flow| {
        card_head(flow);
        flow.table(&table(card()), false);
        cut(flow);
        flow.line_of(&[
            line(firm.name.as_str(), Align::Left),
            line(SECRECY, Align::Right),
        ]);
        flow.rule(0.5);
        flow.space(mm(3.0));
        card_head(flow);
        flow.table(&table(card()), false);
    })
}

fn card_head(flow: &mut Flow) {
    title(flow, TITLE);
    flow.line_of(&[
        line("档案类型：中小客户", Align::Left),
        line("客户编号：　　　　　　　　", Align::Centre),
        line(FILLED_ON, Align::Right),
    ]);
    flow.space(3.0);
}

fn head(flow: &mut Flow) {
    title(flow, TITLE);
    flow.line_of(&[
        line("档案类型：大客户", Align::Left),
        line(FILLED_ON, Align::Right),
    ]);
    flow.space(3.0);
}

/// Where the page is cut into two cards.
fn cut(flow: &mut Flow) {
    let small = Type::new(Typeface::Song, 8.0);
    flow.space(mm(5.0));
    flow.paragraphs(&[Paragraph::new(
        "————————————————　沿此线裁开　————————————————",
        small,
        12.0,
        Align::Centre,
    )]);
    flow.space(mm(3.0));
}

fn about_the_firm() -> [Section; 3] {
    [
        section("一", "基本资料", profile()),
        section("二", "经营与货物", trade()),
        section("三", "合同与结算", terms()),
    ]
}

fn about_its_people() -> [Section; 2] {
    [
        section("四", "联系人", people()),
        section("五", "服务与维护", care()),
    ]
}

fn profile() -> Vec<Row> {
    let natures = [
        "国有",
        "民营",
        "外资",
        "合资",
        "个体工商户",
        "事业单位",
        "其他",
    ];
    let kinds = [
        "生产企业",
        "商贸流通",
        "电商",
        "物流同行",
        "政府事业",
        "个人",
    ];
    vec![
        open_row([wide("客户全称", empty()), short("简称", empty())]),
        open_row([full("英文名称", empty())]),
        open_row([wide("信用代码", empty()), short("员工人数", empty())]),
        open_row([full("企业性质", ticks(&natures, false))]),
        open_row([full("客户种类", ticks(&kinds, false))]),
        open_row([
            short("法定\n代表人", empty()),
            short("注册资本", in_ten_thousands()),
            short("成立日期", empty()),
        ]),
        open_row([short("所属行业", empty()), wide("网址", empty())]),
        open_row([full("所在地区", empty())]),
        open_row([full("详细地址", empty())]),
        open_row([
            short("总机", empty()),
            short("传真", empty()),
            short("邮政编码", empty()),
        ]),
    ]
}

fn trade() -> Vec<Row> {
    let temperatures = ["常温", "阴凉", "冷藏（2~8℃）", "冷冻（≤−18℃）", "多温"];
    let services = [
        "运输",
        "仓储",
        "配送",
        "包装",
        "流通加工",
        "装卸",
        "航空货运",
        "快递",
        "信息",
        "方案设计",
    ];
    vec![
        open_row([
            short("年销售额", in_ten_thousands()),
            short("销售增长", per_cent()),
            short("利润占比", per_cent()),
        ]),
        open_row([wide("覆盖范围", empty()), short("现用物流", empty())]),
        open_row([wide("主要货物", empty()), short("月均业务", empty())]),
        open_row([full("温控要求", ticks(&temperatures, false))]),
        open_row([full("业务类型", ticks(&services, false))]),
    ]
}

fn terms() -> Vec<Row> {
    vec![
        open_row([short("合同编号", empty()), wide("合同期限", until())]),
        open_lines("服务标准"),
        open_row([
            wide(
                "结算方式",
                ticks(&["月结", "票结", "预付", "到付", "回单付"], false),
            ),
            short("账期", text("　　　天".to_owned())),
        ]),
        open_row([
            wide(
                "保价投保",
                ticks(&["客户自保", "我司代投", "保价", "无"], false),
            ),
            short("信用额度", money_blank()),
        ]),
        open_row([
            wide("信用等级", ticks(&["AAA", "AA", "A", "B", "C"], false)),
            short("开户银行", empty()),
        ]),
        open_row([full("银行账号", empty())]),
        open_row([full("开票资料", empty())]),
    ]
}

fn people() -> Vec<Row> {
    let mut rows = vec![row([full("填写说明", text(COLLECTING.to_owned()))])];
    rows.extend((0..PEOPLE).flat_map(contact::open_rows));
    rows
}

fn care() -> Vec<Row> {
    let sources = ["转介绍", "招标", "网络", "展会", "陌拜", "老客户"];
    let stages = ["潜在", "洽谈", "合作", "满意", "信任", "流失预警"];
    let mut rows = vec![
        open_row([
            wide("客户来源", ticks(&sources, false)),
            short("客户等级", ticks(&["A", "B", "C", "D"], false)),
        ]),
        open_row([
            wide("关系阶段", ticks(&stages, false)),
            short("下次联系", empty()),
        ]),
        open_row([
            short("客户经理", empty()),
            short("备份\n责任人", empty()),
            short("专属客服", empty()),
        ]),
        open_row([
            short("项目经理", empty()),
            short("保存期限", empty()),
            short("密级", ticks(&["公开", "内部", "保密"], false)),
        ]),
        open_row([full("重要日期", empty())]),
        open_lines("需求记录"),
        open_lines("备注"),
    ];
    rows.extend(signatures(None));
    rows
}

fn card() -> [Section; 3] {
    let account = vec![
        open_row([wide("客户全称", empty()), short("简称", empty())]),
        open_row([wide("所在地区", empty()), short("总机", empty())]),
        open_row([full("详细地址", empty())]),
        open_row([wide("主要货物", empty()), short("业务类型", empty())]),
    ];
    let people = (0..2).flat_map(contact::open_card_rows).collect();
    let service = vec![
        open_row([
            short("客户经理", empty()),
            short("客户来源", empty()),
            short("下次联系", empty()),
        ]),
        open_row([full("备注", empty())]),
        signature("填表人", None),
    ];
    let tall = |rows: Vec<Row>| {
        let row = |row: Row| Row {
            least: CARD_ROW,
            ..row
        };
        rows.into_iter().map(row).collect()
    };
    [
        section("一", "客户资料", tall(account)),
        section("二", "联系人", tall(people)),
        section("三", "服务", tall(service)),
    ]
}

fn in_ten_thousands() -> Value {
    text("　　　　　　万元".to_owned())
}

fn per_cent() -> Value {
    text("　　　　　　　％".to_owned())
}

fn until() -> Value {
    text("　　　　年　　月　　日　至　　　　年　　月　　日".to_owned())
}
