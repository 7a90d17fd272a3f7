//! The description of the API and the page of problems are what the code says.

use crate::world::{Ask, on_sqlite};
use ledger::Rejection;
use std::collections::BTreeSet;
use std::path::Path;
use web::{ROUTES, openapi_document, status_of};

fn golden(name: &str, text: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs").join(name);
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(&path, text).unwrap();
    }
    let found = std::fs::read_to_string(&path).unwrap();
    assert!(found == text, "{name}: UPDATE_GOLDEN=1 cargo test -p web writes it again");
}

#[test]
fn the_description_is_current_and_names_every_route() {
    let document = openapi_document();
    golden("openapi.json", &(serde_json::to_string_pretty(&document).unwrap() + "\n"));
    let mut described = BTreeSet::new();
    for (path, methods) in document["paths"].as_object().unwrap() {
        for (method, operation) in methods.as_object().unwrap() {
            assert!(operation["responses"]["default"].is_object(), "{method} {path} has a row");
            described.insert(format!("{} {path}", method.to_uppercase()));
        }
    }
    let rows: BTreeSet<String> =
        ROUTES.iter().map(|row| format!("{} {}", row.method, row.path)).collect();
    assert_eq!(rows.len(), ROUTES.len(), "each route has one row");
    assert_eq!(described, rows);
}

#[test]
fn the_description_is_served() {
    on_sqlite(async |world| {
        let answer = world.ask(Ask::new("GET", "/api/v1/openapi.json")).await;
        assert_eq!(answer.json(), openapi_document());
    });
}

const OPENING: &str = "\
# The status of each problem · 每种问题的状态码

Made from `crates/web/src/status.rs`; do not edit by hand. What each means:
[rejections](rejections.md).
本页由 `crates/web/src/status.rs` 生成，请勿手改。含义见[每一种拒绝](rejections.md)。

| status 状态码 | problems 问题 |
|---|---|
";

#[test]
fn the_page_of_problems_is_current() {
    let mut statuses: Vec<_> = Rejection::ALL.into_iter().map(status_of).collect();
    statuses.sort();
    statuses.dedup();
    let mut page = OPENING.to_owned();
    for status in statuses {
        let of_status = Rejection::ALL.into_iter().filter(|one| status_of(*one) == status);
        let named: Vec<String> =
            of_status.map(|one| format!("{} `{}`", one.number(), one.words().slug)).collect();
        page += &format!("| {} | {} |\n", status.as_u16(), named.join(", "));
    }
    golden("api-problems.md", &page);
}

#[test]
fn a_kind_of_problem_is_described_where_it_points() {
    on_sqlite(async |world| {
        let chinese = Ask::new("GET", "/api/v1/nowhere").header("accept-language", "zh-CN");
        let problem = world.ask(chinese).await;
        assert_eq!(problem.header("content-type"), "application/problem+json");
        assert_eq!(problem.header("content-language"), "zh");
        let said = problem.json();
        assert_eq!(said["title"], "没有这个地址");
        let kind = said["type"].as_str().unwrap().to_owned();
        assert_eq!(kind, "/problems/1301");
        let described = world.ask(Ask::new("GET", &kind)).await;
        assert_eq!(described.json()["title"], "there is nothing at this address");
        let plain = world.ask(Ask::new("GET", &kind).header("accept", "text/plain")).await;
        assert!(plain.text.starts_with("R1301 there is nothing"), "{}", plain.text);
        assert_eq!(world.ask(Ask::new("GET", "/problems/9999")).await.code(), 1301);
    });
}
