//! Files that no row names.

use crate::world::{new, on_both, person, photo};
use casework::checks::Paper;
use jiff::{SignedDuration, Timestamp};
use service::cases::{Sweep, SweptEvidence, sweep_orphans};

#[test]
fn a_file_that_no_row_names_goes_after_a_day_and_no_other() {
    on_both(async |world| {
        let case = world.case(1).await;
        for number in 1..=3 {
            let file = photo(u8::try_from(number).unwrap(), 500);
            world.add(&person(1), &case, &new(number, Paper::Bills), &file).await.expect("a file");
        }
        let named = world.stored();
        let orphan = "0b5f3f4e-8f2c-4d7e-9a51-2f6f1c0e7a11";
        for name in [orphan, "notes.txt", "0b5f3f4e-8f2c-4d7e-9a51-2f6f1c0e7a11#1"] {
            std::fs::write(world.evidence.path().join(name), "x").unwrap();
        }
        // The files are as old as this machine's clock says.
        let now = Timestamp::now();
        let early = sweep_orphans(&world.community, Sweep::Deletes, now).await.expect("a sweep");
        assert_eq!(early, SweptEvidence { files: 0, unnamed: 0 });
        let later = now + SignedDuration::from_hours(25);
        let counted = sweep_orphans(&world.community, Sweep::Counts, later).await;
        assert_eq!(counted, Ok(SweptEvidence { files: 4, unnamed: 1 }));
        let swept = sweep_orphans(&world.community, Sweep::Deletes, later).await.expect("a sweep");
        assert_eq!(swept, SweptEvidence { files: 4, unnamed: 1 });
        let left = world.stored();
        assert!(named.iter().all(|name| left.contains(name)));
        assert!(!left.iter().any(|name| name == orphan) && left.len() == 5);
        let again = sweep_orphans(&world.community, Sweep::Deletes, later).await.expect("a sweep");
        assert_eq!(again, SweptEvidence { files: 3, unnamed: 0 });
    });
}
