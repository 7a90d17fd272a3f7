//! A file that somebody brought, on its way out: to be saved, never to be run.
//!
//! It is served as an attachment, as what its bytes are, in a sandbox that allows nothing, and kept
//! by no cache. **Invariant: a file that was cut or changed is not handed out as whole**: the
//! connection breaks instead of ending.

use axum::body::Body;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use futures_util::TryStreamExt;
use service::cases::OpenedEvidence;
use std::fmt::Write;
use std::io;
use vault::evidence::MediaType;

/// Nothing in the file may run, load anything, or be shown inside a page.
const SANDBOX: &str = "sandbox; default-src 'none'; frame-ancestors 'none'";

/// A picture beside a case: nothing in it may run or load anything, and only our own pages show it.
const SHOWN: &str = "sandbox; default-src 'none'; frame-ancestors 'self'";

/// The same for a PDF, which a browser shows by a program of its own.
const SHOWN_PDF: &str = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'";

/// The answer that hands a file out.
pub(crate) fn attachment(opened: OpenedEvidence) -> Response {
    let OpenedEvidence { evidence, media_type, name, size, sha256, stream } = opened;
    let ascii = format!("evidence-{evidence}.{}", extension(media_type));
    let disposition = disposition(&ascii, &safe_name(&name, media_type));
    let visible = |text: String| HeaderValue::try_from(text).expect("it is made of visible ASCII");
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(media_type.name())),
        (header::CONTENT_LENGTH, HeaderValue::from(size)),
        (header::CONTENT_DISPOSITION, visible(disposition)),
        (header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(SANDBOX)),
        // RFC 9530: whoever saves the file can see that it is the one that was sent.
        (
            header::HeaderName::from_static("repr-digest"),
            visible(format!("sha-256=:{}:", BASE64_STANDARD.encode(sha256))),
        ),
    ];
    let stream = stream.map_err(|refused| {
        tracing::error!(code = refused.number(), "a file of evidence broke off");
        io::Error::other("the file is not whole")
    });
    (headers, Body::from_stream(stream)).into_response()
}

/// The answer that shows a file inside a page of ours: as what its bytes are, in a sandbox. A PDF
/// was looked into when it came and can do nothing of itself; browsers refuse to show one in a
/// sandbox, so that it only has a policy that lets it take nothing in.
pub(crate) fn inline(opened: OpenedEvidence) -> Response {
    let policy = match opened.media_type {
        MediaType::Pdf => SHOWN_PDF,
        MediaType::Jpeg | MediaType::Png | MediaType::Webp => SHOWN,
    };
    let mut response = attachment(opened);
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_DISPOSITION, HeaderValue::from_static("inline"));
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(policy));
    headers.insert(header::X_FRAME_OPTIONS, HeaderValue::from_static("SAMEORIGIN"));
    response
}

/// What a program expects at the end of the name.
fn extension(media_type: MediaType) -> &'static str {
    match media_type {
        MediaType::Jpeg => "jpg",
        MediaType::Png => "png",
        MediaType::Webp => "webp",
        MediaType::Pdf => "pdf",
    }
}

/// A name under which the file can be saved on any machine: one part, no mark that a system takes
/// for something else, and at its end what the file is, whatever the client called it.
fn safe_name(name: &str, media_type: MediaType) -> String {
    const MARKS: &str = "<>:\"/\\|?*%";
    let plain = |letter: char| if MARKS.contains(letter) { '_' } else { letter };
    let name: String = name.chars().filter(|letter| !letter.is_control()).map(plain).collect();
    let name = name.trim_matches(|letter: char| letter == '.' || letter.is_whitespace());
    let end = extension(media_type);
    let ends: &[&str] = match media_type {
        MediaType::Jpeg => &["jpg", "jpeg"],
        _ => std::slice::from_ref(&end),
    };
    let said = name.rsplit_once('.').map(|(_, said)| said.to_ascii_lowercase());
    match said.is_some_and(|said| ends.contains(&said.as_str())) {
        true => name.to_owned(),
        false if name.is_empty() => format!("evidence.{end}"),
        false => format!("{name}.{end}"),
    }
}

/// The header of RFC 6266: a name of plain letters for old programs, and the whole one, as RFC 8187
/// writes what is not ASCII.
fn disposition(ascii: &str, name: &str) -> String {
    let mut text = format!("attachment; filename=\"{ascii}\"; filename*=UTF-8''");
    for byte in name.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
                text.push(char::from(byte));
            }
            other => write!(text, "%{other:02X}").expect("a text takes what is written"),
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{disposition, safe_name};
    use vault::evidence::MediaType;

    #[test]
    fn a_name_is_saved_as_what_the_file_is_and_nowhere_else() {
        for (given, media_type, saved) in [
            ("scan 1.jpg", MediaType::Jpeg, "scan 1.jpg"),
            ("SCAN.JPEG", MediaType::Jpeg, "SCAN.JPEG"),
            ("出院小结.pdf", MediaType::Pdf, "出院小结.pdf"),
            ("report.pdf.exe", MediaType::Pdf, "report.pdf.exe.pdf"),
            ("photo.html", MediaType::Png, "photo.html.png"),
            ("jpg", MediaType::Jpeg, "jpg.jpg"),
            ("", MediaType::Webp, "evidence.webp"),
            ("...", MediaType::Webp, "evidence.webp"),
            (".htaccess", MediaType::Png, "htaccess.png"),
            ("a\"b;c\r\nX: y.png", MediaType::Png, "a_b;cX_ y.png"),
            ("../../etc/passwd", MediaType::Png, "_.._etc_passwd.png"),
            ("100%41.png", MediaType::Png, "100_41.png"),
        ] {
            assert_eq!(safe_name(given, media_type), saved, "{given:?}");
        }
    }

    #[test]
    fn a_header_holds_a_name_in_any_writing_and_nothing_else() {
        assert_eq!(
            disposition("evidence-1.pdf", "病历 a'b;c.pdf"),
            "attachment; filename=\"evidence-1.pdf\"; \
             filename*=UTF-8''%E7%97%85%E5%8E%86%20a%27b%3Bc.pdf"
        );
    }
}
