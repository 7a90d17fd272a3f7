//! Which language to speak.

use ledger::Language;

/// Reads the value of `--lang`.
pub fn parse(text: &str) -> Result<Language, String> {
    match text {
        "zh" => Ok(Language::Chinese),
        "en" => Ok(Language::English),
        _ => Err("zh or en; zh 或 en".to_owned()),
    }
}

/// The language of the machine's locale: Chinese for any `zh`, English for all others.
pub fn of_locale() -> Language {
    match sys_locale::get_locale() {
        Some(locale) if locale.to_ascii_lowercase().starts_with("zh") => Language::Chinese,
        _ => Language::English,
    }
}
