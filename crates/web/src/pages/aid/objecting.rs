//! Objecting to the case of another: what is public of it, the reason, and files that show it.

use super::files::{FORM_BYTES_MAX, FileForm};
use crate::pages::answer::{PageAnswer, html, mistyped, see};
use crate::pages::form::Form;
use crate::pages::page::{Page, viewer};
use crate::problem::Problem;
use crate::schedule::business_date;
use crate::state::Web;
use askama::Template;
use axum::Router;
use axum::extract::{DefaultBodyLimit, Path, RawQuery, State};
use axum::routing::get;
use casework::checks::Paper;
use casework::conditions;
use casework::step::HumanStep;
use jiff::civil::Date;
use ledger::Rejection;
use money::Currency;
use rules::covenant::article_heading;
use service::cases::{OpenCase, PublicCase, StepAsked, TEXT_MAX, Words, public_case, take_step};
use service::looked_after::membership_meant;
use std::sync::Arc;
use store::{PoolId, StoreFailure};

/// The article of every covenant on notice and objection.
const NOTICE: usize = 9;

#[derive(Template)]
#[template(path = "aid/object.html")]
struct ObjectPage<'p> {
    page: &'p Page,
    form: &'p Form,
    pool: PoolId,
    shown: PublicCase,
    currency: Currency,
    article: String,
    article_text: String,
    refused: Vec<(String, Rejection)>,
    /// How many steps of the case this page has seen.
    seen: u32,
    has_objected: bool,
}

pub(super) fn routes() -> Router<Arc<Web>> {
    let routes = get(show).post(object).layer(DefaultBodyLimit::max(FORM_BYTES_MAX));
    Router::new().route("/me/cases/{pool}/{case}/object", routes)
}

async fn show(
    State(web): State<Arc<Web>>,
    Path((pool, case)): Path<(PoolId, String)>,
    RawQuery(query): RawQuery,
    page: Page,
) -> PageAnswer {
    let on = a_member_here(&web, &page, pool).await?;
    let page = page.on(on);
    let asked = Form::read(query.unwrap_or_default().as_bytes());
    let form = Form::default();
    let template = object_page(&web, (&page, &form), (pool, &case), Vec::new()).await?;
    html(&page, &ObjectPage { has_objected: asked.is("done", "yes"), ..template })
}

async fn object(
    State(web): State<Arc<Web>>,
    Path((pool, case)): Path<(PoolId, String)>,
    page: Page,
    sent: FileForm,
) -> PageAnswer {
    let on = a_member_here(&web, &page, pool).await?;
    let page = page.on(on);
    // Of a case that is not public it is not said that there is one.
    public_case(&web.community, (pool, &case)).await?;
    let mut sent = sent.receive(&web, (pool, &case), Some(Paper::Other)).await?;
    let told = |text: &str| {
        let fits = !text.is_empty() && text.chars().count() <= TEXT_MAX;
        fits.then(|| text.to_owned())
    };
    let text = sent.form.parse("text", told, "object-text-missing");
    if !sent.refused.is_empty() {
        sent.form.refuse("files", "aid-files-refused");
    }
    if let (Some(text), false) = (text, sent.form.is_wrong()) {
        let seen = sent.form.value("seen").parse().map_err(|_| Rejection::FieldsWrong)?;
        let words = Words { text, papers: sent.added.clone(), ..Words::default() };
        let step = HumanStep::Object { objection: sent.key };
        let asked = StepAsked { step, words, seen };
        let (of, what, when) = ((pool, case.as_str()), (sent.key, &asked), (on, web.now()));
        match take_step(&web.community, &sent.caller, of, what, when).await {
            Ok(_) => {
                sent.done();
                return Ok(see(&format!("/me/cases/{pool}/{case}/object?done=yes")));
            }
            Err(StoreFailure::Rejected(rejection)) => sent.form.refuse("", rejection),
            Err(failure) => return Err(failure.into()),
        }
    }
    let refused = sent.refused.clone();
    let template = object_page(&web, (&page, &sent.form), (pool, &case), refused).await?;
    mistyped(&page, &template)
}

/// Whether who is signed in, if anybody is, has a membership in the pool.
pub(crate) async fn is_a_member(web: &Web, page: &Page, pool: PoolId) -> Result<bool, Problem> {
    let (Some(viewer), Some(_)) = (&page.viewer, page.person()) else { return Ok(false) };
    let on = business_date(web, pool).await?;
    match membership_meant(&web.community, viewer, (pool, None), on).await {
        Ok(_) => Ok(true),
        Err(StoreFailure::Rejected(_)) => Ok(false),
        Err(failure) => Err(failure.into()),
    }
}

/// The business date, for a member of the pool.
async fn a_member_here(web: &Web, page: &Page, pool: PoolId) -> Result<Date, Problem> {
    viewer(page)?;
    if !is_a_member(web, page, pool).await? {
        return Err(Rejection::OnlyMembers.into());
    }
    business_date(web, pool).await
}

async fn object_page<'p>(
    web: &Web,
    (page, form): (&'p Page, &'p Form),
    (pool, case): (PoolId, &str),
    refused: Vec<(String, Rejection)>,
) -> Result<ObjectPage<'p>, Problem> {
    let shown = public_case(&web.community, (pool, case)).await?;
    let seen = OpenCase::read(&web.community, pool, case).await?.file.steps;
    let version = shown.card.version;
    let rules = service::plans::rules_of_version(&web.community, pool, version).await?;
    let texts = &rules.covenant(page.language()).articles;
    Ok(ObjectPage {
        page,
        form,
        pool,
        currency: rules.values.sharing.currency,
        article: article_heading(NOTICE, page.language()),
        article_text: texts.get(NOTICE.saturating_sub(1)).cloned().unwrap_or_default(),
        shown,
        refused,
        seen,
        has_objected: false,
    })
}

impl ObjectPage<'_> {
    fn condition(&self) -> String {
        let id = self.shown.card.condition.as_deref();
        match id.and_then(|id| conditions::find(id).ok()) {
            Some(known) => self.page.pick(known.chinese, known.english).to_owned(),
            None => self.page.text("aid-case-of-spending").to_string(),
        }
    }

    fn state(&self) -> &'static str {
        self.shown.state.name(self.page.language())
    }

    fn ages(&self) -> String {
        match self.shown.card.age_band {
            Some((from, through)) => {
                let text = self.page.text("join-ages").with("from", from);
                text.with("through", through).to_string()
            }
            None => String::new(),
        }
    }
}
