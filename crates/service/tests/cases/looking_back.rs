//! Looking back at decided cases: drawn, by somebody else, and told in total.

use crate::world::{DAY, POOL, approve, member_in, on_both, refuse, refused, second, staff, third};
use casework::reason::Reason;
use casework::sampling::{Drawn, SecondLook};
use casework::step::HumanStep;
use ledger::Rejection;
use service::cases::{Words, drawn_cases, error_rates};
use service::roles::Role;

#[test]
fn some_decided_cases_are_looked_back_at_by_who_did_not_decide_them() {
    on_both(async |world| {
        for number in 1..=6 {
            world.decided(number, refuse(Reason::DefinitionNotMet)).await;
        }
        world.decided(7, approve()).await;
        let drawn = drawn_cases(&world.community, &third(), POOL, DAY).await.expect("a draw");
        let again = drawn_cases(&world.community, &third(), POOL, DAY).await.expect("a draw");
        assert_eq!(drawn, again, "the same month gives the same cases");
        assert!(!drawn.is_empty() && drawn.iter().all(|one| !one.looked));
        assert!(drawn.iter().any(|one| one.because.contains(&Drawn::ByValue)));
        let outsider = drawn_cases(&world.community, &member_in(1), POOL, DAY).await;
        assert_eq!(outsider.map(|_| ()), refused(Rejection::NotPermitted));
        let look = |found| (HumanStep::LookBack(found), Words::of_text("与材料一致（虚构）"));
        let case = &drawn[0].case;
        let own = world.step(&second(), case, look(SecondLook::Right), DAY).await;
        assert_eq!(own, refused(Rejection::ReaderAgain));
        let state = world.state(case).await;
        let looked = world.step(&third(), case, look(SecondLook::Wrong), DAY).await;
        assert_eq!(looked, Ok(state), "the decision stands");
        let other = staff(40, Role::SecondReviewer);
        let twice = world.step(&other, case, look(SecondLook::Right), DAY).await;
        assert_eq!(twice, refused(Rejection::StepNotNow), "once is enough");
        let reader = &mut *world.community.store.reader().await.expect("a reader");
        let all = store::jury::cases_in_state(reader, POOL, "refused", "", 99).await;
        let undrawn = all
            .expect("a read")
            .into_iter()
            .find(|file| !drawn.iter().any(|one| one.case == file.case));
        let undrawn = undrawn.expect("a few are not drawn").case;
        let tried = world.step(&third(), &undrawn, look(SecondLook::Right), DAY).await;
        assert_eq!(tried, refused(Rejection::StepNotNow));
        let rates = error_rates(&world.community, POOL, DAY).await.expect("the rates");
        assert!(rates.by_reason.is_empty(), "one look would point at one person");
    });
}
