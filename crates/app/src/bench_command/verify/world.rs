//! The community whose bundle is checked: its entries are written here line by line, as
//! docs/log-entries.md has them, from a book that the core settles.

use super::super::log;
use crate::bundle::Bundle;
use crate::demo_command::rulebooks::ferry;
use crate::failure::{Failure, whole_file};
use jiff::ToSpan;
use jiff::civil::Date;
use ledger::Rejection;
use money::Amount;
use pool::{Book, BookBuilder, Case, CaseOutcome, Deposit, Member, Round, Settlement};
use rules::{Rulebook, RulebookFiles, VersionId};
use service::public_log::PublicLog;
use service::rounds_file;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fmt::{Display, Write};
use std::path::Path;
use store::StoreFailure;
use vault::{ReceiptKey, SeededEntropy};

/// How many rounds settle.
pub const ROUNDS: usize = 24;

/// Over how many days people join.
const JOINING_DAYS: u32 = 240;

/// One case of a round for so many members: some 70 a year of 100,000.
const MEMBERS_A_CASE: u32 = 33_000;

/// How many joinings become entries at a time.
const AT_ONCE: usize = 200_000;

/// The entries of a day, in the order within it: notices, settlements, headcounts.
type Days = BTreeMap<(Date, u8), Vec<String>>;

/// Writes the log of a community, and its bundle.
pub fn write(folder: &Path, to: &Path, (members, seed): (u32, u32)) -> Result<(), Failure> {
    let rejected = |rejection| Failure::from(whole_file("bench", rejection));
    let files = ferry();
    let rules = Rulebook::read(&files)?;
    let book = book(&rules, (members, seed)).map_err(rejected)?;
    let settlement = pool::settle(&book, |_| {}).map_err(rejected)?;
    let mut entropy = SeededEntropy::new([3; 32]);
    let receipts =
        ReceiptKey::generate("bench.example/receipts", &mut entropy).map_err(rejected)?;
    let public = log::open(folder).map_err(log::told)?;
    let hash = VersionId::of(&files).to_string().replace("sha256:", "");
    let mut first = keys(&public, &receipts.signer().verifier().text());
    first.extend(founding(&files, &hash));
    let days = days(&settlement, &book, &hash).map_err(rejected)?;
    append(&public, (first, days), &book).map_err(log::told)?;
    let mut bundle = Bundle::create(to)?;
    let said = bundle.add_log(&public.folder)?;
    let place = format!("rulebooks/1/{hash}");
    for (name, text) in files.named_texts() {
        bundle.add(&format!("{place}/{name}"), text.as_bytes())?;
    }
    let plan = format!("{}\n{}\n", files.plan, files.version);
    bundle.add(&format!("{place}/plan.txt"), plan.as_bytes())?;
    let mut table = Vec::new();
    let written = rounds_file::write(&mut table, settlement.rounds(), rules.sharing().currency);
    written.expect("memory can be written");
    bundle.add("published/1/rounds.csv", &table)?;
    bundle.publish(receipts.signer(), &said)
}

/// Who joins, what each pays in, and the cases of each round.
fn book(rules: &Rulebook, (members, seed): (u32, u32)) -> Result<Book, Rejection> {
    let sharing = rules.sharing().clone();
    let from = rules.version;
    let two_years = from.saturating_add(2.years());
    let rounds = sharing.calendar.rounds(from, two_years)?;
    let rounds = rounds.get(..ROUNDS).ok_or(Rejection::RoundOutOfTurn)?.to_vec();
    let through = rounds.last().map_or(from, |round| round.settle);
    let mut builder = BookBuilder::new(sharing, from, through)?;
    let cases = (members / MEMBERS_A_CASE).max(1);
    let each_day = members.div_ceil(JOINING_DAYS);
    let mut deposits = Vec::new();
    for number in 0..members {
        let joined_on = from.saturating_add(i64::from(number / each_day).days());
        let member = Member { joined_on, left_on: None, units: 1 };
        builder.add_member(&number.to_string(), member)?;
        let spread = i64::from(number.wrapping_add(seed).wrapping_mul(2_654_435_761) >> 8);
        let amount = Amount::from_minor(2_000 + spread % 50_000);
        deposits.push(Deposit { on: joined_on, member: number, amount });
    }
    deposits.into_iter().try_for_each(|deposit| builder.add_deposit(deposit))?;
    // A share of about one yuan.
    let aid = Amount::from_minor(i64::from(members / cases) * 100);
    for (round, dates) in (0u32..).zip(&rounds) {
        for case in 0..cases {
            builder.add_case(Case {
                approved_on: dates.cut.saturating_sub(2.days()),
                id: format!("ferry-{:06}", round * cases + case),
                member: None,
                aid,
                withdrawn_on: None,
            })?;
        }
    }
    Ok(builder.build())
}

fn entry(kind: &str, lines: &[(&str, &dyn Display)]) -> String {
    let mut text = format!("tongzhou/1 {kind}\n");
    for (key, value) in lines {
        writeln!(text, "{key} {value}").expect("a text grows");
    }
    text
}

fn keys(log: &PublicLog, receipts: &str) -> Vec<String> {
    let [ed25519, ml_dsa_44] = log.verifiers();
    let keys =
        [("log", ed25519.as_str()), ("log-ml-dsa-44", ml_dsa_44.as_str()), ("receipts", receipts)];
    let key = |(purpose, verifier): (&str, &str)| {
        entry("key-added", &[("purpose", &purpose), ("verifier", &verifier)])
    };
    keys.map(key).to_vec()
}

fn founding(files: &RulebookFiles, hash: &str) -> Vec<String> {
    let opened: [(&str, &dyn Display); 3] =
        [("pool", &1), ("currency", &"CNY"), ("funding", &"prepaid")];
    let published: [(&str, &dyn Display); 5] = [
        ("pool", &1),
        ("plan", &files.plan),
        ("version", &files.version),
        ("hash", &hash),
        ("published", &files.version),
    ];
    vec![entry("pool-opened", &opened), entry("rulebook-published", &published)]
}

/// All but the joinings, by their days.
fn days(settlement: &Settlement<'_>, book: &Book, hash: &str) -> Result<Days, Rejection> {
    let mut days = Days::new();
    for case in book.cases() {
        let lines: [(&str, &dyn Display); 5] = [
            ("pool", &1),
            ("case", &case.id),
            ("approved", &case.approved_on),
            ("aid", &case.aid.minor()),
            ("commitment", &"-"),
        ];
        let notice = entry("case-notice", &lines);
        days.entry((case.approved_on, 1)).or_default().push(notice);
    }
    let mut paid_in = book.deposits().iter().peekable();
    let (mut has, mut charged, mut members) = (Amount::ZERO, Amount::ZERO, 0u32);
    for round in settlement.rounds() {
        let opened: [(&str, &dyn Display); 7] = [
            ("pool", &1),
            ("round", &round.number),
            ("cut", &round.cut),
            ("settle", &round.settle),
            ("payers", &round.payers),
            ("units", &round.units),
            ("rules", &hash),
        ];
        let opened = entry("round-opened", &opened);
        days.entry((round.cut, 3)).or_default().push(opened);
        while let Some(deposit) = paid_in.next_if(|deposit| deposit.on <= round.settle) {
            has = has.plus(deposit.amount)?;
            members += 1;
        }
        has = has.minus(round.charged)?;
        charged = charged.plus(round.charged)?;
        let of_day = days.entry((round.settle, 2)).or_default();
        let carried = book.cases().iter().zip(settlement.cases());
        let carried = carried.filter(|(_, outcome)| outcome.round == Some(round.number));
        of_day.extend(carried.map(|(case, outcome)| carried_case(round, case, outcome)));
        of_day.push(settled(round));
        of_day.extend(balances(round, members, (has, charged)));
    }
    Ok(days)
}

fn carried_case(round: &Round, case: &Case, outcome: &CaseOutcome) -> String {
    let lines: [(&str, &dyn Display); 6] = [
        ("pool", &1),
        ("round", &round.number),
        ("case", &case.id),
        ("aid", &case.aid.minor()),
        ("paid", &outcome.paid.minor()),
        ("fee", &outcome.fee.minor()),
    ];
    entry("case-carried", &lines)
}

fn settled(round: &Round) -> String {
    let money = |amount: Amount| amount.minor();
    let lines: [(&str, &dyn Display); 21] = [
        ("pool", &1),
        ("round", &round.number),
        ("cut", &round.cut),
        ("settle", &round.settle),
        ("payers", &round.payers),
        ("units", &round.units),
        ("cases", &round.cases),
        ("aid", &money(round.aid)),
        ("aid_paid", &money(round.aid_paid)),
        ("fee", &money(round.fee)),
        ("carry_in", &money(round.carry_in)),
        ("reversed", &money(round.reversed)),
        ("need", &money(round.need)),
        ("share", &money(round.share)),
        ("sponsor", &money(round.sponsor)),
        ("overage", &money(round.overage)),
        ("charged", &money(round.charged)),
        ("shortfall", &money(round.shortfall)),
        ("written_off", &money(round.written_off)),
        ("carry_out", &money(round.carry_out)),
        ("index", &money(round.index)),
    ];
    entry("round-settled", &lines)
}

/// The balances after a round, whose root nothing in a bundle leads to, and what the bank states.
fn balances(round: &Round, members: u32, (has, charged): (Amount, Amount)) -> [String; 2] {
    let root = hexadecimal(&Sha256::digest(round.number.to_be_bytes()));
    let (day, has) = (round.settle, has.minor());
    let tree: [(&str, &dyn Display); 7] = [
        ("pool", &1),
        ("round", &round.number),
        ("on", &day),
        ("members", &members),
        ("balance", &has),
        ("charged", &charged.minor()),
        ("root", &root),
    ];
    let line = hexadecimal(&Sha256::digest(format!("1 {day} {has}")));
    let stated: [(&str, &dyn Display); 6] = [
        ("pool", &1),
        ("on", &day),
        ("stated", &has),
        ("expected", &has),
        ("refunded", &0),
        ("hash", &line),
    ];
    [entry("balances", &tree), entry("custody", &stated)]
}

/// Appends the first entries, then each day's joinings and what else the day brought.
fn append(
    log: &PublicLog,
    (mut entries, mut days): (Vec<String>, Days),
    book: &Book,
) -> Result<(), StoreFailure> {
    let flush = |entries: &mut Vec<String>| -> Result<(), StoreFailure> {
        let bytes: Vec<Vec<u8>> = entries.drain(..).map(String::into_bytes).collect();
        log.append(&bytes)?;
        Ok(())
    };
    for (number, member) in (0u32..).zip(book.members()) {
        let on = member.joined_on;
        while let Some(first) = days.first_entry()
            && first.key().0 < on
        {
            entries.extend(first.remove());
        }
        let commitment = hexadecimal(&Sha256::digest(number.to_be_bytes()));
        let lines: [(&str, &dyn Display); 3] =
            [("pool", &1), ("on", &on), ("commitment", &commitment)];
        entries.push(entry("member-joined", &lines));
        if entries.len() >= AT_ONCE {
            flush(&mut entries)?;
        }
    }
    entries.extend(days.into_values().flatten());
    flush(&mut entries)
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
