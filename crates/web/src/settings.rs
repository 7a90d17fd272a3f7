//! What an operator sets about the server.

use std::fmt;
use std::num::NonZeroU32;
use std::time::Duration;
use store::sign_in::Strength;

/// How the server behaves.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The address under which people reach the pages, such as `https://a.example`: passkeys are
    /// bound to it. Without one there are no passkeys.
    pub address: Option<String>,
    /// How cookies are marked.
    pub cookies: Cookies,
    /// Where the address of a client is read.
    pub client_address: ClientAddress,
    /// Tries to sign in a minute, for each address and for each name; no limit when not set.
    pub sign_ins_per_minute: Option<NonZeroU32>,
    /// Requests a second for each address; no limit when not set.
    pub requests_per_second: Option<NonZeroU32>,
    /// Requests worked on at once; more are told to come again.
    pub requests_at_once: usize,
    /// How long an answer may take.
    pub answer_within: Duration,
    /// How long a file may take to come.
    pub upload_within: Duration,
    /// How long a client may send nothing while it sends a file.
    pub upload_rests: Duration,
    /// Files taken in at once; more are told to come again.
    pub uploads_at_once: usize,
    /// Those of them that one account may send.
    pub uploads_of_an_account: usize,
    /// The public accounts of a demonstration, which its sign-in page offers; none in earnest.
    pub demonstrated: Vec<DemonstratedAccount>,
    /// The bank of a demonstration, which pays in what a member asks for; none in earnest.
    pub demonstrated_bank: Option<DemonstratedBank>,
}

/// The bank of a demonstration.
#[derive(Clone)]
pub struct DemonstratedBank {
    /// The token of its payment channel.
    pub token: String,
}

/// An account of a demonstration that anybody may open.
#[derive(Clone, Debug)]
pub struct DemonstratedAccount {
    /// The sign-in name.
    pub name: String,
    /// The role, by its name.
    pub role: &'static str,
    /// Where its work begins.
    pub home: &'static str,
    /// How its sessions count as opened.
    pub strength: Strength,
}

/// How cookies are marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cookies {
    /// For HTTPS only, under a name that a browser takes from no other host.
    Secure,
    /// Without these marks, for a demonstration on one's own machine.
    Plain,
}

/// Where the address of a client is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClientAddress {
    /// From the connection.
    Peer,
    /// From the last entry of `X-Forwarded-For`, which a proxy of ours wrote.
    ForwardedFor,
}

impl Default for Settings {
    /// For the open network, behind a proxy that ends TLS on the same machine.
    fn default() -> Settings {
        Settings {
            address: None,
            cookies: Cookies::Secure,
            client_address: ClientAddress::Peer,
            sign_ins_per_minute: NonZeroU32::new(10),
            requests_per_second: NonZeroU32::new(50),
            requests_at_once: 512,
            answer_within: Duration::from_secs(30),
            // 50 MiB over half a megabit a second.
            upload_within: Duration::from_secs(15 * 60),
            upload_rests: Duration::from_secs(30),
            uploads_at_once: 32,
            uploads_of_an_account: 4,
            demonstrated: Vec::new(),
            demonstrated_bank: None,
        }
    }
}

impl fmt::Debug for DemonstratedBank {
    /// Without its token.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("DemonstratedBank(..)")
    }
}
