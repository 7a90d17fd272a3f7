//! Verdicts in words, and as stable names for machines.

use super::explanation::{Explanation, Fitting, Span};
use super::numerals::{grouped, grouped_amount, rough, rough_amount};
use super::published::PublishedRound;
use super::recomputation::{Direction, Figure, Recomputation, Shares, Verdict};
use ledger::Language;
use money::Amount;
use rules::sharing::Rounding;

/// The name of a rounding, as rulebooks write it.
pub fn rounding_name(rounding: Rounding) -> &'static str {
    match rounding {
        Rounding::Up => "up",
        Rounding::HalfUp => "half_up",
    }
}

/// A stable name for machines.
pub fn verdict_name(verdict: &Verdict) -> &'static str {
    match verdict {
        Verdict::AgreesUnderBoth => "agrees_under_both",
        Verdict::AgreesOnlyUnder(Rounding::Up) => "agrees_only_under_up",
        Verdict::AgreesOnlyUnder(Rounding::HalfUp) => "agrees_only_under_half_up",
        Verdict::Disagrees(_) => "disagrees",
        Verdict::PaidByPlatform => "paid_by_platform",
        Verdict::NothingToCompare => "nothing_to_compare",
        Verdict::NotRecomputable(_) => "not_recomputable",
    }
}

/// The verdict on a round, in whole sentences.
pub fn verdict_words(
    round: &PublishedRound,
    recomputation: &Recomputation,
    language: Language,
) -> String {
    let shares = recomputation.shares.as_ref();
    match (&recomputation.verdict, language) {
        (Verdict::AgreesUnderBoth, Language::Chinese) => {
            "一致：两种取整都得出公布的分摊金。".into()
        }
        (Verdict::AgreesUnderBoth, Language::English) => "Agrees under both roundings.".into(),
        (Verdict::AgreesOnlyUnder(rounding), _) => only_under(*rounding, shares, language),
        (Verdict::Disagrees(direction), _) => {
            let mut text = disagreement(round, shares, language);
            if let Some(explanation) = &recomputation.explanation {
                text.push_str(&needed(round, explanation, language));
            }
            text.push_str(direction_words(*direction, language));
            text
        }
        (Verdict::PaidByPlatform, _) => paid_by_platform(shares, language),
        (Verdict::NothingToCompare, Language::Chinese) => {
            format!("无从比较：没有公布分摊金；按公布的数字算出 {}。", both(shares, language))
        }
        (Verdict::NothingToCompare, Language::English) => format!(
            "Nothing to compare with: the share was not published; the figures give {}.",
            both(shares, language)
        ),
        (Verdict::NotRecomputable(missing), _) => not_recomputable(missing, language),
    }
}

/// The headcounts and the aid that would give the printed share under one rounding.
pub fn fitting_words(rounding: Rounding, fitting: &Fitting, language: Language) -> String {
    let payers = fitting.payers.map(|span| span_words(span, grouped, language));
    let aid = fitting.aid.map(|span| span_words(span, grouped_amount, language));
    let fits = match (payers, aid, language) {
        (Some(payers), Some(aid), Language::Chinese) => {
            format!("{payers} 人分摊，或互助金 {aid} 元")
        }
        (Some(payers), None, Language::Chinese) => format!("{payers} 人分摊"),
        (None, Some(aid), Language::Chinese) => format!("互助金 {aid} 元"),
        (None, None, Language::Chinese) => "没有相符的人数或互助金".into(),
        (Some(payers), Some(aid), Language::English) => format!("{payers} payers, or aid of {aid}"),
        (Some(payers), None, Language::English) => format!("{payers} payers"),
        (None, Some(aid), Language::English) => format!("aid of {aid}"),
        (None, None, Language::English) => "no headcount and no aid".into(),
    };
    let name = rounding_name(rounding);
    match language {
        Language::Chinese => format!("{name}：{fits}"),
        Language::English => format!("{name}: {fits}"),
    }
}

fn span_words<T: Copy>(span: Span<T>, print: fn(T) -> String, language: Language) -> String {
    let least = print(span.least);
    match (span.most.map(print), language) {
        (Some(most), Language::Chinese) => format!("{least} 至 {most}"),
        (Some(most), Language::English) => format!("{least} to {most}"),
        (None, Language::Chinese) => format!("至少 {least}"),
        (None, Language::English) => format!("at least {least}"),
    }
}

fn only_under(rounding: Rounding, shares: Option<&Shares>, language: Language) -> String {
    let other = match rounding {
        Rounding::Up => Rounding::HalfUp,
        Rounding::HalfUp => Rounding::Up,
    };
    let share = shares.map_or(Amount::ZERO, |shares| shares.under(other));
    let share = grouped_amount(share);
    let (name, other) = (rounding_name(rounding), rounding_name(other));
    match language {
        Language::Chinese => format!("只在 {name} 下一致；按 {other} 会是 {share} 元。"),
        Language::English => format!("Agrees only under {name}; {other} would give {share}."),
    }
}

/// The recomputed share: one figure when both roundings give the same.
fn both(shares: Option<&Shares>, language: Language) -> String {
    let Some(shares) = shares else {
        return String::new();
    };
    let (up, half_up) = (grouped_amount(shares.up), grouped_amount(shares.half_up));
    match language {
        Language::Chinese if up == half_up => format!("{up} 元"),
        Language::Chinese => format!("{up} 元（up）或 {half_up} 元（half_up）"),
        Language::English if up == half_up => up,
        Language::English => format!("{up} (up) or {half_up} (half_up)"),
    }
}

fn disagreement(round: &PublishedRound, shares: Option<&Shares>, language: Language) -> String {
    let printed = grouped_amount(round.share.unwrap_or_default());
    let computed = both(shares, language);
    match language {
        Language::Chinese => {
            format!("不一致：按公布的数字算出 {computed}，公布的却是 {printed} 元。")
        }
        Language::English => {
            format!("Does not agree: the figures give {computed}, but {printed} is printed.")
        }
    }
}

/// What the printed share would need, in round figures.
fn needed(round: &PublishedRound, explanation: &Explanation, language: Language) -> String {
    let (Some(payers), Some(aid)) = (explanation.payers_about, explanation.aid_about) else {
        return String::new();
    };
    let payers = rough(payers, language);
    let payers_published = rough(round.members.unwrap_or_default(), language);
    let aid = rough_amount(aid, language);
    let aid_published = rough_amount(round.aid.unwrap_or_default(), language);
    let printed = grouped_amount(round.share.unwrap_or_default());
    match language {
        Language::Chinese => format!(
            "{printed} 元需要约 {payers}人分摊（公布 {payers_published}人），\
             或约 {aid}元互助金（公布 {aid_published}元）。"
        ),
        Language::English => format!(
            " {printed} needs about {payers} payers ({payers_published} were published) \
             or about {aid} of aid ({aid_published} was published)."
        ),
    }
}

fn direction_words(direction: Direction, language: Language) -> &'static str {
    match (direction, language) {
        (Direction::PrintedLower, Language::Chinese) => {
            "若公布的人数只是下限（“超过……”），这就能解释：人越多，每人分摊越少。"
        }
        (Direction::PrintedLower, Language::English) => {
            " A headcount that is only a lower bound (\"more than …\") would explain it: more \
             payers make the share smaller."
        }
        (Direction::PrintedHigher, Language::Chinese) => {
            "人数即使只是下限也解释不了：人越多，每人分摊只会更少。"
        }
        (Direction::PrintedHigher, Language::English) => {
            " A headcount that is only a lower bound does not explain it: more payers would make \
             the share smaller still."
        }
    }
}

fn paid_by_platform(shares: Option<&Shares>, language: Language) -> String {
    let shared = both(shares, language);
    match (shares, language) {
        (Some(_), Language::Chinese) => {
            format!("由平台承担，会员没有付钱。若由会员分摊，每人 {shared}。")
        }
        (None, Language::Chinese) => "由平台承担，会员没有付钱。".into(),
        (Some(_), Language::English) => format!(
            "Paid by the platform, members charged nothing. Shared, it would have been {shared} \
             each."
        ),
        (None, Language::English) => "Paid by the platform, members charged nothing.".into(),
    }
}

fn not_recomputable(missing: &[Figure], language: Language) -> String {
    let names: Vec<&str> = missing
        .iter()
        .map(|figure| match figure {
            Figure::Aid => language.pick("互助金总额", "the aid"),
            Figure::Members => language.pick("分摊人数", "the number of members"),
            Figure::Share => language.pick("分摊金", "the share"),
        })
        .collect();
    match (language, names.as_slice()) {
        (Language::Chinese, _) => format!("无法重算：没有公布{}。", names.join("、")),
        (Language::English, [name]) => format!("Cannot be recomputed: {name} was not published."),
        (Language::English, [first @ .., last]) => {
            format!("Cannot be recomputed: {} and {last} were not published.", first.join(", "))
        }
        (Language::English, []) => "Cannot be recomputed.".into(),
    }
}
