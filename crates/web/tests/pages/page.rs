//! What tests read of a page, and how they send its forms.

use crate::world::{Answer, Ask, POOL, TODAY, World, id, settings};
use service::channel::{ChannelDeposit, deposit};
use service::principal::{Principal, Proof};
use service::roles::{Action, Line, Role};
use std::sync::Arc;
use store::sign_in::Strength;
use uuid::Uuid;
use web::{Clock, DemonstratedBank, Settings, Web, router};

/// Somebody who is a member of the pool of the tests, signed in.
pub struct Member {
    pub person: Uuid,
    pub member: Uuid,
    pub account: Uuid,
    pub token: String,
}

/// A member who has joined and paid nothing in yet.
pub async fn member(world: &World, number: u64) -> Member {
    let clerk = world.staff(Role::IntakeClerk).await;
    let person = world.register(&clerk, number).await;
    let member = world.join(&clerk, person, number).await;
    let account = world.account(&[], Some(person)).await;
    let token = world.session(account, Strength::Password).await;
    Member { person, member, account, token }
}

/// Pays in for a member, by a payment channel.
pub async fn pay_in(world: &World, member: Uuid, minor: i64) {
    let account = id(4, 9);
    let roles = vec![(Line::MutualAid, Role::Treasurer)];
    let proof = Proof::Token(vec![Action::DepositByChannel]);
    let channel = Principal { account, person: None, roles, proof };
    let amount = money::Amount::from_minor(minor);
    let paid = ChannelDeposit { key: world.next(12), pool: POOL, member, on: TODAY, amount };
    deposit(&world.community, &channel, &paid).await.unwrap();
}

/// The same community as a demonstration, with a bank that pays.
pub async fn with_bank(world: &World) -> World {
    let token = world.program(&[Action::DepositByChannel]).await;
    let bank = Some(DemonstratedBank { token });
    let settings = Settings { demonstrated_bank: bank, ..settings() };
    let now = world.now();
    let mut again = world.restarted();
    let clock = Clock::new(move || now);
    again.router = router(Web::new(Arc::clone(&world.community), clock, settings));
    again
}

/// The value of the first field of a name.
pub fn field(page: &Answer, name: &str) -> String {
    let mark = format!("name=\"{name}\" value=\"");
    let (_, rest) = page.text.split_once(&mark).unwrap_or_else(|| panic!("{name}: {}", page.text));
    rest.split('"').next().unwrap().to_owned()
}

/// Sends a form as a browser does.
pub fn form(path: &str, fields: &[(&str, &str)]) -> Ask<'static> {
    let mut text = Vec::new();
    for (name, value) in fields {
        text.push(format!("{}={}", encoded(name), encoded(value)));
    }
    Ask::new("POST", path)
        .header("sec-fetch-site", "same-origin")
        .header("accept-language", "en")
        .bytes("application/x-www-form-urlencoded", text.join("&").as_bytes())
}

fn encoded(text: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._".contains(&byte);
    let byte = |byte: u8| match plain(byte) {
        true => char::from(byte).to_string(),
        false => format!("%{byte:02X}"),
    };
    text.bytes().map(byte).collect()
}

/// A page in English, as somebody sees it.
pub async fn read(world: &World, path: &str, token: &str) -> Answer {
    let ask = Ask::new("GET", path).header("accept-language", "en");
    let ask = if token.is_empty() { ask } else { ask.by(token) };
    world.ask(ask).await
}

/// Looks that a page says something.
pub fn says(page: &Answer, words: &str) {
    assert!(page.text.contains(words), "{words:?} stands in:\n{}", page.text);
    assert!(!page.text.contains('⟦'), "a message is missing in:\n{}", page.text);
}

/// Looks that a page leads on to an address.
pub fn leads(page: &Answer, to: &str) {
    assert_eq!((page.status.as_u16(), page.header("location")), (303, to), "{}", page.text);
}
