//! Complaints: whose words they are, who sees them, and that each is answered by another.

use crate::days::live_to;
use crate::world::{DAY, POOL, fresh, member_in, noon, on_both, refused, staff};
use jiff::ToSpan;
use jiff::civil::Date;
use ledger::Rejection;
use service::complaints::{
    ANSWER_DAYS, ComplaintKind, Outcome, WORDS_MAX, answer, file, look_up, own, queue, shown,
};
use service::people::erase_person;
use service::roles::Role;
use service::supervision::{complaint_figures, complaints};
use store::person_reads;
use uuid::Uuid;

const WORDS: &str = "打了四次电话没有人接（虚构）";

#[test]
fn a_complaint_is_read_by_whose_it_is_and_by_compliance_after_a_logged_reason() {
    on_both(async |world| {
        let community = &world.community;
        live_to(world, DAY).await;
        let when = (DAY, noon(DAY));
        let (key, about) = (fresh(), (ComplaintKind::Delay, WORDS));
        let member = member_in(1);
        for repeated in [false, true] {
            let done = file(community, &member, (key, POOL), about, when).await;
            assert_eq!(done.map(|done| done.repeated), Ok(repeated));
        }
        let other_words = (ComplaintKind::Delay, "别的话（虚构）");
        let changed = file(community, &member, (key, POOL), other_words, when).await.map(|_| ());
        assert_eq!(changed, refused(Rejection::BatchIdUsed));
        let long = "长".repeat(WORDS_MAX + 1);
        for (who, words, rejection) in [
            (&member, " ", Rejection::ComplaintWordsInvalid),
            (&member, long.as_str(), Rejection::ComplaintWordsInvalid),
            (&staff(1, Role::Auditor), WORDS, Rejection::NotPermitted),
        ] {
            let about = (ComplaintKind::Other, words);
            let tried = file(community, who, (fresh(), POOL), about, when).await.map(|_| ());
            assert_eq!(tried, refused(rejection));
        }
        let seen = own(community, &member, Uuid::nil(), 9).await.expect("their own");
        assert_eq!(seen[0].words.as_deref(), Some(WORDS));
        let others = own(community, &member_in(2), Uuid::nil(), 9).await.expect("their own");
        assert!(others.is_empty());
        let compliance = staff(21, Role::Compliance);
        let waiting = queue(community, &compliance, None, 9).await.expect("the queue");
        assert_eq!(waiting[0].filed.due_on, DAY.saturating_add(ANSWER_DAYS.days()));
        let clerk = staff(1, Role::IntakeClerk);
        assert_eq!(queue(community, &clerk, None, 9).await, refused(Rejection::NotPermitted));
        // Those who oversee see that there is one, and not the words.
        let auditor = staff(30, Role::Auditor);
        assert!(shown(community, &auditor, key).await.is_ok());
        let asked = (fresh(), key);
        let by_auditor = look_up(community, &auditor, asked, "audit", noon(DAY)).await.map(|_| ());
        assert_eq!(by_auditor, refused(Rejection::NotPermitted));
        let asked = (fresh(), key);
        let silent = look_up(community, &compliance, asked, " ", noon(DAY)).await.map(|_| ());
        assert_eq!(silent, refused(Rejection::LookUpReasonMissing));
        let asked = (fresh(), key);
        let opened = look_up(community, &compliance, asked, "to answer it", noon(DAY)).await;
        assert_eq!(opened.expect("the words").words.as_deref(), Some(WORDS));
        let mut reader = community.store.reader().await.expect("a reader");
        let looks = person_reads::look_ups(&mut *reader, member.person.expect("a person")).await;
        let looks = looks.expect("the looks");
        assert!(looks.iter().any(|look| look.reason == "to answer it"));
    });
}

#[test]
fn an_answer_is_in_time_or_late_and_counted_so() {
    on_both(async |world| {
        let community = &world.community;
        live_to(world, DAY).await;
        let compliance = staff(21, Role::Compliance);
        let mut filed = Vec::new();
        for number in 1..=3 {
            let (key, about) = (fresh(), (ComplaintKind::Money, WORDS));
            let when = (DAY, noon(DAY));
            let asked = (key, POOL);
            file(community, &member_in(number), asked, about, when).await.expect("it is filed");
            filed.push(key);
        }
        let due = DAY.saturating_add(ANSWER_DAYS.days());
        let give = async |place: usize, on: Date| {
            let said = (Outcome::Founded, "我们错了（虚构）");
            let asked = (fresh(), filed[place]);
            answer(community, &compliance, asked, said, (on, noon(on))).await.map(|_| ())
        };
        assert_eq!(give(0, due).await, Ok(()));
        assert_eq!(give(0, due).await, refused(Rejection::ComplaintAnswered));
        let late = due.tomorrow().expect("a day");
        assert_eq!(give(1, late).await, Ok(()));
        let seen = own(community, &member_in(1), Uuid::nil(), 9).await.expect("their own");
        assert_eq!(seen[0].answer.as_deref(), Some("我们错了（虚构）"));
        let supervisor = staff(31, Role::Supervisor);
        let counts = complaint_figures(community, &supervisor, POOL, late).await.expect("counts");
        let one = &counts[0];
        assert_eq!((one.kind.as_str(), one.filed), ("money", 3));
        assert_eq!((one.in_time, one.late, one.overdue, one.waiting), (1, 1, 1, 0));
        let by_member = complaint_figures(community, &member_in(1), POOL, late).await.map(|_| ());
        assert_eq!(by_member, refused(Rejection::NotPermitted));
        let listed = complaints(community, &supervisor, POOL, None, 9).await.expect("all");
        assert_eq!(listed.len(), 3);
    });
}

#[test]
fn with_a_person_go_the_words_and_the_complaint_still_counts() {
    on_both(async |world| {
        let community = &world.community;
        live_to(world, DAY).await;
        let member = member_in(1);
        let (key, about) = (fresh(), (ComplaintKind::Privacy, WORDS));
        file(community, &member, (key, POOL), about, (DAY, noon(DAY))).await.expect("filed");
        let leave = store::Write::Leave { member: crate::world::member(1), left_on: DAY };
        world.write(POOL, vec![leave]).await;
        let person = member.person.expect("a person");
        erase_person(community, fresh(), person).await.expect("an erasure");
        let compliance = staff(21, Role::Compliance);
        let said = (Outcome::Unfounded, "已查（虚构）");
        let when = (DAY, noon(DAY));
        let answered = answer(community, &compliance, (fresh(), key), said, when).await;
        assert!(answered.is_ok(), "its clock does not run for ever");
        let seen = own(community, &member, Uuid::nil(), 9).await.expect("their own");
        assert_eq!((&seen[0].words, &seen[0].answer), (&None, &None));
        let supervisor = staff(31, Role::Supervisor);
        let counts = complaint_figures(community, &supervisor, POOL, DAY).await.expect("counts");
        assert_eq!((counts[0].kind.as_str(), counts[0].in_time), ("privacy", 1));
    });
}
