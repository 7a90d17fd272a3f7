//! What each rejection says: what is wrong and what would be right, in Chinese and English. A
//! file for each block of numbers. **Invariant: every rejection has words**, or it does not
//! compile.

mod api;
mod articles;
mod books;
mod casework;
mod communities;
mod files;
mod money;
mod notices;
mod people;
mod published_rounds;
mod rulebook_files;
mod schedules;
mod settlement;
mod sign_in;
mod store;
mod supervision;
mod vault;

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
const BLOCKS: [&[Row]; 17] = [
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
];

impl Rejection {
    /// The words of this rejection.
    pub fn words(self) -> Words {
        let mut rows = BLOCKS.iter().flat_map(|block| block.iter());
        let found = rows.find(|(rejection, _)| *rejection == self);
        found.expect("every rejection has words, or this would not compile").1
    }
}

/// Holds the rows against [`Rejection::ALL`]: the same rejections in the same order.
const _: () = {
    let (mut block, mut place, mut number) = (0, 0, 0);
    while number < Rejection::ALL.len() {
        if place == BLOCKS[block].len() {
            (block, place) = (block + 1, 0);
        }
        assert!(BLOCKS[block][place].0.number() == Rejection::ALL[number].number());
        (place, number) = (place + 1, number + 1);
    }
    assert!(block == BLOCKS.len() - 1 && place == BLOCKS[block].len());
};

/// A pair is what is wrong and what would be right, Chinese first.
const fn row(
    rejection: Rejection,
    slug: &'static str,
    (chinese, remedy_chinese): (&'static str, &'static str),
    (english, remedy_english): (&'static str, &'static str),
) -> Row {
    (rejection, Words { slug, chinese, remedy_chinese, english, remedy_english })
}
