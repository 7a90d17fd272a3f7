//! Random cases through all roles and the store, beside what has to hold of every one of them.

use crate::days::live_to;
use crate::world::{
    AID, DAY, MEMBERS, POOL, World, clerk, fresh, id, investigator, items, member, member_in, noon,
    on_both, reporting, reviewer, second, staff, third,
};
use casework::case::InPool;
use casework::checks::Paper;
use casework::definition::ItemAnswer;
use casework::reading::Verdict;
use casework::reason::Reason;
use casework::state::State;
use casework::step::{HumanStep, ObjectionAnswer};
use jiff::ToSpan;
use jiff::civil::Date;
use money::Amount;
use proptest::prelude::any;
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use service::cases::{OpenCase, StepAsked, Words, report, take_step};
use service::principal::Principal;
use service::roles::Role;
use service::schedule::Advanced;
use std::collections::{BTreeMap, BTreeSet};
use store::StoreFailure;

/// How many days the walk lasts, and how many steps are tried on each.
const DAYS: i32 = 50;
const TRIES: usize = 40;

/// What somebody tries, as numbers.
type Choice = (u8, u8, u8, u8);

fn people() -> Vec<Principal> {
    let mut people = vec![
        clerk(),
        investigator(),
        reviewer(),
        second(),
        third(),
        staff(10, Role::MedicalReviewer),
        staff(11, Role::MedicalReviewer),
        staff(12, Role::SecondReviewer),
        staff(13, Role::Treasurer),
        staff(14, Role::Auditor),
    ];
    people.extend((1..=MEMBERS).map(member_in));
    people
}

fn verdict(how: u8) -> (Verdict, Words) {
    match how % 3 {
        0 => (Verdict::Refuse { reason: Reason::DefinitionNotMet }, items(ItemAnswer::NotMet)),
        _ => (Verdict::Approve { aid: AID }, items(ItemAnswer::Met)),
    }
}

/// A step that fits where a case is, mostly; now and then any.
fn step(open: &OpenCase, (which, how, _, _): Choice) -> (HumanStep, Words) {
    let (decision, words) = verdict(how);
    let said = || Words::of_text("随机（虚构）");
    let objection = open.case.objections.iter().find(|one| one.answer.is_none());
    let objection = objection.map_or(id(9, u64::from(how)), |one| one.id);
    let answer = match how % 2 {
        0 => ObjectionAnswer::Dismiss,
        _ => ObjectionAnswer::Uphold(Reason::DeclarationWrong),
    };
    let own = match (open.case.state, which % 5) {
        (State::PapersAsked, _) => HumanStep::SendPapers,
        (State::Reported, 0) => HumanStep::Assign(id(5, 6)),
        (State::Reported, 1) => HumanStep::AskPapers(vec![Paper::Report]),
        (State::Reported, _) => HumanStep::Forward,
        (State::Investigating, 0) => HumanStep::Visit { fee: Amount::from_minor(100) },
        (State::Investigating, _) => HumanStep::ReportBack,
        (State::Reviewing, 0) => HumanStep::SendBack(id(5, 6)),
        (State::Reviewing, _) => HumanStep::Decide(decision),
        (State::SecondReading, _) => HumanStep::ReadAgain(decision),
        (State::ThirdReading, _) => HumanStep::ReadThird(decision),
        (State::Refused, 0..=2) => HumanStep::Appeal,
        (State::Refused, _) => HumanStep::AskJury { aid: AID },
        (State::Appealed, _) => HumanStep::ReadAppeal(decision),
        (State::Jury, _) => HumanStep::StopJury,
        (State::Objected, _) => HumanStep::Answer { objection, answer },
        (_, 0) => HumanStep::Withdraw,
        (_, 1) => HumanStep::Note,
        _ => HumanStep::Object { objection: fresh() },
    };
    let decides = matches!(
        own,
        HumanStep::Decide(_)
            | HumanStep::ReadAgain(_)
            | HumanStep::ReadThird(_)
            | HumanStep::ReadAppeal(_)
    );
    (own, if decides { words } else { said() })
}

async fn walk(world: &World, runner: &mut TestRunner) -> u32 {
    let people = people();
    let choices = any::<Choice>();
    let mut cases: Vec<(u64, String)> = Vec::new();
    for number in 1..=MEMBERS {
        let case = world.reported(number).await;
        world.bring_papers(number, &case).await;
        cases.push((number, case));
    }
    let (mut taken, mut on) = (0, DAY);
    for day in 0..DAYS {
        for _ in 0..TRIES {
            let choice = choices.new_tree(runner).expect("a choice").current();
            let place = usize::from(choice.2) % cases.len();
            let (number, case) = cases[place].clone();
            let open = world.open(&case).await;
            if open.case.state.is_final() {
                // Whose case is over may report another, on some days.
                if choice.3.is_multiple_of(8) {
                    cases[place].1 = again(world, number, on).await.unwrap_or(case);
                }
                continue;
            }
            let (what, mut words) = step(&open, choice);
            let who = &people[usize::from(choice.3) % people.len()];
            if matches!(what, HumanStep::Object { .. }) {
                words.papers = vec![world.bring(number, &case, Paper::Other, who.account).await];
            }
            let asked = StepAsked { step: what, words, seen: open.file.steps };
            let (of, key) = ((POOL, case.as_str()), fresh());
            let done = take_step(&world.community, who, of, (key, &asked), (on, noon(on))).await;
            match done {
                Ok(_) => taken += 1,
                Err(StoreFailure::Rejected(rejection)) => {
                    let number = rejection.number();
                    let steps: Vec<_> = open.steps.iter().map(|one| (one.on, &one.kind)).collect();
                    let fits = (1601..1700).contains(&number) || number == 1203;
                    assert!(fits, "{rejection:?} on {on} of {:?} after {steps:?}", asked.step);
                }
                Err(failure) => panic!("{failure:?}"),
            }
            holds(world, &case, on).await;
        }
        // People act on the business date, which waits where a round waits for answers.
        on = match live_to(world, DAY.saturating_add(day.days())).await {
            Advanced::At(at)
            | Advanced::Objected { at, .. }
            | Advanced::Waiting { at, .. }
            | Advanced::Stopped { at } => at,
        };
    }
    for (_, case) in &cases {
        holds(world, case, DAY.saturating_add(DAYS.days())).await;
    }
    taken
}

async fn again(world: &World, number: u64, on: Date) -> Option<String> {
    let asked = (fresh(), &reporting());
    let (who, of) = (member_in(number), (POOL, member(number)));
    let done = report(&world.community, &who, of, asked, (on, noon(on))).await.ok()?;
    world.bring_papers(number, &done.answer).await;
    Some(done.answer)
}

/// What has to hold of a case, whoever did what.
async fn holds(world: &World, case: &str, on: Date) {
    let open = world.open(case).await;
    let (file, now) = (&open.file, &open.case);
    // The file says what the steps come to.
    assert_eq!(file.state, now.state.slug());
    assert_eq!(file.due_on, now.clock.map(|clock| clock.due_on));
    assert_eq!(usize::try_from(file.steps), Ok(open.steps.len()));
    // Who waits for somebody has a clock, and only those.
    let waits = !matches!(now.state, State::Notice) && !now.state.is_final();
    assert_eq!(now.clock.is_some(), waits, "{case} {on}");
    // The pool has the case exactly where the steps gave it to it.
    let cases = world.community.store.cases(POOL).await.expect("the cases");
    let page = service::cases::public_cases(&world.community, POOL, "", 200).await;
    let page = page.expect("a page");
    let row = page.iter().find(|row| row.case == case);
    let in_pool = row.is_some_and(|row| row.withdrawn_on.is_none());
    assert_eq!(in_pool, now.in_pool != InPool::No, "{case} {on}");
    assert_eq!(cases.len(), page.len());
    // No refusal lacks its two readers, and nobody reads twice.
    let mut by_reader: BTreeMap<_, u32> = BTreeMap::new();
    for step in open.steps.iter().filter(|step| {
        matches!(step.kind.as_str(), "decide" | "read_again" | "read_third" | "read_appeal")
    }) {
        *by_reader.entry(step.account.expect("a person decides")).or_default() += 1;
    }
    assert!(by_reader.values().all(|count| *count == 1), "{case}");
    if now.state == State::Refused {
        let refusing = |step: &&store::CaseStep| step.body.contains("reason=");
        let readers: BTreeSet<_> =
            open.steps.iter().filter(refusing).filter_map(|step| step.account).collect();
        assert!(readers.len() >= 2, "{case}");
    }
    // Nothing is given without a decision read again, or the machine's pass, or a jury.
    if now.in_pool != InPool::No {
        let given = ["check_pass", "read_again", "read_third", "read_appeal", "close_jury"];
        assert!(open.steps.iter().any(|step| given.contains(&step.kind.as_str())), "{case}");
    }
}

#[test]
fn random_cases_through_all_roles_keep_every_promise() {
    on_both(async |world| {
        let seed = [11; 32];
        let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &seed);
        let mut runner = TestRunner::new_with_rng(Config::default(), rng);
        let taken = walk(world, &mut runner).await;
        assert!(taken > 150, "{taken} steps were taken");
    });
}
