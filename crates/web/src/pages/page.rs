//! What every page knows: the reader's language and type size, who is signed in, and where we are.

use super::oversight::{order_path, order_plan, order_words};
use super::texts::{Text, Texts};
use super::{assets, format, locale};
use crate::caller::{Caller, identify};
use crate::demo_clock::{DemoClock, DemoState};
use crate::problem::Problem;
use crate::state::Web;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, Method, Uri};
use jiff::Timestamp;
use jiff::civil::Date;
use ledger::{Language, Rejection};
use money::{Amount, Currency};
use service::principal::Principal;
use service::roles::{Action, Line};
use service::stop_orders::standing;
use std::convert::Infallible;
use std::fmt;
use std::sync::Arc;
use store::stop_order::{Instruction, KeptNote};
use store::{PersonId, PoolId};
use uuid::Uuid;

/// The cookie that keeps a choice of large type.
pub(crate) const TYPE: &str = "type";

/// The reader and the place.
#[derive(Clone)]
pub(crate) struct Page {
    /// The words of the reader's language.
    pub texts: &'static Texts,
    /// How large the type is.
    pub type_size: TypeSize,
    /// Who is signed in.
    pub viewer: Option<Arc<Principal>>,
    /// The address of this page, for the way back from a switch.
    pub address: String,
    /// The business date of what the page shows.
    pub business_date: Option<Date>,
    /// What makes a form of this page act once.
    pub key: Uuid,
    /// Where the world is, in a demonstration.
    pub demo: Option<DemoState>,
    /// The orders of supervisors that stand and concern what the page shows.
    pub orders: Vec<KeptNote>,
}

/// How large the type is; 适老化 asks for a large one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TypeSize {
    /// As designed.
    Usual,
    /// Everything a third larger, and more room to touch.
    Large,
}

impl FromRequestParts<Arc<Web>> for Page {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, web: &Arc<Web>) -> Result<Page, Infallible> {
        let mut page = Page::plain(&parts.headers, &parts.uri);
        page.key = web.community.new_id(web.now());
        page.demo = web.demo.as_ref().map(DemoClock::state);
        let pool = pool_of(parts.uri.path());
        // A page is shown, though it cannot be asked what stands.
        page.orders = standing(&web.community, pool, web.now()).await.unwrap_or_default();
        page.viewer = match parts.extensions.get::<Caller>() {
            Some(Caller(caller)) => Some(Arc::clone(caller)),
            // A public page says who is signed in; whoever is not simply is not.
            None => identify(web, &Method::GET, &parts.headers).await.ok().map(|found| found.0),
        };
        Ok(page)
    }
}

impl Page {
    /// A page for whoever sends these headers, with nobody signed in.
    pub fn plain(headers: &HeaderMap, uri: &Uri) -> Page {
        let address = uri.path_and_query().map_or("/", |whole| whole.as_str());
        Page {
            texts: locale::of_request(headers),
            type_size: match locale::cookie(headers, TYPE) {
                Some("large") => TypeSize::Large,
                _ => TypeSize::Usual,
            },
            viewer: None,
            address: address.to_owned(),
            business_date: None,
            key: Uuid::nil(),
            demo: None,
            orders: Vec::new(),
        }
    }

    /// The same page, showing what is on this business date.
    pub fn on(mut self, date: Date) -> Page {
        self.business_date = Some(date);
        self
    }

    /// A message of `locales/`.
    pub fn text(&self, key: &str) -> Text<'_> {
        self.texts.text(key)
    }

    /// The message of a word that the program knows, such as a state: `state-paid`.
    pub fn word(&self, kind: &str, word: impl AsRef<str>) -> String {
        let key = format!("{kind}-{}", word.as_ref().replace('_', "-"));
        self.texts.text(&key).to_string()
    }

    /// What an order of a supervisor stops, in a few words.
    pub fn order_words(&self, kept: &KeptNote) -> String {
        order_words(self, &kept.note.instruction)
    }

    /// The day from which an order holds.
    pub fn order_from(&self, kept: &KeptNote) -> String {
        match &kept.note.instruction {
            Instruction::Stop { from, .. } => self.date(from),
            Instruction::Lift { .. } => String::new(),
        }
    }

    /// The plan an order is for.
    pub fn order_plan(&self, kept: &KeptNote) -> String {
        order_plan(self, kept)
    }

    /// The address of an order.
    pub fn order_path(&self, kept: &KeptNote) -> String {
        order_path(&kept.note.reference)
    }

    /// One of two texts of the core.
    pub fn pick<'t>(&self, chinese: &'t str, english: &'t str) -> &'t str {
        self.texts.language.pick(chinese, english)
    }

    /// The language of the core that stands for the reader's.
    pub fn language(&self) -> Language {
        self.texts.language
    }

    /// What is wrong, and what would be right.
    pub fn rejection(&self, rejection: Rejection) -> String {
        let words = rejection.words();
        let wrong = self.pick(words.chinese, words.english);
        let right = self.pick(words.remedy_chinese, words.remedy_english);
        self.text("refused-with-remedy").with("wrong", wrong).with("right", right).to_string()
    }

    /// A whole number.
    pub fn number(&self, number: impl fmt::Display) -> String {
        format::number(self.texts, number)
    }

    /// An amount with its currency.
    pub fn money(&self, amount: &Amount, currency: &Currency) -> String {
        format::money(self.texts, *amount, *currency)
    }

    /// An amount in figures alone, for pictures.
    pub fn figures(&self, amount: &Amount, currency: &Currency) -> String {
        format::figures(self.texts, *amount, *currency)
    }

    /// How an amount of a currency is written, for a script.
    pub fn money_pattern(&self, currency: &Currency) -> String {
        format::money_pattern(self.texts, *currency)
    }

    /// A day, in full.
    pub fn date(&self, date: &Date) -> String {
        format::date(self.texts, *date)
    }

    /// A day, short enough for a table.
    pub fn short_date(&self, date: &Date) -> String {
        format::short_date(self.texts, *date)
    }

    /// A month of a year.
    pub fn month(&self, date: &Date) -> String {
        format::month(self.texts, *date)
    }

    /// A moment, to the minute.
    pub fn moment(&self, at: &Timestamp) -> String {
        format::moment(self.texts, *at)
    }

    /// The address of a file of ours, which changes with its content.
    pub fn asset(&self, name: &str) -> String {
        assets::address(name)
    }

    /// Whether the type is large.
    pub fn is_large(&self) -> bool {
        self.type_size == TypeSize::Large
    }

    /// Every language, for the switch.
    pub fn languages(&self) -> &'static [Texts] {
        Texts::all()
    }

    /// The person who is signed in, unless the account is nobody's.
    pub fn person(&self) -> Option<PersonId> {
        self.viewer.as_ref().and_then(|viewer| viewer.person)
    }

    /// Whether who is signed in may do this, as far as roles say.
    pub fn may(&self, action: Action) -> bool {
        let may = |viewer: &Arc<Principal>| viewer.require(Line::MutualAid, action).is_ok();
        self.viewer.as_ref().is_some_and(may)
    }

    /// Whether who is signed in works for the community.
    pub fn is_staff(&self) -> bool {
        let desk = [
            Action::TakeInCase,
            Action::Investigate,
            Action::ReviewCase,
            Action::ReadCaseAgain,
            Action::PayCase,
            Action::LookUpMember,
            Action::PreviewRound,
            Action::PublishRulebook,
            Action::ManageAccounts,
        ];
        desk.into_iter().any(|action| self.may(action))
    }

    /// Whether who is signed in watches over the community.
    pub fn is_watching(&self) -> bool {
        self.may(Action::ReadAudit)
    }
}

/// The pool that a path names, as in `/plans/1/rounds`.
fn pool_of(path: &str) -> Option<PoolId> {
    let mut parts = path.split('/').skip_while(|part| *part != "plans");
    parts.nth(1)?.parse().ok()
}

/// Who is signed in; a page that needs somebody has a row in the table that says so.
pub(crate) fn viewer(page: &Page) -> Result<Arc<Principal>, Problem> {
    page.viewer.clone().ok_or_else(|| Rejection::SignInNeeded.into())
}
