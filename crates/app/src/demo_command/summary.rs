//! What a demonstration tells its user: the plans, what happened, how to sign in.

use super::accounts::{MEMBER, PASSWORD, STAFF};
use super::folder::DemoSettings;
use super::plans;
use crate::text_table::{Align, TextTable};
use crate::wrapped_text::{push_line, push_wrapped};
use jiff::civil::Date;
use ledger::{Language, Rejection};
use money::{Amount, Currency};
use serde_json::{Value, json};
use service::Community;
use service::roles::Role;
use store::{StoreFailure, reads};

/// So many cases of a beat are named; the rest are counted.
const CASES_NAMED_MAX: usize = 3;

/// What is told.
pub struct Summary {
    /// Where it is kept.
    pub folder: String,
    /// What it was made from, and its story.
    pub settings: DemoSettings,
    /// How long it took, in tenths of a second.
    pub tenths: u128,
    /// The day it has come to, where it lived on after it was built.
    pub lived_through: Option<Date>,
    /// The secret of one-time codes.
    pub secret: String,
    /// The code of now.
    pub code: String,
    /// Each plan.
    pub plans: Vec<PlanLine>,
}

/// A plan as it stands.
pub struct PlanLine {
    /// Its name.
    pub name: &'static str,
    /// How many members share.
    pub sharing: u64,
    /// How many rounds have settled.
    pub rounds: usize,
    /// The share of the last one.
    pub share: Amount,
    /// What all rounds gave.
    pub aid: Amount,
    /// In which currency.
    pub currency: Currency,
}

/// The plans of a community as they stand.
pub async fn plan_lines(community: &Community) -> Result<Vec<PlanLine>, StoreFailure> {
    let mut reader = community.store.reader().await?;
    let mut lines = Vec::new();
    for (pool, name) in plans::NAMES {
        let state = reads::pool_state(&mut *reader, pool).await?;
        let aid = state.rounds.iter().map(|round| round.aid_paid);
        lines.push(PlanLine {
            name,
            sharing: state.payers,
            rounds: state.rounds.len(),
            share: state.rounds.last().map_or(Amount::ZERO, |round| round.share),
            aid: Amount::sum(aid).map_err(Rejection::from)?,
            currency: state.sharing.currency,
        });
    }
    Ok(lines)
}

impl Summary {
    /// One JSON value.
    pub fn as_json(&self) -> Value {
        let account = |(name, role): (&str, Role)| json!({ "name": name, "role": role.slug() });
        let accounts = [(MEMBER, Role::Member)].into_iter().chain(STAFF).map(account);
        let plans = self.plans.iter().map(|plan| {
            json!({
                "plan": plan.name,
                "sharing": plan.sharing,
                "rounds": plan.rounds,
                "last_share": plan.share.minor(),
                "aid": plan.aid.minor(),
                "currency": plan.currency.code(),
            })
        });
        json!({
            "folder": self.folder,
            "seed": self.settings.origin.seed,
            "scale": self.settings.origin.scale,
            "seconds": format!("{}.{}", self.tenths / 10, self.tenths % 10),
            "lived_through": self.lived_through,
            "plans": plans.collect::<Vec<_>>(),
            "story": self.settings.story,
            "accounts": accounts.collect::<Vec<_>>(),
            "password": PASSWORD,
            "one_time_secret": self.secret,
            "one_time_code": self.code,
        })
    }

    /// A page for a terminal.
    pub fn as_text(&self, language: Language) -> String {
        let mut page = String::new();
        let (folder, scale) = (&self.folder, self.settings.origin.scale);
        let (seconds, tenth) = (self.tenths / 10, self.tenths % 10);
        let (place, ready) = match language {
            Language::Chinese => (
                format!("演示社区在 {folder}。"),
                format!("{scale} 人加入，走过 14 个月，用时 {seconds}.{tenth} 秒。"),
            ),
            Language::English => (
                format!("The demonstration is in {folder}."),
                format!(
                    "{scale} people joined, 14 months were lived through, ready in \
                     {seconds}.{tenth} s."
                ),
            ),
        };
        push_wrapped(&mut page, "", &place);
        push_wrapped(&mut page, "", &ready);
        if let Some(day) = self.lived_through {
            let lived = match language {
                Language::Chinese => format!("之后又走到了 {day}。"),
                Language::English => format!("It has lived on to {day}."),
            };
            push_wrapped(&mut page, "", &lived);
        }
        page.push('\n');
        page.push_str(&self.plan_table(language));
        page.push('\n');
        push_line(&mut page, language.pick("发生过的事", "What happened"));
        self.push_story(&mut page, language);
        page.push('\n');
        self.push_accounts(&mut page, language);
        page.push('\n');
        let delete = match language {
            Language::Chinese => format!("不要了就删掉文件夹：rm -r {folder}"),
            Language::English => {
                format!("To be rid of all of it, delete the folder: rm -r {folder}")
            }
        };
        push_wrapped(&mut page, "", &delete);
        page
    }

    fn plan_table(&self, language: Language) -> String {
        let mut table = TextTable::new(&[
            (language.pick("计划", "Plan"), Align::Left),
            (language.pick("分摊人数", "Sharing"), Align::Right),
            (language.pick("已结算期数", "Rounds settled"), Align::Right),
            (language.pick("最近一期分摊金", "Last share"), Align::Right),
            (language.pick("互助金合计", "Aid given"), Align::Right),
        ]);
        for plan in &self.plans {
            let amount = |amount: Amount| match plan.rounds {
                0 => "–".to_owned(),
                _ => format!("{} {}", amount.display(plan.currency), plan.currency.code()),
            };
            table.row([
                plan.name.to_owned(),
                plan.sharing.to_string(),
                plan.rounds.to_string(),
                amount(plan.share),
                amount(plan.aid),
            ]);
        }
        table.to_string()
    }

    fn push_story(&self, page: &mut String, language: Language) {
        for beat in &self.settings.story {
            let words = language.pick(&beat.chinese, &beat.english);
            push_wrapped(page, &format!("{}  ", beat.on), &format!("{}: {words}", beat.plan));
            let named = beat.cases.iter().take(CASES_NAMED_MAX).map(String::as_str);
            let named = named.collect::<Vec<_>>().join(language.pick("、", ", "));
            let count = beat.cases.len();
            let cases = match (count, language) {
                (0, _) => continue,
                (1, Language::Chinese) => format!("案例 {named}"),
                (1, Language::English) => format!("Case {named}"),
                (_, Language::Chinese) => format!("案例 {count} 个：{named}"),
                (_, Language::English) => format!("{count} cases: {named}"),
            };
            let more = if count > CASES_NAMED_MAX { language.pick("等", ", …") } else { "" };
            push_wrapped(page, &" ".repeat(12), &format!("{cases}{more}"));
        }
    }

    fn push_accounts(&self, page: &mut String, language: Language) {
        let mut table = TextTable::new(&[
            (language.pick("账户", "Account"), Align::Left),
            (language.pick("角色", "Role"), Align::Left),
            (language.pick("要验证码", "Needs a code"), Align::Left),
        ]);
        for (name, role) in [(MEMBER, Role::Member)].into_iter().chain(STAFF) {
            let code = role.needs_two_factors();
            let code = if code { language.pick("是", "yes") } else { "" };
            table.row([name.to_owned(), role.name(language).to_owned(), code.to_owned()]);
        }
        page.push_str(&table.to_string());
        page.push('\n');
        let Summary { secret, code, .. } = self;
        let lines = match language {
            Language::Chinese => [
                format!("密码都是 {PASSWORD}。这些账户是公开的，只供演示。"),
                format!("验证码密钥：{secret}"),
                format!("现在的验证码：{code}"),
            ],
            Language::English => [
                format!(
                    "The password of each is {PASSWORD}. These accounts are public, for the \
                     demonstration only."
                ),
                format!("Secret of one-time codes: {secret}"),
                format!("The code now: {code}"),
            ],
        };
        for line in lines {
            push_wrapped(page, "", &line);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::folder::{Beat, DemoSettings, Origin};
    use super::{PlanLine, Summary};
    use ledger::Language;
    use money::{Amount, Currency};
    use sim::StoryKind;
    use unicode_width::UnicodeWidthStr;

    fn summary() -> Summary {
        let plan = |name, sharing, rounds, share, aid| PlanLine {
            name,
            sharing,
            rounds,
            share: Amount::from_minor(share),
            aid: Amount::from_minor(aid),
            currency: Currency::CNY,
        };
        let beat = |kind: StoryKind, cases: &[&str]| Beat {
            on: "2026-03-26".to_owned(),
            plan: "ferry".to_owned(),
            chinese: kind.text().chinese,
            english: kind.text().english,
            cases: cases.iter().map(|case| (*case).to_owned()).collect(),
        };
        let wave = ["ferry-00055", "ferry-00057", "ferry-00058", "ferry-00059"];
        let story = vec![
            beat(StoryKind::ThyroidWave, &wave),
            beat(StoryKind::AppealWon, &["ferry-00035"]),
            beat(StoryKind::BankMismatch, &[]),
        ];
        Summary {
            folder: "tongzhou-demo".to_owned(),
            settings: DemoSettings {
                origin: Origin { seed: 1, scale: 100_000, release: "0.1.0".to_owned() },
                story,
            },
            tenths: 98,
            lived_through: None,
            secret: "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ".to_owned(),
            code: "287082".to_owned(),
            plans: vec![plan("ferry", 48_064, 14, 2_438, 903_565_885), plan("village", 0, 0, 0, 0)],
        }
    }

    #[test]
    fn the_page_fits_a_terminal_in_both_languages() {
        for (language, name) in [(Language::Chinese, "zh"), (Language::English, "en")] {
            let page = summary().as_text(language);
            assert!(page.lines().all(|line| line.width() <= 80), "{page}");
            insta::assert_snapshot!(name, page);
        }
    }

    #[test]
    fn json_holds_the_same() {
        let json = summary().as_json();
        assert_eq!(json["seconds"], "9.8");
        assert_eq!(json["plans"][0]["aid"], 903_565_885);
        assert_eq!(json["accounts"][1]["name"], "plan-manager@demo");
        assert_eq!(json["story"][0]["cases"][3], "ferry-00059");
    }
}
