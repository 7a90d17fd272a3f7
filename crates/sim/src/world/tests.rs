//! The fates of a whole world, which only the world itself knows.

use super::World;
use crate::fate::{CERTAIN, Exposure, Frailty};
use crate::feedback::Feedback;
use crate::settings::{PlanSettings, WorldSettings};
use jiff::ToSpan;
use jiff::civil::date;
use rules::age::days_after;
use rules::{Rulebook, RulebookFiles};

fn village() -> Rulebook {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = folder.join("../../rulebooks/village/2026-12-01");
    let text = |name| std::fs::read_to_string(folder.join(name)).unwrap();
    let read = Rulebook::read(&RulebookFiles {
        plan: "village".to_owned(),
        version: "2026-12-01".to_owned(),
        covenant_zh: text("covenant.zh.md"),
        covenant_en: text("covenant.en.md"),
        values: text("values.toml"),
        cases: text("cases.toml"),
    });
    read.unwrap()
}

#[test]
fn those_who_answered_truly_fall_ill_as_often_as_the_table_says() {
    let (first_day, last_day) = (date(2025, 9, 1), date(2026, 10, 31));
    let mut world = World::new(&WorldSettings {
        seed: 4,
        members: 200_000,
        first_day,
        last_day,
        plans: vec![PlanSettings { values: village().values, newer: None, weight: 1 }],
    });
    for day in first_day.series(1.day()).take_while(|day| *day <= last_day) {
        world.day(day, &Feedback::default());
    }
    let (mut struck, mut expected) = (0_u64, 0_u64);
    for member in &world.members {
        if member.frailty == Frailty::Concealing || member.in_cast {
            continue;
        }
        let days = world.days - member.joined - 1;
        let from = days_after(first_day, member.joined + 1);
        let exposure = Exposure::new(member.born, from, days);
        for &(age, days) in &exposure.0 {
            expected += world.incidence.per_million(member.sex, age) * 1000 * u64::from(days);
        }
        struck += u64::from(member.falls_ill.is_some());
    }
    let expected = expected / CERTAIN;
    // Three standard deviations of a count: (observed − expected)² ≤ 9 × expected.
    assert!(expected > 300 && struck.abs_diff(expected).pow(2) <= 9 * expected);
}
