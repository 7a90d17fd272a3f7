//! The words about published rounds: the block of 700.

use super::{Row, row};
use crate::Rejection;

pub(super) const ROWS: &[Row] = &[
    row(
        Rejection::PublishedFileEmpty,
        "published_file_empty",
        ("文件里没有任何一期", "第一行是列名，其后每期一行"),
        ("the file holds no round", "the headings in the first line, then one line a round"),
    ),
    row(
        Rejection::PublishedRowsTooMany,
        "published_rows_too_many",
        ("行数太多", "每个文件最多 1,000,000 期"),
        ("there are too many rows", "at most 1,000,000 rounds a file"),
    ),
    row(
        Rejection::PictureWithoutPoints,
        "picture_without_points",
        ("没有可画的点", "至少一期同时写有日期，以及分摊金或分摊人数"),
        (
            "there is nothing to draw",
            "at least one dated round with a share or a number of members",
        ),
    ),
];
