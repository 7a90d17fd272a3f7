//! What no single value shows: values that contradict one another.

use crate::calendar::Calendar;
use crate::entry::Item;
use crate::entry_reading::ReadEntries;
use crate::schema::{LISTS, SPENDING_STEPS};
use crate::toml_text::FaultList;
use crate::value::Value;
use ledger::{Expected, Rejection};

/// Notes every contradiction; values that could not be read are passed over.
pub(crate) fn check_consistency(list: &mut FaultList<'_>, read: &ReadEntries) {
    check_calendar(list, read);
    check_ages(list, read);
    check_duplicates(list, read);
    check_grades(list, read);
    check_bands(list, read);
    check_seniority(list, read);
    check_jury(list, read);
}

fn value<'read>(read: &'read ReadEntries, group: &str, name: &str) -> Option<(&'read Value, u64)> {
    let mut entries = read.entries.iter();
    let entry = entries.find(|entry| entry.group == group && entry.name == name)?;
    Some((&entry.value, entry.line))
}

fn items<'read>(read: &'read ReadEntries, list: &str) -> Vec<&'read Item> {
    read.items.iter().filter(|item| item.list == list).collect()
}

fn check_calendar(list: &mut FaultList<'_>, read: &ReadEntries) {
    let Some((Value::DayPairs(pairs), line)) = value(read, "sharing", "calendar") else {
        return;
    };
    let checked = Calendar::new(pairs.clone()).and_then(|calendar| calendar.check_every_month());
    let pairs: Vec<String> =
        pairs.iter().map(|pair| format!("[{}, {}]", pair.cut, pair.settle)).collect();
    if let Err(rejection) = checked {
        let rejection = match rejection {
            Rejection::CalendarInvalid => Rejection::CalendarOfPlanInvalid,
            other => other,
        };
        let text = format!("[{}]", pairs.join(", "));
        list.add_at(Some(line), "sharing.calendar", text, (rejection, None));
    }
}

/// The lowest age lies below the highest, and nobody joins past the end by age.
fn check_ages(list: &mut FaultList<'_>, read: &ReadEntries) {
    let age_max = value(read, "eligibility", "age_max")
        .and_then(|(value, line)| Some((value.integer()?, line)));
    let Some((age_max, line)) = age_max else {
        return;
    };
    let mut entries = read.entries.iter();
    let in_years = entries
        .find(|entry| entry.name == "age_min" && entry.unit == "years")
        .and_then(|entry| entry.value.integer());
    if in_years.is_some_and(|age_min| age_min > age_max) {
        let fault = (Rejection::RangeBackwards, None);
        list.add_at(Some(line), "eligibility.age_max", age_max.to_string(), fault);
    }
    if let Some((limit, line)) = value(read, "ending", "age_limit")
        && let Some(limit) = limit.integer()
        && limit <= age_max
    {
        let expected = Expected {
            chinese: format!("大于最高加入年龄 {age_max}"),
            english: format!("more than the highest age at joining, {age_max}"),
        };
        let fault = (Rejection::RangeBackwards, Some(expected));
        list.add_at(Some(line), "ending.age_limit", limit.to_string(), fault);
    }
}

fn check_duplicates(list: &mut FaultList<'_>, read: &ReadEntries) {
    for row in LISTS {
        let items = items(read, row.name);
        for (index, item) in items.iter().enumerate() {
            let identity = identity(item, row.identity);
            let first = items[..index].iter().find(|earlier| {
                identity.is_some() && self::identity(earlier, row.identity) == identity
            });
            if let (Some(first), Some(identity)) = (first, &identity) {
                let expected = Expected {
                    chinese: format!("只写一次；第一次在第 {} 行", first.line),
                    english: format!("each item once; the first is on line {}", first.line),
                };
                let path = format!("{}[{}]", row.name, index + 1);
                let fault = (Rejection::ItemDuplicate, Some(expected));
                list.add_at(Some(item.line), &path, shown(identity), fault);
            }
        }
    }
}

fn identity<'item>(item: &'item Item, names: &[&'static str]) -> Option<Vec<&'item Value>> {
    names.iter().map(|name| item.fields.get(name)).collect()
}

fn shown(values: &[&Value]) -> String {
    let words: Vec<String> = values
        .iter()
        .map(|value| match value {
            Value::Word(word) => word.clone(),
            Value::Integer(number) => number.to_string(),
            _ => String::new(),
        })
        .collect();
    words.join(" ").trim().to_owned()
}

fn grade<'item>(item: &&'item Item) -> Option<&'item str> {
    item.fields.get("grade").and_then(Value::word)
}

fn check_grades(list: &mut FaultList<'_>, read: &ReadEntries) {
    let conditions = items(read, "condition");
    let bands = items(read, "benefit.band");
    let form = value(read, "benefit", "form").and_then(|(value, _)| value.word());
    if conditions.is_empty() && form.is_some_and(|form| form != SPENDING_STEPS) {
        list.add_missing(None, "condition", Rejection::KeyMissing);
    }
    if items(read, "benefit.step").is_empty() && form == Some(SPENDING_STEPS) {
        list.add_missing(None, "benefit.step", Rejection::KeyMissing);
    }
    if !items(read, "benefit.step").is_empty() && form.is_some_and(|form| form != SPENDING_STEPS) {
        let first = items(read, "benefit.step")[0].line;
        list.add_missing(Some(first), "benefit.step", Rejection::KeyNotForThisForm);
    }
    let mut told: Vec<&str> = Vec::new();
    for item in &conditions {
        let Some(grade_of) = grade(item).filter(|found| !told.contains(found)) else {
            continue;
        };
        told.push(grade_of);
        if !bands.iter().any(|band| grade(band) == Some(grade_of)) {
            let fault = (Rejection::GradeWithoutBand, None);
            list.add_at(Some(item.line), "condition.grade", grade_of.to_owned(), fault);
        }
    }
    for name in ["benefit.band", "benefit.allowance"] {
        for (index, item) in items(read, name).iter().enumerate() {
            let Some(grade_of) = grade(item).filter(|found| !told.contains(found)) else {
                continue;
            };
            let path = format!("{name}[{}].grade", index + 1);
            let fault = (Rejection::GradeWithoutCondition, None);
            list.add_at(Some(item.line), &path, grade_of.to_owned(), fault);
        }
    }
}

fn ages(item: &Item) -> Option<(u32, u32)> {
    let age = |name: &str| item.fields.get(name).and_then(Value::integer);
    Some((age("age_from")?, age("age_through")?))
}

fn check_bands(list: &mut FaultList<'_>, read: &ReadEntries) {
    let bands = items(read, "benefit.band");
    for (index, band) in bands.iter().enumerate() {
        let Some((from, through)) = ages(band) else {
            continue;
        };
        let path = format!("benefit.band[{}]", index + 1);
        let text = format!("{from}–{through}");
        if from > through {
            let fault = (Rejection::RangeBackwards, None);
            list.add_at(Some(band.line), &path, text, fault);
            continue;
        }
        let overlapping = bands[..index].iter().find(|earlier| {
            let meets = |(first, last): (u32, u32)| first <= through && from <= last;
            grade(earlier) == grade(band) && ages(earlier).is_some_and(meets)
        });
        if let Some(earlier) = overlapping {
            let expected = Expected {
                chinese: format!("每个年龄只落在一段里；与第 {} 行的一段重叠", earlier.line),
                english: format!("each age in one band; it meets that of line {}", earlier.line),
            };
            let fault = (Rejection::BandsOverlap, Some(expected));
            list.add_at(Some(band.line), &path, text, fault);
        }
    }
}

fn check_seniority(list: &mut FaultList<'_>, read: &ReadEntries) {
    let steps = items(read, "benefit.seniority");
    let starts = |item: &&Item| item.fields.get("years_from") == Some(&Value::Integer(0));
    if let Some(first) = steps.first()
        && !steps.iter().any(starts)
    {
        let rejection = Rejection::SeniorityWithoutStart;
        list.add_missing(Some(first.line), "benefit.seniority", rejection);
    }
}

/// Fewer jurors than have to vote would never give a valid vote.
fn check_jury(list: &mut FaultList<'_>, read: &ReadEntries) {
    let heads = |name: &str| {
        let (value, line) = value(read, "notice", name)?;
        Some((value.integer()?, line))
    };
    if let (Some((drawn, line)), Some((quorum, _))) = (heads("jury_drawn"), heads("jury_quorum"))
        && drawn < quorum
    {
        let expected = Expected {
            chinese: format!("不少于评议有效的最少票数 {quorum}"),
            english: format!("no fewer than have to vote, {quorum}"),
        };
        let fault = (Rejection::RangeBackwards, Some(expected));
        list.add_at(Some(line), "notice.jury_drawn", drawn.to_string(), fault);
    }
}
