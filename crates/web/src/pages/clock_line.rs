//! What the header says of the clock of a demonstration, beside the form that moves it.

use super::page::Page;
use crate::demo_clock::{DemoStage, DemoState, DemoWait};
use ledger::Rejection;

impl Page {
    /// Whether the world of the demonstration stands still and can be asked to move.
    pub fn may_move_clock(&self) -> bool {
        self.demo.as_ref().is_some_and(|demo| demo.stage == DemoStage::AtRest)
    }

    /// Whether it is on its way, so that a look a little later shows something else.
    pub fn is_clock_busy(&self) -> bool {
        let busy = |stage| matches!(stage, DemoStage::GettingReady | DemoStage::Moving { .. });
        self.demo.as_ref().is_some_and(|demo| busy(demo.stage))
    }

    /// What the world does, why it did not go further, and which plans wait for somebody.
    pub fn clock_says(&self) -> Vec<String> {
        let Some(demo) = &self.demo else { return Vec::new() };
        let mut says = self.stage_of(demo);
        if let (DemoStage::AtRest, Some(refused)) = (demo.stage, demo.refused) {
            says.push(self.rejection(refused));
        }
        for pool in &demo.day.pools {
            let key = match pool.waits_for {
                DemoWait::Nothing => continue,
                DemoWait::Debits => "clock-waits-debits",
                DemoWait::Answers => "clock-waits-answers",
                DemoWait::Supervisor => "clock-waits-supervisor",
            };
            let day = self.short_date(&pool.business_date);
            says.push(self.text(key).with("plan", &pool.name).with("day", day).to_string());
        }
        says
    }

    fn stage_of(&self, demo: &DemoState) -> Vec<String> {
        let said = match demo.stage {
            DemoStage::AtRest => return Vec::new(),
            DemoStage::GettingReady => self.text("clock-getting-ready").to_string(),
            DemoStage::Stopped => self.rejection(Rejection::DemoClockStopped),
            DemoStage::Moving { days: 0, .. } => self.text("clock-setting-out").to_string(),
            DemoStage::Moving { days_done, days, .. } => {
                let (done, days) = (self.number(days_done), self.number(days));
                self.text("clock-moving").with("done", done).with("days", days).to_string()
            }
        };
        let left = demo.time_left().map(|left| {
            let seconds = self.number(left.as_secs().saturating_add(1));
            self.text("clock-seconds-left").with("seconds", seconds).to_string()
        });
        [Some(said), left].into_iter().flatten().collect()
    }
}
