//! The replay as text: one block a round, then the count of each verdict.

use super::explanation::Explanation;
use super::numerals::{grouped, grouped_amount, percent};
use super::paragraph::{labelled, wrapped};
use super::published::PublishedRound;
use super::recomputation::{Remainder, Shares, Verdict};
use super::verdict_words::{fitting_words, verdict_words};
use super::{Replay, Replayed, Summary};
use ledger::Language;
use money::Amount;
use rules::sharing::Rounding;

/// The whole report.
pub fn text(replay: &Replay, language: Language) -> String {
    let mut output = introduction(language);
    for replayed in &replay.rounds {
        output.push('\n');
        output.push_str(&block(replayed, replay.fee_bp, language));
    }
    output.push('\n');
    for line in wrapped(&summary_words(&replay.summary, language), 78) {
        output.push_str(&line);
        output.push('\n');
    }
    output
}

fn introduction(language: Language) -> String {
    match language {
        Language::Chinese => "\
重算公布的分摊金：(互助金 + 管理费) ÷ 分摊人数，金额单位为元。
  up       向上取整到分
  half_up  四舍五入到分，至少 0.01
"
        .to_owned(),
        Language::English => "\
Published shares, recomputed: (aid + fee) ÷ members sharing, in yuan (CNY).
  up       rounded up to the fen (0.01 yuan)
  half_up  rounded to the nearest fen, a half up, at least 0.01
"
        .to_owned(),
    }
}

fn block(replayed: &Replayed, fee_bp: u32, language: Language) -> String {
    let Replayed { round, recomputation } = replayed;
    let date = match round.date {
        Some(date) => date.to_string(),
        None => language.pick("日期未公布", "date not published").to_owned(),
    };
    let mut output = match language {
        Language::Chinese => format!("{date}（第 {} 行）\n", round.line),
        Language::English => format!("{date} (line {})\n", round.line),
    };
    let mut add = |chinese, english, text: &str| {
        let (label, width) = match language {
            Language::Chinese => (chinese, 8),
            Language::English => (english, 9),
        };
        output.push_str(&labelled(label, width, text));
    };
    if !round.name.is_empty() {
        add("原文备注", "Note", &round.name);
    }
    add("已公布", "Published", &published_words(round, language));
    if let (Some(aid), Some(fee), Some(need)) = (round.aid, recomputation.fee, recomputation.need) {
        add("应分摊", "Need", &need_words(aid, fee, need, language));
        let rate = percent(fee_bp);
        let origin = match (round.fee, language) {
            (Some(_), Language::Chinese) => "按公布的数字".to_owned(),
            (Some(_), Language::English) => "as printed".to_owned(),
            (None, Language::Chinese) => format!("未公布，按互助金的 {rate}% 计"),
            (None, Language::English) => format!("not published: {rate} % of the aid"),
        };
        add("管理费", "Fee", &origin);
    }
    if let Some(shares) = &recomputation.shares {
        add("每人分摊", "Share", &share_words(shares, language));
    }
    let verdict = verdict_words(round, recomputation, language);
    let mark = match recomputation.verdict {
        Verdict::Disagrees(_) => "✗ ",
        Verdict::AgreesUnderBoth | Verdict::AgreesOnlyUnder(_) => "✓ ",
        _ => "– ",
    };
    add("结论", "Verdict", &format!("{mark}{verdict}"));
    if let (Some(share), Some(explanation)) = (round.share, &recomputation.explanation) {
        let fits = fits_words(share, explanation, language);
        for (index, line) in fits.iter().enumerate() {
            let (chinese, english) =
                if index == 0 { ("怎样相符", "Would fit") } else { ("", "") };
            add(chinese, english, line);
        }
    }
    if !round.source.is_empty() {
        add("来源", "Source", &round.source);
    }
    output
}

fn published_words(round: &PublishedRound, language: Language) -> String {
    let figures = [
        (("分摊人数", "members"), round.members.map(grouped)),
        (("案例", "cases"), round.cases.map(grouped)),
        (("互助金", "aid"), round.aid.map(grouped_amount)),
        (("管理费", "fee"), round.fee.map(grouped_amount)),
        (("分摊金", "share"), round.share.map(grouped_amount)),
    ];
    let known: Vec<String> = figures
        .into_iter()
        .filter_map(|((chinese, english), figure)| {
            let name = language.pick(chinese, english);
            figure.map(|figure| format!("{name} {figure}"))
        })
        .collect();
    if known.is_empty() {
        return language.pick("没有数字", "no figures").to_owned();
    }
    known.join(language.pick("，", "; "))
}

fn need_words(aid: Amount, fee: Amount, need: Amount, language: Language) -> String {
    let (aid, fee, need) = (grouped_amount(aid), grouped_amount(fee), grouped_amount(need));
    match language {
        Language::Chinese => format!("{need} = 互助金 {aid} + 管理费 {fee}"),
        Language::English => format!("{need} = aid {aid} + fee {fee}"),
    }
}

fn share_words(shares: &Shares, language: Language) -> String {
    let more = match shares.remainder {
        Remainder::Nothing => "",
        Remainder::Something => "…",
    };
    let exact = shares.exact();
    let (up, half_up) = (grouped_amount(shares.up), grouped_amount(shares.half_up));
    match language {
        Language::Chinese => format!("精确 {exact}{more}，up {up}，half_up {half_up}"),
        Language::English => format!("{exact}{more} exactly; up {up}; half_up {half_up}"),
    }
}

/// What would give the printed share, one line a rounding.
fn fits_words(share: Amount, explanation: &Explanation, language: Language) -> [String; 2] {
    let share = grouped_amount(share);
    let up = fitting_words(Rounding::Up, &explanation.up, language);
    let half_up = fitting_words(Rounding::HalfUp, &explanation.half_up, language);
    match language {
        Language::Chinese => [up, half_up].map(|fits| format!("{share} 元，{fits}")),
        Language::English => [up, half_up].map(|fits| format!("{share} under {fits}")),
    }
}

fn summary_words(summary: &Summary, language: Language) -> String {
    let Summary {
        rows,
        recomputed,
        agree,
        disagree,
        paid_by_platform,
        nothing_to_compare,
        not_recomputable,
    } = *summary;
    match language {
        Language::Chinese => format!(
            "共 {rows} 期：重算 {recomputed} 期（一致 {agree}，不一致 {disagree}）；\
             平台承担 {paid_by_platform} 期；没有公布分摊金 {nothing_to_compare} 期；\
             无法重算 {not_recomputable} 期。"
        ),
        Language::English => format!(
            "Rows {rows}: recomputed {recomputed} (agree {agree}, disagree {disagree}), paid by \
             the platform {paid_by_platform}, share not published {nothing_to_compare}, not \
             recomputable {not_recomputable}."
        ),
    }
}
