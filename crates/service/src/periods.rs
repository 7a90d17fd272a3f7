//! A member's statement of a month or a year: what came, what went, and the balance at both ends.

use crate::Community;
use jiff::civil::Date;
use ledger::Rejection;
use money::{Amount, Currency};
use pool::{Entry, RoundShare, Shared};
use rules::sharing::{Funding, Sharing};
use store::{MemberId, PoolId, Session, StoreFailure, reads};

/// A month or a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Period {
    /// A calendar year.
    Year(i16),
    /// A month of a year.
    Month(i16, i8),
}

impl Period {
    /// The first and the last day.
    ///
    /// # Errors
    /// [`Rejection::ParameterWrong`] for a month that there is not.
    pub fn days(self) -> Result<(Date, Date), Rejection> {
        let wrong = Rejection::ParameterWrong;
        let (first, last) = match self {
            Period::Year(year) => (Date::new(year, 1, 1), Date::new(year, 12, 31)),
            Period::Month(year, month) => {
                let first = Date::new(year, month, 1);
                (first.clone(), first.map(Date::last_of_month))
            }
        };
        Ok((first.map_err(|_| wrong)?, last.map_err(|_| wrong)?))
    }
}

/// A member's statement of a period; amounts in the plan's currency.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PeriodStatement {
    /// The currency.
    pub currency: Currency,
    /// Whether there is a balance, or shares are debited afterwards.
    pub funding: Funding,
    /// The first day.
    pub from: Date,
    /// The last day, or the business date where that comes first.
    pub through: Date,
    /// The balance at the beginning of the first day.
    pub opening: Amount,
    /// What was paid in.
    pub paid_in: Amount,
    /// What the rounds charged.
    pub charged: Amount,
    /// What of it was taken from the member's own aid.
    pub netted: Amount,
    /// What was paid back.
    pub refunded: Amount,
    /// The aid that was paid to the member; what the bank sent back counts against it.
    pub aid: Amount,
    /// The balance at the end of the last day.
    pub closing: Amount,
    /// What is still owed of failed debits then.
    pub arrears: Amount,
    /// The lines, in time order.
    pub lines: Vec<Line>,
}

/// A line of a statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The day.
    pub on: Date,
    /// What happened.
    pub what: What,
    /// What it added to the balance; below zero for what was taken. Aid never passes through it.
    pub amount: Amount,
    /// The balance after it.
    pub balance: Amount,
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// Money paid in.
    PaidIn,
    /// Money paid back.
    Refunded,
    /// The share of a round.
    Share(Shared),
    /// Aid of a case, paid out; below zero where it came back.
    Aid {
        /// The case.
        case: String,
    },
}

impl What {
    /// The word in a file.
    pub fn slug(&self) -> &'static str {
        match self {
            What::PaidIn => "paid_in",
            What::Refunded => "refund",
            What::Share(_) => "share",
            What::Aid { .. } => "aid",
        }
    }
}

/// The statement of a member for a period, as far as the business date has come.
///
/// # Errors
/// [`Rejection::ParameterWrong`], [`Rejection::PoolUnknown`], [`Rejection::MemberUnknown`],
/// [`Rejection::ScheduleUnknown`]; [`StoreFailure::Unavailable`].
pub async fn period_statement(
    community: &Community,
    (pool, member): (PoolId, MemberId),
    period: Period,
) -> Result<PeriodStatement, StoreFailure> {
    let (from, last) = period.days()?;
    let mut reader = community.store.reader().await?;
    let session: &mut dyn Session = &mut *reader;
    let today = reads::schedule(session, pool).await?.business_date;
    let sharing = reads::sharing(session, pool).await?;
    let statement = reads::statement(session, pool, member, today).await?;
    let rounds = reads::round_shares(session, pool).await?;
    let aid = reads::aid_of_member(session, pool, member).await?;
    drop(reader);
    let entries = dated(&statement.entries, &rounds)?;
    Ok(within(&entries, &aid, &sharing, (from, last.min(today)))?)
}

/// The years and months for which a member has a statement: from joining to the business date.
///
/// # Errors
/// [`Rejection::PoolUnknown`], [`Rejection::MemberUnknown`], [`Rejection::ScheduleUnknown`];
/// [`StoreFailure::Unavailable`].
pub async fn first_and_last_day(
    community: &Community,
    (pool, member): (PoolId, MemberId),
) -> Result<(Date, Date), StoreFailure> {
    let mut reader = community.store.reader().await?;
    let today = reads::schedule(&mut *reader, pool).await?.business_date;
    let state = reads::member_state(&mut *reader, pool, member, today).await?;
    Ok((state.joined_on, today.max(state.joined_on)))
}

/// Each entry with its day: that of a share is the day its round settled.
fn dated<'a>(
    entries: &'a [Entry],
    rounds: &[RoundShare],
) -> Result<Vec<(Date, &'a Entry)>, Rejection> {
    let day = |entry: &Entry| match entry {
        Entry::Deposit { on, .. } | Entry::Refund { on, .. } => Some(*on),
        Entry::Shared(shared) => {
            let place = rounds.binary_search_by_key(&shared.round, |round| round.number).ok()?;
            Some(rounds[place].settle)
        }
    };
    let dated = entries.iter().map(|entry| Some((day(entry)?, entry)));
    dated.collect::<Option<_>>().ok_or(Rejection::PathUnknown)
}

/// What lies within a period, its sums, and the balance at both ends.
fn within(
    entries: &[(Date, &Entry)],
    aid: &[(String, Date, Amount)],
    sharing: &Sharing,
    (from, through): (Date, Date),
) -> Result<PeriodStatement, Rejection> {
    let mut found = PeriodStatement {
        currency: sharing.currency,
        funding: sharing.funding,
        from,
        through,
        opening: Amount::ZERO,
        paid_in: Amount::ZERO,
        charged: Amount::ZERO,
        netted: Amount::ZERO,
        refunded: Amount::ZERO,
        aid: Amount::ZERO,
        closing: Amount::ZERO,
        arrears: Amount::ZERO,
        lines: Vec::new(),
    };
    for (on, entry) in entries.iter().filter(|(on, _)| *on <= through) {
        let balance = entry.balance();
        found.closing = balance;
        if let Entry::Shared(shared) = entry {
            found.arrears = shared.arrears;
        }
        if *on < from {
            found.opening = balance;
            continue;
        }
        let (what, amount) = match entry {
            Entry::Deposit { amount, .. } => {
                found.paid_in = found.paid_in.plus(*amount)?;
                (What::PaidIn, *amount)
            }
            Entry::Refund { amount, .. } => {
                found.refunded = found.refunded.plus(*amount)?;
                (What::Refunded, Amount::ZERO.minus(*amount)?)
            }
            Entry::Shared(shared) => {
                found.charged = found.charged.plus(shared.charged)?;
                found.netted = found.netted.plus(shared.netted)?;
                (What::Share(*shared), Amount::ZERO.minus(shared.charged)?)
            }
        };
        found.lines.push(Line { on: *on, what, amount, balance });
    }
    for (case, on, amount) in aid.iter().filter(|(_, on, _)| (from..=through).contains(on)) {
        found.aid = found.aid.plus(*amount)?;
        let earlier = found.lines.iter().rposition(|line| line.on <= *on);
        let place = earlier.map_or(0, |place| place + 1);
        let balance = match place.checked_sub(1) {
            Some(before) => found.lines[before].balance,
            None => found.opening,
        };
        let what = What::Aid { case: case.clone() };
        found.lines.insert(place, Line { on: *on, what, amount: *amount, balance });
    }
    Ok(found)
}

impl PeriodStatement {
    /// The statement as a file of comma-separated values, for programs that keep accounts.
    pub fn csv(&self) -> Vec<u8> {
        let mut writer = csv::Writer::from_writer(Vec::new());
        let currency = self.currency;
        let amount = |amount: Amount| amount.display(currency).to_string();
        let mut row = |cells: [String; 7]| {
            writer.write_record(cells).expect("memory takes what is written");
        };
        let head = ["date", "what", "round", "case", "amount", "balance", "currency"];
        row(head.map(str::to_owned));
        let plain = |on: Date, what: &str, sum: Amount| {
            let nothing = String::new;
            let code = currency.code().to_owned();
            [on.to_string(), what.to_owned(), nothing(), nothing(), nothing(), amount(sum), code]
        };
        row(plain(self.from, "opening", self.opening));
        for line in &self.lines {
            let (round, case) = match &line.what {
                What::Share(shared) => (shared.round.to_string(), String::new()),
                What::Aid { case } => (String::new(), case.clone()),
                What::PaidIn | What::Refunded => (String::new(), String::new()),
            };
            let (on, what) = (line.on.to_string(), line.what.slug().to_owned());
            let (sum, balance) = (amount(line.amount), amount(line.balance));
            row([on, what, round, case, sum, balance, currency.code().to_owned()]);
        }
        row(plain(self.through, "closing", self.closing));
        writer.into_inner().expect("memory takes what is written")
    }
}

#[cfg(test)]
mod tests {
    use super::{Period, What, within};
    use jiff::civil::{Date, date};
    use ledger::Rejection;
    use money::{Amount, Currency};
    use pool::{Entry, Event, Shared};
    use rules::calendar::{Calendar, DayPair};
    use rules::sharing::{Funding, OverLimit, Prepaid, Rounding, Sharing};

    fn yuan(minor: i64) -> Amount {
        Amount::from_minor(minor)
    }

    fn share(round: u32, charged: i64, balance: i64) -> Entry {
        Entry::Shared(Shared {
            round,
            owed: yuan(charged),
            charged: yuan(charged),
            netted: Amount::ZERO,
            balance: yuan(balance),
            arrears: Amount::ZERO,
            event: Event::None,
        })
    }

    fn sharing() -> Sharing {
        let terms = Prepaid { floor: yuan(300), recovery_days: 30, max_recoveries: 2 };
        Sharing {
            currency: Currency::from_code("CNY").expect("a currency"),
            funding: Funding::Prepaid(terms),
            calendar: Calendar::new(vec![DayPair { cut: 5, settle: 5 }]).expect("one pair"),
            fee_bp: 800,
            rounding: Rounding::Up,
            waiting_days: 30,
            waiting_members_share: true,
            over_limit: OverLimit::Sponsor,
            case_cap: None,
            round_cap: None,
            year_cap: None,
        }
    }

    #[test]
    fn a_period_has_the_balance_at_both_ends_and_what_lies_between() {
        let paid = |on: Date, amount: i64, balance: i64| Entry::Deposit {
            on,
            amount: yuan(amount),
            balance: yuan(balance),
            recovered: false,
        };
        let days = [date(2026, 1, 5), date(2026, 1, 28), date(2026, 2, 3), date(2026, 2, 28)];
        let entries = [
            paid(days[0], 900, 900),
            share(1, 20, 880),
            paid(days[2], 100, 980),
            share(2, 30, 950),
        ];
        let entries: Vec<(Date, &Entry)> = days.into_iter().zip(&entries).collect();
        let aid = [("C-1".to_owned(), date(2026, 2, 10), yuan(5_000))];
        let (from, through) = Period::Month(2026, 2).days().expect("a month");
        let found = within(&entries, &aid, &sharing(), (from, through)).expect("small sums");
        let sums = [found.opening, found.paid_in, found.charged, found.aid, found.closing];
        assert_eq!(sums, [880, 100, 30, 5_000, 950].map(yuan));
        assert_eq!(found.lines.len(), 3);
        assert_eq!(found.lines[1].what, What::Aid { case: "C-1".to_owned() });
        assert_eq!(found.lines[1].balance, yuan(980));
        let text = String::from_utf8(found.csv()).expect("text");
        assert!(text.starts_with("date,what,round,case,amount,balance,currency\n"));
        assert!(text.contains("2026-02-28,share,2,,-0.30,9.50,CNY\n"), "{text}");
        assert!(text.ends_with("2026-02-28,closing,,,,9.50,CNY\n"), "{text}");
    }

    #[test]
    fn a_period_is_a_month_or_a_year_that_there_is() {
        assert_eq!(Period::Year(2024).days(), Ok((date(2024, 1, 1), date(2024, 12, 31))));
        assert_eq!(Period::Month(2024, 2).days(), Ok((date(2024, 2, 1), date(2024, 2, 29))));
        assert_eq!(Period::Month(2024, 13).days(), Err(Rejection::ParameterWrong));
    }
}
