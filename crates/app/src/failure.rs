//! What a command that did not succeed tells its user.

use crate::Context;
use ledger::{Expected, Fault, Language, Place, Rejection};
use serde_json::json;
use std::io::{self, ErrorKind, Write};
use std::path::Path;
use std::process::ExitCode;

/// The most faults shown; the rest are counted.
const FAULTS_SHOWN_MAX: usize = 200;

/// The most characters kept of an offending text: a line may be 1 MiB long.
const TEXT_CHARACTERS_MAX: usize = 200;

/// Faults found so far, in the order of files and lines. Past the first 200 they are only counted,
/// so that a file of ten million bad rows stays within memory.
#[derive(Debug, Default)]
pub struct Faults {
    shown: Vec<Fault>,
    count: u64,
}

impl Faults {
    /// Adds one.
    pub fn add(&mut self, mut fault: Fault) {
        if self.shown.len() < FAULTS_SHOWN_MAX {
            if let Some((end, _)) = fault.text.char_indices().nth(TEXT_CHARACTERS_MAX) {
                fault.text.truncate(end);
                fault.text.push('…');
            }
            self.shown.push(fault);
        }
        self.count += 1;
    }

    /// Keeps the value, or adds the fault and keeps nothing.
    pub fn keep<T>(&mut self, result: Result<T, Fault>) -> Option<T> {
        match result {
            Ok(value) => Some(value),
            Err(fault) => {
                self.add(fault);
                None
            }
        }
    }

    /// How many were found.
    pub fn count(&self) -> u64 {
        self.count
    }

    /// A line for each fault that is shown, and how many there are.
    fn as_text(&self, language: Language) -> String {
        let Faults { shown, count } = self;
        let lines = shown.iter().map(|fault| format!("{}\n", fault.display(language)));
        let mut text: String = lines.collect();
        let hidden = count - u64::try_from(shown.len()).expect("at most 200 are shown");
        if hidden > 0 {
            text += &match language {
                Language::Chinese => format!("另有 {hidden} 处错误未列出。\n"),
                Language::English => format!("{hidden} more faults are not shown.\n"),
            };
        }
        text += &match language {
            Language::Chinese => format!("共 {count} 处错误；没有写出任何结果。\n"),
            Language::English if *count == 1 => "1 fault; nothing was written.\n".to_owned(),
            Language::English => format!("{count} faults; nothing was written.\n"),
        };
        text
    }

    /// A failure when any was found.
    pub fn into_result(self) -> Result<(), Failure> {
        if self.count == 0 { Ok(()) } else { Err(Failure { output: String::new(), faults: self }) }
    }
}

/// Why a command ends without its result. Exit status 2: bad input; nothing was written. Without
/// any fault the command did its work and the answer is no: exit status 1.
#[derive(Debug)]
pub struct Failure {
    /// What could be told all the same, for standard output.
    output: String,
    faults: Faults,
}

impl From<Fault> for Failure {
    fn from(fault: Fault) -> Failure {
        Failure::from(vec![fault])
    }
}

impl From<Vec<Fault>> for Failure {
    fn from(found: Vec<Fault>) -> Failure {
        let mut faults = Faults::default();
        for fault in found {
            faults.add(fault);
        }
        Failure { output: String::new(), faults }
    }
}

/// A fault that is about a whole file or folder.
pub fn whole_file(file: impl Into<String>, rejection: Rejection) -> Fault {
    Fault {
        file: file.into(),
        line: None,
        place: Place::Whole,
        text: String::new(),
        rejection,
        expected: None,
    }
}

/// A result that could not be written to its place. The machine's reason is told in our words where
/// it is one a user can do something about.
pub fn unwritable(place: &Path, error: &io::Error) -> Fault {
    let (chinese, english) = match error.kind() {
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => {
            ("当前用户可以写入的位置", "a place this user may write to")
        }
        ErrorKind::NotFound => ("已经存在的文件夹里的名称", "a name in a folder that exists"),
        ErrorKind::NotADirectory => ("文件夹，而不是文件", "a folder, not a file"),
        ErrorKind::IsADirectory => ("文件，而不是文件夹", "a file, not a folder"),
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => ("有空间的磁盘", "a disk with room"),
        _ => {
            let text = error.to_string();
            return Fault { text, ..whole_file(shown(place), Rejection::OutputUnwritable) };
        }
    };
    let expected = Expected { chinese: chinese.to_owned(), english: english.to_owned() };
    let fault = whole_file(shown(place), Rejection::OutputUnwritable);
    Fault { expected: Some(expected), ..fault }
}

fn shown(path: &Path) -> String {
    path.display().to_string()
}

impl Failure {
    /// The answer is no; `output` says so in the form that was asked for.
    pub fn answered_no(output: String) -> Failure {
        Failure { output, faults: Faults::default() }
    }

    /// The faults that would be shown, to be joined with others.
    pub fn into_faults(self) -> Vec<Fault> {
        self.faults.shown
    }

    /// The same failure, with what could be told all the same.
    pub fn after(self, output: String) -> Failure {
        Failure { output, ..self }
    }

    /// Prints the faults to standard error (as JSON to standard output with `--json`).
    pub fn report(&self, context: &Context) -> ExitCode {
        let Faults { shown, count } = &self.faults;
        if *count == 0 {
            let _ = io::stdout().lock().write_all(self.output.as_bytes());
            return ExitCode::from(1);
        }
        let (output, report) = match context.json {
            true => {
                let faults: Vec<_> = shown.iter().map(|fault| fault_json(fault, context)).collect();
                (format!("{}\n", json!({ "faults": faults, "fault_count": count })), String::new())
            }
            false => (self.output.clone(), self.faults.as_text(context.language)),
        };
        // Whoever reads may have gone (`| head`), and there is nobody else to tell.
        let _ = io::stdout().lock().write_all(output.as_bytes());
        let _ = io::stderr().lock().write_all(report.as_bytes());
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
