//! The page docs/case-states.md: the table of steps and its diagram, in both languages.

use crate::clock::ClockOwner;
use crate::clock::clock_rule;
use crate::state::State;
use crate::table::{STEPS, Who};
use ledger::Language;
use std::fmt::Write;

/// The head of the table of states.
const STATES_HEAD: &str = "\n## States · 状态\n\n\
    | state 状态 | whose turn 该谁办 | days 天数 |\n|---|---|---|\n";

/// The whole page.
pub fn page() -> String {
    let mut page = String::from(
        "# The states of a case · 案例的状态\n\n\
         Made from the table of steps by a test; do not edit. 由步骤表生成，请勿手改。\n\n\
         ## Diagram · 流程图\n\n",
    );
    page.push_str(&diagram());
    page.push_str(STATES_HEAD);
    for state in State::ALL {
        let (chinese, english) = (state.name(Language::Chinese), state.name(Language::English));
        let clock = clock_rule(state).map_or_else(
            || "– | –".to_owned(),
            |rule| format!("{} | {}", owner(rule.owner), rule.days),
        );
        writeln!(page, "| `{}` {english} · {chinese} | {clock} |", state.slug())
            .expect("text takes text");
    }
    page.push_str(
        "\nA clock that runs out on the operator is counted in public, and starts again. \
         Asking for papers stops the operator's clock.\n\
         运营方的期限超过一次，公开记一次，重新起算。请申请人补材料时，运营方的期限停住。\n\n\
         ## Steps · 步骤\n\n\
         | step 步骤 | from 从 | to 到 | who 谁 | needed 需要 | article 条款 |\n\
         |---|---|---|---|---|---|\n",
    );
    for row in &STEPS {
        let [chinese, english] = row.names;
        let [needs, needed] = row.needs;
        writeln!(
            page,
            "| `{}` {english} · {chinese} | {} | {} | {} | {needed} · {needs} | {} |",
            row.slug,
            slugs(row.from),
            if row.to.is_empty() { "stays 不变".to_owned() } else { slugs(row.to) },
            who(row.who),
            row.article,
        )
        .expect("text takes text");
    }
    page
}

/// A state diagram that repository hosts draw.
fn diagram() -> String {
    let mut lines = String::from("```mermaid\nstateDiagram-v2\n    [*] --> reported: report\n");
    for row in &STEPS {
        // What leads from nearly everywhere would hide the way; the table has it.
        if row.slug == "withdraw" {
            continue;
        }
        for from in row.from {
            for to in row.to.iter().filter(|to| *to != from) {
                writeln!(lines, "    {} --> {}: {}", from.slug(), to.slug(), row.slug)
                    .expect("text takes text");
            }
        }
    }
    for state in State::ALL.into_iter().filter(|state| state.is_final()) {
        writeln!(lines, "    {} --> [*]", state.slug()).expect("text takes text");
    }
    lines.push_str("```\n");
    lines
}

fn slugs(states: &[State]) -> String {
    let slugs: Vec<String> = states.iter().map(|state| format!("`{}`", state.slug())).collect();
    slugs.join(", ")
}

fn owner(owner: ClockOwner) -> &'static str {
    match owner {
        ClockOwner::Operator => "operator · 运营方",
        ClockOwner::Applicant => "applicant · 申请人",
        ClockOwner::Members => "members · 会员",
    }
}

fn who(who: Who) -> &'static str {
    match who {
        Who::Applicant => "applicant · 申请人",
        Who::ApplicantOrClerk => "applicant or intake clerk · 申请人或受理员",
        Who::IntakeClerk => "intake clerk · 受理员",
        Who::Investigator => "assigned investigator · 指派的调查员",
        Who::Worker => "intake clerk, investigator, medical reviewer · 受理员、调查员、医学审核员",
        Who::Staff => "staff · 工作人员",
        Who::MedicalReviewer => "medical reviewer · 医学审核员",
        Who::SecondReviewer => "second reviewer · 复核员",
        Who::Panel => "reviewer who has not decided · 未作过决定的审核员或复核员",
        Who::Member => "member · 会员",
        Who::Treasurer => "treasurers · 资金员",
        Who::Machine => "machine · 机器",
        Who::Calendar => "calendar · 日历",
    }
}
