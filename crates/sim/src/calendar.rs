//! The days of the story, counted from the first day of the world.

/// New members are admitted on so many days: ten months.
pub(crate) const GROWTH_DAYS: u32 = 304;

/// The earliest diagnosis of the fraud.
pub(crate) const FRAUD: u32 = 110;

/// A news item tells people to have their thyroid looked at.
pub(crate) const NEWS: u32 = 150;

/// The diagnoses after the news begin, two months later.
pub(crate) const WAVE: u32 = NEWS + 52;

/// On so many days the diagnoses of the wave fall.
pub(crate) const WAVE_DAYS: u32 = 15;

/// The earliest diagnosis of the case that is refused wrongly.
pub(crate) const DISPUTE: u32 = 160;

/// From this day the next debit fails of who falls ill in the grace time after it.
pub(crate) const GRACE: u32 = 190;

/// The custody statement differs on this day and the next.
pub(crate) const BANK: u32 = 255;

/// The newer rules come into force: eleven months after the founding.
pub(crate) const RULE_CHANGE: u32 = 334;

/// Those who join because of the news join on these days after it.
pub(crate) const RUSH: std::ops::RangeInclusive<u32> = NEWS + 5..=NEWS + 25;
