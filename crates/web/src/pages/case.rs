//! A case as everybody sees it: the masked card, who checked what and when, redacted copies,
//! objections with their answers, and what a jury decided.

use super::aid::is_a_member;
use super::answer::{PageAnswer, html};
use super::case_words::{condition, step, tone};
use super::components::{Moment, Tense, TimeLimit};
use super::page::Page;
use super::plan_frame::PlanFrame;
use super::value_words::percent;
use crate::digest_text;
use crate::state::Web;
use askama::Template;
use axum::Router;
use axum::extract::{Path, State};
use axum::routing::get;
use casework::case::Answer;
use casework::clock::ClockOwner;
use casework::jury::JuryOutcome;
use casework::notice::{NoticeCard, sex_word};
use casework::state::State as CaseState;
use ledger::Rejection;
use money::Amount;
use rules::covenant::article_heading;
use service::cases::jury::{JuryPhase, JuryResult, jury_result};
use service::cases::{PublicCase, PublicObjection, RedactedCopy, public_case, redacted_copies};
use std::sync::Arc;
use store::{PoolId, StoreFailure};

pub(super) fn routes() -> Router<Arc<Web>> {
    Router::new().route("/plans/{pool}/cases/{case}", get(show))
}

/// An objection in words.
pub(crate) struct ObjectionShown {
    /// When it was made.
    pub made: String,
    /// What was answered.
    pub answer: String,
    /// The reason it rests on, where it was upheld.
    pub why: Option<String>,
}

#[derive(Template)]
#[template(path = "case.html")]
struct CasePage<'p> {
    page: &'p Page,
    plan: &'p PlanFrame,
    public: &'p PublicCase,
    facts: Vec<(String, String)>,
    timeline: Vec<Moment>,
    limit: Option<TimeLimit>,
    copies: Vec<RedactedCopy>,
    objections: Vec<ObjectionShown>,
    jury: Vec<String>,
    seed: Option<(String, Option<String>)>,
    /// Whether who is signed in may object now.
    may_object: bool,
}

impl CasePage<'_> {
    fn card(&self) -> &NoticeCard {
        &self.public.card
    }

    fn state(&self) -> &'static str {
        self.public.state.name(self.page.language())
    }

    fn tone(&self) -> &'static str {
        // A case that is over without aid is no good news.
        match self.public.card.aid {
            Some(_) => tone(self.public.state),
            None => "",
        }
    }

    /// What is said of a case that no round carried.
    fn without_round(&self) -> &'static str {
        match self.public.card.aid {
            Some(_) => "case-round-none",
            None => "case-round-never",
        }
    }

    fn version(&self) -> String {
        digest_text::text(&self.public.card.version)
    }

    fn is_open(&self) -> bool {
        is_open_to_objections(self.public.state)
    }

    /// What a copy is of.
    fn paper(&self, copy: &RedactedCopy) -> String {
        let known = casework::checks::Paper::from_slug(&copy.paper);
        known.map_or_else(String::new, |paper| paper.name(self.page.language()).to_owned())
    }

    fn size(&self, copy: &RedactedCopy) -> String {
        let kilobytes = self.page.number(copy.size.div_ceil(1024));
        let kind = copy.media_type.rsplit('/').next().unwrap_or_default().to_uppercase();
        format!("{kind} · {kilobytes} KB")
    }
}

fn is_open_to_objections(state: CaseState) -> bool {
    use CaseState::{Carried, Notice, Objected, Paid};
    matches!(state, Notice | Objected | Carried | Paid)
}

async fn show(
    State(web): State<Arc<Web>>,
    page: Page,
    Path((pool, case)): Path<(PoolId, String)>,
) -> PageAnswer {
    let plan = PlanFrame::read(&web, pool).await?;
    let public = public_case(&web.community, (pool, &case)).await?;
    let copies = match redacted_copies(&web.community, (pool, &case)).await {
        Ok(copies) => copies,
        // Before the public it was; it is no more.
        Err(StoreFailure::Rejected(Rejection::CaseFileUnknown)) => Vec::new(),
        Err(failure) => return Err(failure.into()),
    };
    let jury = match jury_result(&web.community, (pool, &case)).await {
        Ok(jury) => Some(jury),
        Err(StoreFailure::Rejected(Rejection::JuryNotOpen)) => None,
        Err(failure) => return Err(failure.into()),
    };
    let page = plan.on(page);
    let today = page.business_date;
    let may_object = is_open_to_objections(public.state) && is_a_member(&web, &page, pool).await?;
    let template = CasePage {
        page: &page,
        plan: &plan,
        public: &public,
        may_object,
        facts: facts(&page, &plan, &public),
        timeline: timeline(&page, &public),
        limit: public.clock.zip(today).map(|(clock, day)| TimeLimit::seen(clock.due_on, day)),
        copies,
        objections: objections_shown(&page, &public.objected),
        jury: jury.as_ref().map(|jury| jury_words(&page, jury)).unwrap_or_default(),
        seed: jury.as_ref().map(|jury| {
            (digest_text::text(&jury.commitment), jury.seed.as_ref().map(digest_text::text))
        }),
    };
    html(&page, &template)
}

/// What is known of the case, without anybody being known by it.
fn facts(page: &Page, plan: &PlanFrame, public: &PublicCase) -> Vec<(String, String)> {
    let card = &public.card;
    let currency = plan.currency();
    let mut facts = Vec::new();
    let mut add = |key: &str, value: String| facts.push((page.text(key).to_string(), value));
    let unknown = || page.text("case-erased").to_string();
    add("case-name", card.name.clone().unwrap_or_else(unknown));
    if let Some((from, through)) = card.age_band {
        let key = if from >= 80 { "case-age-from" } else { "case-age-band" };
        let band = page.text(key).with("from", from).with("through", through);
        add("case-age", band.to_string());
    }
    if let Some(sex) = card.sex {
        add("case-sex", sex_word(sex, page.language()).to_owned());
    }
    if let Some(province) = card.province {
        add("case-province", province.name(page.language()).to_owned());
    }
    if let Some(id) = &card.condition {
        add("case-condition", condition(page, &plan.rules, id));
    }
    match card.aid {
        Some(aid) => add("case-aid", page.money(&aid, &currency)),
        None => add("case-aid", page.text("case-no-aid").to_string()),
    }
    if public.paid > Amount::ZERO {
        add("case-paid-so-far", page.money(&public.paid, &currency));
    }
    let days = page.text("case-days").with("count", card.days_in_plan).to_string();
    add("case-days-in-plan", days);
    let rounds = page.text("case-rounds").with("count", card.rounds_shared).to_string();
    add("case-rounds-shared", rounds);
    if public.visit_fees > Amount::ZERO {
        add("case-visit-fees", page.money(&public.visit_fees, &currency));
    }
    if public.breaches > 0 {
        add(
            "case-breaches",
            page.text("case-breaches-count").with("count", public.breaches).to_string(),
        );
    }
    facts
}

fn timeline(page: &Page, public: &PublicCase) -> Vec<Moment> {
    let happened = public.happened.iter().map(|(slug, on)| Moment {
        on: Some(*on),
        title: step(page, slug),
        detail: step_detail(page, slug),
        tense: Tense::Past,
    });
    let answered = public.objected.iter().filter_map(|objection| objection.answer);
    let answered = answered.map(|(on, _)| Moment {
        on: Some(on),
        title: step(page, "answer"),
        detail: step_detail(page, "answer"),
        tense: Tense::Past,
    });
    let mut moments: Vec<Moment> = happened.chain(answered).collect();
    moments.sort_by_key(|moment| moment.on);
    if let Some(clock) = public.clock {
        let owner = match clock.owner {
            ClockOwner::Operator => "case-waits-operator",
            ClockOwner::Applicant => "case-waits-applicant",
            ClockOwner::Members => "case-waits-members",
        };
        moments.push(Moment {
            on: Some(clock.due_on),
            title: public.state.name(page.language()).to_owned(),
            detail: page.text(owner).to_string(),
            tense: Tense::Present,
        });
    }
    moments
}

/// By whom a step is taken, where the name of it does not say so.
fn step_detail(page: &Page, slug: &str) -> String {
    let key = format!("case-step-by-{}", slug.replace('_', "-"));
    if page.texts.has(&key) { page.text(&key).to_string() } else { String::new() }
}

/// The objections of a case in words.
pub(crate) fn objections_shown(page: &Page, objections: &[PublicObjection]) -> Vec<ObjectionShown> {
    let shown = objections.iter().map(|objection| {
        let answer = match objection.answer {
            None => page.text("objection-waits").to_string(),
            Some((on, answer)) => {
                let key = match answer {
                    Answer::Dismissed => "objection-dismissed",
                    Answer::Upheld => "objection-upheld",
                    Answer::Overtaken => "objection-overtaken",
                };
                page.text(key).with("date", page.date(&on)).to_string()
            }
        };
        let why = objection.upheld_for.map(|reason| {
            let words = reason.words();
            let article = article_heading(usize::from(reason.article()), page.language());
            page.text("objection-reason")
                .with("code", reason.code())
                .with("says", words.says(page.language()))
                .with("article", article)
                .to_string()
        });
        let made = page.text("objection-made").with("date", page.date(&objection.made_on));
        ObjectionShown { made: made.to_string(), answer, why }
    });
    shown.collect()
}

/// What everybody may know of a jury, sentence by sentence.
fn jury_words(page: &Page, jury: &JuryResult) -> Vec<String> {
    let say = |key: &str| page.text(key).to_string();
    let mut words = vec![match jury.phase {
        JuryPhase::Committed => say("jury-public-committed"),
        JuryPhase::Sitting => say("jury-public-sitting"),
        JuryPhase::Decided(JuryOutcome::For) => say("jury-public-for"),
        JuryPhase::Decided(JuryOutcome::Against) => say("jury-public-against"),
        JuryPhase::Decided(JuryOutcome::NoQuorum) => say("jury-public-no-quorum"),
        JuryPhase::Stopped => say("jury-public-stopped"),
    }];
    if let Some(sitting) = jury.sitting {
        words.push(
            page.text("jury-public-time")
                .with("from", page.moment(&sitting.opens_at))
                .with("to", page.moment(&sitting.closes_at))
                .with("quorum", page.number(sitting.quorum))
                .with("part", percent(page, jury.threshold_bp))
                .to_string(),
        );
    }
    if let Some(tally) = jury.tally {
        words.push(
            page.text("jury-public-votes")
                .with("for", page.number(tally.votes_for))
                .with("against", page.number(tally.votes_against))
                .to_string(),
        );
    }
    words
}
