//! The papers of a case: in a form without a script, and in parts.

use crate::aid::{covered, later, reported};
use crate::evidence_files::{PNG, pdf};
use crate::page::{Member, field, form, leads, read, says};
use crate::world::{Answer, Ask, POOL, World, on_sqlite};
use uuid::Uuid;

const BOUNDARY: &str = "a-boundary-of-these-tests";

/// A form with files as a browser sends it.
pub fn multipart(path: &str, fields: &[(&str, &str)], files: &[(&str, &[u8])]) -> Ask<'static> {
    let mut body = Vec::new();
    for (name, value) in fields {
        let part = format!(
            "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n"
        );
        body.extend(part.as_bytes());
    }
    for (name, bytes) in files {
        let head = format!(
            "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"files\"; \
             filename=\"{name}\"\r\nContent-Type: application/octet-stream\r\n\r\n"
        );
        body.extend(head.as_bytes());
        body.extend(*bytes);
        body.extend(b"\r\n");
    }
    body.extend(format!("--{BOUNDARY}--\r\n").as_bytes());
    let ask = Ask::new("POST", path).header("accept-language", "en");
    ask.bytes(&format!("multipart/form-data; boundary={BOUNDARY}"), &body)
}

fn files_of(page: &Answer) -> usize {
    page.text.matches("/papers/").count()
}

async fn case(world: &World) -> (Member, Member, String) {
    world.open_pool().await;
    let (mut own, mut other) = (covered(world, 1).await, covered(world, 2).await);
    later(world, [&mut own, &mut other]).await;
    let case = reported(world, &own).await;
    (own, other, case)
}

#[test]
fn photos_are_taken_without_a_script_once_and_what_is_wrong_is_said_beside() {
    on_sqlite(async |world| {
        let (own, other, case) = case(world).await;
        let path = format!("{case}/papers");
        let page = read(world, &case, &own.token).await;
        let key = field(&page, "key");
        let fields = [("key", key.as_str()), ("paper", "diagnosis")];
        let report = pdf(&[]);
        let good: [(&str, &[u8]); 2] = [("诊断.png", PNG), ("report.pdf", &report)];
        for _ in 0..2 {
            let done = world.ask(multipart(&path, &fields, &good).by(&own.token)).await;
            leads(&done, &format!("{case}?done=papers#papers"));
            assert_eq!(files_of(&read(world, &case, &own.token).await), 2);
        }
        let page = read(world, &case, &own.token).await;
        says(&page, "the hospital&#39;s diagnosis");
        // A stranger brings nothing and sees nothing.
        let refused = world.ask(multipart(&path, &fields, &good).by(&other.token)).await;
        assert_eq!(refused.status, 403);
        let (_, rest) = page.text.split_once("/papers/").unwrap();
        let file = format!("{path}/{}", rest.split('"').next().unwrap());
        assert_eq!(read(world, &file, &other.token).await.status, 403);
        // One of two is no picture: the other is taken, and the page says which was not and why.
        let key = world.next(13).to_string();
        let fields = [("key", key.as_str()), ("paper", "bills")];
        let mixed: [(&str, &[u8]); 2] = [("bill.png", PNG), ("run.exe", b"MZ is no picture")];
        let wrong = world.ask(multipart(&path, &fields, &mixed).by(&own.token)).await;
        assert_eq!(wrong.status, 422);
        says(&wrong, "run.exe");
        says(&wrong, "These were not taken");
        says(&wrong, "value=\"bills\" selected");
        assert_eq!(files_of(&wrong), 3);
        // None chosen, as a browser says it.
        let key = world.next(13).to_string();
        let fields = [("key", key.as_str()), ("paper", "bills")];
        let none: [(&str, &[u8]); 1] = [("", b"")];
        let wrong = world.ask(multipart(&path, &fields, &none).by(&own.token)).await;
        says(&wrong, "Please choose at least one file.");
    });
}

async fn part(
    world: &World,
    (case, token): (&str, &str),
    (id, at, last): (Uuid, usize, bool),
    bytes: &[u8],
) -> Answer {
    let case = case.rsplit('/').next().unwrap();
    let what = format!("paper=report&name=a.png&at={at}&last={last}");
    let path = format!("/api/v1/pools/{POOL}/cases/{case}/evidence-parts?{what}");
    let ask = Ask::new("POST", &path).by(token).key(id);
    world.ask(ask.bytes("application/octet-stream", bytes)).await
}

#[test]
fn a_file_in_parts_goes_on_where_the_line_was_lost() {
    on_sqlite(async |world| {
        let (own, other, case) = case(world).await;
        let who = (case.as_str(), own.token.as_str());
        let id = world.next(11);
        let (first, rest) = PNG.split_at(PNG.len() / 2);
        let begun = part(world, who, (id, 0, false), first).await;
        assert_eq!(begun.json()["at"], first.len(), "{}", begun.text);
        // The answer was lost: the same part again is told how far the file has come.
        let again = part(world, who, (id, 0, false), first).await;
        assert_eq!((again.status.as_u16(), &again.json()["at"]), (200, &first.len().into()));
        let at = format!(
            "/api/v1/pools/{POOL}/cases/{}/evidence-parts/{id}",
            case.rsplit('/').next().unwrap()
        );
        assert_eq!(world.get(&at, &own.token).await.json()["at"], first.len());
        // Nobody else goes on with it.
        assert_eq!(world.get(&at, &other.token).await.json()["at"], 0);
        let whole = part(world, who, (id, first.len(), true), rest).await;
        assert_eq!(whole.json()["done"], true, "{}", whole.text);
        assert_eq!(files_of(&read(world, &case, &own.token).await), 1);
        // Sent again from the beginning it is the same file.
        let twice = part(world, who, (id, 0, true), PNG).await;
        assert_eq!(twice.json()["done"], true, "{}", twice.text);
        assert_eq!(files_of(&read(world, &case, &own.token).await), 1);
    });
}

#[test]
fn parts_of_a_bad_file_of_a_stranger_or_out_of_turn_are_refused() {
    on_sqlite(async |world| {
        let (own, other, case) = case(world).await;
        let (who, stranger) = ((case.as_str(), &*own.token), (case.as_str(), &*other.token));
        let bad = part(world, who, (world.next(11), 0, true), b"MZ is no picture").await;
        assert_eq!(bad.code(), 1636, "{}", bad.text);
        let refused = part(world, stranger, (world.next(11), 0, true), PNG).await;
        assert_eq!(refused.status, 403, "{}", refused.text);
        let unknown = part(world, who, (world.next(11), 10, false), b"middle").await;
        assert_eq!(unknown.json()["at"], 0, "a file that has not begun begins");
        let large = vec![0; 256 * 1024 + 1];
        let large = part(world, who, (world.next(11), 0, false), &large).await;
        assert_eq!(large.code(), 1306, "{}", large.text);
        assert_eq!(files_of(&read(world, &case, &own.token).await), 0);
    });
}

#[test]
fn what_was_typed_beside_files_is_kept_when_the_session_had_ended() {
    on_sqlite(async |world| {
        let (own, _, case) = case(world).await;
        let path = format!("{case}/papers");
        let key = world.next(13).to_string();
        let fields = [("key", key.as_str()), ("paper", "bills")];
        let files: [(&str, &[u8]); 1] = [("bill.png", PNG)];
        let late = multipart(&path, &fields, &files).header("sec-fetch-site", "same-origin");
        let late = world.ask(late).await;
        assert_eq!(late.status, 401);
        says(&late, "Your session had ended");
        says(&late, "paper=bills");
        // What is sent again after signing in asks for the files, and for nothing else.
        let again = form(&path, &fields).by(&own.token);
        let again = world.ask(again).await;
        assert_eq!(again.status, 422);
        says(&again, "Please choose at least one file.");
        says(&again, "value=\"bills\" selected");
    });
}
