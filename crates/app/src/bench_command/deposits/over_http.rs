//! Deposits through the API: one a request, over connections that stay open, to a real server on a
//! socket of this machine.

use jiff::civil::date;
use jiff::{Timestamp, ToSpan};
use serde_json::json;
use service::Community;
use service::accounts::{NewAccount, create_account};
use service::roles::{Action, Line, Role};
use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Instant;
use store::account::{AccountRole, AccountWrite};
use store::sign_in::{ApiToken, SignInWrite};
use store::{Batch, Store, StoreFailure, Write};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::oneshot;
use tokio::task::JoinSet;
use uuid::Uuid;
use vault::{MasterKeys, OperatingSystemEntropy, ReceiptKey, Token};
use web::{Clock, Settings, Web, serve};

/// What is asked of the server.
#[derive(Clone, Copy)]
pub struct Asked {
    /// How many members the pool has.
    pub members: u32,
    /// How many deposits are made.
    pub deposits: u32,
    /// How many connections make them.
    pub clients: u32,
}

/// Takes the deposits and answers how many a second.
pub async fn take(asked: Asked, address: &str) -> Result<f64, StoreFailure> {
    let broken = |error: io::Error| StoreFailure::Unavailable(error.to_string());
    let (community, token) = open(address).await?;
    let settings = Settings {
        requests_per_second: None,
        requests_at_once: usize::try_from(asked.clients).unwrap_or(usize::MAX).saturating_mul(2),
        ..Settings::default()
    };
    let web = Web::new(Arc::new(community), Clock::of_the_machine(), settings);
    let listener = TcpListener::bind("127.0.0.1:0").await.map_err(broken)?;
    let socket = listener.local_addr().map_err(broken)?;
    let (stop, stopped) = oneshot::channel::<()>();
    let server = tokio::spawn(serve(listener, web, async {
        let _ = stopped.await;
    }));
    let started = Instant::now();
    let mut running = JoinSet::new();
    for client in 0..asked.clients {
        running.spawn(pay_in(asked, client, socket, token.clone()));
    }
    for done in running.join_all().await {
        done.map_err(broken)?;
    }
    let per_second = super::per_second(asked.deposits, started.elapsed());
    let _ = stop.send(());
    let ended = server.await.map_err(|error| StoreFailure::Unavailable(error.to_string()))?;
    ended.map_err(broken)?;
    Ok(per_second)
}

/// One client: a deposit after the other, each once the one before was answered.
async fn pay_in(asked: Asked, client: u32, socket: SocketAddr, token: String) -> io::Result<()> {
    let mut stream = TcpStream::connect(socket).await?;
    stream.set_nodelay(true)?;
    let mut answer = Vec::with_capacity(1024);
    for number in (client..asked.deposits).step_by(asked.clients.try_into().unwrap_or(1)) {
        // Spread over the members by an odd factor, in no order of theirs.
        let member = number.wrapping_mul(2_654_435_761) % asked.members;
        let body = json!({
            "member": Uuid::from_u64_pair(u64::from(member), 0),
            "on": date(2020, 1, 2),
            "amount_minor": super::SHARE_FEN,
        })
        .to_string();
        let key = Uuid::from_u64_pair(u64::from(number), 5);
        let request = format!(
            "POST /api/v1/pools/1/deposits HTTP/1.1\r\nhost: bench\r\nauthorization: Bearer \
             {token}\r\nidempotency-key: {key}\r\ncontent-type: application/json\r\n\
             content-length: {}\r\n\r\n{body}",
            body.len()
        );
        stream.write_all(request.as_bytes()).await?;
        read_answer(&mut stream, &mut answer).await?;
        if !answer.starts_with(b"HTTP/1.1 201") {
            return Err(io::Error::other(String::from_utf8_lossy(&answer).into_owned()));
        }
    }
    Ok(())
}

/// Reads one answer: its head, and as much body as the head says.
async fn read_answer(stream: &mut TcpStream, answer: &mut Vec<u8>) -> io::Result<()> {
    answer.clear();
    loop {
        if stream.read_buf(answer).await? == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        let Some(end) = answer.windows(4).position(|bytes| bytes == b"\r\n\r\n") else {
            continue;
        };
        let head = String::from_utf8_lossy(&answer[..end]).to_ascii_lowercase();
        let length = head.lines().find_map(|line| line.strip_prefix("content-length:"));
        let length: usize = length.and_then(|text| text.trim().parse().ok()).unwrap_or(0);
        if answer.len() >= end + 4 + length {
            return Ok(());
        }
    }
}

/// The community of a store, and a payment channel's token.
async fn open(address: &str) -> Result<(Community, String), StoreFailure> {
    let mut entropy = OperatingSystemEntropy;
    let keys = MasterKeys::generate(&mut entropy);
    let receipt_key = ReceiptKey::generate("bench.example/receipts", &mut entropy)?;
    let token = Token::generate(&mut entropy);
    let store = Store::open(address).await?;
    let community = Community::new(store, keys, receipt_key, Box::new(entropy));
    let now = Timestamp::now();
    let (channel, checker) = (community.new_id(now), community.new_id(now));
    for (id, name) in [(channel, "channel"), (checker, "checker")] {
        let new = NewAccount { id, person: None, name, password: None };
        create_account(&community, new, now).await?;
    }
    let role = AccountRole {
        account: channel,
        line: Line::MutualAid.slug().to_owned(),
        role: Role::Treasurer.slug().to_owned(),
    };
    let writes = vec![
        Write::Account(AccountWrite::Grant {
            role,
            granted_by: Uuid::nil(),
            checked_by: checker,
            at: now,
        }),
        Write::SignIn(SignInWrite::MakeToken(ApiToken {
            digest: *token.digest().bytes(),
            account: channel,
            name: "bench".to_owned(),
            scopes: Action::DepositByChannel.row().slug.to_owned(),
            made_by: Uuid::nil(),
            checked_by: checker,
            expires_at: now + ToSpan::hours(1),
            revoked_at: None,
        })),
    ];
    community.store.commit(Batch::of_pool(community.new_id(now), 1, writes)).await?;
    Ok((community, token.secret_text().to_string()))
}
