//! The page of a kind of problem: what the number means, and what would be right.

use super::answer::{PageAnswer, html};
use super::page::Page;
use askama::Template;
use ledger::Rejection;

#[derive(Template)]
#[template(path = "problem_kind.html")]
struct ProblemKindPage<'p> {
    page: &'p Page,
    number: u16,
    status: u16,
    wrong: &'p str,
    right: &'p str,
    slug: &'p str,
}

/// Shows what a rejection means to a reader.
///
/// # Errors
/// Those of a page.
pub(crate) fn show(page: &Page, rejection: Rejection) -> PageAnswer {
    let words = rejection.words();
    let template = ProblemKindPage {
        page,
        number: rejection.number(),
        status: crate::status::status_of(rejection).as_u16(),
        wrong: page.pick(words.chinese, words.english),
        right: page.pick(words.remedy_chinese, words.remedy_english),
        slug: words.slug,
    };
    html(page, &template)
}
