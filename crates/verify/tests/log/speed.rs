//! A long log: that it is walked at all shows that nothing grows with the square of it.

use crate::community::{Log, entry, first_entries};
use ledger::Language;

#[test]
fn many_cases_that_wait_do_no_harm() {
    let mut entries = first_entries();
    let opens: [(&str, &dyn ToString); 3] =
        [("pool", &1), ("currency", &"CNY"), ("funding", &"prepaid")];
    entries.push(entry("pool-opened", &opens));
    for number in 0..20_000 {
        let case = format!("c-{number}");
        let notice: [(&str, &dyn ToString); 5] = [
            ("pool", &1),
            ("case", &case),
            ("approved", &"2026-05-07"),
            ("aid", &1),
            ("commitment", &"-"),
        ];
        entries.push(entry("case-notice", &notice));
    }
    let report = Log::of(&entries).report();
    assert!(report.holds(), "{}", report.text(Language::English));
}
