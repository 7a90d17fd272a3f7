//! The page `docs/rulebook-keys.md`, made from the table of keys.

use crate::articles::REFUSALS;
use crate::covenant::article_heading;
use crate::schema::{CURRENCY, KEYS, Key, LISTS, Need, funding_of_group};
use crate::worked_case::CASE_KINDS;
use ledger::Language;

const OPENING: &str = "\
# The keys of a rulebook · 规则文件的键

Made from the table in `crates/rules/src/schema.rs`; do not edit by hand.
本页由 `crates/rules/src/schema.rs` 里的表生成，请勿手改。

## values.toml

Head · 文件头: `plan` and `version` (as the folder is named · 与文件夹同名),
`name = { zh = \"…\", en = \"…\" }`, `currency` (ISO 4217).

Each value · 每个值:
`{ value = …, unit = \"…\", article = …, source = \"https://…\", reliability = \"A\" }`,
or without a source · 没有来源时:
`{ value = …, unit = \"…\", article = …, assumed = true, reason = { zh = \"…\", en = \"…\" } }`.
`source = \"own\"`: the plan sets the value itself · 计划自己定的值。
`reliability`: `A` `B` `C` `D`.

| key 键 | what it decides 决定什么 | value 值 | unit 单位 | article 条款 | needed 必需 |
|---|---|---|---|---|---|
";

/// The whole page.
pub fn schema_page() -> String {
    let mut page = OPENING.to_owned();
    for key in KEYS {
        page.push_str(&key_row(key));
    }
    page.push_str("\n### Lists · 列表\n\n");
    page.push_str("Each item also has `article` and its source or reason.\n");
    page.push_str("每个条目还要写 `article` 和来源或理由。\n");
    for list in LISTS {
        let heading = article_heading(usize::from(list.article), Language::English);
        page.push_str(&format!(
            "\n`[[{}]]` ({heading}): {} · {}\n\n",
            list.name, list.english, list.chinese
        ));
        for field in list.fields {
            let kind = field.kind.describe(Language::English);
            page.push_str(&format!(
                "- `{}`: {} · {}: {kind}\n",
                field.name, field.english, field.chinese
            ));
        }
    }
    page.push_str(&cases());
    page
}

fn key_row(key: &Key) -> String {
    let units: Vec<&str> = key.units.iter().map(|unit| unit_word(unit)).collect();
    let articles: Vec<String> = key.articles.iter().map(u8::to_string).collect();
    format!(
        "| `{}.{}` | {} · {} | {} | {} | {} | {} |\n",
        key.group,
        key.name,
        key.english,
        key.chinese,
        key.kind.describe(Language::English),
        units.join(", "),
        articles.join(", "),
        need_words(key)
    )
}

fn unit_word(unit: &'static str) -> &'static str {
    if unit == CURRENCY { "the currency code" } else { unit }
}

fn need_words(key: &Key) -> String {
    let funding = match funding_of_group(key.group) {
        Some(funding) => format!(", {funding} only"),
        None => String::new(),
    };
    match key.need {
        Need::Always => format!("yes{funding}"),
        Need::Optional => format!("no{funding}"),
        Need::WithForm(form) => format!("yes, {form} only"),
        Need::OptionalWithForm(form) => format!("no, {form} only"),
    }
}

fn cases() -> String {
    let mut text = "\n## cases.toml\n\n".to_owned();
    text.push_str("Each `[[case]]` · 每个案例: `zh`, `en`, `kind`, `article`, `expect`.\n");
    for (kind, keys) in CASE_KINDS {
        text.push_str(&format!("\n`kind = \"{kind}\"`\n\n"));
        for key in *keys {
            let need = if key.need == Need::Always { "" } else { " (optional · 可选)" };
            let kind = key.kind.describe(Language::English);
            text.push_str(&format!("- `{}`{need}: {kind}\n", key.name));
        }
    }
    text.push_str(
        "\n`expect`: an amount · 金额, `\"accepted\"`, or · 或 `\"refused\"` with `because`:\n\n",
    );
    for refusal in REFUSALS {
        let words = refusal.words();
        let number = refusal.number();
        text.push_str(&format!(
            "- `{}` (R{number}): {} · {}\n",
            words.slug, words.english, words.chinese
        ));
    }
    text
}
