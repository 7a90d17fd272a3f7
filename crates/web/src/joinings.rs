//! Joining: what it would mean, and the joining itself, on the pool's business date and under the
//! rules in force.
//!
//! A joining pays nothing in: money comes by a payment channel or by two people.

use crate::asked::{Asked, Written};
use crate::body::{Json as Body, Sent};
use crate::language;
use crate::problem::Problem;
use crate::schedule::business_date;
use crate::state::Web;
use crate::stop_orders::naming_order;
use axum::Json;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use jiff::civil::Date;
use ledger::{Language, Rejection};
use money::Amount;
use rules::values::Answer;
use serde::{Deserialize, Serialize};
use service::joining::{Asking, Consent, Joining, JoiningPrice, JoiningQuote, join, quote_joining};
use service::plans::{rules_of_version, rules_on};
use std::collections::BTreeMap;
use std::sync::Arc;
use store::{PoolId, person_reads};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use uuid::Uuid;

mod newcomers;

pub(crate) fn routes() -> OpenApiRouter<Arc<Web>> {
    OpenApiRouter::new().routes(routes!(quote)).routes(routes!(enrol)).merge(newcomers::routes())
}

/// The answers to the declaration: `yes` or `no`, by the ids of the questions.
pub(crate) type Answers = BTreeMap<String, String>;

/// Who thinks of joining.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct QuoteAsked {
    /// The date of birth.
    born: Date,
    /// The answers given so far.
    answers: Answers,
}

/// What joining today would mean; amounts in minor units.
#[derive(Serialize, ToSchema)]
struct QuoteShown {
    /// The day of joining.
    on: Date,
    /// Why not, when the person may not.
    refusal: Option<RefusalShown>,
    /// The declaration, question by question.
    declaration: Vec<QuestionShown>,
    /// Prepaid: what the plan asks for at joining.
    asked_minor: Option<i64>,
    /// Prepaid: the balance below which a member is not covered.
    floor_minor: Option<i64>,
    /// Prepaid: what keeps a member covered through a share as large as the last one.
    keeps_cover_minor: Option<i64>,
    /// Article 4: the first day in force.
    in_force_on: Date,
    /// Article 5: the first day on which an illness is covered.
    illness_covered_on: Date,
    /// Article 5: the same for an accident.
    accident_covered_on: Date,
    /// Article 7: the sums or ceilings by age.
    bands: Vec<BandShown>,
    /// Article 12: the birthday on which the membership ends.
    ends_on: Date,
}

/// Why somebody may not join.
#[derive(Serialize, ToSchema)]
struct RefusalShown {
    /// The article.
    article: u8,
    /// The number of the rejection.
    code: u16,
    /// What is wrong, in the language of the request.
    title: &'static str,
}

/// A question of the declaration.
#[derive(Serialize, ToSchema)]
struct QuestionShown {
    /// Its id.
    question: String,
    /// What was answered.
    answer: Option<&'static str>,
    /// Whether this answer bars joining.
    bars: bool,
}

/// An amount for some ages.
#[derive(Serialize, ToSchema)]
struct BandShown {
    /// The grade.
    grade: String,
    /// From this age on.
    age_from: u32,
    /// Through this age.
    age_through: u32,
    /// The sum or the ceiling.
    amount_minor: i64,
}

/// A joining.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct JoiningAsked {
    /// The pool.
    pool: PoolId,
    /// The new member's id, made by the client.
    member: Uuid,
    /// What a share is counted in.
    units: u32,
    /// The answers to the declaration.
    answers: Answers,
    /// Whether the covenant was read and agreed to.
    consent: bool,
}

/// A membership, and what proves it.
#[derive(Serialize, ToSchema)]
struct Joined {
    /// The member.
    member: Uuid,
    /// The signed receipt.
    receipt: String,
}

/// Says what joining today would mean. Nothing of it is kept.
#[utoipa::path(
    post, path = "/pools/{pool}/joining-quotes", tag = "joinings", request_body = QuoteAsked,
    responses((status = 200, body = QuoteShown))
)]
async fn quote(
    State(web): State<Arc<Web>>,
    Path(pool): Path<PoolId>,
    headers: HeaderMap,
    Sent(Body(asked)): Sent<Body<QuoteAsked>>,
) -> Result<Json<QuoteShown>, Problem> {
    let on = business_date(&web, pool).await?;
    let rulebook = rules_on(&web.community, pool, on).await?;
    let rounds = web.community.store.rounds(pool).await?;
    let last_share = rounds.last().map_or(Amount::ZERO, |round| round.share);
    let answers = answers(&asked.answers)?;
    let asking = Asking { born: asked.born, on, answers, closing_announced_on: None };
    let quote = quote_joining(&rulebook, &asking, last_share)?;
    Ok(Json(shown(quote, on, language::of_request(&headers))))
}

/// Joins a registered person to a pool.
#[utoipa::path(
    post, path = "/people/{person}/joinings", tag = "joinings", request_body = JoiningAsked,
    responses((status = 201, body = Joined))
)]
async fn enrol(
    State(web): State<Arc<Web>>,
    Path(person): Path<Uuid>,
    asked: Asked<Body<JoiningAsked>>,
) -> Result<Written<Joined>, Problem> {
    let JoiningAsked { pool, member, units, consent, .. } = asked.body.0;
    let before = joined_before(&web, person, (pool, member)).await?;
    let (on, rulebook) = match before {
        // A repeat, perhaps on a later day: it asks for what was done.
        Some((on, version)) => (on, rules_of_version(&web.community, pool, version).await?),
        None => {
            let on = business_date(&web, pool).await?;
            (on, rules_on(&web.community, pool, on).await?)
        }
    };
    let joining = Joining {
        batch: asked.key,
        pool,
        member,
        person,
        account: asked.caller.account,
        units,
        answers: answers(&asked.body.0.answers)?,
        consent: if consent { Consent::Given } else { Consent::Withheld },
        on,
        at: web.now(),
        deposit: None,
        closing_announced_on: None,
    };
    let joined = join(&web.community, &rulebook, &joining).await;
    let receipt = naming_order(&web, pool, joined).await?;
    Ok(asked.created(before.is_some(), Joined { member, receipt }))
}

/// The day and the rules of a joining that was done before.
async fn joined_before(
    web: &Web,
    person: Uuid,
    (pool, member): (PoolId, Uuid),
) -> Result<Option<(Date, [u8; 32])>, Problem> {
    let mut reader = web.community.store.reader().await?;
    let all = person_reads::memberships_of(&mut *reader, person).await?;
    let Some(one) = all.into_iter().find(|one| one.pool == pool && one.member == member) else {
        return Ok(None);
    };
    let kept = person_reads::membership(&mut *reader, pool, member).await?;
    Ok(Some((one.joined_on, kept.version)))
}

pub(crate) fn answers(given: &Answers) -> Result<BTreeMap<String, Answer>, Rejection> {
    let read = |(question, word): (&String, &String)| {
        let answer = Answer::from_word(word).ok_or(Rejection::FieldsWrong)?;
        Ok((question.clone(), answer))
    };
    given.iter().map(read).collect()
}

fn shown(quote: JoiningQuote, on: Date, language: Language) -> QuoteShown {
    let (asked, floor, keeps_cover) = match quote.price {
        JoiningPrice::Prepaid { asked, floor, keeps_cover } => {
            (Some(asked), Some(floor), Some(keeps_cover))
        }
        JoiningPrice::Postpaid => (None, None, None),
    };
    let refusal = quote.refusal.map(|refusal| {
        let words = refusal.rejection.words();
        let title = language.pick(words.chinese, words.english);
        RefusalShown { article: refusal.article, code: refusal.rejection.number(), title }
    });
    let declaration = quote.declaration.into_iter().map(|one| QuestionShown {
        question: one.question,
        answer: one.answer.map(Answer::word),
        bars: one.bars,
    });
    let bands = quote.bands.into_iter().map(|band| BandShown {
        grade: band.grade,
        age_from: band.age_from,
        age_through: band.age_through,
        amount_minor: band.amount.minor(),
    });
    QuoteShown {
        on,
        refusal,
        declaration: declaration.collect(),
        asked_minor: asked.map(Amount::minor),
        floor_minor: floor.map(Amount::minor),
        keeps_cover_minor: keeps_cover.map(Amount::minor),
        in_force_on: quote.in_force_on,
        illness_covered_on: quote.illness_covered_on,
        accident_covered_on: quote.accident_covered_on,
        bands: bands.collect(),
        ends_on: quote.ends_on,
    }
}
