//! The same pages as a server gives them: a case to its member, and a queue to a clerk.

use super::super::village::{DAY, POOL, broken, case, listen, member, open, session, staff};
use casework::state::Queue;
use casework::step::HumanStep;
use jiff::Timestamp;
use service::cases::{StepAsked, Words, take_step};
use service::roles::Role;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::{Duration, Instant};
use store::StoreFailure;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// The seed of the community's keys.
const SEED: u8 = 1;

/// How many notes the case has, so that it is as long as those beside it.
const NOTES: u32 = 10;

/// A case that was led here through the use cases, and who asks for it.
pub struct Asked {
    case: String,
    member: String,
    clerk: String,
}

/// How long each answer took.
pub struct Answered {
    /// The page of the case.
    pub case: Vec<Duration>,
    /// A page of a queue.
    pub queue: Vec<Duration>,
}

/// Founds the community whose pool the other cases are loaded into.
pub async fn found(address: &str) -> Result<Asked, StoreFailure> {
    let community = open(address, SEED).await?;
    let (of, by) = member(&community).await?;
    let case = case(&community, of, &by).await?;
    let clerk = staff(&community, Role::IntakeClerk);
    for seen in 2..2 + NOTES {
        let words = Words::of_text("一条说明（虚构），和别的说明差不多长。");
        let note = StepAsked { step: HumanStep::Note, words, seen };
        let now = Timestamp::now();
        let asked = (community.new_id(now), &note);
        take_step(&community, &clerk, (POOL, &case), asked, (DAY, now)).await?;
    }
    let member = session(&community, &by).await?;
    let clerk = session(&community, &clerk).await?;
    Ok(Asked { case, member, clerk })
}

/// Asks for both pages so many times, each on a connection of its own.
pub async fn answered(address: &str, asked: &Asked, times: u32) -> Result<Answered, StoreFailure> {
    let socket = listen(Arc::new(open(address, SEED).await?)).await?;
    let Asked { case, member, clerk } = asked;
    let file = format!("/api/v1/pools/{POOL}/cases/{case}/file");
    let mut answered = Answered { case: Vec::new(), queue: Vec::new() };
    for _ in 0..times {
        answered.case.push(get(socket, &file, member).await?);
        let queue = Queue::Intake.slug();
        let page = format!("/api/v1/pools/{POOL}/case-queues/{queue}?limit={}", super::PAGE);
        answered.queue.push(get(socket, &page, clerk).await?);
    }
    Ok(answered)
}

async fn get(socket: SocketAddr, path: &str, token: &str) -> Result<Duration, StoreFailure> {
    let started = Instant::now();
    let mut stream = TcpStream::connect(socket).await.map_err(broken)?;
    let head = format!(
        "GET {path} HTTP/1.1\r\nhost: bench\r\nauthorization: Bearer {token}\r\n\
         connection: close\r\n\r\n"
    );
    stream.write_all(head.as_bytes()).await.map_err(broken)?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.map_err(broken)?;
    match answer.starts_with("HTTP/1.1 200") {
        true => Ok(started.elapsed()),
        false => Err(StoreFailure::Unavailable(answer)),
    }
}
