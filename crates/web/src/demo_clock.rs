//! The clock of a demonstration: where its world has come to, and asking it to move on.
//!
//! The pages hold a [`DemoClock`], the simulation behind them the [`DemoMover`] that was made with
//! it. **Invariant: one move at a time.** Whoever asks meanwhile is refused. **Invariant: the time
//! that the community is told is of the day its world has come to**: noon when that day came, then
//! on with the machine until the evening, where it waits.
//!
//! Signing in does not follow it: a telephone makes one-time codes by the time where it is, and a
//! session that a year passes over would end in the middle of a page. So sessions, tokens and codes
//! go by the machine's clock, and limits by one that only goes forward.

use crate::clock::Clock;
use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};
use ledger::Rejection;
use std::sync::Arc;
use std::time::{Duration, Instant};
use store::PoolId;
use tokio::sync::{mpsc, watch};

/// The day waits here, counted from its noon.
const EVENING: SignedDuration = SignedDuration::from_secs(11 * 3600 + 59 * 60);

/// How far the world is asked to go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DemoMove {
    /// The next day.
    Day,
    /// The day on which the next round settles, in whichever plan.
    Round,
    /// The same day of the next year.
    Year,
}

/// What a pool's next day waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DemoWait {
    /// Nothing.
    Nothing,
    /// The debits of its round.
    Debits,
    /// Answers to objections.
    Answers,
    /// A supervisor, who ordered that no round settles.
    Supervisor,
}

/// Where a pool has come to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DemoPool {
    /// The pool.
    pub pool: PoolId,
    /// The name of its plan.
    pub name: String,
    /// Its business date; earlier than the day of the world while it waits for somebody.
    pub business_date: Date,
    /// What its next day waits for.
    pub waits_for: DemoWait,
}

/// A day that the world has come to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DemoDay {
    /// The day.
    pub date: Date,
    /// Its noon where the plans are.
    pub noon: Timestamp,
    /// Each pool.
    pub pools: Vec<DemoPool>,
    /// What the world wanted to do and could not, since the program was started: somebody had left,
    /// a case had been decided otherwise. The community goes before the simulation.
    pub skipped: u64,
}

/// What the world is doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DemoStage {
    /// The simulation is being rebuilt; it cannot move yet.
    GettingReady,
    /// It stands still, and can be asked to move.
    AtRest,
    /// It is on its way.
    Moving {
        /// How far.
        movement: DemoMove,
        /// Days that are lived.
        days_done: u32,
        /// Days in all; 0 until that is reckoned.
        days: u32,
    },
    /// It moves no more in this run of the program.
    Stopped,
}

/// Everything there is to say about the clock.
#[derive(Clone, Debug)]
pub struct DemoState {
    /// The day it has come to.
    pub day: DemoDay,
    /// What it is doing.
    pub stage: DemoStage,
    /// Why the last move did not come to its end.
    pub refused: Option<Rejection>,
    /// How long a day took lately.
    pub day_takes: Option<Duration>,
    came_at: Instant,
}

impl DemoState {
    /// About how long the rest of the move takes, once that can be said.
    pub fn time_left(&self) -> Option<Duration> {
        match self.stage {
            DemoStage::Moving { days_done, days, .. } if days > 0 => {
                self.day_takes?.checked_mul(days.saturating_sub(days_done))
            }
            _ => None,
        }
    }

    /// The time in the world.
    fn now(&self) -> Timestamp {
        let since = SignedDuration::try_from(self.came_at.elapsed()).unwrap_or(EVENING);
        self.day.noon.saturating_add(since.min(EVENING)).unwrap_or(Timestamp::MAX)
    }
}

/// What the pages hold.
#[derive(Clone)]
pub struct DemoClock {
    state: Arc<watch::Sender<DemoState>>,
    asks: mpsc::Sender<DemoMove>,
}

/// What the simulation holds.
pub struct DemoMover {
    state: Arc<watch::Sender<DemoState>>,
    asked: mpsc::Receiver<DemoMove>,
}

impl DemoClock {
    /// A clock that gets ready on a day.
    pub fn new(day: DemoDay) -> (DemoClock, DemoMover) {
        let (stage, came_at) = (DemoStage::GettingReady, Instant::now());
        let state = DemoState { day, stage, refused: None, day_takes: None, came_at };
        let state = Arc::new(watch::Sender::new(state));
        let (asks, asked) = mpsc::channel(1);
        (DemoClock { state: Arc::clone(&state), asks }, DemoMover { state, asked })
    }

    /// Where the world is now.
    pub fn state(&self) -> DemoState {
        self.state.borrow().clone()
    }

    /// Asks the world to move on. Who names the day that they see is refused when the world has
    /// left it, so that a form that is sent twice moves once.
    ///
    /// # Errors
    /// [`Rejection::DemoClockMoving`], [`Rejection::DemoClockGettingReady`],
    /// [`Rejection::DemoClockStopped`], [`Rejection::BusinessDateStale`].
    pub fn ask(&self, movement: DemoMove, seen: Option<Date>) -> Result<(), Rejection> {
        let mut answer = Ok(());
        self.state.send_if_modified(|state| {
            answer = match state.stage {
                DemoStage::GettingReady => Err(Rejection::DemoClockGettingReady),
                DemoStage::Moving { .. } => Err(Rejection::DemoClockMoving),
                DemoStage::Stopped => Err(Rejection::DemoClockStopped),
                DemoStage::AtRest if seen.is_some_and(|seen| seen != state.day.date) => {
                    Err(Rejection::BusinessDateStale)
                }
                // There is room for one, and nobody else asks before it is done.
                DemoStage::AtRest => {
                    self.asks.try_send(movement).map_err(|_| Rejection::DemoClockStopped)
                }
            };
            if answer.is_ok() {
                state.stage = DemoStage::Moving { movement, days_done: 0, days: 0 };
            }
            answer.is_ok()
        });
        answer
    }

    /// The time in the world, for the use cases of a community.
    pub fn clock(&self) -> Clock {
        let state = Arc::clone(&self.state);
        Clock::new(move || state.borrow().now())
    }
}

impl DemoMover {
    /// Waits for the next move; nothing when nobody can ask any more.
    pub async fn next(&mut self) -> Option<DemoMove> {
        self.asked.recv().await
    }

    /// Says that the world can be asked to move, or why the last move ended early.
    pub fn rest(&self, refused: Option<Rejection>) {
        self.state.send_modify(|state| {
            state.stage = DemoStage::AtRest;
            state.refused = refused;
        });
    }

    /// Says that the world moves no more.
    pub fn stop(&self, refused: Rejection) {
        self.state.send_modify(|state| {
            state.stage = DemoStage::Stopped;
            state.refused = Some(refused);
        });
    }

    /// Says how many days the move has.
    pub fn begin(&self, of_days: u32) {
        self.state.send_modify(|state| {
            if let DemoStage::Moving { days, .. } = &mut state.stage {
                *days = of_days;
            }
        });
    }

    /// Says that the world has come to a day, and how long that took.
    pub fn come_to(&self, day: DemoDay, took: Duration) {
        self.state.send_modify(|state| {
            // The mean of this day and of those before it, the later ones more.
            let before = state.day_takes.unwrap_or(took);
            state.day_takes = Some(before.saturating_mul(7).saturating_add(took) / 8);
            state.day = day;
            state.came_at = Instant::now();
            if let DemoStage::Moving { days_done, days, .. } = &mut state.stage {
                *days_done = days_done.saturating_add(1);
                *days = (*days).max(*days_done);
            }
        });
    }
}

#[cfg(test)]
mod tests {
    use super::{DemoClock, DemoDay, DemoMove, DemoStage};
    use jiff::civil::{Date, date};
    use jiff::{SignedDuration, Timestamp};
    use ledger::Rejection;
    use std::time::Duration;

    fn day(date: Date) -> DemoDay {
        let noon: Timestamp = format!("{date}T04:00:00Z").parse().unwrap();
        DemoDay { date, noon, pools: Vec::new(), skipped: 0 }
    }

    #[tokio::test]
    async fn one_move_at_a_time() {
        let (first, second) = (date(2026, 10, 31), date(2026, 11, 1));
        let (clock, mut mover) = DemoClock::new(day(first));
        let ask = |movement| clock.ask(movement, None);
        assert_eq!(ask(DemoMove::Day), Err(Rejection::DemoClockGettingReady));
        mover.rest(None);
        assert_eq!(ask(DemoMove::Day), Ok(()));
        assert_eq!(ask(DemoMove::Year), Err(Rejection::DemoClockMoving));
        assert_eq!(mover.next().await, Some(DemoMove::Day));
        mover.begin(2);
        mover.come_to(day(second), Duration::from_secs(3));
        let state = clock.state();
        let stage = DemoStage::Moving { movement: DemoMove::Day, days_done: 1, days: 2 };
        assert_eq!((state.stage, state.day.date), (stage, second));
        assert_eq!(state.time_left(), Some(Duration::from_secs(3)));
        let since = clock.clock().now().duration_since(day(second).noon);
        assert!((SignedDuration::ZERO..SignedDuration::from_mins(1)).contains(&since));
        mover.rest(Some(Rejection::StoreUnavailable));
        assert_eq!(clock.state().refused, Some(Rejection::StoreUnavailable));
        let stale = clock.ask(DemoMove::Day, Some(first));
        assert_eq!(stale, Err(Rejection::BusinessDateStale));
        assert_eq!(clock.ask(DemoMove::Day, Some(second)), Ok(()));
        mover.stop(Rejection::DemoOfAnotherOrigin);
        assert_eq!(ask(DemoMove::Day), Err(Rejection::DemoClockStopped));
    }
}
