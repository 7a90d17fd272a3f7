//! The clock of a demonstration, moved over HTTP in the real program: days go on past the last one
//! that was built, rounds settle as the core says, and a folder that is opened again goes on.

#[path = "common/book.rs"]
mod book;
#[path = "common/demo_books.rs"]
mod demo_books;

use book::{text, tongzhou};
use demo_books::{assert_rounds_of_the_core, connection, rows};
use serde_json::Value;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::Duration;

/// A demonstration that is served.
struct Served {
    program: Child,
    address: String,
}

impl Served {
    fn start(folder: &Path) -> Served {
        let mut command = tongzhou();
        command.args(["demo", "--scale", "1000", "--no-open", "--listen", "127.0.0.1:0", "--dir"]);
        command.arg(folder).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut program = command.spawn().expect("the program starts");
        let output = program.stdout.take().expect("its output");
        let address = BufReader::new(output).lines().map_while(Result::ok).find_map(|line| {
            let (_, said) = line.split_once("http://")?;
            Some(said.split([' ', '/']).next()?.to_owned())
        });
        Served { program, address: address.expect("it says where it listens") }
    }

    /// Status and body of an answer.
    fn ask(&self, method: &str, path: &str, body: &str) -> (u16, String) {
        let mut socket = TcpStream::connect(&self.address).expect("it listens");
        let length = body.len();
        let head = format!(
            "{method} {path} HTTP/1.1\r\nhost: {}\r\ncontent-type: application/json\r\n\
             content-length: {length}\r\nconnection: close\r\n\r\n{body}",
            self.address
        );
        socket.write_all(head.as_bytes()).expect("sent");
        let mut answer = String::new();
        socket.read_to_string(&mut answer).expect("an answer");
        let (head, body) = answer.split_once("\r\n\r\n").expect("a head and a body");
        let status = head.split(' ').nth(1).and_then(|status| status.parse().ok());
        (status.expect("a status"), body.to_owned())
    }

    /// The clock, once it stands still.
    fn at_rest(&self) -> Value {
        loop {
            let (status, body) = self.ask("GET", "/api/v1/demo/clock", "");
            assert_eq!(status, 200, "{body}");
            let clock: Value = serde_json::from_str(&body).expect("JSON");
            match clock["stage"].as_str() {
                Some("at_rest") => return clock,
                Some("getting_ready" | "moving") => sleep(Duration::from_millis(50)),
                _ => panic!("{body}"),
            }
        }
    }

    fn move_on(&self, by: &str) -> Value {
        let asked = format!("{{\"move\":\"{by}\"}}");
        let (status, body) = self.ask("POST", "/api/v1/demo/clock", &asked);
        assert_eq!(status, 202, "{body}");
        let served = self.ask("GET", "/api/v1/pools/1/rounds", "");
        assert_eq!(served.0, 200, "pages are there while the world moves");
        self.at_rest()
    }

    /// Tells it to stop and waits until it has.
    fn stop(mut self) {
        let pid = self.program.id().to_string();
        let told = Command::new("kill").args(["-TERM", &pid]).status().expect("it is told");
        assert!(told.success());
        assert!(self.program.wait().expect("it ends").success());
    }
}

#[test]
fn days_go_on_and_a_folder_that_is_opened_again_goes_on_from_there() {
    let place = tempfile::tempdir().expect("a temporary folder");
    let folder = place.path().join("demo");
    let served = Served::start(&folder);
    assert_eq!(served.at_rest()["date"], "2026-10-31");
    assert_eq!(served.move_on("day")["date"], "2026-11-01");
    let round = served.move_on("round");
    assert_eq!(round["date"], "2026-11-10", "the round of ferry settles");
    for pool in round["pools"].as_array().expect("the pools") {
        assert_eq!((&pool["business_date"], &pool["waits_for"]), (&round["date"], &Value::Null));
    }
    served.stop();
    let served = Served::start(&folder);
    assert_eq!(served.at_rest()["date"], "2026-11-10");
    assert_eq!(served.move_on("round")["date"], "2026-11-14", "the round of harbour settles");
    assert_eq!(served.move_on("round")["date"], "2026-11-28");
    served.stop();
    let connection = connection(&folder);
    let unbalanced = "SELECT pool_id, round, purpose FROM posting GROUP BY 1, 2, 3
                      HAVING sum(amount) <> 0";
    assert_eq!(rows(&connection, unbalanced), Vec::<Vec<String>>::new());
    let settled = "SELECT pool_id, settle FROM round WHERE settle > '2026-10-31' ORDER BY settle";
    let expected = [["1", "2026-11-10"], ["2", "2026-11-14"], ["2", "2026-11-28"]];
    assert_eq!(rows(&connection, settled), expected);
    assert_rounds_of_the_core(&connection, place.path(), "2026-11-28");
    drop(connection);
    let mut again = tongzhou();
    again.args(["demo", "--build-only", "--scale", "1000", "--lang", "en", "--dir"]).arg(&folder);
    let told = again.output().expect("the program starts");
    assert!(text(&told.stdout).contains("2026-11-28"), "{}", text(&told.stdout));
}
