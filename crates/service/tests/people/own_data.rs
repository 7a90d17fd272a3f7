//! Why a share was paid, statements of a period, what lies ahead, and everything that is kept.

use crate::told::{begin, later};
use crate::{at, id, look, on_both, record, refused};
use jiff::civil::date;
use ledger::Rejection;
use money::Amount;
use service::accounts::{NewAccount, create_account};
use service::corrections::{
    Said, ask_correction, corrections, decide_correction, look_into_correction, waiting_corrections,
};
use service::explained::{Outside, Part, explain_to};
use service::jobs::tell_people;
use service::my_data::my_data;
use service::notices::reading::{Place, notices};
use service::outlook::{Ahead, lasting, next_share};
use service::people::erase_person;
use service::periods::{Period, period_statement};
use service::principal::{Principal, Proof};
use service::roles::{Line, Role};
use service::schedule::advance;
use service::sessions::{end_session, sessions};
use service::sign_in::{Credentials, sign_in};
use store::correction::CorrectionDecision;
use store::sign_in::Strength;
use store::{Batch, LookUp, Write, person_reads};
use uuid::Uuid;

fn owner() -> Principal {
    let proof = Proof::Session(Strength::Password);
    Principal { account: id(4, 1), person: Some(id(1, 1)), roles: Vec::new(), proof }
}

fn clerk() -> Principal {
    let roles = vec![(Line::MutualAid, Role::IntakeClerk)];
    let proof = Proof::Session(Strength::TwoFactors);
    Principal { account: id(4, 9), person: None, roles, proof }
}

#[test]
fn a_share_is_explained_from_the_round_and_the_member() {
    on_both(async |world| {
        let community = &world.community;
        begin(world).await;
        let approve = Write::Approve {
            case: "C-1".to_owned(),
            member: None,
            approved_on: date(2026, 12, 6),
            aid: Amount::from_minor(1_200),
        };
        let approve = Batch::of_pool(id(9, 30), 1, vec![approve]);
        community.store.commit(approve).await.expect("a case");
        advance(community, 1, date(2027, 6, 1)).await.expect("the days");
        let rounds = community.store.rounds(1).await.expect("rounds");
        let carrying = rounds.iter().find(|round| round.cases == 1).expect("it was carried");
        let found = explain_to(community, id(1, 1), (1, carrying.number)).await;
        let found = found.expect("an explanation");
        assert_eq!(&found.round, carrying);
        assert_eq!((found.cases.len(), found.cases[0].case.as_str()), (1, "C-1"));
        assert_eq!((found.lines.len(), found.lines[0].units), (1, 1));
        let Part::Shared { before, shared } = found.lines[0].part else { panic!("it shared") };
        assert_eq!(before.minus(shared.charged), Ok(shared.balance));
        assert_eq!(shared.owed, carrying.share);
        // The first round was cut on the day of joining, or the member still waited.
        let first = explain_to(community, id(1, 1), (1, rounds[0].number)).await.expect("a round");
        let early =
            matches!(first.lines[0].part, Part::Outside(Outside::NotYet | Outside::Waiting));
        assert!(early || rounds[0].number == carrying.number);
        let missing = explain_to(community, id(1, 1), (1, 999)).await;
        assert_eq!(missing.map(|_| ()), refused(Rejection::PathUnknown));
        let stranger = explain_to(community, id(1, 7), (1, carrying.number)).await;
        assert_eq!(stranger.map(|_| ()), refused(Rejection::MemberUnknown));
        // A statement of the year adds up, and months add up to it.
        let key = (1, id(3, 1));
        let of = async |period| period_statement(community, key, period).await.expect("a period");
        let years = [of(Period::Year(2026)).await, of(Period::Year(2027)).await];
        assert_eq!(years[0].opening, Amount::ZERO);
        assert_eq!(years[0].paid_in, Amount::from_minor(5_000));
        assert_eq!(years[0].closing, years[1].opening);
        for year in &years {
            let moved = year.paid_in.minus(year.charged).and_then(|it| it.minus(year.refunded));
            assert_eq!(moved.and_then(|moved| year.opening.plus(moved)), Ok(year.closing));
        }
        let mut charged = Amount::ZERO;
        for month in 1..=12 {
            let month = of(Period::Month(2027, month)).await;
            charged = charged.plus(month.charged).expect("a sum");
        }
        assert_eq!(charged, years[1].charged);
        assert_eq!(years[1].through, date(2027, 6, 1));
        // What lies ahead.
        let next = next_share(community, 1).await.expect("a range");
        assert!(next.share_low <= next.share_high && next.cut >= date(2027, 6, 1));
        let lasts = lasting(community, key).await.expect("an outlook").expect("it covers");
        assert!(lasts.balance > lasts.floor);
        let rounds_of = |ahead| match ahead {
            Ahead::Until { rounds, .. } => rounds,
            Ahead::Beyond => u32::MAX,
        };
        assert!(rounds_of(lasts.at_least) <= rounds_of(lasts.at_most));
    });
}

#[test]
fn everything_kept_is_one_file_and_goes_with_the_person() {
    on_both(async |world| {
        let community = &world.community;
        begin(world).await;
        let new = NewAccount {
            id: id(4, 1),
            person: Some(id(1, 1)),
            name: "owner",
            password: Some("a long enough sentence"),
        };
        create_account(community, new, at()).await.expect("an account");
        let typed =
            || Credentials { name: "owner", password: "a long enough sentence", code: None };
        let first = sign_in(community, typed(), at()).await.expect("signed in");
        sign_in(community, typed(), later(1)).await.expect("signed in");
        let open = sessions(community, &owner(), later(2)).await.expect("sessions");
        assert_eq!(open.len(), 2);
        let digest = *first.token.digest().bytes();
        let other = Principal { account: id(4, 2), ..owner() };
        let foreign = end_session(community, &other, digest, later(2)).await;
        assert_eq!(foreign, refused(Rejection::SessionUnknown));
        end_session(community, &owner(), digest, later(2)).await.expect("ended");
        assert_eq!(sessions(community, &owner(), later(2)).await.map(|all| all.len()), Ok(1));
        tell_people(community, later(2)).await.expect("told");
        let data = my_data(community, &owner(), "own copy", later(3)).await.expect("a file");
        assert_eq!(data["record"]["name"], record("x").name);
        assert_eq!(data["memberships"][0]["statement"][0]["amount_minor"], 5_000);
        assert!(data["memberships"][0]["receipt"].as_str().is_some_and(|it| it.len() > 100));
        assert_eq!(data["account"]["sessions"].as_array().map(Vec::len), Some(1));
        assert!(data["notices"]["rows"].as_array().is_some_and(|rows| !rows.is_empty()));
        let looks = data["look_ups_of_my_record"]["rows"].as_array().expect("looks");
        assert!(looks.iter().any(|one| one["reason"] == "own copy"));
        let nobody = my_data(community, &clerk(), "own copy", later(3)).await;
        assert_eq!(nobody.map(|_| ()), refused(Rejection::OnlyMembers));
        // After an erasure nothing of it is left.
        let leave = Write::Leave { member: id(3, 1), left_on: date(2026, 12, 20) };
        let leave = Batch::of_pool(id(9, 10), 1, vec![leave]);
        community.store.commit(leave).await.expect("a leaving");
        tell_people(community, later(4)).await.expect("told");
        erase_person(community, id(6, 2), id(1, 1)).await.expect("an erasure");
        let left = notices(community, id(1, 1), Place::newest(), 50).await.expect("a read").0;
        assert!(left.iter().all(|one| one.kind.slug() == "share_charged"), "{left:?}");
        let mut session = community.store.reader().await.expect("a reader");
        let ways = store::channel::channels_of(&mut *session, id(1, 1)).await;
        assert_eq!(ways, Ok(Vec::new()));
    });
}

#[test]
fn a_correction_is_asked_for_decided_and_answered() {
    on_both(async |world| {
        let community = &world.community;
        begin(world).await;
        let person = id(1, 1);
        let said = |wrong: &str| Said { wrong: wrong.to_owned(), right: "the right".to_owned() };
        let ask = async |batch: Uuid, said: &Said| {
            ask_correction(community, &owner(), batch, person, (said, later(1))).await
        };
        let empty = ask(id(13, 1), &said(" ")).await;
        assert_eq!(empty, refused(Rejection::CorrectionTextInvalid));
        let long = ask(id(13, 1), &said(&"字".repeat(2_001))).await;
        assert_eq!(long, refused(Rejection::CorrectionTextInvalid));
        assert_eq!(ask(id(13, 1), &said("the telephone")).await, Ok(false));
        assert_eq!(ask(id(13, 1), &said("the telephone")).await, Ok(true), "a repeat");
        let from = (at(), Uuid::nil());
        let own = waiting_corrections(community, &owner(), from, 9).await;
        assert_eq!(own, refused(Rejection::NotPermitted));
        let waiting = waiting_corrections(community, &clerk(), from, 9).await.expect("a queue");
        assert_eq!(waiting, [(person, id(13, 1), later(1))]);
        let look_up = LookUp {
            look_up: id(7, 50),
            account: id(4, 9),
            person,
            reason: "deciding a correction".to_owned(),
            at: later(2),
        };
        let seen = look_into_correction(community, &clerk(), id(13, 1), look_up).await;
        assert_eq!(seen.expect("the words").said, said("the telephone"));
        let decide = async |batch: u64, why: &str| {
            let what = (CorrectionDecision::Declined, why, later(3));
            let which = (person, id(13, 1));
            decide_correction(community, &clerk(), id(14, batch), which, what).await
        };
        assert_eq!(decide(1, "").await, refused(Rejection::CorrectionTextInvalid));
        assert_eq!(decide(1, "no paper shows it").await, Ok(false));
        assert_eq!(decide(2, "again").await, refused(Rejection::CorrectionDecided));
        let answered = corrections(community, person).await.expect("the answers");
        let (decision, _, why) = answered[0].decided.clone().expect("an answer");
        assert_eq!((decision, why.as_str()), (CorrectionDecision::Declined, "no paper shows it"));
        tell_people(community, later(4)).await.expect("told");
        let told = notices(community, person, Place::newest(), 50).await.expect("notices").0;
        assert!(told.iter().any(|one| one.kind.slug() == "correction_answered"));
        look(world, 99, "to see that the record stayed").await.expect("the person");
        let mut session = community.store.reader().await.expect("a reader");
        let logged = person_reads::look_ups(&mut *session, person).await.expect("the log");
        assert!(logged.iter().any(|one| one.reason == "deciding a correction"));
    });
}
