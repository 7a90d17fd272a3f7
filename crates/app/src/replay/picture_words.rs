//! The words on the picture.

use super::numerals::{grouped_amount, rough, rough_amount};
use super::{Replay, Replayed};
use ledger::Language;
use std::path::Path;

/// Undated rounds a note names one by one; the others are counted.
const NAMED_MAX: usize = 3;

/// The fixed words of a picture.
pub struct Legend {
    /// The full dot.
    pub printed: &'static str,
    /// The ring.
    pub recomputed: &'static str,
    /// The red dot.
    pub disagrees: &'static str,
    /// Heading of the upper panel.
    pub shares: &'static str,
    /// Heading of the lower panel.
    pub members: &'static str,
    /// After the share of a round members did not pay.
    pub paid_by_platform: &'static str,
    /// After the share they would have paid.
    pub if_shared: &'static str,
}

/// The title where none is given.
pub fn default_title(language: Language) -> &'static str {
    language.pick("公布的每一期分摊，重新算过", "Published rounds, recomputed")
}

/// The fixed words.
pub fn legend(language: Language) -> Legend {
    match language {
        Language::Chinese => Legend {
            printed: "公布的分摊金",
            recomputed: "按公布的互助金和人数重算（四舍五入到分）",
            disagrees: "与公布的数字不一致",
            shares: "每人分摊金，元",
            members: "分摊人数",
            paid_by_platform: "由平台承担",
            if_shared: "若由会员分摊",
        },
        Language::English => Legend {
            printed: "share as published",
            recomputed: "recomputed from published aid and headcount (half_up)",
            disagrees: "does not agree with its own figures",
            shares: "Share of one member, yuan",
            members: "Members sharing",
            paid_by_platform: "paid by the platform",
            if_shared: "if members had shared it",
        },
    }
}

/// What a round that does not agree is flagged with.
pub fn flag(replayed: &Replayed, language: Language) -> [String; 3] {
    let round = &replayed.round;
    let date = round.date.map(|date| date.to_string()).unwrap_or_default();
    let printed = grouped_amount(round.share.unwrap_or_default());
    let shares = replayed.recomputation.shares.as_ref();
    let computed = grouped_amount(shares.map(|shares| shares.half_up).unwrap_or_default());
    let explanation = replayed.recomputation.explanation.as_ref();
    let payers = explanation.and_then(|explanation| explanation.payers_about);
    let aid = explanation.and_then(|explanation| explanation.aid_about);
    let payers = rough(payers.unwrap_or_default(), language);
    let aid = rough_amount(aid.unwrap_or_default(), language);
    let members_published = rough(round.members.unwrap_or_default(), language);
    let aid_published = rough_amount(round.aid.unwrap_or_default(), language);
    match language {
        Language::Chinese => [
            format!("{date}：公布 {printed} 元，重算 {computed} 元"),
            format!("{printed} 元需要约 {payers}人分摊（公布 {members_published}人）"),
            format!("或约 {aid}元互助金（公布 {aid_published}元）"),
        ],
        Language::English => [
            format!("{date}: {printed} printed, {computed} recomputed"),
            format!("{printed} needs about {payers} payers ({members_published} published)"),
            format!("or about {aid} yuan of aid ({aid_published} published)"),
        ],
    }
}

/// The lines under the picture: what is not drawn, and where the figures are from.
pub fn notes(replay: &Replay, language: Language) -> Vec<String> {
    let undated = replay.rounds.iter().filter(|replayed| replayed.round.date.is_none());
    let undated: Vec<String> = undated.map(|replayed| undated_words(replayed, language)).collect();
    let dated = replay.rounds.iter().filter(|replayed| !replayed.has_points());
    let bare: Vec<String> =
        dated.filter_map(|replayed| Some(replayed.round.date?.to_string())).collect();
    let mut notes = Vec::new();
    if !undated.is_empty() {
        let list = listed(&undated, language);
        notes.push(match language {
            Language::Chinese => format!("没有日期，未画出：{list}。"),
            Language::English => format!("Not drawn, as no date was published: {list}."),
        });
    }
    if !bare.is_empty() {
        let list = listed(&bare, language);
        notes.push(match language {
            Language::Chinese => format!("没有公布分摊金和人数，未画出：{list}。"),
            Language::English => {
                format!("Not drawn, as neither share nor headcount was published: {list}.")
            }
        });
    }
    let file = Path::new(&replay.file).file_name().unwrap_or_default();
    let file = file.to_string_lossy();
    notes.push(match language {
        Language::Chinese => format!("数字出自 {file}，来源见该文件最后一列。互助不是保险。"),
        Language::English => format!(
            "Figures: {file}, with the source of each in its last column. Mutual aid is not \
             insurance."
        ),
    });
    notes
}

fn undated_words(replayed: &Replayed, language: Language) -> String {
    let line = replayed.round.line;
    let printed = replayed.round.share.map(grouped_amount);
    let shares = replayed.recomputation.shares.as_ref();
    let computed = shares.map(|shares| grouped_amount(shares.half_up));
    let figures = [(("公布", "printed"), printed), (("重算", "recomputed"), computed)];
    let known: Vec<String> = figures
        .into_iter()
        .filter_map(|((chinese, english), figure)| {
            figure.map(|figure| format!("{} {figure}", language.pick(chinese, english)))
        })
        .collect();
    match (language, known.is_empty()) {
        (Language::Chinese, true) => format!("第 {line} 行"),
        (Language::English, true) => format!("line {line}"),
        (Language::Chinese, false) => format!("第 {line} 行（{}）", known.join("，")),
        (Language::English, false) => format!("line {line} ({})", known.join(", ")),
    }
}

fn listed(names: &[String], language: Language) -> String {
    let shown = &names[..names.len().min(NAMED_MAX)];
    let list = shown.join(language.pick("；", "; "));
    let hidden = names.len() - shown.len();
    match language {
        _ if hidden == 0 => list,
        Language::Chinese => format!("{list}；另有 {hidden} 期"),
        Language::English => format!("{list}; and {hidden} more"),
    }
}
