//! What a plan costs and gives somebody of an age. Nothing of who asks is kept or logged.

use crate::body::{Json as Body, Sent};
use crate::language;
use crate::problem::Problem;
use crate::state::Web;
use axum::Json;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use jiff::civil::Date;
use ledger::{Language, Rejection};
use money::Amount;
use rules::articles::Refusal;
use rules::values::{Benefit, Form};
use serde::{Deserialize, Serialize};
use service::cost::{Basis, CostQuote, KeepsCover, Waits, Whose, quote_cost};
use std::sync::Arc;
use store::PoolId;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub(crate) fn routes() -> OpenApiRouter<Arc<Web>> {
    OpenApiRouter::new().routes(routes!(quote))
}

/// Whose cost is asked for: a date of birth or an age, one of the two.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "age": 36 }))]
struct CostAsked {
    /// The date of birth.
    born: Option<Date>,
    /// The age in whole years.
    age: Option<u32>,
}

/// What joining today with one unit costs and gives; amounts in minor units.
#[derive(Serialize, ToSchema)]
struct CostShown {
    /// The day.
    #[schema(example = "2026-10-31")]
    on: Date,
    /// The hash that names the version of the rules.
    version: String,
    /// The currency's code.
    #[schema(example = "CNY")]
    currency: &'static str,
    /// The age.
    #[schema(example = 36)]
    age: u32,
    /// Why this age may not join.
    refusal: Option<AgeRefusal>,
    /// Article 2: the first day on which this person may join.
    #[schema(example = "1990-11-30")]
    may_join_from: Date,
    /// Article 2: the last one.
    #[schema(example = "2055-10-30")]
    may_join_through: Date,
    /// The shares of a year.
    yearly: YearlyShown,
    /// What has to be there to stay covered.
    keeps_cover: KeepsCoverShown,
    /// Article 7: what is given.
    gives: GivesShown,
    /// Article 4: the first day in force.
    #[schema(example = "2026-11-01")]
    in_force_on: Date,
    /// Article 5: how long an illness waits.
    illness: WaitsShown,
    /// Article 5: how long an accident waits.
    accident: WaitsShown,
    /// Article 12: the birthday on which the membership ends.
    #[schema(example = "2060-10-31")]
    ends_on: Date,
}

/// Why an age may not join.
#[derive(Serialize, ToSchema)]
struct AgeRefusal {
    /// The article.
    #[schema(example = 2)]
    article: u8,
    /// The number of the rejection.
    code: u16,
    /// What is wrong, in the language of the request.
    title: &'static str,
}

/// The shares of a year: an interval.
#[derive(Serialize, ToSchema)]
struct YearlyShown {
    /// A year of low rounds.
    #[schema(example = 2_400)]
    low_minor: i64,
    /// A year like the last one, or as the table leads one to expect.
    #[schema(example = 7_800)]
    middle_minor: i64,
    /// A year of high rounds.
    #[schema(example = 14_400)]
    high_minor: i64,
    /// How many rounds a year the calendar has.
    #[schema(example = 12)]
    rounds_a_year: u32,
    /// Article 8: the most that a year may ask.
    #[schema(example = 36_000)]
    year_cap_minor: Option<i64>,
    /// What it is drawn from.
    basis: BasisShown,
}

/// What the shares of a year are drawn from.
#[derive(Serialize, ToSchema)]
#[serde(tag = "is", rename_all = "snake_case")]
enum BasisShown {
    /// The rounds of the year before: low and high are a year of rounds like the lowest and the
    /// highest, the middle one of rounds as they were, by their mean.
    Rounds {
        /// How many.
        count: u32,
        /// The day the first settled.
        from: Date,
        /// The day the last settled.
        through: Date,
        /// The lowest share.
        lowest_minor: i64,
        /// The median share.
        median_minor: i64,
        /// The highest share.
        highest_minor: i64,
        /// What they asked for together.
        together_minor: i64,
    },
    /// The published table of critical illness, where rounds are too few; low and high are two
    /// standard deviations of the number of cases away.
    Incidence {
        /// Among how many members it is shared.
        members: u64,
        /// The illnesses of a million people and a year.
        cases_per_million: u64,
        /// The mean aid of a case.
        aid_minor: i64,
        /// The fee on top, in basis points.
        fee_bp: u32,
    },
}

/// The amount that really keeps cover.
#[derive(Serialize, ToSchema)]
#[serde(tag = "is", rename_all = "snake_case")]
enum KeepsCoverShown {
    /// Paid in beforehand.
    Prepaid {
        /// The balance below which a member is not covered.
        floor_minor: i64,
        /// What the plan asks for at joining.
        asked_minor: i64,
        /// What covers a year of high shares and leaves the floor.
        deposit_minor: i64,
    },
    /// Debited after each round.
    Postpaid {
        /// The debit of a high round.
        high_debit_minor: i64,
        /// Article 8: the most a round may ask.
        limit_minor: Option<i64>,
    },
}

/// What is given, by grade and age.
#[derive(Serialize, ToSchema)]
struct GivesShown {
    /// `lump_sum`: the amount of the band; `reimbursement`: a part of the bills up to it;
    /// `spending_steps`: it, or more by what the treatment costs.
    #[schema(example = "lump_sum")]
    form: &'static str,
    /// The amounts from this age on.
    bands: Vec<AgeBand>,
    /// Reimbursement: what the member bears first.
    deductible_minor: Option<i64>,
    /// Reimbursement: the part above it that is given, in basis points.
    ratio_bp: Option<u32>,
    /// Spending from which on more is given.
    steps: Vec<SpendingStep>,
    /// The part of the amount by whole years in the plan; none: always the whole.
    seniority: Vec<PartByYears>,
    /// How many aids one member may receive.
    #[schema(example = 1)]
    aids_max: u32,
}

/// An amount for a grade and some ages.
#[derive(Serialize, ToSchema)]
struct AgeBand {
    /// The grade.
    #[schema(example = "severe")]
    grade: String,
    /// From this age on.
    #[schema(example = 36)]
    age_from: u32,
    /// Through this one.
    #[schema(example = 39)]
    age_through: u32,
    /// The sum or the ceiling.
    #[schema(example = 10_000_000)]
    amount_minor: i64,
}

/// What some spending gives.
#[derive(Serialize, ToSchema)]
struct SpendingStep {
    /// From this spending on.
    spending_minor: i64,
    /// So much is given.
    amount_minor: i64,
}

/// What some years in the plan give.
#[derive(Serialize, ToSchema)]
struct PartByYears {
    /// From these years on.
    years_from: u32,
    /// This part, in basis points.
    ratio_bp: u32,
}

/// How long a cause waits.
#[derive(Serialize, ToSchema)]
struct WaitsShown {
    /// The days.
    #[schema(example = 90)]
    days: u32,
    /// The first day on which a diagnosis is covered.
    #[schema(example = "2027-01-30")]
    covered_on: Date,
}

/// Says what a plan costs and gives somebody of an age who joins today. Nothing of it is kept.
#[utoipa::path(
    post, path = "/pools/{pool}/cost-quotes", tag = "joinings", request_body = CostAsked,
    responses((status = 200, body = CostShown))
)]
async fn quote(
    State(web): State<Arc<Web>>,
    Path(pool): Path<PoolId>,
    headers: HeaderMap,
    Sent(Body(asked)): Sent<Body<CostAsked>>,
) -> Result<Json<CostShown>, Problem> {
    let whose = match (asked.born, asked.age) {
        (Some(born), None) => Whose::Born(born),
        (None, Some(age)) => Whose::Aged(age),
        _ => return Err(Rejection::FieldsWrong.into()),
    };
    let quote = quote_cost(&web.community, pool, whose).await?;
    Ok(Json(shown(&quote, language::of_request(&headers))))
}

fn shown(quote: &CostQuote, language: Language) -> CostShown {
    let yearly = quote.yearly;
    let waits = |waits: Waits| WaitsShown { days: waits.days, covered_on: waits.covered_on };
    CostShown {
        on: quote.on,
        version: quote.version_id.to_string(),
        currency: quote.currency.code(),
        age: quote.age,
        refusal: quote.refusal.map(|refusal| refusal_in(refusal, language)),
        may_join_from: quote.may_join.0,
        may_join_through: quote.may_join.1,
        yearly: YearlyShown {
            low_minor: yearly.low.minor(),
            middle_minor: yearly.middle.minor(),
            high_minor: yearly.high.minor(),
            rounds_a_year: yearly.rounds_a_year,
            year_cap_minor: yearly.year_cap.map(Amount::minor),
            basis: basis(yearly.basis),
        },
        keeps_cover: keeps_cover(quote.keeps_cover),
        gives: gives(&quote.benefit),
        in_force_on: quote.in_force_on,
        illness: waits(quote.illness),
        accident: waits(quote.accident),
        ends_on: quote.ends_on,
    }
}

fn refusal_in(refusal: Refusal, language: Language) -> AgeRefusal {
    let words = refusal.rejection.words();
    let title = language.pick(words.chinese, words.english);
    AgeRefusal { article: refusal.article, code: refusal.rejection.number(), title }
}

fn basis(basis: Basis) -> BasisShown {
    match basis {
        Basis::Rounds { count, from, through, lowest, median, highest, together } => {
            BasisShown::Rounds {
                count,
                from,
                through,
                lowest_minor: lowest.minor(),
                median_minor: median.minor(),
                highest_minor: highest.minor(),
                together_minor: together.minor(),
            }
        }
        Basis::Incidence { members, cases_per_million, aid, fee_bp } => {
            BasisShown::Incidence { members, cases_per_million, aid_minor: aid.minor(), fee_bp }
        }
    }
}

fn keeps_cover(keeps: KeepsCover) -> KeepsCoverShown {
    match keeps {
        KeepsCover::Prepaid { floor, asked, deposit } => KeepsCoverShown::Prepaid {
            floor_minor: floor.minor(),
            asked_minor: asked.minor(),
            deposit_minor: deposit.minor(),
        },
        KeepsCover::Postpaid { high_debit, limit } => KeepsCoverShown::Postpaid {
            high_debit_minor: high_debit.minor(),
            limit_minor: limit.map(Amount::minor),
        },
    }
}

fn gives(benefit: &Benefit) -> GivesShown {
    let (form, terms) = match benefit.form {
        Form::LumpSum => ("lump_sum", None),
        Form::Reimbursement(terms) => ("reimbursement", Some(terms)),
        Form::SpendingSteps => ("spending_steps", None),
    };
    let bands = benefit.bands.iter().map(|band| AgeBand {
        grade: band.grade.clone(),
        age_from: band.age_from,
        age_through: band.age_through,
        amount_minor: band.amount.minor(),
    });
    let steps = benefit.steps.iter().map(|step| SpendingStep {
        spending_minor: step.spending.minor(),
        amount_minor: step.amount.minor(),
    });
    let parts = benefit.seniority.iter();
    GivesShown {
        form,
        bands: bands.collect(),
        deductible_minor: terms.map(|terms| terms.deductible.minor()),
        ratio_bp: terms.map(|terms| terms.ratio_bp),
        steps: steps.collect(),
        seniority: parts
            .map(|part| PartByYears { years_from: part.years_from, ratio_bp: part.ratio_bp })
            .collect(),
        aids_max: benefit.aids_max,
    }
}
