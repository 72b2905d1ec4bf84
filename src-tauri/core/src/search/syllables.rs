//! Letters that may be pinyin, cut into syllables, so that a long query asks for each of them.

use std::collections::HashSet;
use std::sync::LazyLock;

/// Every syllable that a character can have, ü as `v` and as `u`; interjections that are one consonant left out.
const SYLLABLES: &str = "a ai an ang ao ba bai ban bang bao bei ben beng bi bian biao bie bin bing bo bu ca cai can cang cao ce cei \
    cen ceng cha chai chan chang chao che chen cheng chi chong chou chu chua chuai chuan chuang chui chun chuo \
    ci cong cou cu cuan cui cun cuo da dai dan dang dao de dei den deng di dia dian diao die din ding diu dong \
    dou du duan dui dun duo e ei en eng er fa fan fang fei fen feng fiao fo fou fu ga gai gan gang gao ge gei \
    gen geng gong gou gu gua guai guan guang gui gun guo ha hai han hang hao he hei hen heng hong hou hu hua \
    huai huan huang hui hun huo ji jia jian jiang jiao jie jin jing jiong jiu ju juan jue jun ka kai kan kang \
    kao ke kei ken keng kong kou ku kua kuai kuan kuang kui kun kuo la lai lan lang lao le lei leng li lia lian \
    liang liao lie lin ling liu lo long lou lu luan lue lun luo lv lve ma mai man mang mao me mei men meng mi \
    mian miao mie min ming miu mo mou mu na nai nan nang nao ne nei nen neng ni nian niang niao nie nin ning niu \
    nong nou nu nuan nue nun nuo nv nve o ou pa pai pan pang pao pei pen peng pi pian piao pie pin ping po pou \
    pu qi qia qian qiang qiao qie qin qing qiong qiu qu quan que qun ran rang rao re ren reng ri rong rou ru rua \
    ruan rui run ruo sa sai san sang sao se sen seng sha shai shan shang shao she shei shen sheng shi shou shu \
    shua shuai shuan shuang shui shun shuo si song sou su suan sui sun suo ta tai tan tang tao te tei teng ti \
    tian tiao tie ting tong tou tu tuan tui tun tuo wa wai wan wang wei wen weng wo wong wu xi xia xian xiang \
    xiao xie xin xing xiong xiu xu xuan xue xun ya yan yang yao ye yi yin ying yo yong you yu yuan yue yun za \
    zai zan zang zao ze zei zen zeng zha zhai zhan zhang zhao zhe zhei zhen zheng zhi zhong zhou zhu zhua zhuai \
    zhuan zhuang zhui zhun zhuo zi zong zou zu zuan zui zun zuo";

static KNOWN: LazyLock<HashSet<&str>> = LazyLock::new(|| SYLLABLES.split(' ').collect());

/// The letters of the longest syllable.
const LONGEST: usize = 6;
/// Letters that can be cut in more ways than this are not cut at all.
const MOST_WAYS: usize = 12;

/// Every way of cutting letters into syllables of which the last may be unfinished, as what is left from the second
/// syllable on, from the third on and so forth: `chengduj` is `["duj", "j"]`. Empty where there is no way, or too many.
pub(super) fn cuts(letters: &str) -> Vec<Vec<&str>> {
    let mut ways = Vec::new();
    cut(letters, &mut Vec::new(), &mut ways);
    if ways.len() > MOST_WAYS {
        ways.clear();
    }
    ways
}

fn cut<'query>(rest: &'query str, before: &mut Vec<&'query str>, ways: &mut Vec<Vec<&'query str>>) {
    if ways.len() > MOST_WAYS {
        return;
    }
    if rest.len() <= LONGEST && KNOWN.iter().any(|syllable| syllable.starts_with(rest)) {
        ways.push(before.clone());
    }
    for length in 1..=LONGEST {
        let Some((syllable, after)) = rest.split_at_checked(length) else {
            break;
        };
        if !after.is_empty() && KNOWN.contains(syllable) {
            before.push(after);
            cut(after, before, ways);
            before.pop();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{KNOWN, LONGEST, cuts};
    use crate::pinyin::index_terms;

    #[test]
    fn letters_are_cut_in_every_way() {
        assert_eq!(cuts("chengduj"), [["duj", "j"]]);
        assert_eq!(cuts("wuliu"), [vec!["liu"]]);
        let ways = cuts("xian");
        assert!(
            ways.contains(&vec![]) && ways.contains(&vec!["an"]),
            "{ways:?}"
        );
        let ways = cuts("fangan");
        assert!(
            ways.contains(&vec!["an"]) && ways.contains(&vec!["gan"]),
            "{ways:?}"
        );
        assert_eq!(cuts("cdjywl"), [[""; 0]; 0]);
        assert!(cuts(&"yi".repeat(50)).len() < 3);
        assert_eq!(cuts(&"ana".repeat(30)), [[""; 0]; 0], "too many ways");
    }

    #[test]
    fn every_syllable_of_every_character_is_known() {
        let interjections = ["m", "n", "ng", "hm", "hng"];
        let characters = ('\u{4e00}'..='\u{9fff}')
            .step_by(7)
            .chain("乐绿女略虐".chars());
        for character in characters {
            for syllable in index_terms(&character.to_string()).full {
                let known = KNOWN.contains(&*syllable) || interjections.contains(&&*syllable);
                assert!(known && syllable.len() <= LONGEST, "{character} {syllable}");
            }
        }
    }
}
