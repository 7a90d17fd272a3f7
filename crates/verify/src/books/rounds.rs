//! Rounds: opened by a headcount, settled by figures that are worked out again.

use super::expected::Expected;
use super::{At, PoolBook, RoundRow};
use crate::entry::{Entry, Value};
use crate::hexadecimal;
use crate::kinds::ROUND_COLUMNS;
use crate::report::Subject;
use crate::words::Words;
use jiff::civil::Date;
use rules::calendar::{ROUNDS_MAX, RoundDates};

/// A round whose headcount was taken.
#[derive(Clone)]
pub(crate) struct OpenRound {
    pub round: i128,
    pub cut: Date,
    pub settle: Date,
    pub payers: i128,
    pub units: i128,
    /// The place of its rules among the versions.
    pub rules: Option<usize>,
    /// The cut of the round before.
    pub previous_cut: Option<Date>,
}

/// What a round says of a case.
pub(crate) struct CaseLine {
    pub index: u64,
    pub case: String,
    pub aid: i128,
    pub paid: i128,
    pub fee: i128,
    pub part: Words,
}

/// The figures of a settled round's entry.
pub(super) struct Stated<'a> {
    entry: &'a Entry<'a>,
}

impl Stated<'_> {
    pub fn number(&self, key: &str) -> i128 {
        self.entry.number(key)
    }
}

impl PoolBook {
    pub(super) fn open_round(&mut self, at: &mut At<'_>) {
        let entry = at.entry;
        let (cut, settle) = (entry.day("cut"), entry.day("settle"));
        let round = entry.number("round");
        let next = self.settled() + 1;
        let in_order = round == next && self.open.is_none() && self.rounds.len() < ROUNDS_MAX;
        at.holds((Subject::Order, "round"), in_order.into(), || {
            let found = Words::new(format!("第 {round} 期"), format!("round {round}"));
            let expected = match &self.open {
                None => Words::new(format!("第 {next} 期"), format!("round {next}")),
                Some(open) => Words::new(
                    format!("先结算第 {} 期", open.round),
                    format!("first the settlement of round {}", open.round),
                ),
            };
            (found, expected)
        });
        if !in_order {
            return;
        }
        let rules = self.check_rules(cut, at);
        self.check_dates(rules, RoundDates { cut, settle }, at);
        self.check_headcount(cut, at);
        self.open = Some(OpenRound {
            round,
            cut,
            settle,
            payers: entry.number("payers"),
            units: entry.number("units"),
            rules,
            previous_cut: self.last_cut,
        });
        self.last_cut = Some(cut);
    }

    /// The rules are those in force at the cut.
    fn check_rules(&self, cut: Date, at: &mut At<'_>) -> Option<usize> {
        let in_force = self.versions.iter().rposition(|version| version.day <= cut);
        let expected = in_force.map(|place| self.versions[place].hash);
        let stated = at.entry.hash("rules");
        at.holds((Subject::Calendar, "rules"), (stated == expected).into(), || {
            let shown = |hash: Option<[u8; 32]>| match hash {
                Some(hash) => hexadecimal::write(&hash),
                None => "-".to_owned(),
            };
            (
                Words::same(shown(stated)),
                Words::new(
                    format!("{}，{cut} 生效的规则", shown(expected)),
                    format!("{}, the rules in force on {cut}", shown(expected)),
                ),
            )
        });
        in_force
    }

    fn check_dates(&self, rules: Option<usize>, dates: RoundDates, at: &mut At<'_>) {
        let RoundDates { cut, settle } = dates;
        let follows = self.last_settle.is_none_or(|last| last <= cut) && cut < settle;
        at.holds((Subject::Calendar, "cut"), follows.into(), || {
            (
                Words::new(format!("{cut} 至 {settle}"), format!("{cut} to {settle}")),
                Words::new(
                    "截点在上一期结算之日或以后，结算在截点之后",
                    "a cut no earlier than the last settlement, and a settlement after it",
                ),
            )
        });
        let Some(version) = rules.map(|place| &self.versions[place]) else {
            let why = Words::new("截点时还没有生效的规则", "no rules were in force at the cut");
            return at.findings.not_checked(Subject::Calendar, why);
        };
        let Some(sharing) = &version.sharing else {
            let why = Words::new("没有规则文本", "the texts of the rules are not at hand");
            return at.findings.not_checked(Subject::Calendar, why);
        };
        // Where the same rules were in force since the last cut, no round lies between.
        let last = self.last_cut.filter(|last| *last >= version.day && self.closing_step.is_none());
        let from = last.and_then(|last| last.tomorrow().ok()).unwrap_or(cut).min(cut);
        let expected = sharing.calendar.rounds(from, cut).unwrap_or_default();
        at.holds((Subject::Calendar, "settle"), (expected == [dates]).into(), || {
            let right = expected.first();
            let right = right.map(|round| format!("{} → {}", round.cut, round.settle));
            let right = right.unwrap_or_default();
            (
                Words::same(format!("{cut} → {settle}")),
                Words::new(
                    format!("规则日历里的下一期（{right}）"),
                    format!("the next round of the calendar of the rules ({right})"),
                ),
            )
        });
    }

    fn check_headcount(&mut self, cut: Date, at: &mut At<'_>) {
        let (payers, units) = (at.entry.number("payers"), at.entry.number("units"));
        let joined = self.joined_before(cut);
        at.holds((Subject::Headcounts, "payers"), (payers <= joined).into(), || {
            (
                Words::same(payers.to_string()),
                Words::new(
                    format!("至多 {joined}，即 {cut} 之前加入的人数"),
                    format!("at most {joined}, who joined before {cut}"),
                ),
            )
        });
        let each_has_one = units >= payers && (payers > 0 || units == 0);
        at.holds((Subject::Headcounts, "units"), each_has_one.into(), || {
            let expected = Words::new("每人至少一份", "at least one for each who pays");
            (Words::same(units.to_string()), expected)
        });
    }

    pub(super) fn settle_round(&mut self, at: &mut At<'_>) {
        let (entry, round) = (at.entry, at.entry.number("round"));
        let Some(open) = self.open.take_if(|open| open.round == round) else {
            let found = Words::new(format!("第 {round} 期"), format!("round {round}"));
            let expected = Words::new("已开、未结算的一期", "a round that is open");
            return at.wrong(Subject::Order, "round", found, expected);
        };
        self.check_balanced(at);
        let settle = entry.day("settle");
        let mut right = compare_head(&open, at);
        let sharing = open.rules.and_then(|place| self.versions[place].sharing.clone());
        let stated = Stated { entry };
        let columns = match sharing {
            Some(sharing) => match self.expected(&sharing, (&open, settle), &stated) {
                Some(expected) => {
                    self.compare_cases(&expected, at);
                    expected.columns
                }
                None => {
                    let found = Words::new("案例的金额之和", "the sum of the aid of its cases");
                    let expected = Words::new("64 位以内", "within 64 bits");
                    at.wrong(Subject::Cases, "aid", found, expected);
                    self.consistent(&open, &stated)
                }
            },
            None => {
                let why = Words::new(
                    "没有规则文本：只核对了各期数字之间的关系",
                    "without the texts of the rules only the figures were held against each other",
                );
                at.findings.not_checked(Subject::Rounds, why);
                self.consistent(&open, &stated)
            }
        };
        let differs = columns.iter().find(|(key, value)| entry.number(key) != *value);
        if let (Some((key, value)), true) = (differs, right) {
            right = false;
            let found = Words::same(entry.number(key).to_string());
            at.wrong(Subject::Rounds, key, found, Words::same(value.to_string()));
        }
        if right {
            at.passed(Subject::Rounds);
        }
        self.check_sums(at);
        self.close_round(&open, settle, entry);
    }

    /// The aid, and what is paid of it, is that of the cases that the entries before name.
    fn check_sums(&self, at: &mut At<'_>) {
        let carried = || self.carried.iter();
        let aid = carried().fold(0i128, |sum, line| sum.saturating_add(line.aid));
        let paid = carried().fold(0i128, |sum, line| sum.saturating_add(line.paid));
        let back = self.reversed.iter();
        let back = back.fold(0i128, |sum, line| sum.saturating_add(line.paid + line.fee));
        for (key, right) in [("aid", aid), ("aid_paid", paid), ("reversed", back)] {
            let stated = at.entry.number(key);
            if stated != right {
                let expected = Words::new(
                    format!("{right}，即本期各案例条目之和"),
                    format!("{right}, the sum of the entries of its cases"),
                );
                at.wrong(Subject::Cases, key, Words::same(stated.to_string()), expected);
            }
        }
    }

    fn compare_cases(&self, expected: &Expected, at: &mut At<'_>) {
        let mut stated = self.carried.iter();
        for right in &expected.carried {
            let words = Words::new(
                format!("{} {}，付 {}，管理费 {}", right.case, right.aid, right.paid, right.fee),
                format!("{} {}, paid {}, fee {}", right.case, right.aid, right.paid, right.fee),
            );
            let Some(line) = stated.next() else {
                let found = Words::new("少了一个案例", "a case is missing");
                return at.wrong(Subject::Cases, "cases", found, words);
            };
            let same = line.case == right.case
                && (line.aid, line.paid, line.fee) == (right.aid, right.paid, right.fee);
            if !same {
                let place = (line.index, line.part.clone());
                at.wrong_at(place, Subject::Cases, (line.words(), words));
                // Behind a case that is missing all others stand at another place.
                if line.case != right.case {
                    return;
                }
                continue;
            }
            at.passed(Subject::Cases);
        }
        let nothing = || Words::new("没有这一条", "no such entry");
        if let Some(line) = stated.next() {
            let place = (line.index, line.part.clone());
            at.wrong_at(place, Subject::Cases, (line.words(), nothing()));
        }
        let mut missing: Vec<_> = expected.reversed.iter().collect();
        for line in &self.reversed {
            let found = missing.iter().position(|(case, paid, fee)| {
                *case == line.case && (*paid, *fee) == (line.paid, line.fee)
            });
            match found {
                Some(place) => {
                    missing.swap_remove(place);
                    at.passed(Subject::Cases);
                }
                None => {
                    let place = (line.index, line.part.clone());
                    at.wrong_at(place, Subject::Cases, (line.words(), nothing()));
                }
            }
        }
        if let Some((case, paid, fee)) = missing.first() {
            let found = Words::new("没有冲回", "it was not reversed");
            let expected = Words::new(
                format!("冲回 {case}：付 {paid}，管理费 {fee}"),
                format!("the reversal of {case}: paid {paid}, fee {fee}"),
            );
            at.wrong(Subject::Cases, "reversed", found, expected);
        }
    }

    /// Goes on with what the entry says, so that what is wrong once is told once.
    fn close_round(&mut self, open: &OpenRound, settle: Date, entry: &Entry<'_>) {
        self.close_cases(settle);
        self.last_settle = Some(settle);
        self.carry = entry.number("carry_out");
        self.index = entry.number("index");
        let share = entry.number("share");
        let of_year = self.shared_in_year.entry(settle.year()).or_default();
        *of_year = of_year.saturating_add(share);
        self.shared = self.shared.saturating_add(open.units.saturating_mul(share));
        self.charged = self.charged.saturating_add(entry.number("charged"));
        self.written_off = self.written_off.saturating_add(entry.number("written_off"));
        let mut row: RoundRow = [Value::Number(0); 20];
        for (cell, (key, _)) in row.iter_mut().zip(ROUND_COLUMNS) {
            *cell = match entry.value(key) {
                Value::Day(day) => Value::Day(day),
                _ => Value::Number(entry.number(key)),
            };
        }
        self.rounds.push(row);
    }
}

/// The dates and the headcount are those of the opening.
fn compare_head(open: &OpenRound, at: &mut At<'_>) -> bool {
    let counted = [("payers", open.payers), ("units", open.units)];
    let dates = [("cut", open.cut), ("settle", open.settle)];
    let dates = dates.map(|(key, day)| (key, at.entry.day(key).to_string(), day.to_string()));
    let counted =
        counted.map(|(key, count)| (key, at.entry.number(key).to_string(), count.to_string()));
    let differs = dates.into_iter().chain(counted).find(|(_, found, right)| found != right);
    let Some((key, found, right)) = differs else {
        return true;
    };
    let expected = Words::new(
        format!("{right}，如开期时所记"),
        format!("{right}, as when the round was opened"),
    );
    at.wrong(Subject::Rounds, key, Words::same(found), expected);
    false
}

impl CaseLine {
    fn words(&self) -> Words {
        let CaseLine { case, aid, paid, fee, .. } = self;
        Words::new(
            format!("{case} {aid}，付 {paid}，管理费 {fee}"),
            format!("{case} {aid}, paid {paid}, fee {fee}"),
        )
    }
}
