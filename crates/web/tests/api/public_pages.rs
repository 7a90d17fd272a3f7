//! The first page, the vital signs and the calculator, as everybody opens them, in both languages.

use crate::figures::two_months;
use crate::world::{Answer, Ask, World, on_both};
use flate2::Compression;
use flate2::write::GzEncoder;
use rules::insurance_words::find_insurance_words;
use std::io::Write;

const NOTICES: [&str; 2] = ["Mutual aid is not insurance", "互助不是保险"];

/// The most bytes of a page, compressed.
const BYTES_MAX: usize = 20 * 1024;

async fn page(world: &World, path: &str, language: &str) -> Answer {
    let ask = Ask::new("GET", path).header("accept", "text/html");
    world.ask(ask.header("accept-language", language)).await
}

/// A page in both languages, after what holds for every page was looked at.
async fn pages(world: &World, path: &str, status: u16) -> [String; 2] {
    let mut texts = Vec::new();
    for (language, tag) in [("en", "en"), ("zh-CN", "zh-CN")] {
        let answer = page(world, path, language).await;
        assert_eq!(answer.status, status, "{path}: {}", answer.text);
        assert_eq!(answer.header("content-language"), tag);
        assert!(answer.header("content-security-policy").starts_with("default-src 'none'"));
        let text = answer.text;
        for mark in ["⟦", " style=", "<script", "onclick"] {
            assert!(!text.contains(mark), "{path} in {language} holds {mark}");
        }
        let without = NOTICES.iter().fold(text.clone(), |text, notice| text.replace(notice, ""));
        assert!(without.len() < text.len(), "{path} bears the notice");
        assert_eq!(find_insurance_words(&without), [], "{path} in {language}");
        let mut packed = GzEncoder::new(Vec::new(), Compression::default());
        packed.write_all(text.as_bytes()).unwrap();
        let bytes = packed.finish().unwrap().len();
        assert!(bytes <= BYTES_MAX, "{path}: {bytes} bytes");
        texts.push(text);
    }
    texts.try_into().unwrap()
}

fn holds(text: &str, parts: &[&str]) {
    for part in parts {
        assert!(text.contains(part), "{part} is not in {text}");
    }
}

#[test]
fn everybody_sees_how_a_community_stands() {
    on_both(async |world| {
        let [empty, _] = pages(world, "/", 200).await;
        holds(&empty, &["No plan is running here yet"]);
        world.open_pool().await;
        let [young, _] = pages(world, "/", 200).await;
        holds(&young, &["none settled yet", "has not stated a balance"]);
        two_months(world).await;
        let [english, chinese] = pages(world, "/", 200).await;
        // ¥300 among twelve; the bank shows ¥1 less than the books.
        holds(&english, &["¥25.00", "−¥1.00", "¥5,999.00", "¥6,000.00", "one case helped"]);
        holds(&english, &["/plans/1/rounds/1", "/plans/1/cost", "Tongzhou Village"]);
        holds(&chinese, &["25.00 元", "−1.00 元", "同舟村互助", "帮助了 1 个案例"]);
    });
}

#[test]
fn everybody_sees_how_a_plan_fares() {
    on_both(async |world| {
        pages(world, "/plans/1/figures", 404).await;
        world.open_pool().await;
        let [young, _] = pages(world, "/plans/1/figures", 200).await;
        holds(&young, &["nothing to draw", "No case has been approved yet", "no members yet"]);
        two_months(world).await;
        let [english, chinese] = pages(world, "/plans/1/figures", 200).await;
        holds(&english, &["101,388.9", "196.2", "under 10", "not told", "role=\"img\""]);
        holds(&chinese, &["101,388.9", "196.2", "不到 10", "不公布"]);
    });
}

#[test]
fn everybody_may_ask_what_a_plan_costs() {
    on_both(async |world| {
        pages(world, "/plans/1/cost?age=36", 404).await;
        world.open_pool().await;
        let [asking, _] = pages(world, "/plans/1/cost", 200).await;
        assert!(!asking.contains("<table"), "nothing is told before an age is");
        let [english, chinese] = pages(world, "/plans/1/cost?age=36", 200).await;
        holds(&english, &["until 4 December 2055", "¥20,000.00", "6 March 2027", "36 to 59"]);
        holds(&english, &["published table", "value=\"36\"", "80 %", "¥3,000.00"]);
        holds(&chinese, &["20,000.00 元", "2027年3月6日", "36 至 59 岁"]);
        let [too_old, _] = pages(world, "/plans/1/cost?age=70", 200).await;
        holds(&too_old, &["At 70 you may not join (article 2)", "to the age of 64"]);
        assert!(!too_old.contains("<table"), "what would be given is told to who may join");
        for wrong in ["abc", "121", "-1", "3.5", "%3Cscript%3E", "99999999999999999999"] {
            let [english, chinese] = pages(world, &format!("/plans/1/cost?age={wrong}"), 422).await;
            holds(&english, &["whole number from 0 to 120", "aria-invalid"]);
            holds(&chinese, &["0 到 120 之间的整数"]);
        }
        let [kept, _] = pages(world, "/plans/1/cost?age=abc", 422).await;
        holds(&kept, &["value=\"abc\""]);
    });
}
