//! How a community's e-mail leaves: by a mail server that the settings name, or into the folder
//! `mail`, a file each.
//!
//! ```text
//! DIR/mail/                 unless the settings name a server
//! DIR/keys/mail.secret      the password of the mail server
//! ```
//!
//! The password may come from the environment instead, which goes before the file.
//! **Invariant: no secret stands in the settings.**

use crate::failure::{Failure, whole_file};
use ledger::{Expected, Fault, Place, Rejection};
use serde::{Deserialize, Serialize};
use service::notices::post::Post;
use std::env;
use std::fmt::Write;
use std::fs;
use std::path::Path;
use zeroize::Zeroizing;

/// The folder of mail that no server takes.
const MAIL: &str = "mail";

/// Where the password of the mail server is: the variable, and the file of the keys.
const PASSWORD: [&str; 2] = ["TONGZHOU_MAIL_PASSWORD", "mail.secret"];

/// What mail comes from where nothing is set.
const FROM: &str = "tongzhou@localhost.localdomain";

/// Where people sign in where nothing is set.
const ADDRESS: &str = "http://localhost:8080";

/// What `community.toml` says of mail, under `[mail]`.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct MailTable {
    /// The address that mail comes from.
    pub from: String,
    /// The mail server, such as `smtps://news@mail.a.example:465`; without one mail is written into
    /// a folder.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub server: Option<String>,
}

/// Opens the way of mail of a community in this folder, whose pages have an address.
pub fn open(
    folder: &Path,
    keys: &Path,
    (table, address): (Option<&MailTable>, Option<&str>),
    settings_file: &Path,
) -> Result<Post, Failure> {
    let address = address.unwrap_or(ADDRESS);
    let from = table.map_or(FROM, |table| table.from.as_str());
    let server = table.and_then(|table| table.server.as_deref());
    let post = match server {
        None => Post::into_folder(&folder.join(MAIL), from, address),
        Some(server) => Post::by_server(&with_password(server, keys), from, address),
    };
    post.map_err(|rejection| match rejection {
        Rejection::OutputUnwritable => {
            whole_file(folder.join(MAIL).display().to_string(), rejection).into()
        }
        Rejection::ChannelAddressInvalid => wrong(settings_file, "from", from).into(),
        _ => wrong(settings_file, "server", server.unwrap_or_default()).into(),
    })
}

/// The address of the server with the password in it, where it names somebody.
fn with_password(server: &str, keys: &Path) -> Zeroizing<String> {
    let [variable, file] = PASSWORD;
    let kept = env::var(variable).ok().or_else(|| fs::read_to_string(keys.join(file)).ok());
    let password = Zeroizing::new(kept.unwrap_or_default().trim().to_owned());
    match server.rsplit_once('@') {
        Some((before, behind)) if !password.is_empty() => {
            let mut encoded = Zeroizing::new(String::new());
            for byte in password.bytes() {
                // A text takes what is written.
                let _ = write!(encoded, "%{byte:02X}");
            }
            Zeroizing::new(format!("{before}:{}@{behind}", *encoded))
        }
        _ => Zeroizing::new(server.to_owned()),
    }
}

/// Which key of the settings is wrong, and what would be right.
fn wrong(settings_file: &Path, key: &str, text: &str) -> Fault {
    let right = match key {
        "from" => "news@a.example",
        _ => "smtps://news@mail.a.example:465",
    };
    Fault {
        place: Place::Key(format!("mail.{key}")),
        text: text.to_owned(),
        expected: Some(Expected { chinese: right.to_owned(), english: right.to_owned() }),
        ..whole_file(settings_file.display().to_string(), Rejection::CommunitySettingsInvalid)
    }
}

#[cfg(test)]
mod tests {
    use super::{MailTable, open, with_password};
    use std::fs;

    #[test]
    fn a_password_goes_to_the_server_and_into_no_setting() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("mail.secret"), "a b:c\n").unwrap();
        let server = "smtps://news@mail.a.example:465";
        let expected = "smtps://news:%61%20%62%3A%63@mail.a.example:465";
        assert_eq!(*with_password(server, folder.path()), expected);
        assert_eq!(*with_password("smtp://localhost:25", folder.path()), "smtp://localhost:25");
    }

    #[test]
    fn settings_that_no_mail_can_leave_by_are_refused() {
        let folder = tempfile::tempdir().unwrap();
        let at = |from: &str, server: Option<&str>| {
            let table = MailTable { from: from.to_owned(), server: server.map(str::to_owned) };
            let path = folder.path();
            open(path, path, (Some(&table), None), path).is_ok()
        };
        assert!(at("news@a.example", None));
        assert!(at("news@a.example", Some("smtps://mail.a.example:465")));
        assert!(!at("nobody", None));
        assert!(!at("news@a.example", Some("mail.a.example")));
    }
}
