//! Which days were lived after the last one that was built, and what the world heard on them.
//!
//! `lived.jsonl` has a line a day. With it and the seed the simulation is made again when the
//! folder is opened: what it hears of the rounds is all that comes back to it from the community.

use super::plans;
use jiff::civil::Date;
use money::Amount;
use serde::{Deserialize, Serialize};
use sim::{PlanNumber, SettledRound};
use std::fs::{File, OpenOptions};
use std::io::{self, Read, Seek, Write};
use std::path::Path;

/// The file in the folder of a demonstration.
const FILE: &str = "lived.jsonl";

/// A day that was lived through.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct LivedDay {
    /// The day.
    pub day: Date,
    /// The rounds that settled: the number of the plan, and the share in minor units.
    pub settled: Vec<(u32, i64)>,
}

impl LivedDay {
    /// What is kept of a day.
    pub fn new(day: Date, settled: &[SettledRound]) -> LivedDay {
        let kept = |round: &SettledRound| (round.plan.0, round.share.minor());
        LivedDay { day, settled: settled.iter().map(kept).collect() }
    }

    /// What the world heard of it.
    pub fn heard(&self) -> Vec<SettledRound> {
        let heard = |(plan, share): &(u32, i64)| SettledRound {
            plan: PlanNumber(*plan),
            share: Amount::from_minor(*share),
        };
        self.settled.iter().map(heard).collect()
    }
}

/// The record of a folder, open to be gone on with.
pub struct Record(File);

impl Record {
    /// Opens the record of a folder; a demonstration that stood still so far has an empty one. A
    /// last line that a cut of the power left half written is taken off: its day is lived again.
    ///
    /// # Errors
    /// When the file cannot be read or written, or is not a row of days.
    pub fn open(folder: &Path) -> io::Result<(Record, Vec<LivedDay>)> {
        let mut options = OpenOptions::new();
        let options = options.create(true).truncate(false).read(true).write(true);
        let mut file = options.open(folder.join(FILE))?;
        let mut text = String::new();
        file.read_to_string(&mut text)?;
        let whole = text.rfind('\n').map_or(0, |end| end + 1);
        file.set_len(u64::try_from(whole).map_err(io::Error::other)?)?;
        file.seek(io::SeekFrom::End(0))?;
        let mut days: Vec<LivedDay> = Vec::new();
        for line in text[..whole].lines() {
            let day: LivedDay = serde_json::from_str(line)?;
            let before = days.last().map_or(plans::LAST_DAY, |before| before.day);
            if before.tomorrow().ok() != Some(day.day) {
                return Err(io::Error::other("a day is missing"));
            }
            days.push(day);
        }
        Ok((Record(file), days))
    }

    /// Adds a day; once this answers it survives a crash.
    pub fn add(&mut self, day: &LivedDay) -> io::Result<()> {
        let line = serde_json::to_string(day)? + "\n";
        self.0.write_all(line.as_bytes())?;
        self.0.sync_data()
    }
}

#[cfg(test)]
mod tests {
    use super::{FILE, LivedDay, Record};
    use jiff::civil::date;

    #[test]
    fn days_are_kept_and_half_a_line_is_not() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let (mut record, days) = Record::open(folder.path()).expect("a new record");
        assert_eq!(days, []);
        let first = LivedDay { day: date(2026, 11, 1), settled: vec![(0, 1234), (1, 0)] };
        let second = LivedDay { day: date(2026, 11, 2), settled: Vec::new() };
        record.add(&first).expect("written");
        record.add(&second).expect("written");
        let path = folder.path().join(FILE);
        let text = std::fs::read_to_string(&path).expect("the record");
        std::fs::write(&path, text + "{\"day\":\"2026-1").expect("written");
        let (mut record, days) = Record::open(folder.path()).expect("the record");
        assert_eq!(days, [first.clone(), second.clone()]);
        let third = LivedDay { day: date(2026, 11, 3), settled: Vec::new() };
        record.add(&third).expect("written");
        assert_eq!(Record::open(folder.path()).expect("the record").1, [first, second, third]);
        std::fs::write(&path, "{\"day\":\"2026-11-02\",\"settled\":[]}\n").expect("written");
        assert!(Record::open(folder.path()).is_err(), "the first day is missing");
    }
}
