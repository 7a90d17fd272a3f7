//! Who votes, when, and what comes out.

use super::{
    OPENS, SITS, after_closing, all_vote, close, not_yet_voted, pass, reader, sitting, sitting_of,
    votes,
};
use crate::world::{
    JOINED, POOL, REPORTED, World, at, id, member, on_both, person, principal, refused, second,
    staff,
};
use casework::jury::{JuryOutcome, Vote};
use casework::step::HumanStep;
use jiff::SignedDuration;
use jiff::civil::date;
use ledger::Rejection;
use service::cases::jury::{Drawn, JuryPhase, cast, close_ended, jury_result, my_juries};
use service::principal::Principal;
use service::roles::Role;
use store::jury::{Ballot, ballots};
use store::{CaseWrite, Write};
use uuid::Uuid;

/// More at once than a server has connections: each is answered, and of one juror's one counts. Who
/// would hold a connection while waiting for another would wait here for ever.
#[test]
fn votes_of_many_at_once_are_each_answered() {
    on_both(async |world| {
        let case = sitting(world).await;
        let jurors: Vec<u64> = (2..=9).collect();
        let opens = at(SITS, OPENS);
        let cast = jurors.iter().cycle().take(96);
        let cast = cast.map(|juror| votes(world, &case, *juror, Vote::For, opens));
        let answers = futures_util::future::join_all(cast).await;
        let taken = answers.iter().filter(|answer| answer.is_ok()).count();
        assert!(taken > 0 && taken <= jurors.len(), "{taken}");
        let told = [Rejection::BallotCast, Rejection::JurorNotDrawn, Rejection::JurorUnqualified];
        let expected = told.map(|rejection| refused::<bool>(rejection).map(|_| ()));
        for answer in answers.iter().filter(|answer| answer.is_err()) {
            assert!(expected.contains(&answer.clone().map(|_| ())), "{answer:?}");
        }
    });
}

#[test]
fn a_ballot_is_one_and_only_while_the_jury_sits() {
    on_both(async |world| {
        let case = sitting(world).await;
        let community = &world.community;
        let opens = at(SITS, OPENS);
        let before = opens - SignedDuration::from_secs(1);
        let not_open = refused(Rejection::JuryNotOpen);
        assert_eq!(votes(world, &case, 2, Vote::For, before).await, not_open);
        assert_eq!(votes(world, &case, 2, Vote::For, after_closing()).await, not_open);
        let unknown = votes(world, "no such case", 2, Vote::For, opens).await;
        assert_eq!(unknown, refused(Rejection::CaseFileUnknown));
        let taken = all_vote(world, &case, |_| Vote::For).await;
        assert!(taken.len() >= 3, "the seed of the test draws enough");
        let (by, key, when) = (person(taken[0]), world.key(), (SITS, at(SITS, 10)));
        let twice = votes(world, &case, taken[0], Vote::Against, at(SITS, 10)).await;
        assert_eq!(twice, refused(Rejection::BallotCast));
        let juries = my_juries(community, &by, POOL, when).await.expect("a list");
        assert_eq!(juries, [], "who has voted has nothing more to do");
        // A request that is sent again is answered again, also when the jury has closed.
        let other = sitting_of(world, 2).await;
        let asked = (key, Vote::For);
        let mut done = None;
        for number in 3..=13 {
            let by = person(number);
            if let Ok(first) = cast(community, &by, (POOL, &other), asked, when).await {
                assert!(!first.repeated);
                done = Some(by);
                break;
            }
        }
        let by = done.expect("somebody is drawn");
        let late = (date(2026, 11, 25), at(date(2026, 11, 25), 1));
        let again = cast(community, &by, (POOL, &other), asked, late).await.expect("a repeat");
        assert!(again.repeated && again.answer.is_empty());
        let changed = cast(community, &by, (POOL, &other), (key, Vote::Against), late).await;
        assert_eq!(changed.map(|_| ()), refused(Rejection::BatchIdUsed));
    });
}

#[test]
fn who_does_not_qualify_or_has_an_interest_does_not_vote() {
    on_both(async |world| {
        world.join(20, date(2009, 1, 1), JOINED).await;
        world.join(21, date(1980, 1, 1), date(2026, 10, 30)).await;
        world.join(22, date(1980, 1, 1), JOINED).await;
        pass(world, 20, REPORTED).await;
        pass(world, 21, REPORTED).await;
        let case = sitting(world).await;
        let now = at(SITS, 9);
        let table = [
            (1, Rejection::ConflictDeclared, "whose case it is"),
            (20, Rejection::JurorUnqualified, "a child"),
            (21, Rejection::JurorUnqualified, "a member for 22 days"),
            (22, Rejection::JurorUnqualified, "who did not take the test"),
        ];
        for (number, rejection, who) in table {
            let found = votes(world, &case, number, Vote::For, now).await;
            assert_eq!(found, refused(rejection), "{who}");
        }
        let stranger = principal(id(4, 99), Some(id(1, 99)), &[]);
        for by in [stranger, staff(40, Role::Juror)] {
            let asked = (world.key(), Vote::For);
            let found = cast(&world.community, &by, (POOL, &case), asked, (SITS, now)).await;
            assert_eq!(found.map(|_| ()), refused(Rejection::OnlyMembers));
        }
        // A reviewer of the case who is a member too, and somebody who declared an interest.
        let drawn = not_yet_voted(world, &case).await;
        let (one, other) = (drawn[0], drawn[1]);
        let reader_of_case = Principal { person: person(one).person, ..second(1) };
        let declared = CaseWrite::Conflict {
            member: member(1),
            case: case.clone(),
            account: person(other).account,
            at: now,
        };
        world.commit(vec![Write::Case(Box::new(declared))]).await.expect("a conflict");
        for by in [reader_of_case, person(other)] {
            let asked = (world.key(), Vote::For);
            let found = cast(&world.community, &by, (POOL, &case), asked, (SITS, now)).await;
            assert_eq!(found.map(|_| ()), refused(Rejection::ConflictDeclared));
            let juries = my_juries(&world.community, &by, POOL, (SITS, now)).await;
            assert_eq!(juries, Ok(vec![]));
        }
        // Who left is a juror no more.
        let leave = Write::Leave { member: member(drawn[2]), left_on: SITS };
        world.commit(vec![leave]).await.expect("a leaving");
        let found = votes(world, &case, drawn[2], Vote::For, now).await;
        assert_eq!(found, refused(Rejection::OnlyMembers));
    });
}

#[test]
fn what_members_vote_comes_out() {
    on_both(async |world| {
        let case = sitting(world).await;
        let drawn = not_yet_voted(world, &case).await;
        // One in favour less than half.
        let against = drawn.len() / 2 + 1;
        let vote = |place| if place < against { Vote::Against } else { Vote::For };
        assert_eq!(all_vote(world, &case, vote).await, drawn);
        assert_eq!(close(world, &case).await, Ok(Some(JuryOutcome::Against)));
        assert_eq!(world.file(&case).await.state, "closed");
        let result = jury_result(&world.community, (POOL, &case)).await.expect("a result");
        let tally = result.tally.expect("it was counted");
        let counts = [against, drawn.len() - against].map(|count| u64::try_from(count).unwrap());
        assert_eq!([tally.votes_against, tally.votes_for], counts);
        assert_eq!(close(world, &case).await, Ok(None), "it is counted once");
        // Another case, whose jury is for the applicant: on notice it goes.
        let other = sitting_of(world, 2).await;
        all_but(world, &other, 2).await;
        assert_eq!(close(world, &other).await, Ok(Some(JuryOutcome::For)));
        assert_eq!(world.file(&other).await.state, "notice");
    });
}

async fn all_but(world: &World, case: &str, applicant: u64) {
    for number in (1..=13).filter(|number| *number != applicant) {
        let done = votes(world, case, number, Vote::For, at(SITS, 9)).await;
        let not = [refused(Rejection::JurorNotDrawn), refused(Rejection::JurorUnqualified)];
        assert!(done.is_ok() || not.contains(&done), "{number}: {done:?}");
    }
}

#[test]
fn without_a_quorum_nothing_is_decided_and_a_tampered_ballot_is_none() {
    on_both(async |world| {
        let case = sitting(world).await;
        let drawn = not_yet_voted(world, &case).await;
        for number in &drawn[..2] {
            let done = votes(world, &case, *number, Vote::For, at(SITS, 9)).await;
            assert_eq!(done, Ok(false));
        }
        // Somebody who can write to the store adds ballots: of nobody, copied, and cut.
        let page = ballots(&mut *reader(world).await, POOL, &case, Uuid::nil(), 9).await;
        let page = page.expect("two ballots");
        let copied = page[0].1.clone();
        for (number, sealed) in [(50, vec![]), (51, copied.clone()), (52, vec![1, 2, 3])] {
            let ballot = Ballot {
                member: member(1),
                case: case.clone(),
                juror: id(3, number),
                sealed,
                cast_at: at(SITS, 10),
            };
            let cast = Write::Case(Box::new(CaseWrite::Cast(ballot)));
            world.commit(vec![cast]).await.expect("the store takes it");
        }
        let early = world.open(&case).await;
        let now = after_closing() - SignedDuration::from_secs(1);
        assert_eq!(close_ended(&world.community, &early, (SITS, now)).await, Ok(None));
        assert_eq!(close(world, &case).await, Ok(Some(JuryOutcome::NoQuorum)));
        assert_eq!(world.file(&case).await.state, "closed");
        let result = jury_result(&world.community, (POOL, &case)).await.expect("a result");
        let tally = result.tally.expect("it was counted");
        assert_eq!((tally.votes_for, tally.votes_against), (2, 0));
    });
}

#[test]
fn a_jury_that_is_stopped_is_never_counted() {
    on_both(async |world| {
        let case = sitting(world).await;
        let drawn = not_yet_voted(world, &case).await;
        let first = votes(world, &case, drawn[0], Vote::For, at(SITS, 9)).await;
        assert_eq!(first, Ok(false));
        let other = world.step(&person(2), &case, HumanStep::StopJury, SITS).await;
        assert_eq!(other, refused(Rejection::OnlyTheApplicant));
        world.step(&person(1), &case, HumanStep::StopJury, SITS).await.expect("it is stopped");
        assert_eq!(world.file(&case).await.state, "closed");
        for hour in [9, 11] {
            let late = votes(world, &case, drawn[1], Vote::For, at(SITS, hour)).await;
            assert_eq!(late, refused(Rejection::JuryNotOpen));
        }
        assert_eq!(close(world, &case).await, Ok(None));
        let result = jury_result(&world.community, (POOL, &case)).await.expect("a result");
        assert_eq!((result.phase, result.tally), (JuryPhase::Stopped, None));
        assert_eq!(result.sitting.expect("it sat").closes_at, at(SITS, 10));
        assert_eq!(result.check_draw(member(drawn[1])), Ok(Some(Drawn::Yes)));
    });
}

/// Everything that lies in the store and leaves it before the closing, and what it is sealed with.
#[test]
fn nobody_sees_a_vote_before_the_closing() {
    on_both(async |world| {
        let case = sitting(world).await;
        let drawn = not_yet_voted(world, &case).await;
        let vote = |place: usize| if place == 0 { Vote::For } else { Vote::Against };
        let places = drawn.iter().enumerate();
        for (place, number) in places {
            let done = votes(world, &case, *number, vote(place), at(SITS, 9)).await;
            assert_eq!(done, Ok(false));
        }
        let page = ballots(&mut *reader(world).await, POOL, &case, Uuid::nil(), 99).await;
        let page = page.expect("the ballots");
        assert_eq!(page.len(), drawn.len());
        let lengths: Vec<usize> = page.iter().map(|(_, sealed)| sealed.len()).collect();
        assert!(lengths.iter().all(|length| *length == lengths[0]), "a length tells nothing");
        for (_, sealed) in &page {
            assert!(!sealed.windows(2).any(|two| two == Vote::For.bytes()));
        }
        let result = jury_result(&world.community, (POOL, &case)).await.expect("a result");
        assert_eq!((result.tally, result.seed), (None, None));
        let (mut reader, first) = (reader(world).await, (Uuid::nil(), Uuid::nil(), 0));
        let told = store::history::events(&mut *reader, first, 10_000).await.expect("events");
        let jurors: Vec<Uuid> = drawn.iter().map(|number| member(*number)).collect();
        let of_case = told.iter().filter(|event| event.subject == case);
        assert!(of_case.clone().count() > 3);
        assert!(of_case.into_iter().all(|event| !jurors.contains(&event.member)));
    });
}
