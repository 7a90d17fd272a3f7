//! A community with people in every role, and a way to ask it.

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Request, StatusCode};
use jiff::civil::{Date, date};
use jiff::{SignedDuration, Timestamp};
use local_postgres::{TestDatabase, test_database};
use money::Amount;
use rules::RulebookFiles;
use serde_json::{Value, json};
use service::Community;
use service::plans::publish;
use service::public_log::PublicLog;
use service::roles::{Action, Line, Role};
use service::schedule::set_schedule;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use store::account::{Account, AccountRole, AccountWrite};
use store::sign_in::{ApiToken, SignInWrite, SignedInSession, Strength};
use store::{Batch, Schedule, Store, Write};
use tempfile::TempDir;
use tower::ServiceExt;
use uuid::Uuid;
use vault::evidence::{EvidencePlace, EvidenceSettings};
use vault::{MasterKeys, ReceiptKey, SeededEntropy, Token};
use web::{Clock, Cookies, DemoClock, Settings, Web, router};

/// The pool of the tests: the village plan.
pub const POOL: i64 = 1;

/// The pool's business date when a test begins.
pub const TODAY: Date = date(2026, 12, 5);

/// A community, its router and a clock that tests move.
pub struct World {
    pub community: Arc<Community>,
    pub router: Router,
    /// The folder of evidence.
    pub evidence: Arc<TempDir>,
    now: Arc<Mutex<Timestamp>>,
    made: AtomicU64,
    _place: Place,
}

/// Where a community is kept; it goes away with the value.
pub enum Place {
    Folder(#[allow(dead_code, reason = "it goes away with the value")] TempDir),
    Database(#[allow(dead_code, reason = "it goes away with the value")] TestDatabase),
    Elsewhere,
}

/// An answer, read.
#[derive(Debug)]
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub bytes: Vec<u8>,
    pub text: String,
}

/// A request in the making.
#[derive(Clone)]
pub struct Ask<'a> {
    method: &'a str,
    path: String,
    headers: Vec<(String, String)>,
    body: Vec<u8>,
}

impl Answer {
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or_else(|_| panic!("JSON: {}", self.text))
    }

    /// The number of the problem or of the error page; 0 for none.
    pub fn code(&self) -> u64 {
        if let Ok(body) = serde_json::from_str::<Value>(&self.text) {
            return body["code"].as_u64().unwrap_or_default();
        }
        // An error page says it in words.
        let number = self.text.split("Number R").nth(1).and_then(|rest| rest.split(',').next());
        number.and_then(|number| number.parse().ok()).unwrap_or_default()
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }
}

impl<'a> Ask<'a> {
    pub fn new(method: &'a str, path: &str) -> Ask<'a> {
        Ask { method, path: path.to_owned(), headers: Vec::new(), body: Vec::new() }
    }

    pub fn header(mut self, name: &str, value: &str) -> Ask<'a> {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    pub fn by(self, token: &str) -> Ask<'a> {
        self.header("authorization", &format!("Bearer {token}"))
    }

    pub fn key(self, key: Uuid) -> Ask<'a> {
        self.header("idempotency-key", &key.to_string())
    }

    pub fn json(mut self, body: &Value) -> Ask<'a> {
        self.body = body.to_string().into_bytes();
        self.header("content-type", "application/json")
    }

    pub fn bytes(mut self, content_type: &str, body: &[u8]) -> Ask<'a> {
        self.body = body.to_vec();
        self.header("content-type", content_type)
    }
}

/// An id that says what it is of.
pub fn id(kind: u64, number: u64) -> Uuid {
    Uuid::from_u64_pair(kind << 48 | 0x7000, 1 << 63 | number)
}

/// Settings of a demonstration, without limits.
pub fn settings() -> Settings {
    Settings {
        cookies: Cookies::Plain,
        sign_ins_per_minute: None,
        requests_per_second: None,
        ..Settings::default()
    }
}

/// The village rulebook's texts.
pub fn village() -> RulebookFiles {
    let text = |name: &str| {
        let path = format!("../../rulebooks/village/2026-12-01/{name}");
        std::fs::read_to_string(path).unwrap()
    };
    RulebookFiles {
        plan: "village".to_owned(),
        version: "2026-12-01".to_owned(),
        covenant_zh: text("covenant.zh.md"),
        covenant_en: text("covenant.en.md"),
        values: text("values.toml"),
        cases: text("cases.toml"),
    }
}

/// Runs a test in a community of SQLite.
pub fn on_sqlite(test: impl AsyncFn(&World)) {
    run(async { test(&World::with(settings()).await).await });
}

/// Runs a test in a community of each engine.
pub fn on_both(test: impl AsyncFn(&World)) {
    on_sqlite(&test);
    let database = test_database("web").unwrap();
    let url = database.url.clone();
    run(async {
        test(&World::at(&url, Place::Database(database), (settings(), None)).await).await
    });
}

pub fn run<T>(test: impl Future<Output = T>) -> T {
    let mut runtime = tokio::runtime::Builder::new_multi_thread();
    runtime.worker_threads(2).enable_all().build().unwrap().block_on(test)
}

impl World {
    /// A community in SQLite with settings of its own.
    pub async fn with(settings: Settings) -> World {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("web.sqlite").to_str().unwrap().to_owned();
        World::at(&file, Place::Folder(folder), (settings, None)).await
    }

    /// A community at an address, which may keep a log.
    pub async fn at(
        address: &str,
        place: Place,
        (settings, log): (Settings, Option<PublicLog>),
    ) -> World {
        let mut entropy = SeededEntropy::new([5; 32]);
        let keys = MasterKeys::generate(&mut entropy);
        let receipt_key = ReceiptKey::generate("web.example/receipts", &mut entropy).unwrap();
        let store = Store::open(address).await.unwrap();
        let community = Community::new(store, keys, receipt_key, Box::new(entropy));
        let evidence = Arc::new(tempfile::tempdir().unwrap());
        let files = EvidenceSettings::Folder(evidence.path().to_owned());
        let community = community.with_evidence(EvidencePlace::open(&files).unwrap());
        let community = Arc::new(log.into_iter().fold(community, Community::with_log));
        let now = Arc::new(Mutex::new("2026-12-05T08:00:00Z".parse().unwrap()));
        let told = Arc::clone(&now);
        let clock = Clock::new(move || *told.lock().unwrap());
        let router = router(Web::new(Arc::clone(&community), clock, settings));
        let made = AtomicU64::new(0);
        World { community, router, evidence, now, made, _place: place }
    }

    /// The same community behind another server.
    pub fn restarted(&self) -> World {
        let told = Arc::clone(&self.now);
        self.with_clock(Clock::new(move || *told.lock().unwrap()))
    }

    /// The same community behind a server with another clock.
    pub fn with_clock(&self, clock: Clock) -> World {
        self.served_by(Web::new(Arc::clone(&self.community), clock, settings()))
    }

    /// The same community as a demonstration.
    pub fn as_demo(&self, clock: DemoClock) -> World {
        self.served_by(Web::of_a_demo(Arc::clone(&self.community), clock, settings()))
    }

    fn served_by(&self, web: Arc<Web>) -> World {
        let (community, router) = (Arc::clone(&self.community), router(web));
        let (now, made) = (Arc::clone(&self.now), AtomicU64::new(1_000_000));
        let evidence = Arc::clone(&self.evidence);
        World { community, router, evidence, now, made, _place: Place::Elsewhere }
    }

    /// Opens the village pool with its schedule.
    pub async fn open_pool(&self) {
        let files = (&village(), date(2026, 12, 1));
        publish(&self.community, self.next(1), POOL, files).await.unwrap();
        let schedule = Schedule {
            time_zone: "Asia/Shanghai".to_owned(),
            business_date: TODAY,
            first_round_from: date(2026, 12, 6),
        };
        set_schedule(&self.community, POOL, schedule).await.unwrap();
    }

    pub fn now(&self) -> Timestamp {
        *self.now.lock().unwrap()
    }

    pub fn wait(&self, time: SignedDuration) {
        *self.now.lock().unwrap() += time;
    }

    /// A new id of a kind.
    pub fn next(&self, kind: u64) -> Uuid {
        id(kind, self.made.fetch_add(1, Ordering::Relaxed))
    }

    async fn write(&self, writes: Vec<Write>) {
        self.community.store.commit(Batch::of_pool(self.next(2), 0, writes)).await.unwrap();
    }

    /// An account with roles, whose it may be.
    pub async fn account(&self, roles: &[Role], person: Option<Uuid>) -> Uuid {
        let account = self.next(3);
        let mut sign_in_index = [0; 32];
        sign_in_index[..16].copy_from_slice(account.as_bytes());
        let mut writes = vec![Write::Account(AccountWrite::Make(Account::new(
            account,
            person,
            sign_in_index,
            self.now(),
        )))];
        let (granted_by, checked_by) = (id(4, 1), id(4, 2));
        writes.extend(roles.iter().map(|role| {
            let (line, role) = (Line::MutualAid.slug().to_owned(), role.slug().to_owned());
            let role = AccountRole { account, line, role };
            Write::Account(AccountWrite::Grant { role, granted_by, checked_by, at: self.now() })
        }));
        self.write(writes).await;
        account
    }

    /// The secret of a new session of an account.
    pub async fn session(&self, account: Uuid, strength: Strength) -> String {
        let token = self.community.with_entropy(|entropy| Token::generate(entropy));
        let now = self.now();
        let opened = SignedInSession {
            digest: *token.digest().bytes(),
            account,
            made_at: now,
            seen_at: now,
            expires_at: now + SignedDuration::from_hours(12),
            strength,
        };
        self.write(vec![Write::SignIn(SignInWrite::Open(opened))]).await;
        token.secret_text().to_string()
    }

    /// Somebody with a role, signed in with two factors.
    pub async fn staff(&self, role: Role) -> String {
        let account = self.account(&[role], None).await;
        self.session(account, Strength::TwoFactors).await
    }

    /// A person who signed in with a password.
    pub async fn person(&self, person: Uuid) -> String {
        let account = self.account(&[], Some(person)).await;
        self.session(account, Strength::Password).await
    }

    /// The token of a program with scopes, on behalf of a treasurer.
    pub async fn program(&self, scopes: &[Action]) -> String {
        let account = self.account(&[Role::Treasurer], None).await;
        let token = self.community.with_entropy(|entropy| Token::generate(entropy));
        let scopes: Vec<&str> = scopes.iter().map(|action| action.row().slug).collect();
        let made = ApiToken {
            digest: *token.digest().bytes(),
            account,
            name: "a test's".to_owned(),
            scopes: scopes.join(" "),
            made_by: id(4, 1),
            checked_by: id(4, 2),
            expires_at: self.now() + SignedDuration::from_hours(24 * 300),
            revoked_at: None,
        };
        self.write(vec![Write::SignIn(SignInWrite::MakeToken(made))]).await;
        token.secret_text().to_string()
    }

    /// A case as old books bring it: approved, with no file.
    pub async fn approve(&self, case: &str, member: Uuid, aid_minor: i64) {
        let (case, aid) = (case.to_owned(), Amount::from_minor(aid_minor));
        let approve = Write::Approve { case, member: Some(member), approved_on: TODAY, aid };
        let batch = Batch::of_pool(self.next(2), POOL, vec![approve]);
        self.community.store.commit(batch).await.unwrap();
    }

    /// Asks and reads the answer.
    pub async fn ask(&self, ask: Ask<'_>) -> Answer {
        let mut request = Request::builder().method(ask.method).uri(&ask.path);
        for (name, value) in &ask.headers {
            request = request.header(name, value);
        }
        let request = request.body(Body::from(ask.body)).unwrap();
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (status, headers) = (response.status(), response.headers().clone());
        let bytes = to_bytes(response.into_body(), 16 << 20).await.unwrap().to_vec();
        let text = String::from_utf8_lossy(&bytes).into_owned();
        Answer { status, headers, bytes, text }
    }

    pub async fn get(&self, path: &str, token: &str) -> Answer {
        self.ask(Ask::new("GET", path).by(token)).await
    }

    /// Writes with a key of its own, and looks at the status.
    pub async fn put(
        &self,
        (method, path): (&str, &str),
        token: &str,
        body: &Value,
        expected: u16,
    ) -> Answer {
        let ask = Ask::new(method, path).by(token).key(self.next(5));
        let ask = if body.is_null() { ask } else { ask.json(body) };
        let answer = self.ask(ask).await;
        assert_eq!(answer.status.as_u16(), expected, "{method} {path}: {}", answer.text);
        answer
    }

    /// Registers a person with an invented record.
    pub async fn register(&self, clerk: &str, number: u64) -> Uuid {
        let person = id(6, number);
        let body = json!({ "person": person, "record": record(number) });
        self.put(("POST", "/api/v1/people"), clerk, &body, 201).await;
        person
    }

    /// Joins a person, by a clerk.
    pub async fn join(&self, clerk: &str, person: Uuid, number: u64) -> Uuid {
        let member = id(7, number);
        let body = json!({
            "pool": POOL, "member": member, "units": 1, "answers": answers(), "consent": true,
        });
        self.put(("POST", &format!("/api/v1/people/{person}/joinings")), clerk, &body, 201).await;
        member
    }
}

/// An invented record.
pub fn record(number: u64) -> Value {
    json!({
        "name": format!("甲某某{number}（虚构）"),
        "document_kind": "passport",
        "document_number": format!("ZZ-0000-{number}"),
        "born": "1990-03-05",
        "sex": "female",
        "phone": format!("+999 000 {number}"),
        "address": "",
    })
}

/// The answers with which somebody may join the village.
pub fn answers() -> Value {
    let rulebook = rules::Rulebook::read(&village()).unwrap();
    let questions = rulebook.values.declaration.iter();
    questions.map(|one| (one.id.clone(), json!(one.barred_by.other().word()))).collect()
}
