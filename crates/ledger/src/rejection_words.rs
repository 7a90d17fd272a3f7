//! What each rejection says: what is wrong and what would be right, in Chinese and English. A
//! file for each block of numbers, from which the list of all rejections is made.
//! **Invariant: every rejection has words**; a test reads the enum's own text for it.

mod api;
mod articles;
mod books;
mod casework;
mod communities;
mod files;
mod money;
mod notices;
mod people;
mod public_log;
mod published_rounds;
mod rulebook_files;
mod schedules;
mod settlement;
mod sign_in;
mod store;
mod supervision;
mod vault;
mod witnesses;

use crate::Rejection;

/// The words of a rejection: what is wrong, and what would be right.
#[derive(Clone, Copy, Debug)]
pub struct Words {
    /// A stable name for machines.
    pub slug: &'static str,
    /// What is wrong, in Chinese.
    pub chinese: &'static str,
    /// What would be right, in Chinese.
    pub remedy_chinese: &'static str,
    /// What is wrong, in English.
    pub english: &'static str,
    /// What would be right, in English.
    pub remedy_english: &'static str,
}

/// The words of one rejection.
type Row = (Rejection, Words);

/// Every block, by number.
const BLOCKS: [&[Row]; 19] = [
    money::ROWS,
    files::ROWS,
    books::ROWS,
    settlement::ROWS,
    rulebook_files::ROWS,
    articles::ROWS,
    published_rounds::ROWS,
    store::ROWS,
    vault::ROWS,
    people::ROWS,
    schedules::ROWS,
    sign_in::ROWS,
    api::ROWS,
    communities::ROWS,
    casework::ROWS,
    supervision::ROWS,
    notices::ROWS,
    public_log::ROWS,
    witnesses::ROWS,
];

/// How many rejections there are.
const COUNT: usize = {
    let (mut count, mut block) = (0, 0);
    while block < BLOCKS.len() {
        (count, block) = (count + BLOCKS[block].len(), block + 1);
    }
    count
};

impl Rejection {
    /// Every rejection, by number: those that have words, which a test holds against the enum.
    pub const ALL: [Rejection; COUNT] = {
        let mut all = [BLOCKS[0][0].0; COUNT];
        let (mut block, mut place, mut count) = (0, 0, 0);
        while block < BLOCKS.len() {
            if place == BLOCKS[block].len() {
                (block, place) = (block + 1, 0);
                continue;
            }
            all[count] = BLOCKS[block][place].0;
            assert!(count == 0 || all[count - 1].number() < all[count].number());
            (place, count) = (place + 1, count + 1);
        }
        all
    };

    /// The rejection of a public number.
    pub fn from_number(number: u16) -> Option<Rejection> {
        Rejection::ALL.into_iter().find(|rejection| rejection.number() == number)
    }

    /// The words of this rejection.
    pub fn words(self) -> Words {
        let mut rows = BLOCKS.iter().flat_map(|block| block.iter());
        let found = rows.find(|(rejection, _)| *rejection == self);
        found.expect("every rejection has words; a test sees to it").1
    }
}

/// A pair is what is wrong and what would be right, Chinese first.
const fn row(
    rejection: Rejection,
    slug: &'static str,
    (chinese, remedy_chinese): (&'static str, &'static str),
    (english, remedy_english): (&'static str, &'static str),
) -> Row {
    (rejection, Words { slug, chinese, remedy_chinese, english, remedy_english })
}
