//! Forms: what was typed, what is wrong with it, and the key that makes it act once.

use super::page::Page;
use crate::body::{bytes, content_type};
use crate::caller::Caller;
use crate::in_progress::Turn;
use crate::problem::Problem;
use crate::state::Web;
use axum::RequestExt;
use axum::extract::{FromRequest, Request};
use ledger::Rejection;
use service::principal::Principal;
use sha2::{Digest, Sha256};
use std::sync::Arc;
use uuid::Uuid;

/// The field that bears the key.
pub(crate) const KEY: &str = "key";

/// The most fields of a form.
const FIELDS_MAX: usize = 400;

/// What a form holds: empty on a fresh page, as typed on one that comes back.
#[derive(Clone, Default)]
pub(crate) struct Form {
    typed: Vec<(String, String)>,
    faults: Vec<(&'static str, Wrong)>,
}

/// What is wrong with a field.
#[derive(Clone)]
pub(crate) enum Wrong {
    /// What the core refuses.
    Rejected(Rejection),
    /// A message of `locales/`.
    Said(&'static str),
}

/// A form that was sent, by somebody who is signed in; their turn with its key.
pub(crate) struct Submitted {
    /// What was typed.
    pub form: Form,
    /// Made with the page that bore the form.
    pub key: Uuid,
    /// Who sent it.
    pub caller: Arc<Principal>,
    turn: Turn,
}

/// A form that writes nothing, or that nobody has to be signed in for.
pub(crate) struct Typed(pub Form);

impl Form {
    /// Reads the pairs of a body or of a query.
    pub fn read(bytes: &[u8]) -> Form {
        let pairs = form_urlencoded::parse(bytes).into_owned().take(FIELDS_MAX);
        Form { typed: pairs.collect(), faults: Vec::new() }
    }

    /// A form with something in it already.
    pub fn of(typed: &[(&str, String)]) -> Form {
        let typed = typed.iter().map(|(name, value)| ((*name).to_owned(), value.clone()));
        Form { typed: typed.collect(), faults: Vec::new() }
    }

    /// What stands in a field; nothing where it does not.
    pub fn value(&self, name: &str) -> &str {
        let found = self.typed.iter().find(|(known, _)| known == name);
        found.map_or("", |(_, value)| value.trim())
    }

    /// What stands in a field to the letter, such as the text of a file.
    pub fn raw(&self, name: &str) -> &str {
        let found = self.typed.iter().find(|(known, _)| known == name);
        found.map_or("", |(_, value)| value)
    }

    /// What stands in all fields of a name, such as boxes that were ticked.
    pub fn values<'f>(&'f self, name: &'f str) -> impl Iterator<Item = &'f str> {
        let named = self.typed.iter().filter(move |(known, _)| known == name);
        named.map(|(_, value)| value.trim())
    }

    /// Whether one of the fields of a name has this value: it is chosen, or ticked.
    pub fn is(&self, name: &str, value: &str) -> bool {
        self.values(name).any(|typed| typed == value)
    }

    /// Every pair but the key, for a form that is carried on to another page.
    pub fn pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        let pairs = self.typed.iter().map(|(name, value)| (name.as_str(), value.as_str()));
        pairs.filter(|(name, _)| *name != KEY)
    }

    /// Takes another field in, as one form comes in parts.
    pub fn add(&mut self, name: &str, value: &str) {
        if self.typed.len() < FIELDS_MAX {
            self.typed.push((name.to_owned(), value.to_owned()));
        }
    }

    /// Puts something into a field in place of what stood there.
    pub fn set(&mut self, name: &str, value: impl Into<String>) {
        self.typed.retain(|(known, _)| known != name);
        self.typed.push((name.to_owned(), value.into()));
    }

    /// Says what is wrong with a field; the empty name is the whole form.
    pub fn refuse(&mut self, name: &'static str, wrong: impl Into<Wrong>) {
        self.faults.push((name, wrong.into()));
    }

    /// Whether something is wrong.
    pub fn is_wrong(&self) -> bool {
        !self.faults.is_empty()
    }

    /// What is wrong with a field, in the reader's language; nothing where it is right.
    pub fn fault(&self, page: &Page, name: &str) -> Option<String> {
        let wrong = self.faults.iter().find(|(known, _)| *known == name)?;
        Some(match &wrong.1 {
            Wrong::Rejected(rejection) => page.rejection(*rejection),
            Wrong::Said(key) => page.text(key).to_string(),
        })
    }

    /// The fields that are wrong, for the list at the top of a form.
    pub fn faults(&self, page: &Page) -> Vec<(&'static str, String)> {
        let said = |name: &'static str| self.fault(page, name).map(|text| (name, text));
        self.faults.iter().filter_map(|(name, _)| said(name)).collect()
    }

    /// What a field is read as. An error is noted beside it, and the form goes on being read.
    pub fn parse<T>(
        &mut self,
        name: &'static str,
        read: impl FnOnce(&str) -> Option<T>,
        otherwise: impl Into<Wrong>,
    ) -> Option<T> {
        let found = read(self.value(name));
        if found.is_none() {
            self.refuse(name, otherwise);
        }
        found
    }

    /// The key that makes it act once.
    ///
    /// # Errors
    /// [`Rejection::KeyOfRequestMissing`].
    pub fn key(&self) -> Result<Uuid, Rejection> {
        let key = Uuid::try_parse(self.value(KEY)).ok().filter(|key| !key.is_nil());
        key.ok_or(Rejection::KeyOfRequestMissing)
    }
}

impl From<Rejection> for Wrong {
    fn from(rejection: Rejection) -> Wrong {
        Wrong::Rejected(rejection)
    }
}

impl From<&'static str> for Wrong {
    fn from(key: &'static str) -> Wrong {
        Wrong::Said(key)
    }
}

impl Submitted {
    /// What was asked for is done; the same form sent again is answered alike.
    pub fn done(self) {
        self.turn.succeeded();
    }
}

impl FromRequest<Arc<Web>> for Typed {
    type Rejection = Problem;

    async fn from_request(request: Request, web: &Arc<Web>) -> Result<Typed, Problem> {
        if content_type(request.headers()) != "application/x-www-form-urlencoded" {
            return Err(Rejection::ContentTypeWrong.into());
        }
        Ok(Typed(Form::read(&bytes(request, web).await?)))
    }
}

impl FromRequest<Arc<Web>> for Submitted {
    type Rejection = Problem;

    async fn from_request(mut request: Request, web: &Arc<Web>) -> Result<Submitted, Problem> {
        let Caller(caller) = request.extract_parts_with_state(web).await?;
        if content_type(request.headers()) != "application/x-www-form-urlencoded" {
            return Err(Rejection::ContentTypeWrong.into());
        }
        let asked = format!("{} {}\n", request.method(), request.uri());
        let bytes = bytes(request, web).await?;
        let form = Form::read(&bytes);
        let key = form.key()?;
        let fingerprint = Sha256::new().chain_update(asked).chain_update(&bytes).finalize().into();
        let turn = web.in_progress.begin((caller.account, key), fingerprint)?;
        Ok(Submitted { form, key, caller, turn })
    }
}
