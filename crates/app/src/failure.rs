//! What a command that did not succeed tells its user.

use crate::Context;
use ledger::{Fault, Language, Place};
use serde_json::json;
use std::process::ExitCode;

/// The most faults shown; the rest are counted.
const FAULTS_SHOWN_MAX: usize = 200;

/// Why a command ends without its result. Exit status 2: bad input; nothing was written.
#[derive(Debug)]
pub struct Failure {
    /// Every fault found, in the order of files and lines; never empty.
    pub faults: Vec<Fault>,
}

impl From<Fault> for Failure {
    fn from(fault: Fault) -> Failure {
        Failure {
            faults: vec![fault],
        }
    }
}

impl Failure {
    /// Prints the faults to standard error (as JSON to standard output with `--json`).
    pub fn report(&self, context: &Context) -> ExitCode {
        let shown = &self.faults[..self.faults.len().min(FAULTS_SHOWN_MAX)];
        if context.json {
            let faults: Vec<_> = shown
                .iter()
                .map(|fault| fault_json(fault, context))
                .collect();
            println!(
                "{}",
                json!({ "faults": faults, "fault_count": self.faults.len() })
            );
            return ExitCode::from(2);
        }
        for fault in shown {
            eprintln!("{}", fault.display(context.language));
        }
        let hidden = self.faults.len() - shown.len();
        match context.language {
            Language::Chinese if hidden > 0 => eprintln!("另有 {hidden} 处错误未列出。"),
            Language::English if hidden > 0 => eprintln!("{hidden} more faults are not shown."),
            Language::Chinese | Language::English => {}
        }
        let count = self.faults.len();
        match context.language {
            Language::Chinese => eprintln!("共 {count} 处错误；没有写出任何结果。"),
            Language::English if count == 1 => eprintln!("1 fault; nothing was written."),
            Language::English => eprintln!("{count} faults; nothing was written."),
        }
        ExitCode::from(2)
    }
}

fn fault_json(fault: &Fault, context: &Context) -> serde_json::Value {
    let words = fault.rejection.words();
    let place = match &fault.place {
        Place::Whole => None,
        Place::Column(name) | Place::Key(name) => Some(name),
    };
    json!({
        "code": fault.rejection.number(),
        "rejection": words.slug,
        "file": fault.file,
        "line": fault.line,
        "place": place,
        "text": fault.text,
        "message": fault.display(context.language).to_string(),
    })
}
