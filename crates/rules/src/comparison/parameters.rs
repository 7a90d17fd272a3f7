//! The values that touch every member alike: what they may cost, and how they end.

use crate::comparison::{Difference, Direction};
use crate::schema::find_key;
use crate::sharing::{Funding, OverLimit, Rounding, Sharing};
use crate::text::BilingualText;
use crate::values::{LastRoundsPayer, Payment, Values};
use crate::word_names::{word_name, word_names};
use ledger::Language;
use money::{Amount, Currency};

/// Which way is worse for a member.
#[derive(Clone, Copy)]
enum Worse {
    More,
    Less,
    Unknown,
}

/// A value as a number that ranks it, and as words.
type Ranked = (i64, BilingualText);

/// A value of both versions.
struct Pair {
    older: Ranked,
    newer: Ranked,
}

/// A cap of the sharing.
type Cap = fn(&Sharing) -> Option<Amount>;

/// The differences of the values of two versions.
pub fn compare_parameters(older: &Values, newer: &Values) -> Vec<Difference> {
    let mut found = Found { differences: Vec::new(), currency: newer.sharing.currency };
    found.sharing(&older.sharing, &newer.sharing);
    found.funding(older, newer);
    found.memberships(older, newer);
    found.notice(older, newer);
    found.closing(older, newer);
    found.differences
}

struct Found {
    differences: Vec<Difference>,
    currency: Currency,
}

impl Found {
    fn note(&mut self, article: u8, (group, name): (&str, &str), worse: Worse, pair: Pair) {
        let ((old, old_words), (new, new_words)) = (pair.older, pair.newer);
        if old == new {
            return;
        }
        let direction = match (worse, new > old) {
            (Worse::More, true) | (Worse::Less, false) => Direction::Worse,
            (Worse::More, false) | (Worse::Less, true) => Direction::Better,
            (Worse::Unknown, _) => Direction::Different,
        };
        let key = find_key(group, name).expect("the parameters compared are keys");
        self.differences.push(Difference {
            article,
            direction,
            words: BilingualText {
                chinese: format!(
                    "{}：{}（原来：{}）",
                    key.chinese, new_words.chinese, old_words.chinese
                ),
                english: format!(
                    "{}: {} instead of {}",
                    key.english, new_words.english, old_words.english
                ),
            },
            count: 0,
        });
    }

    fn sharing(&mut self, older: &Sharing, newer: &Sharing) {
        let fee = |sharing: &Sharing| percent(sharing.fee_bp);
        self.note(8, ("sharing", "fee"), Worse::More, both(fee(older), fee(newer)));
        let caps: [(&str, Cap); 3] = [
            ("case_cap", |sharing| sharing.case_cap),
            ("round_cap", |sharing| sharing.round_cap),
            ("year_cap", |sharing| sharing.year_cap),
        ];
        for (name, cap) in caps {
            let pair = both(self.cap(cap(older)), self.cap(cap(newer)));
            self.note(8, ("sharing", name), Worse::More, pair);
        }
        let rounding = |sharing: &Sharing| match sharing.rounding {
            Rounding::Up => word(0, "up"),
            Rounding::HalfUp => word(1, "half_up"),
        };
        let pair = both(rounding(older), rounding(newer));
        self.note(8, ("sharing", "rounding"), Worse::Unknown, pair);
        // The operator's help is the best; whether the rest is better depends on who asks.
        let over_limit = |sharing: &Sharing| match sharing.over_limit {
            OverLimit::Sponsor => word(0, "sponsor"),
            OverLimit::Prorate => word(1, "prorate"),
            OverLimit::Defer => word(2, "defer"),
        };
        let (old, new) = (over_limit(older), over_limit(newer));
        let helped = old.0 == 0 || new.0 == 0;
        let worse = if helped { Worse::More } else { Worse::Unknown };
        self.note(8, ("sharing", "over_limit"), worse, both(old, new));
        let share = |sharing: &Sharing| yes_or_no(sharing.waiting_members_share);
        let pair = both(share(older), share(newer));
        self.note(5, ("waiting", "members_share"), Worse::More, pair);
        let days = |sharing: &Sharing| {
            let pairs = sharing.calendar.pairs().iter();
            let pairs: Vec<String> =
                pairs.map(|pair| format!("{}→{}", pair.cut, pair.settle)).collect();
            pairs.join(", ")
        };
        let (old, new) = (days(older), days(newer));
        let changed = i64::from(old != new);
        let pair = both(word(0, &old), word(changed, &new));
        self.note(9, ("sharing", "calendar"), Worse::Unknown, pair);
    }

    fn funding(&mut self, older: &Values, newer: &Values) {
        match (older.sharing.funding, newer.sharing.funding) {
            (Funding::Prepaid(old), Funding::Prepaid(new)) => {
                let pair = both(self.amount(old.floor), self.amount(new.floor));
                self.note(11, ("prepaid", "floor"), Worse::More, pair);
                let pair = both(number(old.recovery_days), number(new.recovery_days));
                self.note(11, ("prepaid", "recovery_days"), Worse::Less, pair);
                let pair = both(number(old.max_recoveries), number(new.max_recoveries));
                self.note(11, ("prepaid", "max_recoveries"), Worse::Less, pair);
            }
            (Funding::Postpaid(old), Funding::Postpaid(new)) => {
                let pair = both(number(old.max_failed), number(new.max_failed));
                self.note(11, ("postpaid", "max_failed"), Worse::Less, pair);
            }
            (Funding::Prepaid(_), Funding::Postpaid(_)) => {
                let pair = both(word(0, "prepaid"), word(1, "postpaid"));
                self.note(8, ("sharing", "funding"), Worse::Unknown, pair);
            }
            // Who joined to pay afterwards and must now pay ahead is asked for more.
            (Funding::Postpaid(_), Funding::Prepaid(_)) => {
                let pair = both(word(0, "postpaid"), word(1, "prepaid"));
                self.note(8, ("sharing", "funding"), Worse::More, pair);
            }
        }
        let deposit = |values: &Values| match values.payment {
            Payment::Prepaid { joining_deposit, .. } => joining_deposit,
            Payment::Postpaid { .. } => Amount::ZERO,
        };
        let pair = both(self.amount(deposit(older)), self.amount(deposit(newer)));
        self.note(10, ("prepaid", "joining_deposit"), Worse::More, pair);
    }

    fn memberships(&mut self, older: &Values, newer: &Values) {
        let (old, new) = (&older.ending, &newer.ending);
        let pair = both(number(old.age_limit), number(new.age_limit));
        self.note(12, ("ending", "age_limit"), Worse::Less, pair);
        let pair = both(yes_or_no(old.may_rejoin), yes_or_no(new.may_rejoin));
        self.note(12, ("ending", "may_rejoin"), Worse::Less, pair);
        let pair = both(number(older.change.notice_days), number(newer.change.notice_days));
        self.note(14, ("change", "notice_days"), Worse::Less, pair);
        let start = |values: &Values| number(values.headcount.start_min);
        let pair = both(start(older), start(newer));
        self.note(15, ("headcount", "start_min"), Worse::Unknown, pair);
        let end = |values: &Values| number(values.headcount.end_below.unwrap_or(0));
        let pair = both(end(older), end(newer));
        self.note(15, ("headcount", "end_below"), Worse::Unknown, pair);
    }

    fn notice(&mut self, older: &Values, newer: &Values) {
        // Where one version says nothing of appeals, the values do not tell which is better.
        let (old, new) = (older.notice.appeal_days, newer.notice.appeal_days);
        let told = old.is_some() && new.is_some();
        let worse = if told { Worse::Less } else { Worse::Unknown };
        self.note(9, ("notice", "appeal_days"), worse, both(stated(old), stated(new)));
        let has_jury = |values: &Values| values.notice.has_jury == Some(true);
        let pair = both(yes_or_no(has_jury(older)), yes_or_no(has_jury(newer)));
        self.note(9, ("notice", "jury"), Worse::Less, pair);
        // A jury that is new cannot be worse than none, whatever its numbers.
        if has_jury(older) && has_jury(newer) {
            let pair = both(drawn(older.notice.jury_drawn), drawn(newer.notice.jury_drawn));
            self.note(9, ("notice", "jury_drawn"), Worse::Less, pair);
            let quorum = |values: &Values| stated(values.notice.jury_quorum);
            self.note(
                9,
                ("notice", "jury_quorum"),
                Worse::More,
                both(quorum(older), quorum(newer)),
            );
            let (old, new) = (older.notice.jury_threshold_bp, newer.notice.jury_threshold_bp);
            if let (Some(old), Some(new)) = (old, new) {
                let pair = both(percent(old), percent(new));
                self.note(9, ("notice", "jury_threshold"), Worse::More, pair);
            }
        }
        let pair = both(number(older.notice.days), number(newer.notice.days));
        self.note(9, ("notice", "days"), Worse::Unknown, pair);
        // What a machine does not pass, people read: that takes longer and refuses nobody.
        let machine = |values: &Values| values.machine.map(|machine| machine.aid_max);
        let (old, new) = (machine(older), machine(newer));
        let pair = both(self.passed(old), self.passed(new));
        self.note(9, ("machine", "aid_max"), Worse::Unknown, pair);
        let days = |values: &Values| values.machine.map_or(0, |machine| machine.member_days_min);
        if old.is_some() && new.is_some() {
            let pair = both(number(days(older)), number(days(newer)));
            self.note(9, ("machine", "member_days_min"), Worse::Unknown, pair);
        }
    }

    fn closing(&mut self, older: &Values, newer: &Values) {
        let (old, new) = (&older.closing, &newer.closing);
        let pair = both(number(old.announcement_days), number(new.announcement_days));
        self.note(16, ("closing", "announcement_days"), Worse::Less, pair);
        let pair = both(number(old.run_off_days), number(new.run_off_days));
        self.note(16, ("closing", "run_off_days"), Worse::Less, pair);
        let pair = both(number(old.refund_within_days), number(new.refund_within_days));
        self.note(16, ("closing", "refund_within_days"), Worse::More, pair);
        let pair = both(yes_or_no(old.refund_past_shares), yes_or_no(new.refund_past_shares));
        self.note(16, ("closing", "refund_past_shares"), Worse::Less, pair);
        let payer = |payer| match payer {
            LastRoundsPayer::Operator => word(0, "operator"),
            LastRoundsPayer::Members => word(1, "members"),
        };
        let pair = both(payer(old.last_rounds_paid_by), payer(new.last_rounds_paid_by));
        self.note(16, ("closing", "last_rounds_paid_by"), Worse::More, pair);
        let pair = both(number(old.last_rounds), number(new.last_rounds));
        self.note(16, ("closing", "last_rounds"), Worse::Unknown, pair);
        let changed = i64::from(old.payment_order != new.payment_order);
        let order = |values: &Values| {
            let claims = values.closing.payment_order.iter();
            word_names(&claims.map(claim_word).collect::<Vec<&str>>())
        };
        let pair = both((0, order(older)), (changed, order(newer)));
        self.note(16, ("closing", "payment_order"), Worse::Unknown, pair);
    }

    fn amount(&self, amount: Amount) -> Ranked {
        word(amount.minor(), &amount.display(self.currency).to_string())
    }

    /// The largest aid a machine passes; without one it passes nothing.
    fn passed(&self, aid_max: Option<Amount>) -> Ranked {
        let words = BilingualText { chinese: "无".to_owned(), english: "none".to_owned() };
        aid_max.map_or((-1, words), |aid_max| self.amount(aid_max))
    }

    /// A cap; none is the largest of all.
    fn cap(&self, cap: Option<Amount>) -> Ranked {
        cap.map_or_else(|| unlimited(i64::MAX), |cap| self.amount(cap))
    }
}

fn claim_word(claim: &crate::values::Claim) -> &'static str {
    match claim {
        crate::values::Claim::Aid => "aid",
        crate::values::Claim::Balances => "balances",
        crate::values::Claim::Fee => "fee",
    }
}

fn both(older: Ranked, newer: Ranked) -> Pair {
    Pair { older, newer }
}

fn number(number: u32) -> Ranked {
    word(i64::from(number), &number.to_string())
}

/// A number, or that the version does not state it.
fn stated(number: Option<u32>) -> Ranked {
    let words = BilingualText { chinese: "未写明".to_owned(), english: "not stated".to_owned() };
    number.map_or((-1, words), self::number)
}

/// How many jurors are drawn; all who qualify are the most there can be.
fn drawn(jurors: Option<u32>) -> Ranked {
    let words = BilingualText {
        chinese: "全部合格的会员".to_owned(),
        english: "all who qualify".to_owned(),
    };
    jurors.map_or((i64::MAX, words), number)
}

fn unlimited(rank: i64) -> Ranked {
    let words = BilingualText { chinese: "无上限".to_owned(), english: "no limit".to_owned() };
    (rank, words)
}

fn yes_or_no(truth: bool) -> Ranked {
    let words =
        |language: Language| crate::value::Value::YesOrNo(truth).display(language, Currency::CNY);
    let words =
        BilingualText { chinese: words(Language::Chinese), english: words(Language::English) };
    (i64::from(truth), words)
}

/// Basis points as a percentage.
fn percent(basis_points: u32) -> Ranked {
    let whole = basis_points.div_euclid(100);
    let rest = basis_points.rem_euclid(100);
    let text = if rest == 0 { format!("{whole} %") } else { format!("{whole}.{rest:02} %") };
    word(i64::from(basis_points), &text)
}

fn word(rank: i64, text: &str) -> Ranked {
    (rank, word_name(text))
}
