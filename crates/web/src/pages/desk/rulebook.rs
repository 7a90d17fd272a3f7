//! The rules of a plan at the desk: looked at by file and line, held beside the version in force,
//! published ahead.

use super::frame::{OnPlan, Plan};
use super::sent_files::SubmittedTexts;
use super::sure::is_sure;
use crate::digest_text;
use crate::pages::answer::{PageAnswer, html, mistyped, see};
use crate::pages::form::Form;
use crate::pages::page::Page;
use crate::problem::Problem;
use crate::rulebooks::published_on;
use crate::state::Web;
use askama::Template;
use axum::Router;
use axum::extract::{DefaultBodyLimit, Path, RawQuery, State};
use axum::routing::{get, post};
use jiff::civil::Date;
use ledger::{Fault, Place, Rejection};
use rules::age::days_after;
use rules::comparison::{Comparison, Direction, compare};
use rules::covenant::article_heading;
use rules::{Rulebook, RulebookFiles, VersionId};
use service::plans::{PublishFailure, publish, rules_of_version, versions};
use std::sync::Arc;
use store::{PoolId, PublishedVersion, reads};

/// The largest form with the four texts.
const FORM_MAX: usize = 2 * 1024 * 1024;

/// The seed of the members and cases on which two versions are held against each other.
const SEED: u64 = 1;

/// The four texts, by the names of their fields and files.
const TEXTS: [(&str, &str); 4] = [
    ("covenant_zh", "covenant.zh.md"),
    ("covenant_en", "covenant.en.md"),
    ("values", "values.toml"),
    ("cases", "cases.toml"),
];

/// A difference of two versions.
struct DifferenceLine {
    article: String,
    direction: &'static str,
    tone: &'static str,
    words: String,
    count: u64,
}

/// What was found of the four texts.
struct Looked {
    faults: Vec<FaultLine>,
    differences: Vec<DifferenceLine>,
    version_id: String,
    in_force_on: String,
    tried: u64,
}

/// A fault, by file and line.
struct FaultLine {
    place: String,
    key: String,
    text: String,
    wrong: String,
    right: String,
    number: u16,
}

#[derive(Template)]
#[template(path = "desk/rules.html")]
struct RulesPage<'p> {
    page: &'p Page,
    plan: &'p Plan,
    versions: Vec<PublishedVersion>,
    earliest: Option<Date>,
    notice_days: u32,
    form: &'p Form,
    looked: Option<Looked>,
    done: String,
}

impl RulesPage<'_> {
    fn texts(&self) -> [(&'static str, &'static str); 4] {
        TEXTS
    }
}

impl Looked {
    fn may_publish(&self) -> bool {
        self.faults.is_empty()
    }
}

pub(super) fn routes() -> Router<Arc<Web>> {
    let check = post(look).layer(DefaultBodyLimit::max(FORM_MAX));
    Router::new().route("/desk/rules/{pool}", get(show)).route("/desk/rules/{pool}/versions", check)
}

async fn show(
    State(web): State<Arc<Web>>,
    OnPlan { page, plan }: OnPlan,
    Path(pool): Path<PoolId>,
    RawQuery(query): RawQuery,
) -> PageAnswer {
    let asked = Form::read(query.unwrap_or_default().as_bytes());
    let form = match asked.value("from") {
        "" => Form::default(),
        version => filled(&web, pool, version).await?,
    };
    let mut template = template(&web, &page, &plan, &form).await?;
    if asked.is("done", "published") {
        template.done = page.text("rules-desk-done").to_string();
    }
    html(&page, &template)
}

/// A form with the texts of a version in it, to begin from.
async fn filled(web: &Web, pool: PoolId, version: &str) -> Result<Form, Problem> {
    let version_id = digest_text::read(version)?;
    let mut reader = web.community.store.reader().await?;
    let files = reads::rulebook_texts(&mut *reader, pool, version_id).await?;
    Ok(Form::of(&[
        ("covenant_zh", files.covenant_zh),
        ("covenant_en", files.covenant_en),
        ("values", files.values),
        ("cases", files.cases),
    ]))
}

async fn template<'p>(
    web: &Web,
    page: &'p Page,
    plan: &'p Plan,
    form: &'p Form,
) -> Result<RulesPage<'p>, Problem> {
    let versions = versions(&web.community, plan.pool).await?;
    let (mut earliest, mut notice_days) = (None, 0);
    if let Some(last) = versions.last() {
        let rules = rules_of_version(&web.community, plan.pool, last.version_id).await?;
        notice_days = rules.values.change.notice_days;
        earliest = Some(days_after(plan.on, notice_days.max(1)));
    }
    let done = String::new();
    Ok(RulesPage { page, plan, versions, earliest, notice_days, form, looked: None, done })
}

/// Looks at four texts; where they have no fault and the reader says so, publishes them.
async fn look(
    State(web): State<Arc<Web>>,
    OnPlan { page, plan }: OnPlan,
    Path(pool): Path<PoolId>,
    submitted: SubmittedTexts,
) -> PageAnswer {
    let mut form = submitted.form.clone();
    for (field, _) in TEXTS {
        // A browser sends the lines of a field with carriage returns; a rulebook has none.
        let text = form.raw(field).replace("\r\n", "\n");
        form.set(field, text);
    }
    let published = versions(&web.community, pool).await?;
    let plan_name = published.last().map_or(form.value("plan").to_owned(), |one| one.plan.clone());
    let files = RulebookFiles {
        plan: plan_name,
        version: form.value("version").to_owned(),
        covenant_zh: form.raw("covenant_zh").to_owned(),
        covenant_en: form.raw("covenant_en").to_owned(),
        values: form.raw("values").to_owned(),
        cases: form.raw("cases").to_owned(),
    };
    let version_id = VersionId::of(&files).bytes();
    let on = published_on(&web, pool, version_id).await?;
    if is_sure(&form) {
        match publish(&web.community, submitted.key, pool, (&files, on)).await {
            Ok(_) => {
                submitted.done();
                return Ok(see(&format!("/desk/rules/{pool}?done=published")));
            }
            Err(PublishFailure::Faults(_)) => {}
            Err(PublishFailure::Store(store::StoreFailure::Rejected(why))) => {
                form.refuse("", why);
            }
            Err(PublishFailure::Store(failure)) => return Err(failure.into()),
        }
    }
    let older = match published.last() {
        Some(last) => Some(rules_of_version(&web.community, pool, last.version_id).await?),
        None => None,
    };
    let looked = looked(&page, (&files, on), older.as_deref());
    let looked = looked.unwrap_or_else(|why| {
        form.refuse("version", why);
        None
    });
    let is_wrong = form.is_wrong();
    let mut template = template(&web, &page, &plan, &form).await?;
    template.looked = looked;
    if is_wrong { mistyped(&page, &template) } else { html(&page, &template) }
}

/// What is found of four texts: their faults, or how they differ from the version before.
fn looked(
    page: &Page,
    (files, on): (&RulebookFiles, Date),
    older: Option<&Rulebook>,
) -> Result<Option<Looked>, Rejection> {
    let none = |faults: Vec<Fault>| Looked {
        faults: faults.iter().map(|one| fault(page, one)).collect(),
        differences: Vec::new(),
        version_id: String::new(),
        in_force_on: String::new(),
        tried: 0,
    };
    let mut newer = match Rulebook::read(files) {
        Ok(newer) => newer,
        Err(faults) => return Ok(Some(none(faults))),
    };
    let announced_on = &mut newer.values.change.announced_on;
    *announced_on = on.max(*announced_on);
    if newer.version < on {
        return Err(Rejection::VersionInThePast);
    }
    let mut found = none(Vec::new());
    found.version_id = newer.version_id.to_string();
    found.in_force_on = page.date(&newer.version);
    if let Some(older) = older {
        let Comparison { differences, tried, .. } = compare(older, &newer, SEED)?;
        let comparison = Comparison { differences, tried, seed: SEED };
        let faults = comparison.narrowing_faults(older, &newer);
        found.faults = faults.iter().map(|one| fault(page, one)).collect();
        found.tried = comparison.tried;
        found.differences = comparison.differences.iter().map(|one| line(page, one)).collect();
    }
    Ok(Some(found))
}

fn line(page: &Page, one: &rules::comparison::Difference) -> DifferenceLine {
    let (direction, tone) = match one.direction {
        Direction::Worse => ("rules-desk-worse", "bad"),
        Direction::Better => ("rules-desk-better", "good"),
        Direction::Different => ("rules-desk-different", ""),
    };
    DifferenceLine {
        article: article_heading(usize::from(one.article), page.language()),
        direction,
        tone,
        words: page.pick(&one.words.chinese, &one.words.english).to_owned(),
        count: one.count,
    }
}

fn fault(page: &Page, fault: &Fault) -> FaultLine {
    let words = fault.rejection.words();
    let remedy = page.pick(words.remedy_chinese, words.remedy_english);
    let expected = fault.expected.as_ref();
    let right = expected.map_or(remedy, |one| page.pick(&one.chinese, &one.english));
    let line = fault.line.map_or(String::new(), |line| format!(":{line}"));
    FaultLine {
        place: format!("{}{line}", fault.file),
        key: match &fault.place {
            Place::Whole => String::new(),
            Place::Column(name) | Place::Key(name) => name.clone(),
        },
        text: fault.text.clone(),
        wrong: page.pick(words.chinese, words.english).to_owned(),
        right: right.to_owned(),
        number: fault.rejection.number(),
    }
}
