//! A server with one case, and a member who sends a photo to it.

use super::{END, HEAD, PIECE_BYTES};
use crate::demo_command::rulebooks;
use casework::harm::Urgency;
use casework::report::Life;
use jiff::civil::{Date, date};
use jiff::{SignedDuration, Timestamp};
use ledger::Rejection;
use money::Amount;
use rules::Rulebook;
use service::Community;
use service::cases::{Reporting, Words, report};
use service::joining::{Consent, Joining, join};
use service::people::{PersonRecord, register_person};
use service::plans::{PublishFailure, publish};
use service::principal::{Principal, Proof};
use service::schedule::set_schedule;
use std::io;
use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;
use store::account::{Account, AccountWrite};
use store::sign_in::{SignInWrite, SignedInSession, Strength};
use store::{Batch, Schedule, Store, StoreFailure, Write};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use uuid::Uuid;
use vault::evidence::{EvidencePlace, EvidenceSettings};
use vault::{MasterKeys, ReceiptKey, SeededEntropy, Token};
use web::{Clock, Settings, Web, serve};

const POOL: i64 = 1;

/// The day of everything.
const DAY: Date = date(2027, 6, 1);

/// A case on a server.
pub struct Served {
    socket: SocketAddr,
    path: String,
    token: String,
}

/// Opens a community in a folder, with a member and a case, and serves it.
pub async fn served(folder: &Path, seed: u8) -> Result<Served, StoreFailure> {
    let mut entropy = SeededEntropy::new([seed; 32]);
    let keys = MasterKeys::generate(&mut entropy);
    let receipt_key = ReceiptKey::generate("bench.example/receipts", &mut entropy)?;
    let store = Store::open(&folder.join("bench.sqlite").display().to_string()).await?;
    let place = EvidencePlace::open(&EvidenceSettings::Folder(folder.join("evidence")))?;
    let community = Community::new(store, keys, receipt_key, Box::new(entropy));
    let community = Arc::new(community.with_evidence(place));
    let (member, by) = member(&community).await?;
    let case = case(&community, member, &by).await?;
    let token = session(&community, &by).await?;
    let web = Web::new(community, Clock::of_the_machine(), Settings::default());
    let listener = TcpListener::bind("127.0.0.1:0").await.map_err(broken)?;
    let socket = listener.local_addr().map_err(broken)?;
    tokio::spawn(serve(listener, web, std::future::pending()));
    let path = format!("/api/v1/pools/{POOL}/cases/{case}/evidence?paper=report&name=photo.jpg");
    Ok(Served { socket, path, token })
}

impl Served {
    /// Sends a photo of so many bytes, each piece once the server took the one before.
    pub async fn send(&self, number: u64, bytes: usize, piece: &[u8]) -> io::Result<()> {
        let Served { socket, path, token } = self;
        let key = Uuid::from_u64_pair(0x7000, 1 << 63 | number);
        let mut stream = TcpStream::connect(socket).await?;
        let head = format!(
            "POST {path} HTTP/1.1\r\nhost: bench\r\nauthorization: Bearer {token}\r\n\
             idempotency-key: {key}\r\ncontent-length: {bytes}\r\nconnection: close\r\n\r\n"
        );
        stream.write_all(head.as_bytes()).await?;
        stream.write_all(HEAD).await?;
        let mut rest = bytes.saturating_sub(HEAD.len()).saturating_sub(END.len());
        while rest > 0 {
            let now = rest.min(PIECE_BYTES);
            stream.write_all(&piece[..now]).await?;
            rest -= now;
        }
        stream.write_all(END).await?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer).await?;
        match answer.starts_with("HTTP/1.1 201") {
            true => Ok(()),
            false => Err(io::Error::other(answer)),
        }
    }
}

fn broken(error: io::Error) -> StoreFailure {
    StoreFailure::Unavailable(error.to_string())
}

/// A member of the village, who signed in.
async fn member(community: &Community) -> Result<(Uuid, Principal), StoreFailure> {
    let now = Timestamp::now();
    let new = || community.new_id(now);
    let files = rulebooks::village();
    match publish(community, new(), POOL, (&files, date(2026, 12, 1))).await {
        Ok(_) => {}
        Err(PublishFailure::Store(failure)) => return Err(failure),
        Err(PublishFailure::Faults(_)) => return Err(Rejection::RulebookUnknown.into()),
    }
    let schedule = Schedule {
        time_zone: "Asia/Shanghai".to_owned(),
        business_date: DAY,
        first_round_from: date(2027, 6, 2),
    };
    set_schedule(community, POOL, schedule).await?;
    let rulebook = Rulebook::read(&files).map_err(|_| Rejection::RulebookUnknown)?;
    let record = PersonRecord {
        name: "甲某某（虚构）".to_owned(),
        document_kind: "passport".to_owned(),
        document_number: "ZZ-0000-1".to_owned(),
        born: date(1990, 3, 5),
        sex: None,
        phone: String::new(),
        address: String::new(),
    };
    let (person, member, account) = (new(), new(), new());
    register_person(community, new(), person, &record).await?;
    let questions = rulebook.values.declaration.iter();
    let joining = Joining {
        batch: new(),
        pool: POOL,
        member,
        person,
        account,
        units: 1,
        answers: questions.map(|one| (one.id.clone(), one.barred_by.other())).collect(),
        consent: Consent::Given,
        on: date(2026, 12, 5),
        at: now,
        deposit: Some((new(), Amount::from_minor(500_000))),
        closing_announced_on: None,
    };
    join(community, &rulebook, &joining).await?;
    let proof = Proof::Session(Strength::Password);
    Ok((member, Principal { account, person: Some(person), roles: Vec::new(), proof }))
}

async fn case(community: &Community, member: Uuid, by: &Principal) -> Result<String, StoreFailure> {
    let reporting = Reporting {
        event_on: date(2027, 5, 20),
        condition: Some("acute_myocardial_infarction".to_owned()),
        cause: None,
        life: Life::Living,
        urgency: Urgency::Ordinary,
        bills: Amount::from_minor(9_000_000),
        spending: Amount::ZERO,
        words: Words::of_text("a measurement"),
    };
    let (now, of) = (Timestamp::now(), (POOL, member));
    let key = (community.new_id(now), &reporting);
    Ok(report(community, by, of, key, (DAY, now)).await?.answer)
}

/// The secret of a session of the member's account.
async fn session(community: &Community, by: &Principal) -> Result<String, StoreFailure> {
    let (token, now) =
        (community.with_entropy(|entropy| Token::generate(entropy)), Timestamp::now());
    let opened = SignedInSession {
        digest: *token.digest().bytes(),
        account: by.account,
        made_at: now,
        seen_at: now,
        expires_at: now + SignedDuration::from_hours(1),
        strength: Strength::Password,
    };
    let made = Account {
        id: by.account,
        person: by.person,
        sign_in_index: [1; 32],
        password_hash: None,
        one_time_secret: None,
        last_code_step: None,
        failed_sign_ins: 0,
        locked_until: None,
        disabled_at: None,
        made_at: now,
        version: 1,
    };
    let writes =
        vec![Write::Account(AccountWrite::Make(made)), Write::SignIn(SignInWrite::Open(opened))];
    community.store.commit(Batch::of_pool(community.new_id(now), 0, writes)).await?;
    Ok(token.secret_text().to_string())
}
