//! Every world has the whole story.

use crate::ground::{Lived, live, settings};
use jiff::civil::{Date, date};
use rules::calendar::RoundDates;
use sim::{CaseNumber, Event, PlanNumber, STORY_KINDS, StoryBeat, StoryKind, WorldSettings};

fn beat(lived: &Lived, kind: StoryKind) -> &StoryBeat {
    let beat = lived.story.iter().find(|beat| beat.kind == kind);
    beat.unwrap_or_else(|| panic!("{kind:?} is missing"))
}

fn check(settings: &WorldSettings) {
    let lived = live(settings);
    for kind in STORY_KINDS {
        beat(&lived, kind);
    }
    let news = beat(&lived, StoryKind::News).on;
    let wave = beat(&lived, StoryKind::ThyroidWave);
    assert!(wave.cases.len() >= 3, "seed {}: {:?}", settings.seed, wave.cases);
    let months = news.until((jiff::Unit::Month, wave.on)).unwrap().get_months();
    assert!((1..=2).contains(&months), "seed {}", settings.seed);
    assert!(beat(&lived, StoryKind::WaveOfLeaving).on > wave.on, "seed {}", settings.seed);
    assert!(!beat(&lived, StoryKind::AdverseSelection).cases.is_empty());
    let fraud = beat(&lived, StoryKind::Fraud);
    let approval_on = approved_on(&lived, fraud.cases[0]);
    let carried = round_after(settings, fraud.plan, approval_on);
    assert!(carried.settle < fraud.on, "seed {}: found after settling", settings.seed);
    let appeal = beat(&lived, StoryKind::AppealWon);
    assert_eq!(approved_on(&lived, appeal.cases[0]), appeal.on);
    let grace = beat(&lived, StoryKind::GraceTime);
    let sick = lived.events.iter().find_map(|(on, event)| match event {
        Event::Report(report) if report.case == grace.cases[0] => Some((*on, report.member)),
        _ => None,
    });
    let (reported_on, sick) = sick.expect("it was reported");
    let failed =
        |event: &Event| matches!(event, Event::DebitFails { member, .. } if *member == sick);
    let failed_on = lived.events.iter().find(|(_, event)| failed(event)).unwrap().0;
    let next = round_after(settings, grace.plan, failed_on);
    assert!(failed_on < reported_on && approved_on(&lived, grace.cases[0]) < next.cut);
    assert_eq!(beat(&lived, StoryKind::RuleChange).on, date(2026, 8, 1));
    let bank = lived.events.iter().filter(|(_, event)| matches!(event, Event::BankMismatch { .. }));
    assert_eq!(bank.count(), 2);
}

fn approved_on(lived: &Lived, case: CaseNumber) -> Date {
    let approves =
        |event: &Event| matches!(event, Event::Approve { case: approved, .. } if *approved == case);
    lived.events.iter().find(|(_, event)| approves(event)).unwrap().0
}

fn round_after(settings: &WorldSettings, plan: PlanNumber, after: Date) -> RoundDates {
    let calendar = &settings.plans[plan.index()].values.sharing.calendar;
    let rounds = calendar.rounds(settings.first_day, settings.last_day).unwrap();
    rounds.into_iter().find(|round| round.cut > after).unwrap()
}

#[test]
fn a_thousand_members_have_the_whole_story() {
    let mut settings = settings(0, 1_000);
    for seed in 1..=20 {
        settings.seed = seed;
        check(&settings);
    }
}

#[test]
fn a_hundred_thousand_members_have_the_whole_story() {
    check(&settings(1, 100_000));
}
