//! The plans of the demonstration, as they stand in `rulebooks/`, carried by the program so that it
//! needs no checkout.

use rules::RulebookFiles;

/// The four texts of the versions that the demonstration publishes.
struct Embedded {
    plan: &'static str,
    version: &'static str,
    /// The covenants, Chinese first, then values and cases.
    texts: [&'static str; 4],
}

impl Embedded {
    fn files(&self) -> RulebookFiles {
        let [covenant_zh, covenant_en, values, cases] = self.texts.map(str::to_owned);
        let (plan, version) = (self.plan.to_owned(), self.version.to_owned());
        RulebookFiles { plan, version, covenant_zh, covenant_en, values, cases }
    }
}

/// The prepaid plan at its founding.
pub fn ferry() -> RulebookFiles {
    FERRY.files()
}

/// The prepaid plan after its change of rules.
pub fn ferry_newer() -> RulebookFiles {
    FERRY_NEWER.files()
}

/// The postpaid plan.
pub fn harbour() -> RulebookFiles {
    HARBOUR.files()
}

/// The village plan, which opens after the world has been built.
pub fn village() -> RulebookFiles {
    VILLAGE.files()
}

const FERRY: Embedded = Embedded {
    plan: "ferry",
    version: "2025-09-01",
    texts: [
        include_str!("../../../../rulebooks/ferry/2025-09-01/covenant.zh.md"),
        include_str!("../../../../rulebooks/ferry/2025-09-01/covenant.en.md"),
        include_str!("../../../../rulebooks/ferry/2025-09-01/values.toml"),
        include_str!("../../../../rulebooks/ferry/2025-09-01/cases.toml"),
    ],
};

const FERRY_NEWER: Embedded = Embedded {
    plan: "ferry",
    version: "2026-08-01",
    texts: [
        include_str!("../../../../rulebooks/ferry/2026-08-01/covenant.zh.md"),
        include_str!("../../../../rulebooks/ferry/2026-08-01/covenant.en.md"),
        include_str!("../../../../rulebooks/ferry/2026-08-01/values.toml"),
        include_str!("../../../../rulebooks/ferry/2026-08-01/cases.toml"),
    ],
};

const HARBOUR: Embedded = Embedded {
    plan: "harbour",
    version: "2025-09-01",
    texts: [
        include_str!("../../../../rulebooks/harbour/2025-09-01/covenant.zh.md"),
        include_str!("../../../../rulebooks/harbour/2025-09-01/covenant.en.md"),
        include_str!("../../../../rulebooks/harbour/2025-09-01/values.toml"),
        include_str!("../../../../rulebooks/harbour/2025-09-01/cases.toml"),
    ],
};

const VILLAGE: Embedded = Embedded {
    plan: "village",
    version: "2026-12-01",
    texts: [
        include_str!("../../../../rulebooks/village/2026-12-01/covenant.zh.md"),
        include_str!("../../../../rulebooks/village/2026-12-01/covenant.en.md"),
        include_str!("../../../../rulebooks/village/2026-12-01/values.toml"),
        include_str!("../../../../rulebooks/village/2026-12-01/cases.toml"),
    ],
};
