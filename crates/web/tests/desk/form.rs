//! How tests send forms and read pages.

use crate::world::{Answer, Ask, World};
use uuid::Uuid;

/// Sends a form as a browser does, with a key of its own.
pub async fn send(world: &World, path: &str, who: &str, fields: &[(&str, &str)]) -> Answer {
    send_with(world, path, who, (world.next(20), fields)).await
}

/// Sends a form with this key.
pub async fn send_with(
    world: &World,
    path: &str,
    who: &str,
    (key, fields): (Uuid, &[(&str, &str)]),
) -> Answer {
    let mut body = form_urlencoded::Serializer::new(String::new());
    body.append_pair("key", &key.to_string()).extend_pairs(fields);
    let body = body.finish();
    let ask = Ask::new("POST", path).by(who).header("accept-language", "en");
    world.ask(ask.bytes("application/x-www-form-urlencoded", body.as_bytes())).await
}

/// Sends a form twice: first to be shown what follows, then with that it was seen.
pub async fn send_sure(world: &World, path: &str, who: &str, fields: &[(&str, &str)]) -> Answer {
    let key = world.next(20);
    let shown = send_with(world, path, who, (key, fields)).await;
    assert_eq!(shown.status, 200, "{}", shown.text);
    assert!(shown.text.contains("What follows"), "{}", shown.text);
    let mut again = hidden(&shown);
    again.retain(|(name, _)| name != "key");
    let again: Vec<(&str, &str)> =
        again.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    send_with(world, path, who, (key, &again)).await
}

/// The hidden fields of the form that asks once more.
pub fn hidden(page: &Answer) -> Vec<(String, String)> {
    let (_, form) = page.text.split_once("<form action=\"/desk").unwrap();
    let fields = form.split("<input type=\"hidden\" name=\"").skip(1);
    fields
        .filter_map(|field| {
            let (name, rest) = field.split_once("\" value=\"")?;
            let (value, _) = rest.split_once('"')?;
            Some((name.to_owned(), plain(value)))
        })
        .collect()
}

/// A text of a page as it was before it was escaped.
fn plain(text: &str) -> String {
    text.replace("&#34;", "\"")
        .replace("&#39;", "'")
        .replace("&#60;", "<")
        .replace("&#62;", ">")
        .replace("&#38;", "&")
}

/// Sends a form with a file in it.
pub async fn send_file(
    world: &World,
    path: &str,
    who: &str,
    (fields, file): (&[(&str, &str)], &str),
) -> Answer {
    let mut body = String::new();
    let key = world.next(20).to_string();
    for (name, value) in [("key", key.as_str())].iter().chain(fields) {
        let head = format!("content-disposition: form-data; name=\"{name}\"");
        body += &format!("--cut\r\n{head}\r\n\r\n{value}\r\n");
    }
    let head = "content-disposition: form-data; name=\"file\"; filename=\"table.csv\"";
    body += &format!("--cut\r\n{head}\r\ncontent-type: text/csv\r\n\r\n{file}\r\n--cut--\r\n");
    let ask = Ask::new("POST", path).by(who).header("accept-language", "en");
    world.ask(ask.bytes("multipart/form-data; boundary=cut", body.as_bytes())).await
}

/// Reads a page in English.
pub async fn read(world: &World, path: &str, who: &str) -> Answer {
    let ask = Ask::new("GET", path).by(who).header("accept-language", "en");
    let answer = world.ask(ask).await;
    assert!(!answer.text.contains('⟦'), "{path} has a message that is missing");
    answer
}
