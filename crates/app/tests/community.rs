//! A community from the command line: a plan moves in, is read out, recomputed, backed up and
//! restored, on both engines.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

#[path = "common/book.rs"]
mod book;

use book::{example, settle, text, tongzhou};
use local_postgres::{TestDatabase, test_database};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Output, Stdio};
use tempfile::TempDir;

/// Books of the worked examples with the rulebooks they are given here.
const BOOKS: [(&str, &str, &str); 2] = [
    ("prepaid-defer", "shuidi/2016-05-09", "from = 2020-05-08\nthrough = 2020-12-20\n"),
    ("postpaid-defer", "xianghubao/2018-11-27", "from = 2020-01-01\nthrough = 2020-12-05\n"),
];

/// A place with books, and a community in one of the engines.
struct World {
    place: TempDir,
    database: Option<TestDatabase>,
}

fn worlds() -> [World; 2] {
    let database = test_database("commands").expect("a PostgreSQL server for tests");
    let place = || tempfile::tempdir().unwrap();
    let worlds = [
        World { place: place(), database: None },
        World { place: place(), database: Some(database) },
    ];
    for world in &worlds {
        for (name, rulebook, period) in BOOKS {
            let folder = world.path(name);
            fs::create_dir(&folder).unwrap();
            for file in ["members.csv", "deposits.csv", "cases.csv", "failures.csv"] {
                if let Ok(bytes) = fs::read(example(name).join(file)) {
                    fs::write(folder.join(file), bytes).unwrap();
                }
            }
            let plan = format!("rulebook = \"{rulebook}\"\n{period}");
            fs::write(folder.join("plan.toml"), plan).unwrap();
        }
        let address = world.database.as_ref().map(|database| database.url.clone());
        world.init("community", address.as_deref());
    }
    worlds
}

impl World {
    fn path(&self, name: &str) -> PathBuf {
        self.place.path().join(name)
    }

    fn init(&self, dir: &str, database: Option<&str>) {
        let dir = self.path(dir);
        let mut command = tongzhou();
        command.args(["admin", "init", "--name", "test.example", "--dir"]).arg(dir);
        command.args(database.map(|address| format!("--database={address}")));
        sound(command.output().unwrap());
    }

    /// Runs a command; a word that begins with `@` is a place of this world.
    fn run(&self, words: &str) -> Output {
        let words = words.split(' ').map(|word| match word.strip_prefix('@') {
            Some(name) => self.path(name).display().to_string(),
            None => word.to_owned(),
        });
        tongzhou().args(words).output().unwrap()
    }

    fn told(&self, words: &str) -> String {
        let told = text(&sound(self.run(words)).stdout).to_owned();
        told.replace(&self.place.path().display().to_string(), "PLACE")
    }

    fn refused(&self, words: &str, code: &str) {
        let run = self.run(words);
        assert_eq!(run.status.code(), Some(2), "{words}: {}", text(&run.stdout));
        assert!(text(&run.stderr).contains(code), "{words}: {}", text(&run.stderr));
    }

    fn move_in(&self, dir: &str, books: [String; 2], rulebooks: [String; 2]) {
        for (pool, (book, rulebooks)) in (1..).zip(books.into_iter().zip(rulebooks)) {
            self.told(&format!("import {book} --dir @{dir} --pool {pool} --rulebooks {rulebooks}"));
        }
    }
}

fn sound(run: Output) -> Output {
    assert!(run.status.success(), "{}{}", text(&run.stdout), text(&run.stderr));
    run
}

/// Every file under a folder, with its bytes.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut all = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let name = entry.file_name().into_string().unwrap();
        match entry.path().is_dir() {
            true => {
                let inner = files(&entry.path());
                all.extend(
                    inner.into_iter().map(|(file, bytes)| (format!("{name}/{file}"), bytes)),
                );
            }
            false => drop(all.insert(name, fs::read(entry.path()).unwrap())),
        }
    }
    all
}

/// The fields of the rows of a table; amounts in minor units.
fn rounds(csv: &str) -> Vec<Vec<String>> {
    let minor = |field: &str| match field.contains('.') {
        true => field.replace('.', "").parse::<i64>().unwrap().to_string(),
        false => field.to_owned(),
    };
    csv.lines().skip(1).map(|line| line.split(',').map(minor).collect()).collect()
}

/// The rounds of a book are those the community settled, to the cent.
fn recompute(world: &World, out: &str, pool: usize) -> usize {
    let book = world.path(out).join(format!("books/pool-{pool}"));
    let results = world.path(&format!("{out}-results-{pool}"));
    let rulebooks = book.join("rulebooks").display().to_string();
    sound(settle(&book, &results, &["--rulebooks", &rulebooks]));
    let recomputed = rounds(&fs::read_to_string(results.join("rounds.csv")).unwrap());
    let stored = fs::read_to_string(world.path(out).join("tables/round.csv")).unwrap();
    let of_pool = |row: &Vec<String>| row[0] == pool.to_string();
    let stored: Vec<Vec<String>> =
        rounds(&stored).into_iter().filter(of_pool).map(|row| row[1..].to_vec()).collect();
    assert_eq!(recomputed, stored);
    stored.len()
}

#[test]
fn a_plan_moves_in_is_recomputed_by_a_stranger_and_moves_on() {
    for world in worlds() {
        let own = || BOOKS.map(|(name, _, _)| format!("@{name}"));
        let rulebooks = || ["rulebooks".to_owned(), "rulebooks".to_owned()];
        let dry = "import @prepaid-defer --dir @community --pool 1 --dry-run --lang en";
        assert!(world.told(dry).contains("Nothing was written"));
        // A run that was cut off is run again: the second time nothing changes.
        world.move_in("community", own(), rulebooks());
        world.told("export --dir @community --out @once --book");
        world.move_in("community", own(), rulebooks());
        world.told("export --dir @community --out @out --book");
        assert!(files(&world.path("once")) == files(&world.path("out")), "the same export");
        assert!(recompute(&world, "out", 1) > 5 && recompute(&world, "out", 2) > 10);
        world.refused(
            "import @postpaid-defer --dir @community --pool 1 --rulebooks rulebooks",
            "R1516",
        );
        // What was read out moves into another community and is read out the same.
        world.init("second", None);
        let books = [1, 2].map(|pool| format!("@out/books/pool-{pool}"));
        let theirs = [1, 2].map(|pool| format!("@out/books/pool-{pool}/rulebooks"));
        world.move_in("second", books, theirs);
        world.told("export --dir @second --out @again --book");
        let [first, again] = ["out/books", "again/books"].map(|name| files(&world.path(name)));
        assert!(first == again, "the same books");
    }
}

#[test]
fn a_backup_is_restored_and_damage_is_refused() {
    for world in worlds() {
        let more = "--rulebooks rulebooks --people @people.csv";
        fs::write(
            world.path("people.csv"),
            "member,name,document_kind,document_number,born,sex,phone,address\n\
             m0000,甲某某（虚构）,passport,ZZ-0000-1234,1990-03-05,female,+999 000 0001,\n",
        )
        .unwrap();
        let import = format!("import @prepaid-defer --dir @community --pool 1 {more}");
        assert!(world.told(&format!("{import} --lang en")).contains("1 of them with papers"));
        world.told(&import);
        let object = "0b5f3f4e-8f2c-4d7e-9a51-2f6f1c0e7a11";
        for (name, bytes) in [(object.to_owned(), "sealed"), (format!("{object}#1"), "a part")] {
            fs::write(world.path("community/evidence").join(name), bytes).unwrap();
        }
        world.told("export --dir @community --out @before");
        assert!(!world.told("backup --dir @community --to @backup --lang zh").contains("密钥也在"));
        assert!(!world.path("backup/keys").exists());
        let fresh = world.database.as_ref().map(|_| test_database("restored").unwrap());
        let restore = |from: &str, to: &str, more: &str| {
            let run = ["restore", "--from"].map(str::to_owned);
            let mut command = tongzhou();
            command.args(run).arg(world.path(from)).arg("--dir").arg(world.path(to));
            command.args(more.split(' ').filter(|word| !word.is_empty()));
            let database = fresh.as_ref().map(|fresh| format!("--database={}", fresh.url));
            command.args(database).output().unwrap()
        };
        let keys = format!("--keys {}", world.path("community/keys").display());
        let code = |run: Output| {
            text(&run.stderr).split(' ').find(|word| word.starts_with('R')).map(str::to_owned)
        };
        assert_eq!(code(restore("backup", "restored", "")).as_deref(), Some("R1510"));
        world.init("other", None);
        let others = format!("--keys {}", world.path("other/keys").display());
        assert_eq!(code(restore("backup", "restored", &others)).as_deref(), Some("R1511"));
        assert_eq!(code(restore("backup", "community", &keys)).as_deref(), Some("R1502"));
        let sound_files = files(&world.path("backup"));
        for (name, bytes) in &sound_files {
            let mut flipped = bytes.clone();
            flipped[bytes.len() / 2] ^= 1;
            for damaged in [&flipped[..], &bytes[..bytes.len() - 1]] {
                fs::write(world.path("backup").join(name), damaged).unwrap();
                let refused = code(restore("backup", "restored", &keys));
                assert_eq!(refused.as_deref(), Some("R1509"), "{name}");
            }
            fs::write(world.path("backup").join(name), bytes).unwrap();
        }
        sound(restore("backup", "restored", &keys));
        let kept = [(object.to_owned(), b"sealed".to_vec())];
        assert_eq!(files(&world.path("restored/evidence")), BTreeMap::from(kept));
        world.told("export --dir @restored --out @after");
        assert_eq!(tables(&world, "before"), tables(&world, "after"));
        world.told("migrate --dir @restored");
        let pools = world.told("admin pool list --dir @restored --lang en");
        assert!(pools.contains("shuidi/2016-05-09"), "{pools}");
        world.told("admin key add --dir @restored");
        let rewrapped = world.told("admin key rewrap --dir @restored --json");
        assert_eq!(rewrapped, "{\"rewrapped\":1}\n");
        assert_eq!(world.told("admin key rewrap --dir @restored --json"), "{\"rewrapped\":0}\n");
    }
}

fn tables(world: &World, out: &str) -> BTreeMap<String, Vec<u8>> {
    files(&world.path(out).join("tables"))
}

/// Who writes is not waited for, and what was acknowledged before is in the copy.
#[test]
fn a_backup_is_taken_while_somebody_writes() {
    let [world, _] = worlds();
    let mut writing = tongzhou();
    writing.args(["import", "--pool", "2", "--rulebooks", "rulebooks"]);
    writing.arg(world.path("postpaid-defer")).arg("--dir").arg(world.path("community"));
    world.told("import @prepaid-defer --dir @community --pool 1 --rulebooks rulebooks");
    let mut writing = writing.stdout(Stdio::null()).spawn().unwrap();
    world.told("backup --dir @community --to @backup --with-keys");
    world.told("export --dir @community --out @out");
    assert!(writing.wait().unwrap().success());
    world.told("restore --from @backup --dir @restored");
    world.told("export --dir @restored --out @restored-out --book");
    assert!(recompute(&world, "restored-out", 1) > 5);
    // What was cut off in the copy is simply run again there.
    world.told("import @postpaid-defer --dir @restored --pool 2 --rulebooks rulebooks");
    world.told("export --dir @restored --out @whole --book");
    assert!(recompute(&world, "whole", 2) > 10);
}

#[test]
fn what_is_wrong_is_told_before_anything_is_written() {
    let [sqlite, postgres] = worlds();
    sqlite.refused("migrate --dir @community --citus", "R1513");
    postgres.refused("migrate --dir @community --citus", "R1514");
    sqlite.refused("export --dir @nowhere --out @out", "R1501");
    sqlite.refused("backup --dir @community --to @community", "R216");
    let inline = "import settlement-examples/prepaid-defer --dir @community --pool 1";
    sqlite.refused(inline, "R1515");
    let table = [
        ("m0000,甲,passport,ZZ-1,1990-02-30,,,", "R211"),
        ("m0000,甲,passport,ZZ-1,1990-02-03,x,,", "R215"),
        ("m0000,,passport,ZZ-1,1990-02-03,,,", "R1011"),
        ("nobody,甲,passport,ZZ-1,1990-02-03,,,", "R302"),
        ("m0000,甲,passport,ZZ-1,1990-02-03,,,\nm0000,乙,passport,ZZ-2,1990-02-03,,,", "R301"),
        ("m0000,甲,passport,ZZ-1,1990-02-03,,,\n会员1,乙,passport,zz-1,1990-02-03,,,", "R1004"),
    ];
    for (rows, code) in table {
        let heading = "member,name,document_kind,document_number,born,sex,phone,address";
        fs::write(sqlite.path("people.csv"), format!("{heading}\n{rows}\n")).unwrap();
        let import = "import @prepaid-defer --dir @community --pool 1 --people @people.csv";
        sqlite.refused(&format!("{import} --rulebooks rulebooks"), code);
        let told = sqlite.run(&format!("{import} --rulebooks rulebooks"));
        assert!(!text(&told.stderr).contains("ZZ-1"), "what is personal is not repeated");
    }
    sqlite.refused(
        "admin found --dir @community --manager a --compliance b --password-input",
        "R1518",
    );
    assert_eq!(sqlite.told("admin pool list --dir @community --json"), "{\"pools\":[]}\n");
}

#[test]
fn the_first_two_people_are_made_once() {
    let [world, _] = worlds();
    let found = "admin found --dir @community --manager 甲 --compliance 乙 --lang zh";
    assert_eq!(world.told(found).matches("只显示这一次").count(), 2);
    world.refused(found, "R1520");
    let listed = world.told("admin account list --dir @community");
    assert!(listed.contains("mutual_aid/plan_manager") && listed.contains("mutual_aid/compliance"));
    let added = world.told("admin account add --dir @community --name 丙 --json");
    assert!(added.contains("\"password\":"));
    world.refused("admin account add --dir @community --name 丙", "R1212");
    world.refused(
        "admin role grant --dir @community --name 丁 --role treasurer --by 甲 --confirmed-by 乙",
        "R1213",
    );
    let open = "admin pool open --dir @community --pool 7 --rulebook village/2026-12-01 \
                --business-date 2026-11-30 --rulebooks rulebooks";
    world.told(open);
    assert!(world.told(open).contains("village/2026-12-01"), "run again, it says the same");
    world.refused(
        "admin audit --dir @community --person 00000000-0000-0000-0000-000000000001",
        "R1002",
    );
}

/// What the terminal says, in both languages.
#[test]
fn the_terminal_speaks_both_languages() {
    for lang in ["zh", "en"] {
        let [world, _] = worlds();
        let mut said = String::new();
        for words in [
            "import @prepaid-defer --dir @community --pool 1 --rulebooks rulebooks --dry-run",
            "import @prepaid-defer --dir @community --pool 1 --rulebooks rulebooks",
            "export --dir @community --out @out --book",
            "export --dir @community --out @more --json",
            "backup --dir @community --to @backup",
            "backup --dir @community --to @backup-with-keys --with-keys",
            "restore --from @backup-with-keys --dir @restored",
            "migrate --dir @restored",
            "admin pool list --dir @restored",
            "admin key add --dir @restored",
            "admin key rewrap --dir @restored",
        ] {
            said +=
                &format!("$ tongzhou {words}\n{}", world.told(&format!("{words} --lang {lang}")));
        }
        insta::assert_snapshot!(format!("said_{lang}"), said);
    }
}
