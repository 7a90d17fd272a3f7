//! Reads `values.toml` by the table of keys.

use crate::entry::{Entries, Entry, Head, Item};
use crate::files::RulebookFiles;
use crate::ground_reading::{GROUND_KEYS, read_ground};
use crate::schema::{CURRENCY, KEYS, Key, Kind, List, Need, find_key, find_list, funding_of_group};
use crate::toml_text::{FaultList, Node, expected_same, member};
use crate::value::{date, read_text, read_value};
use ledger::{Expected, Rejection};
use money::Currency;
use std::collections::BTreeMap;
use toml::de::{DeTable, DeValue};

const HEAD: [&str; 4] = ["plan", "version", "name", "currency"];

/// What could be read: without a head only to be checked, never used.
pub(crate) struct ReadEntries {
    pub(crate) head: Option<Head>,
    pub(crate) entries: Vec<Entry>,
    pub(crate) items: Vec<Item>,
}

impl ReadEntries {
    /// The entries, of a file in which no fault was found.
    pub(crate) fn complete(self) -> Entries {
        Entries {
            head: self.head.expect("a file without a head has a fault"),
            entries: self.entries,
            items: self.items,
        }
    }
}

/// Reads every value of a parsed file, noting every fault.
pub(crate) fn read_entries(
    list: &mut FaultList<'_>,
    table: &DeTable<'_>,
    files: &RulebookFiles,
) -> ReadEntries {
    let currency = read_currency(list, table);
    let mut reader = Reader {
        list,
        currency: currency.unwrap_or(Currency::CNY),
        funding: peek(table, "sharing", "funding"),
        form: peek(table, "benefit", "form"),
        entries: Vec::new(),
        items: Vec::new(),
    };
    let head = reader.read_head(table, files, currency);
    for (name, node) in table.iter() {
        let group = name.get_ref().as_ref();
        if HEAD.contains(&group) {
            continue;
        }
        if let Some(row) = find_list(group) {
            reader.read_items(row, node);
        } else if KEYS.iter().any(|key| key.group == group) {
            let line = reader.list.line(name.span().start);
            reader.read_group(group, node, line);
        } else {
            reader.list.add(name.span(), group, Rejection::KeyUnknown);
        }
    }
    reader.note_missing_groups(table);
    reader.entries.sort_by_key(|entry| {
        KEYS.iter().position(|key| key.group == entry.group && key.name == entry.name)
    });
    reader.items.sort_by_key(|item| item.line);
    ReadEntries { head, entries: reader.entries, items: reader.items }
}

/// The word of a value that decides which other keys belong in the file.
fn peek<'table>(table: &'table DeTable<'_>, group: &str, name: &str) -> Option<&'table str> {
    let value = member(member(table.get(group)?, name)?, "value")?;
    value.get_ref().as_str()
}

fn read_currency(list: &mut FaultList<'_>, table: &DeTable<'_>) -> Option<Currency> {
    let Some(node) = table.get("currency") else {
        list.add_missing(None, "currency", Rejection::KeyMissing);
        return None;
    };
    let currency = node.get_ref().as_str().and_then(Currency::from_code);
    if currency.is_none() {
        list.add(node.span(), "currency", Rejection::CurrencyUnknown);
    }
    currency
}

struct Reader<'reader, 'text> {
    list: &'reader mut FaultList<'text>,
    currency: Currency,
    funding: Option<&'reader str>,
    form: Option<&'reader str>,
    entries: Vec<Entry>,
    items: Vec<Item>,
}

impl Reader<'_, '_> {
    fn read_head(
        &mut self,
        table: &DeTable<'_>,
        files: &RulebookFiles,
        currency: Option<Currency>,
    ) -> Option<Head> {
        for name in HEAD.into_iter().filter(|name| *name != "currency") {
            if !table.contains_key(name) {
                self.list.add_missing(None, name, Rejection::KeyMissing);
            }
        }
        let name = table.get("name").map(|node| read_text(self.list, "name", node));
        let plan = table.get("plan").and_then(|node| {
            let plan = node.get_ref().as_str().map(str::to_owned);
            if plan.as_deref() != Some(&files.plan) {
                self.list.add(node.span(), "plan", Rejection::PlanNotOfFolder);
            }
            plan
        });
        let version = table.get("version").and_then(|node| match date(node) {
            Ok(version) => {
                if version.to_string() != files.version {
                    self.list.add(node.span(), "version", Rejection::VersionNotOfFolder);
                }
                Some(version)
            }
            Err(rejection) => {
                let expected = Kind::Date.expected();
                self.list.add_expecting(node.span(), "version", rejection, expected);
                None
            }
        });
        Some(Head { plan: plan?, version: version?, name: name??, currency: currency? })
    }

    fn read_group(&mut self, group: &str, node: &Node<'_>, line: u64) {
        let Some(table) = node.get_ref().as_table() else {
            self.list.add(node.span(), group, Rejection::ValueOfWrongType);
            return;
        };
        let of_funding = funding_of_group(group);
        if of_funding.is_some() && self.funding.is_some() && of_funding != self.funding {
            let text = format!("[{group}]");
            let fault = (Rejection::KeyNotForThisFunding, None);
            self.list.add_at(Some(line), group, text, fault);
            return;
        }
        for (name, node) in table.iter() {
            let path = format!("{group}.{}", name.get_ref());
            if let Some(key) = find_key(group, name.get_ref()) {
                if self.is_wanted(key) {
                    self.read_entry(key, node, name.span().start);
                } else {
                    self.list.add(name.span(), &path, Rejection::KeyNotForThisForm);
                }
            } else if let Some(row) = find_list(&path) {
                self.read_items(row, node);
            } else {
                self.list.add(name.span(), &path, Rejection::KeyUnknown);
            }
        }
        for key in KEYS.iter().filter(|key| key.group == group) {
            if self.is_required(key) && !table.contains_key(key.name) {
                let path = format!("{group}.{}", key.name);
                self.list.add_missing(Some(line), &path, Rejection::KeyMissing);
            }
        }
    }

    fn is_wanted(&self, key: &Key) -> bool {
        match key.need {
            Need::Always | Need::Optional => true,
            Need::WithForm(form) | Need::OptionalWithForm(form) => {
                self.form.is_none_or(|ours| ours == form)
            }
        }
    }

    fn is_required(&self, key: &Key) -> bool {
        match key.need {
            Need::Always => true,
            Need::WithForm(form) => self.form == Some(form),
            Need::Optional | Need::OptionalWithForm(_) => false,
        }
    }

    fn note_missing_groups(&mut self, table: &DeTable<'_>) {
        for key in KEYS {
            let of_funding = funding_of_group(key.group);
            let for_us = of_funding.is_none() || of_funding == self.funding;
            if for_us && self.is_required(key) && !table.contains_key(key.group) {
                let path = format!("{}.{}", key.group, key.name);
                self.list.add_missing(None, &path, Rejection::KeyMissing);
            }
        }
    }

    fn read_entry(&mut self, key: &'static Key, node: &Node<'_>, start: usize) {
        let path = format!("{}.{}", key.group, key.name);
        let Some(table) = node.get_ref().as_table() else {
            let expected = Expected {
                chinese: "{ value = …, unit = …, article = …, source = … }".to_owned(),
                english: "{ value = …, unit = …, article = …, source = … }".to_owned(),
            };
            let rejection = Rejection::ValueOfWrongType;
            self.list.add_expecting(node.span(), &path, rejection, Some(expected));
            return;
        };
        let known = ["value", "unit", "article"];
        self.note_unknown(&path, table, |name| known.contains(&name));
        let currency = self.currency;
        let value = self
            .required(&path, node, "value")
            .and_then(|value| read_value(self.list, &path, value, (key.kind, currency)));
        let unit = self.read_unit(key, &path, node);
        let article = self.read_article(&path, node, key.articles);
        let ground = read_ground(self.list, &path, node);
        let line = self.list.line(start);
        if let (Some(value), Some(unit), Some(article), Some(ground)) =
            (value, unit, article, ground)
        {
            self.entries.push(Entry {
                group: key.group,
                name: key.name,
                value,
                unit,
                article,
                ground,
                line,
            });
        }
    }

    fn note_unknown(&mut self, path: &str, table: &DeTable<'_>, is_known: impl Fn(&str) -> bool) {
        for name in table.keys() {
            let text = name.get_ref().as_ref();
            if !is_known(text) && !GROUND_KEYS.contains(&text) {
                self.list.add(name.span(), &format!("{path}.{text}"), Rejection::KeyUnknown);
            }
        }
    }

    fn required<'node, 'text>(
        &mut self,
        path: &str,
        node: &'node Node<'text>,
        name: &str,
    ) -> Option<&'node Node<'text>> {
        let found = member(node, name);
        if found.is_none() {
            let line = self.list.line(node.span().start);
            let path = format!("{path}.{name}");
            self.list.add_missing(Some(line), &path, Rejection::KeyMissing);
        }
        found
    }

    fn read_unit(&mut self, key: &Key, path: &str, node: &Node<'_>) -> Option<String> {
        let unit = self.required(path, node, "unit")?;
        let code = self.currency.code();
        let units = key.units.iter();
        let units: Vec<&str> =
            units.map(|unit| if *unit == CURRENCY { code } else { unit }).collect();
        let text = unit.get_ref().as_str();
        if let Some(text) = text.filter(|text| units.contains(text)) {
            return Some(text.to_owned());
        }
        let path = format!("{path}.unit");
        let expected = expected_same(&format!("\"{}\"", units.join("\", \"")));
        self.list.add_expecting(unit.span(), &path, Rejection::UnitWrong, expected);
        None
    }

    fn read_article(&mut self, path: &str, node: &Node<'_>, articles: &[u8]) -> Option<u8> {
        let article = self.required(path, node, "article")?;
        let number = match article.get_ref() {
            DeValue::Integer(number) => number.as_str().parse::<u8>().ok(),
            _ => None,
        };
        if let Some(number) = number.filter(|number| articles.contains(number)) {
            return Some(number);
        }
        let path = format!("{path}.article");
        let numbers: Vec<String> = articles.iter().map(u8::to_string).collect();
        let expected = expected_same(&numbers.join(", "));
        self.list.add_expecting(article.span(), &path, Rejection::ArticleWrong, expected);
        None
    }

    fn read_items(&mut self, row: &'static List, node: &Node<'_>) {
        let Some(array) = node.get_ref().as_array() else {
            let expected = expected_same(&format!("[[{}]]", row.name));
            let rejection = Rejection::ValueOfWrongType;
            self.list.add_expecting(node.span(), row.name, rejection, expected);
            return;
        };
        for (index, node) in array.iter().enumerate() {
            let path = format!("{}[{}]", row.name, index + 1);
            let Some(table) = node.get_ref().as_table() else {
                self.list.add(node.span(), &path, Rejection::ValueOfWrongType);
                continue;
            };
            let is_field = |name: &str| row.fields.iter().any(|field| field.name == name);
            self.note_unknown(&path, table, |name| name == "article" || is_field(name));
            let mut fields = BTreeMap::new();
            for field in row.fields {
                let Some(value) = self.required(&path, node, field.name) else {
                    continue;
                };
                let path = format!("{path}.{}", field.name);
                let kind = (field.kind, self.currency);
                if let Some(value) = read_value(self.list, &path, value, kind) {
                    fields.insert(field.name, value);
                }
            }
            let article = self.read_article(&path, node, &[row.article]);
            let ground = read_ground(self.list, &path, node);
            if let (Some(article), Some(ground)) = (article, ground) {
                self.items.push(Item {
                    list: row.name,
                    fields,
                    article,
                    ground,
                    line: self.list.line(node.span().start),
                });
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::schema::{KEYS, LISTS};

    #[test]
    fn no_key_stands_twice_and_no_list_hides_a_key() {
        for (index, key) in KEYS.iter().enumerate() {
            let twice = KEYS[index + 1..]
                .iter()
                .any(|other| other.group == key.group && other.name == key.name);
            assert!(!twice, "{}.{}", key.group, key.name);
            let path = format!("{}.{}", key.group, key.name);
            assert!(LISTS.iter().all(|list| list.name != path && list.name != key.group));
        }
    }
}
