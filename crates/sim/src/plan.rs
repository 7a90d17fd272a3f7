//! One plan, as its members see it: its rules, its rounds, what they pay.

use crate::calendar::RULE_CHANGE;
use crate::event::MemberNumber;
use crate::population::Population;
use crate::settings::PlanSettings;
use jiff::civil::Date;
use rules::age::days_after;
use rules::articles::Refusal;
use rules::articles::application::{Aid, Application, decide};
use rules::calendar::RoundDates;
use rules::sharing::Funding;
use rules::values::{Payment, Values};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap};

/// Nobody pays in less than this many minor units. Assumed.
const LEAST_DEPOSIT: i64 = 100;

/// A plan.
#[derive(Clone, Debug)]
pub(crate) struct Plan {
    pub values: Values,
    /// The newer rules and the day they come into force.
    pub newer: Option<(Date, Values)>,
    pub joiners: u32,
    pub population: Population,
    pub rounds: Vec<RoundDates>,
    pub members: Vec<MemberNumber>,
    /// The adult whose family grows.
    pub head: Option<MemberNumber>,
    pub families: BTreeMap<MemberNumber, Vec<MemberNumber>>,
    /// The sum of all shares, in minor units.
    pub share_index: i64,
    pub last_share: i64,
    pub settled_count: i64,
    /// Approved since the last cut.
    pub approved: u32,
    /// Approved before the last cut.
    pub carried: u32,
    /// Those who hear of it when the index passes a bound.
    pub bounds: BinaryHeap<Reverse<(i64, MemberNumber)>>,
    /// Those who wait for a cut.
    pub entering: Vec<MemberNumber>,
    /// Those whose debits fail, each with how many in a row did.
    pub failing: Vec<(MemberNumber, u32)>,
    /// How many joined because of the news.
    pub rushed: u32,
}

impl Plan {
    /// A plan on its first day.
    pub fn new(settings: &PlanSettings, joiners: u32, first_day: Date, last_day: Date) -> Plan {
        let calendar = &settings.values.sharing.calendar;
        let rounds = calendar.rounds(first_day, last_day);
        let change_on = days_after(first_day, RULE_CHANGE);
        Plan {
            values: settings.values.clone(),
            newer: settings.newer.clone().map(|values| (change_on, values)),
            joiners,
            population: Population::new(settings.values.eligibility),
            rounds: rounds.expect("a rulebook without faults has a sound calendar"),
            members: Vec::new(),
            head: None,
            families: BTreeMap::new(),
            share_index: 0,
            last_share: 0,
            settled_count: 0,
            approved: 0,
            carried: 0,
            bounds: BinaryHeap::new(),
            entering: Vec::new(),
            failing: Vec::new(),
            rushed: 0,
        }
    }

    /// The plan's rounds of a world that goes on to a later last day.
    pub fn go_on(&mut self, first_day: Date, last_day: Date) {
        let rounds = self.values.sharing.calendar.rounds(first_day, last_day);
        self.rounds = rounds.expect("a rulebook without faults has a sound calendar");
    }

    /// The rules in force on a date.
    pub fn values_on(&self, date: Date) -> &Values {
        match &self.newer {
            Some((change_on, newer)) if date >= *change_on => newer,
            _ => &self.values,
        }
    }

    /// Decides an application by the rules of the day of joining, or by later ones that are
    /// better for the member and reach the diagnosis.
    pub fn decide(&self, application: &Application, today: Date) -> Result<Aid, Refusal> {
        let by_receipt = decide(self.values_on(application.joined_on), application);
        let later = self.newer.as_ref().filter(|(change_on, newer)| {
            let reaches = newer.change.reaches_back || application.event_on >= *change_on;
            today >= *change_on && application.joined_on < *change_on && reaches
        });
        let Some((_, newer)) = later else {
            return by_receipt;
        };
        match (by_receipt, decide(newer, application)) {
            (Ok(old), Ok(new)) if new.amount > old.amount => Ok(new),
            (Err(_), Ok(new)) => Ok(new),
            (by_receipt, _) => by_receipt,
        }
    }

    /// The first round that counts its payers after a date.
    pub fn round_after(&self, date: Date) -> Option<&RoundDates> {
        self.rounds.iter().find(|round| round.cut > date)
    }

    /// Whether members pay beforehand.
    pub fn is_prepaid(&self) -> bool {
        matches!(self.values.sharing.funding, Funding::Prepaid(_))
    }

    /// What a member pays in at once, in minor units: the joining deposit, or what three rounds
    /// like the last one take.
    pub fn usual_deposit(&self) -> i64 {
        let joining = match self.values.payment {
            Payment::Prepaid { joining_deposit, .. } => joining_deposit.minor(),
            Payment::Postpaid { .. } => 0,
        };
        joining.max(self.last_share * 3).max(LEAST_DEPOSIT)
    }
}
