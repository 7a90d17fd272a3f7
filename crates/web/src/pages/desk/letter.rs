//! Letters for those who asked to be told on paper: printed after a reason that is logged, and
//! noted as posted. A letter says that there is news and where to ask, and nothing else.

use crate::pages::answer::{PageAnswer, html, mistyped, see};
use crate::pages::form::{Form, Submitted};
use crate::pages::page::{Page, viewer};
use crate::pages::texts::Texts;
use crate::problem::Problem;
use crate::state::Web;
use askama::Template;
use axum::Router;
use axum::extract::{RawQuery, State};
use axum::routing::{get, post};
use ledger::{Language, Rejection};
use service::notices::letters::{
    LETTERS_MAX, Letter, letters_posted, letters_to_print, letters_waiting,
};
use std::sync::Arc;
use store::{PersonId, StoreFailure};
use uuid::Uuid;

#[derive(Template)]
#[template(path = "desk/letters.html")]
struct LettersPage<'p> {
    page: &'p Page,
    form: &'p Form,
    waiting: usize,
    /// Those to print, once a reason was given.
    printed: Vec<Letter>,
    /// Where news are read.
    address: String,
    done: String,
}

impl LettersPage<'_> {
    /// Whether there may be more than are printed at once.
    fn is_full(&self) -> bool {
        u32::try_from(self.waiting).is_ok_and(|count| count >= LETTERS_MAX)
    }

    /// Words of a letter, in its own language.
    fn words(&self, letter: &Letter, key: &str) -> String {
        let tag = tag(letter.language);
        let texts = Texts::of_tag(tag).unwrap_or(self.page.texts);
        texts.text(key).with("name", &letter.name).with("address", &self.address).to_string()
    }

    fn tag(&self, letter: &Letter) -> &'static str {
        tag(letter.language)
    }
}

fn tag(language: Language) -> &'static str {
    match language {
        Language::Chinese => "zh-CN",
        Language::English => "en",
    }
}

pub(super) fn routes() -> Router<Arc<Web>> {
    Router::new()
        .route("/desk/letters", get(show))
        .route("/desk/letters/look", post(print))
        .route("/desk/letters/posted", post(note_posted))
}

async fn template<'p>(
    web: &Web,
    page: &'p Page,
    form: &'p Form,
) -> Result<LettersPage<'p>, Problem> {
    let waiting = letters_waiting(&web.community, &*viewer(page)?, web.now()).await?;
    let address = web.settings.address.clone().unwrap_or_default();
    let (printed, done) = (Vec::new(), String::new());
    Ok(LettersPage { page, form, waiting, printed, address, done })
}

async fn show(State(web): State<Arc<Web>>, page: Page, RawQuery(query): RawQuery) -> PageAnswer {
    let form = Form::read(query.unwrap_or_default().as_bytes());
    let mut template = template(&web, &page, &form).await?;
    if form.is("done", "posted") {
        template.done = page.text("letters-done").to_string();
    }
    html(&page, &template)
}

/// Logs a look at each person and its reason, then shows the letters.
async fn print(State(web): State<Arc<Web>>, page: Page, submitted: Submitted) -> PageAnswer {
    let mut form = submitted.form.clone();
    let reason = form.value("reason").to_owned();
    match letters_to_print(&web.community, &submitted.caller, &reason, web.now()).await {
        Ok(printed) => {
            let template = LettersPage { printed, ..template(&web, &page, &form).await? };
            submitted.done();
            html(&page, &template)
        }
        Err(StoreFailure::Rejected(why @ Rejection::LookUpReasonMissing)) => {
            form.refuse("reason", why);
            mistyped(&page, &template(&web, &page, &form).await?)
        }
        Err(failure) => Err(failure.into()),
    }
}

/// Notes that the letters that were printed are posted.
async fn note_posted(State(web): State<Arc<Web>>, submitted: Submitted) -> PageAnswer {
    let most = usize::try_from(LETTERS_MAX).unwrap_or_default();
    let named = submitted.form.values("letter").take(most.saturating_add(1));
    let letters: Option<Vec<(PersonId, Uuid)>> = named.map(letter_of).collect();
    let letters = letters.ok_or(Rejection::FieldsWrong)?;
    letters_posted(&web.community, &submitted.caller, &letters, web.now()).await?;
    submitted.done();
    Ok(see("/desk/letters?done=posted"))
}

/// A person and a notice, as the form names them.
fn letter_of(text: &str) -> Option<(PersonId, Uuid)> {
    let (person, notice) = text.split_once('/')?;
    Some((person.parse().ok()?, notice.parse().ok()?))
}
