//! Asking a server for pages, as browsers do: each on a connection of its own, compressed.

use crate::demo_command::MEMBER;
use std::fmt;
use std::time::{Duration, Instant};
use store::StoreFailure;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// A page that is asked for.
#[derive(Clone)]
pub struct MainPage {
    /// What it is.
    pub name: &'static str,
    path: String,
    cookie: String,
}

/// An answer that came.
pub struct Answer {
    /// From the first byte sent to the last received.
    pub took: Duration,
    /// The size of the body, compressed.
    pub bytes: usize,
    head: String,
    body: Vec<u8>,
}

impl MainPage {
    /// A page for everybody.
    pub fn of(name: &'static str, path: &str) -> MainPage {
        MainPage { name, path: path.to_owned(), cookie: String::new() }
    }
}

/// The ten main pages: those of a stranger, of a member, of staff and of who watches.
pub async fn main_pages(address: &str) -> Result<Vec<MainPage>, StoreFailure> {
    let case = first_case(address).await?;
    let signed_in = async |name: &'static str, path: &str, who: &str| {
        let cookie = sign_in(address, who).await?;
        Ok::<_, StoreFailure>(MainPage { name, path: path.to_owned(), cookie })
    };
    Ok(vec![
        MainPage::of("home", "/"),
        MainPage::of("plans", "/plans"),
        MainPage::of("plan", "/plans/1"),
        MainPage::of("round", "/plans/1/rounds/9"),
        MainPage::of("case", &format!("/plans/1/cases/{case}")),
        MainPage::of("figures", "/plans/1/figures"),
        MainPage::of("cost", "/plans/1/cost"),
        signed_in("member", "/me", MEMBER).await?,
        signed_in("desk", "/desk", "medical-reviewer@demo").await?,
        signed_in("oversight", "/oversight", "supervisor@demo").await?,
    ])
}

/// Asks for pages in turn at a steady rate, whether or not earlier ones were answered; gives the
/// times of each page.
pub async fn ask_steadily(
    address: &str,
    pages: &[MainPage],
    (rate, seconds): (u32, u32),
) -> Result<Vec<Vec<Duration>>, StoreFailure> {
    let begun = tokio::time::Instant::now();
    let mut asked = Vec::new();
    for number in 0..rate.saturating_mul(seconds) {
        let due = Duration::from_secs(1).saturating_mul(number) / rate;
        tokio::time::sleep_until(begun + due).await;
        let place = usize::try_from(number).unwrap_or_default() % pages.len();
        let (address, page) = (address.to_owned(), pages[place].clone());
        asked.push((place, tokio::spawn(async move { ask(&address, &page).await })));
    }
    let mut times = vec![Vec::new(); pages.len()];
    for (place, answer) in asked {
        times[place].push(answer.await.map_err(broken)??.took);
    }
    Ok(times)
}

/// Asks for a page.
///
/// # Errors
/// When the connection breaks, or the answer is not the page.
pub async fn ask(address: &str, page: &MainPage) -> Result<Answer, StoreFailure> {
    let MainPage { path, cookie, .. } = page;
    let answer = exchange(
        address,
        &format!(
            "GET {path} HTTP/1.1\r\nhost: {address}\r\naccept: text/html\r\n\
             accept-encoding: gzip\r\naccept-language: zh-CN\r\ncookie: {cookie}\r\n\
             connection: close\r\n\r\n"
        ),
    )
    .await?;
    match answer.head.starts_with("HTTP/1.1 200") {
        true => Ok(answer),
        false => Err(StoreFailure::Unavailable(format!("{path}: {}", answer.head))),
    }
}

/// The session of an account of the demonstration, as a cookie.
async fn sign_in(address: &str, name: &str) -> Result<String, StoreFailure> {
    let body = format!("name={}", name.replace('@', "%40"));
    let length = body.len();
    let answer = exchange(
        address,
        &format!(
            "POST /demo/sign-in HTTP/1.1\r\nhost: {address}\r\norigin: http://{address}\r\n\
             content-type: application/x-www-form-urlencoded\r\ncontent-length: {length}\r\n\
             connection: close\r\n\r\n{body}"
        ),
    )
    .await?;
    let cookie = answer.head.lines().find_map(|line| line.strip_prefix("set-cookie: "));
    let cookie = cookie.and_then(|cookie| cookie.split(';').next()).map(str::to_owned);
    cookie.ok_or(StoreFailure::Unavailable(answer.head))
}

/// The id of a case that has a public card.
async fn first_case(address: &str) -> Result<String, StoreFailure> {
    let answer = exchange(
        address,
        &format!(
            "GET /api/v1/pools/1/cases?limit=1 HTTP/1.1\r\nhost: {address}\r\n\
             connection: close\r\n\r\n"
        ),
    )
    .await?;
    let body: serde_json::Value = serde_json::from_slice(&answer.body).map_err(broken)?;
    let case = body.pointer("/items/0/case").and_then(serde_json::Value::as_str);
    case.map(str::to_owned).ok_or_else(|| StoreFailure::Unavailable(body.to_string()))
}

async fn exchange(address: &str, request: &str) -> Result<Answer, StoreFailure> {
    let started = Instant::now();
    let mut stream = TcpStream::connect(address).await.map_err(broken)?;
    stream.write_all(request.as_bytes()).await.map_err(broken)?;
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes).await.map_err(broken)?;
    let took = started.elapsed();
    let end = bytes.windows(4).position(|four| four == b"\r\n\r\n").unwrap_or(bytes.len());
    let body = bytes.split_off(bytes.len().min(end.saturating_add(4)));
    let head = String::from_utf8_lossy(&bytes).into_owned();
    Ok(Answer { took, bytes: body.len(), head, body })
}

fn broken(error: impl fmt::Display) -> StoreFailure {
    StoreFailure::Unavailable(error.to_string())
}
