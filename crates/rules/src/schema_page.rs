//! The page `docs/rulebook-keys.md`, made from the table of keys.

use crate::articles::REFUSALS;
use crate::covenant::article_heading;
use crate::schema::{CURRENCY, KEYS, Key, Kind, LISTS, Need, funding_of_group};
use crate::worked_case::CASE_KINDS;
use ledger::Language;

const OPENING: &str = "\
# The keys of a rulebook · 规则文件的键

Made from the table in `crates/rules/src/schema.rs`; do not edit by hand.
本页由 `crates/rules/src/schema.rs` 里的表生成，请勿手改。

## values.toml

The unit, the value and the key are written as they stand here, in every language.
单位、取值和键名一律照本页的写法填写，不翻译。

Head · 文件头: `plan` and `version` (as the folder is named · 与文件夹同名),
`name = { zh = \"…\", en = \"…\" }`, `currency` (ISO 4217).

Each value · 每个值:
`{ value = …, unit = \"…\", article = …, source = \"https://…\", reliability = \"A\" }`,
or without a source · 没有来源时:
`{ value = …, unit = \"…\", article = …, assumed = true, reason = { zh = \"…\", en = \"…\" } }`.
`source = \"own\"`: the plan sets the value itself · 计划自己定的值。
`reliability`:

- `A` a news agency, a regulator or the platform itself · 通讯社、监管机构或平台自己的页面
- `B` trade press and guides · 行业媒体和指南
- `C` a single weak source · 单独一份、可信度较低的资料
- `D` our own arithmetic from cited figures, or a reading · 根据已注明出处的数字推算或解读

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
        let heading =
            both_languages(|language| article_heading(usize::from(list.article), language));
        page.push_str(&format!(
            "\n`[[{}]]` ({heading}): {} · {}\n\n",
            list.name, list.english, list.chinese
        ));
        for field in list.fields {
            let kind = kind_words(field.kind);
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
        kind_words(key.kind),
        units.join(", "),
        articles.join(", "),
        need_words(key)
    )
}

/// What a value may be; once where both languages say the same.
fn kind_words(kind: Kind) -> String {
    both_languages(|language| kind.describe(language))
}

fn both_languages(text: impl Fn(Language) -> String) -> String {
    let (english, chinese) = (text(Language::English), text(Language::Chinese));
    if english == chinese { english } else { format!("{english} · {chinese}") }
}

fn unit_word(unit: &'static str) -> &'static str {
    if unit == CURRENCY { "the currency code · 币种代码" } else { unit }
}

fn need_words(key: &Key) -> String {
    let funding = funding_of_group(key.group);
    match (key.need, funding) {
        (Need::Always, None) => "yes · 是".to_owned(),
        (Need::Optional, None) => "no · 否".to_owned(),
        (Need::Always, Some(word)) | (Need::WithForm(word), _) => {
            format!("yes, {word} only · 是，仅限 {word}")
        }
        (Need::Optional, Some(word)) | (Need::OptionalWithForm(word), _) => {
            format!("no, {word} only · 否，仅限 {word}")
        }
    }
}

fn cases() -> String {
    let mut text = "\n## cases.toml\n\n".to_owned();
    text.push_str("Each `[[case]]` · 每个案例: `zh`, `en`, `kind`, `article`, `expect`.\n");
    for (kind, keys) in CASE_KINDS {
        text.push_str(&format!("\n`kind = \"{kind}\"`\n\n"));
        for key in *keys {
            let need = if key.need == Need::Always { "" } else { " (optional · 可选)" };
            let kind = kind_words(key.kind);
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
