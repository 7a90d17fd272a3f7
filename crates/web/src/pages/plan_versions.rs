//! The versions of a plan's rules: which there were, and what each changed for whom.

use super::answer::{PageAnswer, html};
use super::covenant::{ArticleShown, articles, opening};
use super::page::Page;
use super::plan_frame::PlanFrame;
use crate::digest_text;
use crate::problem::Problem;
use crate::state::Web;
use askama::Template;
use axum::Router;
use axum::extract::{Path, State};
use axum::http::header;
use axum::response::IntoResponse;
use axum::routing::get;
use ledger::Rejection;
use rules::Rulebook;
use rules::comparison::{Comparison, Difference, Direction, compare};
use rules::covenant::article_heading;
use rules::files::{CASES, COVENANT_EN, COVENANT_ZH, VALUES};
use service::plans::rules_of_version;
use std::collections::HashMap;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};
use store::{PoolId, PublishedVersion, reads};

/// The seed of the members and cases on which two versions are compared, as at publication.
const SEED: u64 = 1;

/// How many comparisons are kept.
const KEPT_MAX: usize = 64;

/// A comparison by the hashes of its two versions, which never change.
type Comparisons = HashMap<([u8; 32], [u8; 32]), Arc<Comparison>>;

static KEPT: LazyLock<Mutex<Comparisons>> = LazyLock::new(Mutex::default);

pub(super) fn routes() -> Router<Arc<Web>> {
    Router::new()
        .route("/plans/{pool}/versions", get(list))
        .route("/plans/{pool}/versions/{version}", get(show))
        .route("/plans/{pool}/versions/{version}/files/{file}", get(download))
}

#[derive(Template)]
#[template(path = "plan_versions.html")]
struct VersionsPage<'p> {
    page: &'p Page,
    plan: &'p PlanFrame,
}

#[derive(Template)]
#[template(path = "plan_version.html")]
struct VersionPage<'p> {
    page: &'p Page,
    plan: &'p PlanFrame,
    version: &'p PublishedVersion,
    before: Option<&'p PublishedVersion>,
    after: Option<&'p PublishedVersion>,
    rules: &'p Rulebook,
    comparison: Option<Arc<Comparison>>,
    title: &'p str,
    opening: String,
    articles: Vec<ArticleShown>,
}

impl VersionsPage<'_> {
    /// The versions, the latest first.
    fn latest_first(&self) -> impl Iterator<Item = &PublishedVersion> {
        self.plan.versions.iter().rev()
    }

    fn state(&self, version: &PublishedVersion) -> &'static str {
        state(self.plan, version)
    }
}

impl VersionPage<'_> {
    fn hash(&self) -> String {
        digest_text::text(&self.version.version_id)
    }

    fn state(&self) -> &'static str {
        state(self.plan, self.version)
    }

    /// The differences article by article.
    fn changes(&self) -> Vec<(String, Vec<&Difference>)> {
        let Some(comparison) = &self.comparison else { return Vec::new() };
        let mut changes: Vec<(u8, Vec<&Difference>)> = Vec::new();
        for difference in &comparison.differences {
            match changes.last_mut().filter(|(article, _)| *article == difference.article) {
                Some((_, of_article)) => of_article.push(difference),
                None => changes.push((difference.article, vec![difference])),
            }
        }
        let heading = |article: u8| article_heading(usize::from(article), self.page.language());
        changes.into_iter().map(|(article, of)| (heading(article), of)).collect()
    }

    /// How a difference is for members: the tone of its badge, and the message on it.
    fn direction(&self, difference: &Difference) -> (&'static str, &'static str) {
        match difference.direction {
            Direction::Better => ("good", "version-better"),
            Direction::Worse => ("wait", "version-worse"),
            Direction::Different => ("", "version-different"),
        }
    }

    fn words<'d>(&self, difference: &'d Difference) -> &'d str {
        difference.words.pick(self.page.language())
    }

    fn tried(&self) -> u64 {
        self.comparison.as_ref().map_or(0, |comparison| comparison.tried)
    }

    /// The names of the four texts, as a folder has them.
    fn files(&self) -> [&'static str; 4] {
        [COVENANT_ZH, COVENANT_EN, VALUES, CASES]
    }

    fn file_words(&self, file: &str) -> String {
        self.page.word("version-file", file.replace('.', "-"))
    }

    fn announced(&self) -> String {
        self.page.date(&self.rules.values.change.announced_on)
    }
}

/// Where a version stands in time, as a part of a message's name.
fn state(plan: &PlanFrame, version: &PublishedVersion) -> &'static str {
    let shown = plan.version();
    match version.version.cmp(&shown.version) {
        std::cmp::Ordering::Less => "version-past",
        std::cmp::Ordering::Greater => "version-coming",
        // Before the first version is in force, it is shown and to come.
        std::cmp::Ordering::Equal if plan.business_date().is_none_or(|day| day < shown.version) => {
            "version-coming"
        }
        std::cmp::Ordering::Equal => "version-in-force",
    }
}

async fn list(State(web): State<Arc<Web>>, page: Page, Path(pool): Path<PoolId>) -> PageAnswer {
    let plan = PlanFrame::read(&web, pool).await?;
    let page = plan.on(page);
    html(&page, &VersionsPage { page: &page, plan: &plan })
}

async fn show(
    State(web): State<Arc<Web>>,
    page: Page,
    Path((pool, version)): Path<(PoolId, String)>,
) -> PageAnswer {
    let version_id = digest_text::read(&version)?;
    let plan = PlanFrame::read(&web, pool).await?;
    let place = plan.versions.iter().position(|one| one.version_id == version_id);
    let place = place.ok_or(Rejection::RulebookUnknown)?;
    let rules = rules_of_version(&web.community, pool, version_id).await?;
    let before = place.checked_sub(1).and_then(|place| plan.versions.get(place));
    let comparison = match before {
        Some(before) => {
            let older = rules_of_version(&web.community, pool, before.version_id).await?;
            Some(compared(older, Arc::clone(&rules)).await?)
        }
        None => None,
    };
    let page = plan.on(page);
    let (title, opening) = opening(&rules, page.language());
    let template = VersionPage {
        page: &page,
        plan: &plan,
        version: &plan.versions[place],
        before,
        after: plan.versions.get(place + 1),
        rules: &rules,
        comparison,
        title,
        opening,
        articles: articles(&page, &rules),
    };
    html(&page, &template)
}

/// One of the four texts of a version, byte for byte: its fingerprint can be reckoned from them.
async fn download(
    State(web): State<Arc<Web>>,
    Path((pool, version, file)): Path<(PoolId, String, String)>,
) -> PageAnswer {
    let version_id = digest_text::read(&version)?;
    let mut reader = web.community.store.reader().await?;
    let files = reads::rulebook_texts(&mut *reader, pool, version_id).await?;
    drop(reader);
    let found = files.named_texts().into_iter().find(|(name, _)| *name == file);
    let (name, text) = found.ok_or(Rejection::PathUnknown)?;
    let disposition = format!("attachment; filename=\"{name}\"");
    let headers = [
        (header::CONTENT_TYPE, "text/plain; charset=utf-8".to_owned()),
        (header::CONTENT_DISPOSITION, disposition),
    ];
    Ok((headers, text.to_owned()).into_response())
}

/// What two versions decide differently; reckoned once.
async fn compared(older: Arc<Rulebook>, newer: Arc<Rulebook>) -> Result<Arc<Comparison>, Problem> {
    let key = (older.version_id.bytes(), newer.version_id.bytes());
    let kept = || KEPT.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(known) = kept().get(&key) {
        return Ok(Arc::clone(known));
    }
    // Thousands of members and cases are tried: not where requests are served.
    let compared = tokio::task::spawn_blocking(move || compare(&older, &newer, SEED));
    let comparison = compared.await.map_err(|_| Rejection::InternalFault)??;
    let comparison = Arc::new(comparison);
    let mut kept = kept();
    if kept.len() >= KEPT_MAX {
        kept.clear();
    }
    kept.insert(key, Arc::clone(&comparison));
    Ok(comparison)
}
