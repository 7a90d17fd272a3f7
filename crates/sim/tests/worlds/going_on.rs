//! A world that goes on after its last day.

use crate::ground::{LAST_DAY, live, live_on, settings};
use jiff::ToSpan;
use jiff::civil::Date;
use sim::Event;
use std::collections::BTreeSet;

#[test]
fn the_days_before_are_as_they_were() {
    let settings = settings(1, 2_000);
    let (short, long) = (live(&settings), live_on(&settings, &[365, 365]));
    let before = |(day, _): &&(Date, Event)| *day <= LAST_DAY;
    assert!(long.events.iter().take_while(before).eq(short.events.iter()));
    assert_eq!(live_on(&settings, &[365, 365]).events, long.events);
}

#[test]
fn life_goes_on_in_every_added_year() {
    let settings = settings(1, 5_000);
    let events = live_on(&settings, &[365, 365]).events;
    let mut documents = BTreeSet::new();
    for (_, event) in &events {
        if let Event::Join(joining) = event {
            assert!(documents.insert(joining.person.document.clone()), "nobody joins twice");
        }
    }
    for year in 0..2 {
        let from = LAST_DAY.saturating_add((365 * year).days());
        let in_year = |day: Date| day > from && day <= from.saturating_add(365.days());
        let count = |kind: fn(&Event) -> bool| {
            events.iter().filter(|(day, event)| in_year(*day) && kind(event)).count()
        };
        let joined = count(|event| matches!(event, Event::Join(_)));
        // Three of ten thousand a day, rounded down in each of three plans.
        assert!((545..550).contains(&joined), "{joined} in year {year}");
        assert!(count(|event| matches!(event, Event::Deposit { .. })) > 300);
        assert!(count(|event| matches!(event, Event::Leave { .. })) > 50);
        let reported = count(|event| matches!(event, Event::Report(_)));
        let decided = |event: &Event| matches!(event, Event::Approve { .. } | Event::Refuse { .. });
        assert!(reported > 5 && count(decided) > 5, "{reported} in year {year}");
    }
    let first = LAST_DAY.saturating_add(30.days());
    let carried_over = events.iter().filter(|(day, event)| {
        let decided = matches!(event, Event::Approve { .. } | Event::Refuse { .. });
        *day > LAST_DAY && *day < first && decided
    });
    assert!(carried_over.count() > 0, "cases on their way are decided");
}
