//! A closing for people: the dates, the money, the order of payment, each member's final statement.

use super::Page;
use crate::text_table::{Align, TextTable};
use ledger::Language;
use money::Amount;
use pool::Stage;
use rules::values::{Claim, LastRoundsPayer};

/// The most members listed in text; `--json` has them all.
const MEMBERS_LISTED_MAX: usize = 20;

impl Page<'_> {
    /// The closing, on lines of at most 80 columns where ids allow it.
    pub(super) fn as_text(&self, language: Language) -> String {
        let sections = [
            self.heading(language),
            self.headcount(language),
            self.dates(language),
            self.owed(language),
            self.order(language),
            self.members(language),
        ];
        let shown: Vec<String> =
            sections.into_iter().filter(|section| !section.is_empty()).collect();
        shown.join("\n")
    }

    fn money(&self, amount: Amount) -> String {
        amount.display(self.book.sharing().currency).to_string()
    }

    fn heading(&self, language: Language) -> String {
        let on = self.closing.announced_on;
        let terms = match (self.rulebook, language) {
            (Some(rulebook), Language::Chinese) => format!("依据 {} 第十六条", rulebook.id()),
            (Some(rulebook), Language::English) => format!("under {}, article 16", rulebook.id()),
            (None, Language::Chinese) => "plan.toml 未指明规则版本，按通用停止条款计算".to_owned(),
            (None, Language::English) => {
                "plan.toml names no rulebook: under the plain closing terms".to_owned()
            }
        };
        match language {
            Language::Chinese => format!("假如 {on} 宣布停止运行（只计算，不改动）\n{terms}\n"),
            Language::English => {
                format!("If the closing were announced on {on} (dry run)\n{terms}\n")
            }
        }
    }

    /// Where the pool stands against the headcounts of article 15.
    fn headcount(&self, language: Language) -> String {
        let Some(rulebook) = self.rulebook else {
            return String::new();
        };
        let headcount = rulebook.values.headcount;
        let settled = pool::settle(self.book, |_| {});
        let Ok(settled) = settled else { return String::new() };
        let on = self.closing.announced_on;
        let known = settled.rounds().iter().filter(|round| round.cut <= on);
        let known: Vec<pool::Round> = known.cloned().collect();
        let payers = known.last().map_or(0, |round| round.payers);
        let started_on = pool::started_on(&known, headcount);
        let milestones = pool::Milestones { started_on, ..pool::Milestones::default() };
        let stage = stage_name(pool::stage(&milestones, self.terms, on), language);
        let start_min = headcount.start_min;
        let mut text = match language {
            Language::Chinese => format!(
                "目前：{stage}，最近一期 {payers} 位付款会员；达到 {start_min} 人开始运行\n"
            ),
            Language::English => format!(
                "Now: {stage}, {payers} payers in the last round; it starts with {start_min}\n"
            ),
        };
        if let Some(day) = pool::must_end_on(&known, headcount) {
            let least = headcount.end_below.unwrap_or_default();
            text += &match language {
                Language::Chinese => format!("{day} 起人数低于 {least}，按第十五条必须停止\n"),
                Language::English => {
                    format!("Since {day} below {least} members: it must end under article 15\n")
                }
            };
        }
        text
    }

    fn dates(&self, language: Language) -> String {
        let closing = self.closing;
        let mut days = vec![
            (closing.announced_on, "宣布停止，不再接受加入", "announced; nobody joins any more"),
            (closing.ends_on, "运行的最后一天", "the plan's last day"),
            (closing.refund_by, "余额最迟在这一天退还", "balances are back by this day"),
            (
                closing.apply_by,
                "最后一天确诊者的申请截止日；未用的准备金随后退还",
                "last day to apply for a diagnosis of the last day; then the reserve",
            ),
        ]
        .into_iter()
        .map(|(day, chinese, english)| (day, language.pick(chinese, english).to_owned()))
        .collect::<Vec<_>>();
        days.extend(closing.last_rounds.iter().map(|round| {
            let (number, share) = (round.number, self.money(round.share));
            let what = match language {
                Language::Chinese => format!("最后的分摊：第 {number} 期，每份 {share}"),
                Language::English => format!("a last round, number {number}: {share} a unit"),
            };
            (round.settle, what)
        }));
        days.sort_by_key(|(day, _)| *day);
        let mut table = TextTable::new(&[
            (language.pick("日期", "date"), Align::Left),
            (language.pick("事项", "what happens"), Align::Left),
        ]);
        for (day, what) in days {
            table.row([day.to_string(), what]);
        }
        table.to_string()
    }

    fn owed(&self, language: Language) -> String {
        let closing = self.closing;
        let open_aid = closing.open_cases.iter().map(|open| open.claim);
        let open_aid = Amount::sum(open_aid).unwrap_or_default();
        let count = closing.open_cases.len();
        let payer = match self.terms.last_rounds_paid_by {
            LastRoundsPayer::Members => language.pick("由互助资金给付", "paid from the pool"),
            LastRoundsPayer::Operator => language.pick("由运营方给付", "paid by the operator"),
        };
        let [open, reserve, money, deficit, operator] =
            [open_aid, closing.reserve, closing.money, closing.deficit, closing.operator_pays]
                .map(|amount| self.money(amount));
        match language {
            Language::Chinese => format!(
                "已批准未分摊的案例 {count} 个，{open}，{payer}\n\
                 未报案准备金 {reserve}，{payer}\n\
                 互助资金 {money}，尚缺 {deficit}\n\
                 运营方另付合计 {operator}\n"
            ),
            Language::English => format!(
                "{count} approved cases not yet shared, {open}, {payer}\n\
                 reserve for cases still to be reported {reserve}, {payer}\n\
                 the pool's own money {money}; missing {deficit}\n\
                 the operator pays {operator} beside\n"
            ),
        }
    }

    fn order(&self, language: Language) -> String {
        let mut table = TextTable::new(&[
            (language.pick("给付顺序", "in this order"), Align::Left),
            (language.pick("应付", "owed"), Align::Right),
            (language.pick("给付", "paid"), Align::Right),
        ]);
        for payment in &self.closing.payments {
            let name = claim_name(payment.claim, language).to_owned();
            table.row([name, self.money(payment.owed), self.money(payment.paid)]);
        }
        let left = language.pick("剩余，归会员所有", "left over, the members'").to_owned();
        table.row([left, String::new(), self.money(self.closing.left_over)]);
        table.to_string()
    }

    fn members(&self, language: Language) -> String {
        let mut table = TextTable::new(&[
            (language.pick("会员", "member"), Align::Left),
            (language.pick("余额", "balance"), Align::Right),
            (language.pick("先退", "back now"), Align::Right),
            (language.pick("受理期后再退", "after run-off"), Align::Right),
            (language.pick("退还往期分摊", "past shares"), Align::Right),
            (language.pick("仍欠", "arrears"), Align::Right),
        ]);
        let members = &self.closing.members;
        for member in members.iter().take(MEMBERS_LISTED_MAX) {
            table.row([
                member.member.clone(),
                self.money(member.outcome.balance),
                self.money(member.back_now),
                self.money(member.back_after_run_off),
                self.money(member.past_shares),
                self.money(member.outcome.arrears),
            ]);
        }
        let mut text = table.to_string();
        let hidden = members.len().saturating_sub(MEMBERS_LISTED_MAX);
        if hidden > 0 {
            text += &match language {
                Language::Chinese => format!("另有 {hidden} 位会员（--json 列出全部）\n"),
                Language::English => format!("and {hidden} more members (--json lists them all)\n"),
            };
        }
        text
    }
}

fn claim_name(claim: Claim, language: Language) -> &'static str {
    match claim {
        Claim::Aid => language.pick("互助金与准备金", "aid and reserve"),
        Claim::Balances => language.pick("会员余额", "members' balances"),
        Claim::Fee => language.pick("管理费", "management fee"),
    }
}

fn stage_name(stage: Stage, language: Language) -> &'static str {
    match stage {
        Stage::Gathering => language.pick("筹备中，尚未开始分摊", "gathering"),
        Stage::Open => language.pick("运行中", "open"),
        Stage::ClosingAnnounced => language.pick("已宣布停止", "closing announced"),
        Stage::RunOff => language.pick("存续期受理", "run-off"),
        Stage::Refunding => language.pick("退还余额", "refunding"),
        Stage::Closed => language.pick("已关闭", "closed"),
    }
}
