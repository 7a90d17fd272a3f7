//! When a pool starts, and when it must end, from the headcounts of its rounds.

use jiff::civil::{Date, date};
use money::Amount;
use pool::{Milestones, Round, Stage, Status, must_end_on, stage, started_on};
use rules::values::{Claim, Closing, Headcount, LastRoundsPayer};

/// Rounds cut on the first of each month from January 2020, with so many payers.
fn rounds(payers: &[u64]) -> Vec<Round> {
    let of = |(month, payers): (i8, &u64)| Round {
        number: 1,
        cut: date(2020, month, 1),
        settle: date(2020, month, 8),
        payers: *payers,
        units: *payers,
        cases: 0,
        aid: Amount::ZERO,
        aid_paid: Amount::ZERO,
        fee: Amount::ZERO,
        carry_in: Amount::ZERO,
        reversed: Amount::ZERO,
        need: Amount::ZERO,
        share: Amount::ZERO,
        sponsor: Amount::ZERO,
        overage: Amount::ZERO,
        charged: Amount::ZERO,
        shortfall: Amount::ZERO,
        written_off: Amount::ZERO,
        carry_out: Amount::ZERO,
        index: Amount::ZERO,
    };
    (1..).zip(payers).map(of).collect()
}

#[test]
fn a_pool_starts_with_its_first_headcount_and_ends_with_a_later_one() {
    let month = |month| Some(date(2020, month, 1));
    let table: [(&[u64], Option<Date>, Option<Date>); 7] = [
        (&[], None, None),
        (&[299, 100, 299], None, None),
        (&[199, 300, 200, 400], month(2), None),
        (&[199, 300, 199, 100], month(2), month(3)),
        (&[300, 250, 199], month(1), month(3)),
        (&[u64::MAX, 200], month(1), None),
        (&[0, 0, 300, 0], month(3), month(4)),
    ];
    let headcount = Headcount { start_min: 300, end_below: Some(200) };
    for (payers, starts, ends) in table {
        let rounds = rounds(payers);
        assert_eq!(started_on(&rounds, headcount), starts, "{payers:?}");
        assert_eq!(must_end_on(&rounds, headcount), ends, "{payers:?}");
    }
    // The round that starts a pool does not end it, even under a rule that contradicts itself.
    let contradiction = Headcount { start_min: 100, end_below: Some(200) };
    assert_eq!(must_end_on(&rounds(&[150, 250]), contradiction), None);
}

/// Announced on the 1st, ten days' notice, twenty days of run-off: each stage's first and last day.
#[test]
fn each_stage_has_its_last_day() {
    let closing = Closing {
        announcement_days: 10,
        last_rounds: 0,
        last_rounds_paid_by: LastRoundsPayer::Operator,
        run_off_days: 20,
        refund_within_days: 5,
        refund_past_shares: false,
        payment_order: vec![Claim::Balances],
    };
    let milestones = Milestones {
        started_on: None,
        announced_on: Some(date(2020, 5, 1)),
        refunded_on: Some(date(2020, 6, 9)),
    };
    let table = [
        (date(2020, 4, 30), Stage::Gathering),
        (date(2020, 5, 1), Stage::ClosingAnnounced),
        (date(2020, 5, 11), Stage::ClosingAnnounced),
        (date(2020, 5, 12), Stage::RunOff),
        (date(2020, 5, 31), Stage::RunOff),
        (date(2020, 6, 1), Stage::Refunding),
        (date(2020, 6, 8), Stage::Refunding),
        (date(2020, 6, 9), Stage::Closed),
    ];
    for (on, expected) in table {
        assert_eq!(stage(&milestones, &closing, on), expected, "{on}");
    }
}

#[test]
fn a_status_has_its_word_and_tells_members_from_those_who_ended() {
    let table = [
        (Status::Aided, "aided", false),
        (Status::Removed, "removed", false),
        (Status::Left, "left", false),
        (Status::Lapsed, "lapsed", false),
        (Status::Suspended, "suspended", true),
        (Status::NotCovered, "not_covered", true),
        (Status::Waiting, "waiting", true),
        (Status::Active, "active", true),
    ];
    for (status, slug, is_member) in table {
        assert_eq!((status.slug(), status.is_member()), (slug, is_member));
    }
}
