//! What would happen, shown before it does: the same form comes back with one more field, and only
//! then acts.

use crate::pages::answer::{PageAnswer, html};
use crate::pages::form::Form;
use crate::pages::page::Page;
use askama::Template;

/// The field that says that what would happen was seen.
pub(crate) const SURE: &str = "sure";

/// A page that asks once more.
pub(crate) struct Sure {
    /// What is about to be done.
    pub title: String,
    /// Each thing that follows from it, in a sentence.
    pub follows: Vec<String>,
    /// What is about to be done, part by part.
    pub parts: Vec<(String, String)>,
    /// Figures side by side: what, before, after.
    pub figures: Vec<[String; 3]>,
    /// What has changed since the page that led here, where something has.
    pub changed: Vec<String>,
    /// Where the form goes.
    pub action: String,
    /// Where to go instead.
    pub back: String,
    /// What the button says.
    pub button: String,
    /// How hard it is to undo.
    pub weight: Weight,
}

/// How hard something is to undo.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Weight {
    /// It can be taken back, or goes on to another person.
    Usual,
    /// It cannot be taken back.
    Grave,
}

#[derive(Template)]
#[template(path = "desk/sure.html")]
struct SurePage<'p> {
    page: &'p Page,
    sure: &'p Sure,
    key: String,
    typed: Vec<(&'p str, &'p str)>,
    carries: Carries,
}

/// What the form carries beside what was typed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Carries {
    Nothing,
    /// The text of a file, which is sent on as it came.
    Files,
}

impl SurePage<'_> {
    fn has_files(&self) -> bool {
        self.carries == Carries::Files
    }

    /// Whether a value keeps its lines only in a field of several lines.
    fn has_lines(&self, value: &str) -> bool {
        value.contains('\n')
    }
}

impl Sure {
    /// Whether it cannot be taken back.
    pub fn is_grave(&self) -> bool {
        self.weight == Weight::Grave
    }
}

/// Whether a form says that what would happen was seen.
pub(crate) fn is_sure(form: &Form) -> bool {
    form.is(SURE, "yes")
}

/// Asks once more: the form with all that was typed, under its own key.
pub(crate) fn ask(page: &Page, sure: &Sure, form: &Form) -> PageAnswer {
    ask_carrying(page, sure, (form, Carries::Nothing))
}

/// The same for a form that brought a file of text.
pub(crate) fn ask_with_files(page: &Page, sure: &Sure, form: &Form) -> PageAnswer {
    ask_carrying(page, sure, (form, Carries::Files))
}

fn ask_carrying(page: &Page, sure: &Sure, (form, carries): (&Form, Carries)) -> PageAnswer {
    let typed = form.pairs().filter(|(name, _)| *name != SURE).collect();
    let key = form.value(crate::pages::form::KEY).to_owned();
    html(page, &SurePage { page, sure, key, typed, carries })
}
