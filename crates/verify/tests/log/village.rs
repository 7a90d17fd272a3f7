//! A small community in which everything happens once.

use crate::community::{Log, entry, first_entries, get, hex};
use crate::rulebook::{VERSION, files_of, hash_of, plan_of};
use rules::RulebookFiles;
use sha2::{Digest, Sha256};

/// The values of its rules.
pub const PLAN: &str = r#"mode = "prepaid"
calendar = [[7, 14], [21, 28]]
fee_bp = 1000
rounding = "up"
waiting_days = 0
waiting_members_share = true
over_limit = "prorate"
round_cap = "1.00"
floor = "1.00"
recovery_days = 30
max_recoveries = 3
"#;

/// A community's entries and its rules.
#[derive(Clone)]
pub struct Village {
    pub entries: Vec<String>,
    pub rules: RulebookFiles,
}

/// Entries as `kind|key value|key value`, a line each.
fn of_lines(text: &str) -> Vec<String> {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.map(|line| format!("tongzhou/1 {}\n", line.replace('|', "\n"))).collect()
}

/// A village with two rounds, a jury, an objection, a payment and a stop that was lifted.
pub fn entries_of_every_kind() -> Village {
    let rules = files_of(&plan_of(PLAN));
    let hash = hash_of(&rules);
    let zero = "0".repeat(64);
    let seed = [7u8; 32];
    let seed_hash =
        Sha256::new().chain_update("tongzhou-jury-commitment-v1\n").chain_update(seed).finalize();
    let (seed, seed_hash) = (hex(&seed), hex(&seed_hash));
    let stated = hex(&Sha256::digest("1 2026-05-14 500"));
    let mut entries = first_entries();
    entries.extend(of_lines(&format!(
        "pool-opened|pool 1|currency CNY|funding prepaid
        rulebook-published|pool 1|plan village|version {VERSION}|hash {hash}|\
         published 2017-12-01"
    )));
    for _ in 0..10 {
        let on = "2026-05-01";
        entries.push(entry("member-joined", &[("pool", &1), ("on", &on), ("commitment", &zero)]));
    }
    entries.extend(of_lines(&format!(
        "case-notice|pool 1|case c-1|approved 2026-05-02|aid 500|commitment {zero}
        case-notice|pool 1|case c-2|approved 2026-05-03|aid 300|commitment -
        objection|pool 1|case c-2|on 2026-05-04
        jury-seed|pool 1|case c-3|commitment {seed_hash}
        round-opened|pool 1|round 1|cut 2026-05-07|settle 2026-05-14|payers 10|units 10|\
         rules {hash}
        objection-answered|pool 1|case c-2|on 2026-05-08
        jury-opened|pool 1|case c-3|commitment {seed_hash}|opens 1778198400|\
         closes 1778284800|threshold 9|quorum 1
        jury-closed|pool 1|case c-3|for 3|against 1|seed {seed}
        case-carried|pool 1|round 1|case c-1|aid 500|paid 500|fee 31
        case-carried|pool 1|round 1|case c-2|aid 300|paid 300|fee 18
        round-settled|pool 1|round 1|cut 2026-05-07|settle 2026-05-14|payers 10|units 10|\
         cases 2|aid 800|aid_paid 800|fee 80|carry_in 0|reversed 0|need 880|share 88|\
         sponsor 0|overage 0|charged 800|shortfall 80|written_off 0|carry_out 80|\
         index 88
        balances|pool 1|round 1|on 2026-05-14|members 10|balance 400|charged 800|root {zero}
        custody|pool 1|on 2026-05-14|stated 500|expected 480|refunded 0|hash {stated}
        payment-list|pool 1|list 8a6c2b1e-0000-8000-8000-000000000001|lines 1|total 500|\
         hash {zero}
        payment-result|pool 1|list 8a6c2b1e-0000-8000-8000-000000000001|paid 500|returned 0
        aid-paid|pool 1|case c-1|on 2026-05-15|amount 500
        aid-returned|pool 1|case c-1|on 2026-05-16|amount 500
        stop-order|pool 0|reference S-1|stops joinings,payouts|from 2026-05-16|hash {zero}
        stop-lifted|pool 0|reference S-2|order S-1|hash {zero}
        case-withdrawn|pool 1|case c-2|on 2026-05-20
        round-opened|pool 1|round 2|cut 2026-05-21|settle 2026-05-28|payers 8|units 8|\
         rules {hash}
        case-reversed|pool 1|round 2|case c-2|paid 300|fee 18
        round-settled|pool 1|round 2|cut 2026-05-21|settle 2026-05-28|payers 8|units 8|\
         cases 0|aid 0|aid_paid 0|fee 0|carry_in 80|reversed 318|need -238|share 0|\
         sponsor 0|overage 238|charged 0|shortfall 0|written_off 0|carry_out -238|\
         index 88
        balances|pool 1|round 2|on 2026-05-28|members 10|balance 400|charged 800|root {zero}
        closing-step|pool 1|step announced|on 2026-06-01"
    )));
    // The fee of a case is floor(80 × 500 ÷ 800) = 50 and floor(80 × 300 ÷ 800) = 30.
    for entry in &mut entries {
        *entry = entry.replace("\nfee 31\n", "\nfee 50\n").replace("\nfee 18\n", "\nfee 30\n");
        *entry = entry.replace("\nreversed 318\n", "\nreversed 330\n");
        *entry = entry.replace("-238", "-250").replace("\noverage 238\n", "\noverage 250\n");
    }
    Village { entries, rules }
}

impl Village {
    /// The village as the files of a log.
    pub fn log(&self) -> Log {
        let mut log = Log::of(&self.entries);
        let folder = format!("rulebooks/1/{}", hash_of(&self.rules));
        for (name, text) in self.rules.named_texts() {
            log.write(&format!("{folder}/{name}"), text);
        }
        log.write(&format!("{folder}/plan.txt"), format!("village\n{VERSION}\n"));
        log.write("published/1/rounds.csv", self.rounds_csv());
        log
    }

    /// What its pages say.
    pub fn rounds_csv(&self) -> String {
        let columns = verify::kinds::ROUND_COLUMNS;
        let mut text = columns.map(|(key, _)| key).join(",") + "\n";
        let settled = |entry: &&String| entry.starts_with("tongzhou/1 round-settled\n");
        for entry in self.entries.iter().filter(settled) {
            let cells = columns.map(|(key, form)| {
                let value = get(entry, key);
                match format!("{form:?}").contains("Amount") {
                    true => major(value.parse().unwrap()),
                    false => value.to_owned(),
                }
            });
            text += &(cells.join(",") + "\n");
        }
        text
    }
}

fn major(minor: i64) -> String {
    let sign = if minor < 0 { "-" } else { "" };
    format!("{sign}{}.{:02}", minor.abs() / 100, minor.abs() % 100)
}
