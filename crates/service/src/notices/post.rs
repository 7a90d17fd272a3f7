//! Sending e-mail: by the operator's mail server, or into a folder where none is set.
//!
//! **Invariant: no word of what happened leaves the house**: an e-mail says that there is news and
//! where to sign in, or bears the code that confirms its address.

use jiff::SignedDuration;
use ledger::{Language, Rejection};
use lettre::message::header::ContentType;
use lettre::message::{Mailbox, Message};
use lettre::{Address, FileTransport, SmtpTransport, Transport};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;
use store::StoreFailure;

/// How long the mail server may take for one mail.
const ANSWER_WITHIN: Duration = Duration::from_secs(20);

/// How long a code that confirms an address is taken.
pub const CODE_LASTS: SignedDuration = SignedDuration::from_mins(30);

/// How e-mail leaves.
#[derive(Clone)]
pub struct Post {
    from: Mailbox,
    /// Where people sign in.
    address: String,
    way: Way,
}

#[derive(Clone)]
enum Way {
    Folder(Arc<FileTransport>),
    Server(Arc<SmtpTransport>),
}

/// What is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mail<'a> {
    /// The code that confirms an address.
    Code(&'a str),
    /// There is news.
    News,
}

/// What became of a mail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Posted {
    /// It was taken.
    Taken,
    /// The server refuses it for good.
    Refused,
    /// The server cannot be reached, or is busy.
    Later,
}

impl Post {
    /// Mail that is written into a folder, one file each.
    ///
    /// # Errors
    /// [`Rejection::ChannelAddressInvalid`] for the sender's address.
    pub fn into_folder(folder: &Path, from: &str, address: &str) -> Result<Post, Rejection> {
        let way = Way::Folder(Arc::new(FileTransport::new(folder)));
        Post::new(way, from, address, Some(folder.to_owned()))
    }

    /// Mail that a server takes: an address like `smtps://name:password@mail.example.org:465`, or
    /// `smtp://…?tls=required`.
    ///
    /// # Errors
    /// [`Rejection::ChannelAddressInvalid`] for the sender's address,
    /// [`Rejection::CommunitySettingsInvalid`] for the server's.
    pub fn by_server(server: &str, from: &str, address: &str) -> Result<Post, Rejection> {
        let builder = SmtpTransport::from_url(server);
        let builder = builder.map_err(|_| Rejection::CommunitySettingsInvalid)?;
        let transport = builder.timeout(Some(ANSWER_WITHIN)).build();
        Post::new(Way::Server(Arc::new(transport)), from, address, None)
    }

    fn new(
        way: Way,
        from: &str,
        address: &str,
        folder: Option<PathBuf>,
    ) -> Result<Post, Rejection> {
        let from = from.parse().map_err(|_| Rejection::ChannelAddressInvalid)?;
        if let Some(folder) = folder {
            fs::create_dir_all(folder).map_err(|_| Rejection::OutputUnwritable)?;
        }
        Ok(Post { from, address: address.trim_end_matches('/').to_owned(), way })
    }

    /// Sends a mail, beside the threads that answer others.
    ///
    /// # Errors
    /// [`Rejection::ChannelAddressInvalid`]; [`StoreFailure::Unavailable`].
    pub async fn send(
        &self,
        to: &str,
        mail: Mail<'_>,
        language: Language,
    ) -> Result<Posted, StoreFailure> {
        let message = self.message(to, mail, language)?;
        let way = self.way.clone();
        let sent = tokio::task::spawn_blocking(move || way.send(&message)).await;
        sent.map_err(|error| StoreFailure::Unavailable(error.to_string()))
    }

    fn message(&self, to: &str, mail: Mail<'_>, language: Language) -> Result<Message, Rejection> {
        let to = address_of(to)?;
        let (subject, text) = words(mail, &self.address, language);
        let message = Message::builder()
            .from(self.from.clone())
            .to(Mailbox::new(None, to))
            .subject(subject)
            .header(ContentType::TEXT_PLAIN)
            .body(text);
        message.map_err(|_| Rejection::ChannelAddressInvalid)
    }
}

impl Way {
    fn send(&self, message: &Message) -> Posted {
        match self {
            Way::Folder(folder) => match folder.send(message) {
                Ok(_) => Posted::Taken,
                Err(_) => Posted::Later,
            },
            Way::Server(server) => match server.send(message) {
                Ok(answer) if answer.is_positive() => Posted::Taken,
                Ok(_) => Posted::Later,
                Err(error) if error.is_permanent() => Posted::Refused,
                Err(_) => Posted::Later,
            },
        }
    }
}

/// An address that takes e-mail.
///
/// # Errors
/// [`Rejection::ChannelAddressInvalid`].
pub(super) fn address_of(text: &str) -> Result<Address, Rejection> {
    text.trim().parse().map_err(|_| Rejection::ChannelAddressInvalid)
}

/// What a mail says: nothing of what happened, nor to whom.
fn words(mail: Mail<'_>, address: &str, language: Language) -> (&'static str, String) {
    let minutes = CODE_LASTS.as_mins();
    match (mail, language) {
        (Mail::Code(code), Language::Chinese) => (
            "同舟：验证码",
            format!(
                "您的验证码是 {code}，{minutes} 分钟内有效。\n\n\
                 请把它填到“通知”页面，以后的通知就会发到这个邮箱。\n\
                 如果不是您本人填写的，请不用理会：没有验证码，不会再发邮件来。\n"
            ),
        ),
        (Mail::Code(code), Language::English) => (
            "Tongzhou: your code",
            format!(
                "Your code is {code}. It is good for {minutes} minutes.\n\n\
                 Enter it on the page \"Notices\", and you will be told at this address.\n\
                 If you did not ask for it, do nothing: without the code no more mail comes.\n"
            ),
        ),
        (Mail::News, Language::Chinese) => (
            "同舟：您有新通知",
            format!(
                "您在同舟有新的通知。请登录后查看：\n\n{address}/me/notices\n\n\
                 为了保护隐私，邮件里不写内容。要停止这些邮件，请在同一页更改通知方式。\n"
            ),
        ),
        (Mail::News, Language::English) => (
            "Tongzhou: there is news for you",
            format!(
                "There is news for you. Please sign in to read it:\n\n{address}/me/notices\n\n\
                 To keep your affairs private, mail never says what it is. To stop it, choose \
                 otherwise on the same page.\n"
            ),
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::{Mail, Post, Posted, words};
    use ledger::{Language, Rejection};
    use store::StoreFailure;

    #[test]
    fn mail_says_that_there_is_news_and_nothing_else() {
        for language in [Language::Chinese, Language::English] {
            let (_, text) = words(Mail::News, "https://a.example", language);
            assert!(text.contains("https://a.example/me/notices"));
            let (_, text) = words(Mail::Code("123456"), "https://a.example", language);
            assert!(text.contains("123456") && !text.contains("a.example"));
        }
    }

    #[tokio::test]
    async fn a_folder_takes_mail_for_real_addresses() {
        let folder = tempfile::tempdir().expect("a folder");
        let post = Post::into_folder(folder.path(), "news@a.example", "https://a.example/");
        let post = post.expect("a post");
        let sent = post.send("one@b.example", Mail::News, Language::English).await;
        assert_eq!(sent.ok(), Some(Posted::Taken));
        assert_eq!(std::fs::read_dir(folder.path()).expect("the folder").count(), 1);
        for wrong in ["", "nobody", "a@b\r\nBcc: c@d.example", "a b@c.example"] {
            let refused = post.send(wrong, Mail::News, Language::English).await;
            let expected = Rejection::ChannelAddressInvalid;
            assert!(
                matches!(refused, Err(StoreFailure::Rejected(found)) if found == expected),
                "{wrong:?}"
            );
        }
    }
}
