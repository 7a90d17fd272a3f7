//! What people are told, once, and by the ways they chose.

use crate::{World, at, files, id, joining, on_both, record, refused, register};
use jiff::civil::{Date, date};
use jiff::{SignedDuration, Timestamp};
use ledger::{Language, Rejection};
use money::Amount;
use rules::sharing::Funding;
use service::family::change_payer;
use service::jobs::tell_people;
use service::joining::join;
use service::notices::NoticeKind;
use service::notices::channels::{
    CODE_TRIES_MAX, Choice, channels, choose_email, choose_letters, confirm_email, give_up,
};
use service::notices::letters::{came_back, letters_posted, letters_to_print, letters_waiting};
use service::notices::reading::{NoticeSeen, Place, notices, read_all, read_one, unread_count};
use service::people::{PersonRecord, register_person};
use service::principal::{Principal, Proof};
use service::roles::{Line, Role};
use service::schedule::{advance, set_schedule};
use std::fs;
use store::channel::{Channel, DeliveryState, EachRound};
use store::sign_in::Strength;
use store::{Batch, NewRulebook, Schedule, Write, person_reads};

const CHOICE: Choice = Choice { language: Language::English, each_round: EachRound::Left };

/// Publishes the village rules, gives the pool its schedule, and lets person 1 join.
pub(crate) async fn begin(world: &World) {
    let community = &world.community;
    let version = date(2026, 12, 1);
    let new = NewRulebook {
        published_by: None,
        version,
        version_id: world.rulebook.version_id.bytes(),
        published_on: version,
        files: files("village", "2026-12-01"),
    };
    let publish = Batch::of_pool(id(9, 70), 1, vec![Write::Publish(Box::new(new))]);
    community.store.commit(publish).await.expect("the rules");
    let schedule = Schedule {
        time_zone: "Asia/Shanghai".to_owned(),
        business_date: date(2026, 12, 5),
        first_round_from: date(2026, 12, 6),
    };
    set_schedule(community, 1, schedule).await.expect("a schedule");
    register(world).await;
    join(community, &world.rulebook, &joining(world)).await.expect("a receipt");
}

pub(crate) fn later(minutes: i64) -> Timestamp {
    at().saturating_add(SignedDuration::from_mins(minutes)).expect("an instant")
}

fn clerk() -> Principal {
    let roles = vec![(Line::MutualAid, Role::IntakeClerk)];
    let proof = Proof::Session(Strength::TwoFactors);
    Principal { account: id(4, 9), person: None, roles, proof }
}

async fn list(world: &World) -> Vec<NoticeSeen> {
    let found = notices(&world.community, id(1, 1), Place::newest(), 50).await;
    found.expect("notices").0
}

fn kinds(list: &[NoticeSeen]) -> Vec<NoticeKind> {
    list.iter().map(|one| one.kind).collect()
}

async fn tell_all(world: &World, now: Timestamp) {
    for _ in 0..99 {
        if tell_people(&world.community, now).await.expect("told") == 0 {
            return;
        }
    }
    panic!("there is no end of what is told");
}

/// The text of the newest mail, and how many there are.
fn mail(world: &World) -> (String, usize) {
    let files = fs::read_dir(world.mail.path()).expect("the folder");
    let mut files: Vec<_> = files.map(|file| file.expect("a file")).collect();
    files.sort_by_key(|file| file.metadata().expect("of a file").modified().expect("a time"));
    let newest = files.last().map(|file| fs::read_to_string(file.path()).expect("a text"));
    (newest.unwrap_or_default(), files.len())
}

fn code(text: &str) -> String {
    let (_, behind) = text.split_once("Your code is ").expect("a code");
    behind.chars().take(6).collect()
}

#[test]
fn what_happens_is_told_once_and_what_is_ahead_on_its_day() {
    on_both(async |world| {
        let community = &world.community;
        begin(world).await;
        tell_all(world, at()).await;
        assert_eq!(kinds(&list(world).await), [NoticeKind::Joined]);
        assert_eq!(unread_count(community, id(1, 1)).await, Ok(1));
        let joined = list(world).await[0].clone();
        read_one(community, id(1, 1), joined.id, later(1)).await.expect("read");
        assert_eq!(unread_count(community, id(1, 1)).await, Ok(0));
        let foreign = read_one(community, id(1, 1), id(8, 8), later(1)).await;
        assert_eq!(foreign, refused(Rejection::NoticeUnknown));
        // The day after the waiting days, and rounds on the way in which the member shares or not.
        advance(community, 1, date(2027, 3, 5)).await.expect("the days");
        tell_all(world, later(2)).await;
        assert!(!kinds(&list(world).await).contains(&NoticeKind::Covered), "not yet");
        advance(community, 1, date(2027, 3, 6)).await.expect("the day");
        let found = list(world).await;
        let covered = found.iter().find(|one| one.kind == NoticeKind::Covered);
        assert_eq!(covered.expect("it is told").day, date(2027, 3, 6));
        assert!(found.is_sorted_by(|one, other| one.day >= other.day));
        read_all(community, id(1, 1), later(3)).await.expect("read");
        assert_eq!(unread_count(community, id(1, 1)).await, Ok(0));
        // A page at a time gives the same.
        let (mut paged, mut before) = (Vec::new(), Some(Place::newest()));
        while let Some(place) = before {
            let (more, next) = notices(community, id(1, 1), place, 1).await.expect("a page");
            paged.extend(more);
            before = next.map(|next| next.to_string().parse().expect("a place is read back"));
        }
        assert_eq!(kinds(&paged), kinds(&list(world).await));
    });
}

#[test]
fn who_leaves_is_not_told_what_was_ahead() {
    on_both(async |world| {
        let community = &world.community;
        begin(world).await;
        tell_all(world, at()).await;
        let leave = Write::Leave { member: id(3, 1), left_on: date(2026, 12, 20) };
        let leave = Batch::of_pool(id(9, 10), 1, vec![leave]);
        community.store.commit(leave).await.expect("a leaving");
        tell_all(world, later(1)).await;
        advance(community, 1, date(2027, 4, 1)).await.expect("the days");
        let kinds = kinds(&list(world).await);
        assert!(kinds.contains(&NoticeKind::Left) && !kinds.contains(&NoticeKind::Covered));
    });
}

#[test]
fn mail_goes_to_a_confirmed_address_and_says_nothing() {
    on_both(async |world| {
        let community = &world.community;
        let person = id(1, 1);
        begin(world).await;
        for wrong in ["", "nobody", "a@b\nc", &"a".repeat(300)] {
            let refusal = choose_email(community, person, wrong, CHOICE, at()).await;
            assert_eq!(refusal, refused(Rejection::ChannelAddressInvalid), "{wrong:?}");
        }
        choose_email(community, person, "one@b.example", CHOICE, at()).await.expect("chosen");
        let soon = choose_email(community, person, "two@b.example", CHOICE, at()).await;
        assert_eq!(soon, refused(Rejection::ChannelCodeTooSoon));
        let right = code(&mail(world).0);
        let wrong = if right == "000000" { "000001" } else { "000000" };
        for _ in 0..CODE_TRIES_MAX {
            let refusal = confirm_email(community, person, wrong, later(1)).await;
            assert_eq!(refusal, refused(Rejection::ChannelCodeWrong));
        }
        let over = confirm_email(community, person, &right, later(1)).await;
        assert_eq!(over, refused(Rejection::ChannelCodeOver));
        choose_email(community, person, "one@b.example", CHOICE, later(2)).await.expect("again");
        let right = code(&mail(world).0);
        let late = confirm_email(community, person, &right, later(33)).await;
        assert_eq!(late, refused(Rejection::ChannelCodeOver));
        // What happened before the address was confirmed is not mailed.
        tell_all(world, later(3)).await;
        assert_eq!(mail(world).1, 2);
        confirm_email(community, person, &right, later(3)).await.expect("confirmed");
        let again = confirm_email(community, person, &right, later(3)).await;
        assert_eq!(again, refused(Rejection::ChannelCodeOver));
        let leave = Write::Leave { member: id(3, 1), left_on: date(2026, 12, 20) };
        let leave = Batch::of_pool(id(9, 10), 1, vec![leave]);
        community.store.commit(leave).await.expect("a leaving");
        tell_all(world, later(4)).await;
        let (text, count) = mail(world);
        assert_eq!(count, 3);
        assert!(text.contains("https://a.example/me/notices") && !text.contains("left"), "{text}");
        let left = list(world).await.remove(0);
        assert_eq!(left.kind, NoticeKind::Left);
        assert_eq!(left.deliveries[0].state, DeliveryState::Sent);
        let which = (person, left.id, Channel::Email);
        came_back(community, &clerk(), id(12, 1), which, later(5)).await.expect("it came back");
        let number = Rejection::MailReturned.number();
        let state = list(world).await[0].deliveries[0].state;
        assert_eq!(state, DeliveryState::Returned(number));
        let shown = channels(community, person).await.expect("ways");
        assert_eq!(shown[0].failed.expect("it says so").1, Rejection::MailReturned);
        assert_eq!(shown[0].address.as_deref(), Some("one@b.example"));
        give_up(community, person, Channel::Email, later(6)).await.expect("given up");
        let gone = give_up(community, person, Channel::Email, later(6)).await;
        assert_eq!(gone, refused(Rejection::ChannelUnknown));
    });
}

#[test]
fn letters_are_printed_after_a_logged_look() {
    on_both(async |world| {
        let community = &world.community;
        let person = id(1, 1);
        begin(world).await;
        choose_letters(community, person, CHOICE, at()).await.expect("chosen");
        tell_all(world, later(1)).await;
        assert_eq!(
            letters_waiting(community, &clerk(), later(1)).await,
            Ok(1),
            "but what is ahead"
        );
        let silent = letters_to_print(community, &clerk(), " ", later(2)).await;
        assert_eq!(silent.map(|_| ()), refused(Rejection::LookUpReasonMissing));
        let member = Principal { roles: Vec::new(), person: Some(person), ..clerk() };
        let foreign = letters_to_print(community, &member, "to see", later(2)).await;
        assert_eq!(foreign.map(|_| ()), refused(Rejection::NotPermitted));
        let letters = letters_to_print(community, &clerk(), "printing letters", later(2)).await;
        let letters = letters.expect("letters");
        assert_eq!((letters.len(), letters[0].person), (1, person));
        assert_eq!(letters[0].name, crate::NAME);
        let mut session = community.store.reader().await.expect("a reader");
        let logged = person_reads::look_ups(&mut *session, person).await.expect("the log");
        assert!(logged.iter().any(|one| one.reason == "printing letters"));
        drop(session);
        let posted: Vec<_> = letters[0].notices.iter().map(|notice| (person, *notice)).collect();
        letters_posted(community, &clerk(), &posted, later(3)).await.expect("posted");
        assert_eq!(letters_waiting(community, &clerk(), later(4)).await, Ok(0));
        let day: Date = date(2027, 3, 6);
        let then = day.to_zoned(jiff::tz::TimeZone::UTC).expect("a day").timestamp();
        assert_eq!(letters_waiting(community, &clerk(), then).await, Ok(1), "on its day");
    });
}

#[test]
fn who_soon_runs_out_and_who_did_are_told_and_the_payer_with_them() {
    on_both(async |world| {
        let community = &world.community;
        begin(world).await;
        let payer =
            PersonRecord { name: "乙某某（虚构）".to_owned(), ..record("ZZ-0000-0009") };
        register_person(community, id(6, 9), id(1, 9), &payer).await.expect("a payer");
        let who = (Some(id(1, 9)), date(2026, 12, 5));
        change_payer(community, id(12, 9), (1, id(3, 1)), who).await.expect("who pays");
        let floor = match world.rulebook.sharing().funding {
            Funding::Prepaid(terms) => terms.floor,
            Funding::Postpaid(_) => panic!("the village is paid beforehand"),
        };
        let spare = Amount::from_minor(5_000).minus(floor).expect("a small sum");
        assert!(spare > Amount::from_minor(100));
        let approve = async |case: &str, on, aid| {
            let case = case.to_owned();
            let approve = Write::Approve { case, member: None, approved_on: on, aid };
            let batch = Batch::of_pool(community.new_id(at()), 1, vec![approve]);
            community.store.commit(batch).await.expect("a case");
        };
        // Most of what the balance has above the floor: another round like it finds too little.
        let most = Amount::from_minor(spare.minor() * 8 / 10);
        approve("C-1", date(2026, 12, 6), most).await;
        advance(community, 1, date(2027, 2, 28)).await.expect("the days");
        tell_all(world, later(1)).await;
        let told = list(world).await;
        let soon = told.iter().find(|one| one.kind == NoticeKind::RunsOut).expect("it is told");
        assert!(soon.about_on.is_some_and(|on| on > soon.day));
        assert!(!kinds(&told).contains(&NoticeKind::Suspended));
        approve("C-2", date(2027, 2, 28), most).await;
        advance(community, 1, date(2027, 5, 31)).await.expect("the days");
        tell_all(world, later(2)).await;
        tell_all(world, later(3)).await;
        let told = list(world).await;
        let out: Vec<_> = told.iter().filter(|one| one.kind == NoticeKind::Suspended).collect();
        assert_eq!(out.len(), 1, "once");
        assert!(out[0].about_on.is_some_and(|on| on > out[0].day), "until when it can be mended");
        let of_payer = notices(community, id(1, 9), Place::newest(), 50).await.expect("notices").0;
        let told = kinds(&of_payer);
        assert!(told.contains(&NoticeKind::Suspended) && told.contains(&NoticeKind::RunsOut));
        assert!(!told.contains(&NoticeKind::Joined), "only what is about money");
    });
}
