//! Progress of long work, on standard error, when that is a terminal.

use indicatif::{ProgressBar, ProgressBarIter, ProgressStyle};
use ledger::Language;
use std::fs::File;
use std::io::{IsTerminal, stderr};

/// Shows how far a command is; silent when standard error is not a terminal.
pub struct Progress {
    language: Language,
    visible: bool,
}

impl Progress {
    /// Progress in a language.
    pub fn new(language: Language) -> Progress {
        Progress { language, visible: stderr().is_terminal() }
    }

    /// A file whose reading is shown.
    pub fn reading(&self, file: File, name: &str) -> ProgressBarIter<File> {
        let length = file.metadata().map_or(0, |data| data.len());
        let bar = self.bar(length, "{msg} {bar:30} {bytes}/{total_bytes}");
        let verb = self.language.pick("读取", "reading");
        bar.set_message(format!("{verb} {name}"));
        bar.wrap_read(file)
    }

    /// A count of steps of one kind of work.
    pub fn counting(&self, steps: usize, chinese: &str, english: &str) -> ProgressBar {
        let steps = u64::try_from(steps).unwrap_or(u64::MAX);
        let bar = self.bar(steps, "{msg} {bar:30} {pos}/{len}");
        bar.set_message(self.language.pick(chinese, english).to_owned());
        bar
    }

    fn bar(&self, length: u64, template: &str) -> ProgressBar {
        if !self.visible {
            return ProgressBar::hidden();
        }
        let style = ProgressStyle::with_template(template).expect("the template is well formed");
        ProgressBar::new(length).with_style(style)
    }
}
