//! A real server from its start to its end, however it ends.

use local_postgres::{
    BenchmarkRun, Durability, Length, LocalPostgres, TEST_SERVER_VARIABLE, create_database,
    pgbench, psql, test_database,
};
use std::fs;
use std::io::{BufRead, BufReader, Read as _, Write as _, stdout};
use std::os::unix::net::UnixStream;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::Duration;

/// The variable that makes the child of a test hold a server.
const CHILD: &str = "TONGZHOU_LOCAL_POSTGRES_TEST_CHILD";

#[test]
fn what_was_acknowledged_survives_a_kill() {
    let mut server = LocalPostgres::start(Durability::On).expect("a server");
    let url = server.create_database("deposits").expect("a database");
    psql(&url, "create table deposit (amount bigint)").expect("a table");
    psql(&url, "insert into deposit select generate_series(1, 1000)").expect("rows");
    server.kill_hard();
    psql(&url, "select 1").expect_err("nobody answers");
    server.restart().expect("the server starts again");
    assert_eq!(psql(&url, "select count(*), sum(amount) from deposit").unwrap(), "1000|500500\n");
    server.restart().expect("a server that runs is stopped and started");
    assert_eq!(psql(&url, "select count(*) from deposit").unwrap(), "1000\n");
    assert_eq!(psql(&url, "show fsync").unwrap(), "on\n");
}

#[test]
fn nothing_is_left_after_a_drop() {
    let server = LocalPostgres::start(Durability::Off).expect("a server");
    let settings = "select current_setting('server_encoding'), current_setting('lc_collate'),
        current_setting('fsync'), current_setting('listen_addresses'),
        current_setting('max_connections')";
    assert_eq!(psql(&server.url(), settings).unwrap(), "UTF8|C|off||200\n");
    let folder = folder(&server.url());
    let process = main_process(&folder);
    assert!(runs(&process));
    drop(server);
    assert!(!runs(&process) && !folder.exists());
}

#[test]
fn nothing_is_left_after_a_kill_and_a_drop() {
    let mut server = LocalPostgres::start(Durability::Off).expect("a server");
    let folder = folder(&server.url());
    let process = main_process(&folder);
    server.kill_hard();
    assert!(!runs(&process) && folder.exists());
    drop(server);
    assert!(!folder.exists());
}

/// Starts a server on a thread that ends at once, names it, and waits to be killed. Without the
/// variable it is not the child, and does nothing.
#[test]
fn child_that_is_killed() {
    if std::env::var_os(CHILD).is_none() {
        return;
    }
    let start = || test_database("orphan").expect("a database on a server of our own");
    let database = std::thread::spawn(start).join().expect("the thread ends");
    assert_eq!(psql(&database.url, "select 1").unwrap(), "1\n");
    println!("\nserves {}", database.url);
    stdout().flush().expect("the parent reads");
    std::io::stdin().read_to_end(&mut Vec::new()).expect("the parent kills us before");
}

#[test]
fn a_killed_process_leaves_no_server() {
    let mut child = Command::new(std::env::current_exe().expect("this test"))
        .args(["--exact", "child_that_is_killed", "--nocapture"])
        .env(CHILD, "yes")
        .env_remove(TEST_SERVER_VARIABLE)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the child");
    let mut lines = BufReader::new(child.stdout.take().expect("a pipe")).lines();
    let serves = |line: Result<String, _>| Some(line.ok()?.strip_prefix("serves ")?.to_owned());
    let url = lines.find_map(serves).expect("the child serves");
    let folder = folder(&url);
    let process = main_process(&folder);
    let mut client = UnixStream::connect(folder.join(".s.PGSQL.5432")).expect("it accepts us");
    assert!(runs(&process));
    child.kill().expect("the child runs until it is killed");
    child.wait().expect("the child has ended");
    // The server hangs up when it goes; how it says so does not matter.
    let _hung_up = client.read_to_end(&mut Vec::new());
    // The folder goes last. Its going is waited for, not a time.
    let left = (0..3000).take_while(|_| folder.exists());
    left.for_each(|_| sleep(Duration::from_millis(10)));
    assert!(!folder.exists() && !runs(&process));
}

#[test]
fn every_test_has_a_database_of_its_own() {
    let first = test_database("people").expect("a database");
    let second = test_database("people").expect("another");
    psql(&first.url, "create table person (id bigint)").expect("a table");
    psql(&second.url, "create table person (id bigint)").expect("not in the first database");
    let gone = first.url.clone();
    drop(first);
    assert!(psql(&gone, "select 1").unwrap_err().contains("does not exist"));
    for name in ["", "a b", "a\"b", "A", &"a".repeat(64)] {
        assert!(create_database(&second.url, name).unwrap_err().contains("named"), "{name}");
    }
    let twice = || create_database(&second.url, "postgres");
    assert!(twice().unwrap_err().contains("already exists"));
}

#[test]
fn pgbench_measures_or_says_why_not() {
    let database = test_database("pgbench").expect("a database");
    let run = |script, length| {
        let run = BenchmarkRun { script, clients: 2, threads: 1, length };
        pgbench(&database.url, &run)
    };
    let script = "\\set member random(1, 10)\nselect :member;\n";
    assert!(run(script, Length::Seconds(1)).unwrap() > 0.0);
    assert!(run(script, Length::Transactions(10)).unwrap() > 0.0);
    let error = run("select 1 / 0;\n", Length::Transactions(1)).unwrap_err();
    assert!(error.contains("division by zero"), "{error}");
}

fn folder(url: &str) -> PathBuf {
    let host = url.split(' ').find_map(|pair| pair.strip_prefix("host="));
    PathBuf::from(host.expect("a connection string names its host"))
}

/// The number of the main process, from the first line of the file it keeps.
fn main_process(folder: &Path) -> String {
    let file = fs::read_to_string(folder.join("data/postmaster.pid")).expect("the server's file");
    file.lines().next().expect("a line").to_owned()
}

fn runs(process: &str) -> bool {
    let mut probe = Command::new("sh");
    probe.args(["-c", "kill -0 \"$0\" 2>/dev/null", process]);
    probe.status().expect("a shell").success()
}
