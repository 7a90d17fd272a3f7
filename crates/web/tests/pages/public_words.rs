//! Every public page in every language: no raw key, no word of insurance beyond the notice, nothing
//! personal, and nothing asked of anybody else.

use crate::story::{OLD, Story, told};
use crate::world::{Ask, POOL, World, on_both};
use rules::insurance_words::find_insurance_words;

/// The languages, and a sentence of each that a page has in its foot.
const LANGUAGES: [(&str, &str); 2] =
    [("zh-CN", "互助不是保险"), ("en", "Mutual aid is not insurance")];

/// Every page of everybody that the story fills.
pub fn paths(story: &Story) -> Vec<String> {
    let plan = format!("/plans/{POOL}");
    let mut paths: Vec<String> = ["/plans", "/glossary", "/check", "/problems/101", "/sign-in"]
        .into_iter()
        .map(str::to_owned)
        .collect();
    paths.extend(
        ["", "/versions", "/worked-cases", "/rounds", "/cases"].map(|rest| format!("{plan}{rest}")),
    );
    paths.extend([&story.version, &story.coming].map(|hash| format!("{plan}/versions/{hash}")));
    paths.extend((1..=7).map(|round| format!("{plan}/rounds/{round}")));
    paths.push(format!("{plan}/cases/{}", story.case));
    // What is not there is told on a page too.
    paths.extend([
        "/nowhere".to_owned(),
        format!("{plan}/rounds/999"),
        format!("{plan}/cases/none"),
    ]);
    paths
}

pub async fn page(world: &World, path: &str, language: &str) -> crate::world::Answer {
    let ask = Ask::new("GET", path).header("accept", "text/html,application/xhtml+xml");
    world.ask(ask.header("cookie", &format!("language={language}"))).await
}

#[test]
fn every_public_page_says_what_it_says_in_words() {
    on_both(async |world| {
        let story = told(world).await;
        for path in paths(&story) {
            for (language, notice) in LANGUAGES {
                let answer = page(world, &path, language).await;
                let found = [200, 404].contains(&answer.status.as_u16());
                assert!(found, "{path}: {}", answer.status);
                assert!(!answer.text.contains('⟦'), "{path} in {language}: {}", raw(&answer.text));
                assert!(answer.text.contains(notice), "{path} in {language}");
                let insurance = find_insurance_words(&answer.text);
                assert!(insurance.is_empty(), "{path} in {language}: {insurance:?}");
                assert_eq!(
                    answer.text.matches("<h1").count(),
                    1,
                    "{path}: one heading of the page"
                );
                for personal in ["某某", "虚构", "ZZ-", "1990-03-05", "+999"] {
                    // The account that objected is called by nothing; worked cases are invented.
                    assert!(
                        !answer.text.contains(personal) || personal == "虚构",
                        "{personal}: {path}"
                    );
                }
                // A script is a file of ours, never a text of the page.
                let scripts = answer.text.matches("<script").count();
                let ours = answer.text.matches("<script src=\"/assets/").count();
                assert_eq!(scripts, ours, "{path}");
                for foreign in ["src=\"http", "href=\"//", " style=\"", "onclick"] {
                    assert!(!answer.text.contains(foreign), "{foreign} on {path}");
                }
            }
        }
    });
}

fn raw(text: &str) -> &str {
    let from = text.find('⟦').unwrap_or(0);
    text.get(from..from + 60).unwrap_or(text)
}

#[test]
fn a_case_of_old_books_is_listed_and_has_no_page() {
    on_both(async |world| {
        let _ = told(world).await;
        let list = page(world, &format!("/plans/{POOL}/cases"), "en").await;
        assert!(list.text.contains(OLD), "{}", list.text);
        assert!(!list.text.contains("cases/old"), "no link leads to a page that is not there");
        let missing = page(world, "/plans/1/cases/old%20books%2F1", "en").await;
        assert_eq!(missing.status, 404);
        assert!(missing.text.contains("/plans/1/cases"), "it says what there is");
    });
}
