//! What the steps of a case mean to those they concern.
//!
//! An event says that a case went on, not by which step; so all its steps are looked at each time,
//! and a notice that was made before is left out by its id.

use super::NoticeKind as Kind;
use store::{CaseFile, CaseStep};

/// What one step means, to whom, and of what it speaks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Told {
    /// The step.
    pub step: u32,
    /// What it means.
    pub kind: Kind,
    /// To whom beside the applicant: the account whose objection was answered.
    pub objector: Option<uuid::Uuid>,
}

/// The steps by which a case is decided.
const DECIDING: [&str; 4] = ["read_again", "read_third", "read_appeal", "answer"];

/// What the steps of a case mean to its applicant, each that says something.
pub(super) fn told(file: &CaseFile, steps: &[CaseStep]) -> Vec<Told> {
    let mut all = Vec::new();
    for (place, step) in steps.iter().enumerate() {
        let kind = match step.kind.as_str() {
            "report" => Kind::CaseReported,
            "check_ask" | "ask_papers" => Kind::PapersAsked,
            "assign" | "forward" | "report_back" | "send_back" | "decide" => Kind::CaseMoved,
            "close_jury" => Kind::JuryDecided,
            "carry" => Kind::CaseCarried,
            "return" => Kind::PaymentReturned,
            "object" => Kind::CaseObjected,
            "answer" => {
                let objector = objector(steps, step);
                let kind = Kind::ObjectionAnswered;
                all.push(Told { step: step.step, kind, objector });
                if refuses(file, &steps[place..]) {
                    let kind = Kind::CaseRefused;
                    all.push(Told { step: step.step, kind, objector: None });
                }
                continue;
            }
            "withdraw" => Kind::CaseWithdrawn,
            "expire" => Kind::CaseExpired,
            "lapse" => Kind::CaseLapsed,
            "close" => Kind::CaseClosed,
            "breach" => Kind::CaseLate,
            kind if DECIDING.contains(&kind) => match refuses(file, &steps[place..]) {
                true => Kind::CaseRefused,
                // An approval is told by the event that brings its aid.
                false if approves(file, &steps[place..]) => continue,
                false => Kind::CaseMoved,
            },
            _ => continue,
        };
        all.push(Told { step: step.step, kind, objector: None });
    }
    all
}

/// Whether the first of these steps refused the case: what follows shows it.
fn refuses(file: &CaseFile, from: &[CaseStep]) -> bool {
    let next = from[1..].iter().find(|step| !stays(&step.kind));
    match next.map(|step| step.kind.as_str()) {
        Some("appeal" | "ask_jury") => true,
        Some("close") => !from[1..].iter().any(|step| step.kind == "pay") && !was_carried(from),
        Some(_) => false,
        None => file.state == "refused",
    }
}

/// Whether the first of these steps approved the case.
fn approves(file: &CaseFile, from: &[CaseStep]) -> bool {
    let next = from[1..].iter().find(|step| !stays(&step.kind));
    match next.map(|step| step.kind.as_str()) {
        Some("carry" | "object" | "pay" | "plan_payment" | "close") => true,
        Some(_) => false,
        None => matches!(file.state.as_str(), "notice" | "carried" | "paid"),
    }
}

fn was_carried(steps: &[CaseStep]) -> bool {
    steps.iter().any(|step| step.kind == "carry")
}

/// Whether a step of this kind leaves the case where it is.
fn stays(kind: &str) -> bool {
    matches!(kind, "note" | "breach" | "look_back" | "recover")
}

/// Whose objection an answer is to.
fn objector(steps: &[CaseStep], answer: &CaseStep) -> Option<uuid::Uuid> {
    let named = answer.body.lines().find(|line| line.starts_with("objection="))?;
    let made = steps
        .iter()
        .find(|step| step.kind == "object" && step.body.lines().any(|line| line == named));
    made?.account
}

#[cfg(test)]
mod tests {
    use super::{Kind, told};
    use jiff::Timestamp;
    use jiff::civil::date;
    use money::Amount;
    use store::{CaseFile, CaseStep};
    use uuid::Uuid;

    fn step(number: u32, kind: &str, body: &str) -> CaseStep {
        CaseStep {
            step: number,
            kind: kind.to_owned(),
            account: Some(Uuid::from_u128(number.into())),
            role: "member".to_owned(),
            on: date(2026, 1, 1),
            at: Timestamp::UNIX_EPOCH,
            body: body.to_owned(),
            sealed: None,
        }
    }

    fn file(state: &str) -> CaseFile {
        CaseFile {
            member: Uuid::nil(),
            case: "C-1".to_owned(),
            state: state.to_owned(),
            queue: String::new(),
            harm: 0,
            owner: "nobody".to_owned(),
            due_on: None,
            reported_on: date(2026, 1, 1),
            event_on: date(2026, 1, 1),
            condition: None,
            version: [0; 32],
            value: Amount::ZERO,
            steps: 1,
            claim: None,
        }
    }

    #[test]
    fn steps_are_told_as_what_they_mean() {
        let table: [(&str, &[&str], &[Kind]); 6] = [
            ("reviewing", &["report", "forward", "note"], &[Kind::CaseReported, Kind::CaseMoved]),
            (
                "refused",
                &["report", "decide", "read_again"],
                &[Kind::CaseReported, Kind::CaseMoved, Kind::CaseRefused],
            ),
            ("notice", &["report", "decide", "read_again"], &[Kind::CaseReported, Kind::CaseMoved]),
            (
                "third_reading",
                &["decide", "read_again", "breach"],
                &[Kind::CaseMoved, Kind::CaseMoved, Kind::CaseLate],
            ),
            ("appealed", &["read_again", "breach", "appeal"], &[Kind::CaseRefused, Kind::CaseLate]),
            ("carried", &["read_again", "carry", "plan_payment"], &[Kind::CaseCarried]),
        ];
        for (state, kinds, expected) in table {
            let steps: Vec<CaseStep> =
                (1..).zip(kinds).map(|(number, kind)| step(number, kind, "")).collect();
            let found: Vec<Kind> =
                told(&file(state), &steps).into_iter().map(|one| one.kind).collect();
            assert_eq!(found, expected, "{state} {kinds:?}");
        }
    }

    #[test]
    fn an_answer_is_told_to_who_objected() {
        let steps = [step(1, "object", "objection=7\n"), step(2, "answer", "objection=7\nheld=no")];
        let found = told(&file("notice"), &steps);
        assert_eq!(found[1].kind, Kind::ObjectionAnswered);
        assert_eq!(found[1].objector, Some(Uuid::from_u128(1)));
    }
}
