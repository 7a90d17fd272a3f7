//! Who pays, who decides, who receives: payers, guardians, payees and a death.

use crate::told::begin;
use crate::{World, at, id, joining, look, on_both, record, refused, register};
use casework::report::Reporter;
use jiff::civil::{Date, date};
use ledger::Rejection;
use service::cases::{Contact, name_contacts};
use service::family::change_payer;
use service::guardians::{end_guardian, guardians_on, set_guardian};
use service::joining::{Joining, join};
use service::leaving::{Death, report_death};
use service::looked_after::looked_after;
use service::payees::{AidRecipient, Payee, aid_recipient, look_up_payees, name_payees};
use service::people::{PersonRecord, erase_person, register_person};
use store::{EndingReason, Guardian, LookUp, StoreFailure, person_reads};

const CHILD_BORN: Date = date(2020, 6, 1);

/// Person 2, a child.
async fn register_child(world: &World) {
    let child = PersonRecord { born: CHILD_BORN, ..record("ZZ-0000-0002") };
    register_person(&world.community, id(6, 2), id(1, 2), &child).await.expect("a child");
}

fn guardian(ward: u64, guardian: u64, since: Date) -> Guardian {
    Guardian { ward: id(1, ward), guardian: id(1, guardian), since, until: None }
}

#[test]
fn a_child_joins_with_a_guardian_who_is_of_age() {
    on_both(async |world| {
        let community = &world.community;
        register(world).await;
        register_child(world).await;
        let child = Joining { person: id(1, 2), ..joining(world) };
        let alone = join(community, &world.rulebook, &child).await;
        assert_eq!(alone, refused(Rejection::GuardianMissing));
        let since = date(2026, 1, 1);
        let set = async |batch: u64, one| set_guardian(community, id(12, batch), one).await;
        assert_eq!(set(1, guardian(1, 2, since)).await, refused(Rejection::GuardianUnfit));
        assert_eq!(set(2, guardian(1, 1, since)).await, refused(Rejection::GuardianUnfit));
        let empty = Guardian { until: Some(since), ..guardian(2, 1, since) };
        assert_eq!(set(3, empty).await, refused(Rejection::EndBeforeBeginning));
        set(4, guardian(2, 1, since)).await.expect("a guardian");
        join(community, &world.rulebook, &child).await.expect("a receipt");
        let end = async |batch: u64, who, until| {
            end_guardian(community, id(12, batch), who, until).await.map(|done| done.repeated)
        };
        let strangers = (id(1, 1), id(1, 2));
        let unknown = end(5, strangers, date(2027, 1, 1)).await;
        assert_eq!(unknown, refused(Rejection::GuardianshipUnknown));
        for repeated in [false, true] {
            let ended = end(6, (id(1, 2), id(1, 1)), date(2027, 1, 1)).await;
            assert_eq!(ended, Ok(repeated));
        }
        let decides = [(date(2025, 12, 31), 0), (since, 1), (date(2027, 1, 1), 0)];
        for (on, count) in decides {
            let found = guardians_on(community, id(1, 2), on).await.expect("a read");
            assert_eq!(found.len(), count, "{on}");
        }
    });
}

#[test]
fn who_decides_finds_the_ward_and_who_decided_once_does_not() {
    on_both(async |world| {
        let community = &world.community;
        begin(world).await;
        register_child(world).await;
        let since = date(2026, 1, 1);
        set_guardian(community, id(12, 1), guardian(2, 1, since)).await.expect("a guardian");
        let child =
            Joining { person: id(1, 2), member: id(3, 2), batch: id(2, 2), ..joining(world) };
        join(community, &world.rulebook, &child).await.expect("a receipt");
        let found = looked_after(community, id(1, 1)).await.expect("a read");
        let as_what: Vec<_> = found.iter().map(|one| (one.person, one.relation)).collect();
        let (own, ward) = ((id(1, 1), Reporter::Member), (id(1, 2), Reporter::Guardian));
        assert_eq!(as_what, [own, ward], "nobody was named as paying");
        let (who, until) = ((id(1, 2), id(1, 1)), date(2026, 1, 2));
        end_guardian(community, id(12, 2), who, until).await.expect("an end");
        let alone = Ok(found[..1].to_vec());
        assert_eq!(looked_after(community, id(1, 1)).await, alone);
        // A contact reports an illness, and sees no balance.
        let contact = Contact { person: id(1, 1), relation: "母亲".to_owned() };
        name_contacts(community, id(12, 3), id(1, 2), &[contact]).await.expect("a contact");
        assert_eq!(looked_after(community, id(1, 1)).await, alone);
    });
}

#[test]
fn a_payer_is_named_and_taken_back() {
    on_both(async |world| {
        let community = &world.community;
        register(world).await;
        register_child(world).await;
        join(community, &world.rulebook, &joining(world)).await.expect("a receipt");
        let change = async |batch: u64, payer: Option<u64>| {
            let payer = payer.map(|number| id(1, number));
            let since = date(2027, 1, 1);
            let member = (1, id(3, 1));
            change_payer(community, id(12, batch), member, (payer, since)).await.map(|_| ())
        };
        let payer = async || {
            let mut reader = community.store.reader().await.expect("a reader");
            person_reads::payer(&mut *reader, 1, id(3, 1)).await.expect("a read")
        };
        change(1, Some(2)).await.expect("a payer");
        assert_eq!(payer().await, Some(id(1, 2)));
        assert_eq!(change(2, Some(9)).await, refused(Rejection::PersonUnknown));
        assert_eq!(change(1, None).await, refused(Rejection::BatchIdUsed));
        change(3, None).await.expect("nobody else");
        assert_eq!(payer().await, None);
    });
}

fn payee(name: &str) -> Payee {
    Payee {
        name: name.to_owned(),
        relation: "daughter".to_owned(),
        account: "ZZ-ACCOUNT-1".to_owned(),
    }
}

async fn recipient(world: &World, number: u64) -> Result<AidRecipient, StoreFailure> {
    let (look_up, account, reason) = (id(7, number), id(4, 1), "to pay aid".to_owned());
    let look_up = LookUp { look_up, account, person: id(1, 1), reason, at: at() };
    aid_recipient(&world.community, (1, id(3, 1)), look_up).await
}

#[test]
fn after_a_death_aid_goes_to_the_payees_in_their_order() {
    on_both(async |world| {
        let community = &world.community;
        register(world).await;
        join(community, &world.rulebook, &joining(world)).await.expect("a receipt");
        let named = [payee("乙某某（虚构）"), payee("丙某某（虚构）")];
        let name = async |batch: u64, list: &[Payee]| {
            name_payees(community, id(12, batch), id(1, 1), list).await.map(|done| done.repeated)
        };
        assert_eq!(name(1, &[payee(" ")]).await, refused(Rejection::PayeeIncomplete));
        assert_eq!(name(1, &vec![payee("x"); 21]).await, refused(Rejection::TooMany));
        assert_eq!(name(1, &named[..1]).await, Ok(false));
        assert_eq!(name(2, &named).await, Ok(false), "in place of the first list");
        assert_eq!(name(2, &named).await, Ok(true), "a repeat");
        assert_eq!(recipient(world, 1).await, Ok(AidRecipient::Member));
        let died_on = date(2027, 2, 1);
        let death = |reported_on| Death { person: id(1, 1), died_on, reported_on };
        let early = report_death(community, &death(date(2027, 1, 31))).await;
        assert_eq!(early, refused(Rejection::DeathAhead));
        let reported = death(date(2027, 2, 9));
        assert_eq!(report_death(community, &reported).await, Ok(1));
        assert_eq!(report_death(community, &reported).await, Ok(0), "made again");
        let found = recipient(world, 2).await;
        assert_eq!(found, Ok(AidRecipient::Payees(named.to_vec())));
        let mut reader = community.store.reader().await.expect("a reader");
        let ending = person_reads::ending(&mut *reader, 1, id(3, 1)).await.expect("a read");
        let ending = ending.expect("it ended");
        assert_eq!((ending.reason, ending.article), (EndingReason::Died, 12));
        // The look at the payees is logged beside the one at the joining; none at the member.
        let looks = person_reads::look_ups(&mut *reader, id(1, 1)).await.expect("the log");
        assert_eq!(looks.iter().filter(|one| one.reason == "to pay aid").count(), 1);
        drop(reader);
        erase_person(community, id(12, 9), id(1, 1)).await.expect("an erasure");
        assert_eq!(recipient(world, 3).await, refused(Rejection::PersonErased));
        assert!(look(world, 10, "to try").await.is_err());
        let (look_up, account, reason) = (id(7, 11), id(4, 1), "to try".to_owned());
        let look_up = LookUp { look_up, account, person: id(1, 1), reason, at: at() };
        let payees = look_up_payees(community, look_up).await;
        assert_eq!(payees, refused(Rejection::PersonErased));
    });
}
