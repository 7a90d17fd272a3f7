//! The steps of the machine's checks: they pass, ask or flag.

use super::{Case, Effect};
use crate::step::MachineStep;
use jiff::civil::Date;

impl Case {
    pub(super) fn machine(&mut self, step: &MachineStep, on: Date) -> Option<Effect> {
        match step {
            MachineStep::Pass { aid } => self.give(*aid),
            MachineStep::AskPapers(_) => {
                self.ask_for_papers(on);
                None
            }
            MachineStep::Flag(_) => None,
        }
    }
}
