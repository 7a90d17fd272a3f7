//! Files of cases on their way out: inert, logged, whole or not at all; and emergency contacts.

use crate::evidence::{case, fetched, number, stored};
use crate::evidence_files::{PNG, pdf, photo};
use crate::world::{Ask, id, on_both, on_sqlite};
use ledger::Rejection;
use serde_json::json;
use service::roles::Role;

#[test]
fn a_file_is_handed_out_as_an_attachment_in_a_sandbox() {
    on_both(async |world| {
        world.open_pool().await;
        let case = case(world, 1).await;
        let name = "paper=report&name=C%3A%5C..%5C%E7%97%85%E5%8E%86%22%0D%0Ax.html";
        for (file, kind, end) in [
            (PNG.to_vec(), "image/png", "png"),
            (photo(90_000), "image/jpeg", "jpg"),
            (pdf(&[]), "application/pdf", "pdf"),
        ] {
            let added = world.ask(case.send(world, name, &file)).await;
            assert_eq!(added.status, 201, "{}", added.text);
            let evidence = added.json()["evidence"].as_str().unwrap().to_owned();
            let path = format!("{}/{evidence}", case.path);
            let (status, headers, bytes) = fetched(world, &path, &case.applicant).await;
            assert_eq!((status, bytes), (200, Some(file.clone())));
            let disposition = format!(
                "attachment; filename=\"evidence-{evidence}.{end}\"; \
                 filename*=UTF-8''%E7%97%85%E5%8E%86_x.html.{end}"
            );
            for (header, expected) in [
                ("content-type", kind),
                ("content-length", &file.len().to_string()),
                ("content-disposition", &disposition),
                ("x-content-type-options", "nosniff"),
                ("content-security-policy", "sandbox; default-src 'none'; frame-ancestors 'none'"),
                ("cross-origin-resource-policy", "same-origin"),
                ("cache-control", "no-store"),
                ("referrer-policy", "no-referrer"),
            ] {
                assert_eq!(headers[header], expected, "{kind}: {header}");
            }
        }
    });
}

#[test]
fn staff_say_why_and_the_look_is_in_the_log() {
    on_sqlite(async |world| {
        world.open_pool().await;
        let case = case(world, 1).await;
        let added = world.ask(case.send(world, "paper=report", PNG)).await.json();
        let evidence = added["evidence"].as_str().unwrap();
        let path = format!("{}/{evidence}", case.path);
        let auditor = world.staff(Role::Auditor).await;
        let silent = world.get(&path, &auditor).await;
        let missing = number(Rejection::LookUpReasonMissing);
        assert_eq!((silent.status.as_u16(), silent.code()), (422, missing));
        let long = world.get(&format!("{path}?reason={}", "x".repeat(501)), &auditor).await;
        assert_eq!(long.code(), number(Rejection::ParameterWrong));
        let said = fetched(world, &format!("{path}?reason=to%20compare"), &auditor).await;
        assert_eq!((said.0, said.2.as_deref()), (200, Some(PNG)));
        let person = id(6, 1);
        let log = world.get(&format!("/api/v1/people/{person}/look-ups"), &auditor).await.json();
        let reasons: Vec<&str> = log["items"]
            .as_array()
            .unwrap()
            .iter()
            .filter_map(|one| one["reason"].as_str())
            .collect();
        let expected = format!("evidence {evidence}: to compare");
        assert_eq!(reasons.iter().filter(|one| **one == expected).count(), 1, "{reasons:?}");
        let proof = world.get(&format!("{path}/proof?reason=x"), &auditor).await;
        assert_eq!(proof.code(), number(Rejection::EvidenceUnknown), "it is no redacted copy");
        for hidden in ["redacted-copies", &format!("redacted-copies/{evidence}")] {
            let public = case.path.replace("evidence", hidden);
            let answer = world.ask(Ask::new("GET", &public)).await;
            assert_eq!(answer.code(), number(Rejection::CaseFileUnknown), "{hidden}");
        }
        let listed = world.get(&case.path, &auditor).await;
        assert!(!listed.text.contains("name"), "{}", listed.text);
        assert_eq!(listed.json()["items"][0]["by"], "applicant");
    });
}

/// Somebody who can change the folder: what they bent is never handed out as whole.
#[test]
fn a_file_that_was_changed_breaks_the_connection() {
    on_sqlite(async |world| {
        world.open_pool().await;
        let case = case(world, 1).await;
        let file = photo(200_000);
        let added = world.ask(case.send(world, "paper=report", &file)).await.json();
        let path = format!("{}/{}", case.path, added["evidence"].as_str().unwrap());
        let object = world.evidence.path().join(&stored(world)[0]);
        let sealed = std::fs::read(&object).unwrap();
        let mut bent = sealed.clone();
        let last = bent.len() - 1;
        bent[last] ^= 1;
        for (name, bytes) in [("bent", &bent[..]), ("cut", &sealed[..sealed.len() - 200])] {
            std::fs::write(&object, bytes).unwrap();
            let (status, _, found) = fetched(world, &path, &case.applicant).await;
            assert_eq!((status, found), (200, None), "{name}");
        }
        std::fs::write(&object, &sealed).unwrap();
        assert_eq!(fetched(world, &path, &case.applicant).await.2, Some(file));
    });
}

#[test]
fn contacts_are_named_by_the_person_and_seen_with_a_reason() {
    on_sqlite(async |world| {
        world.open_pool().await;
        let clerk = world.staff(Role::IntakeClerk).await;
        let [one, other] = [world.register(&clerk, 1).await, world.register(&clerk, 2).await];
        let own = world.person(one).await;
        let (put, look) = (
            format!("/api/v1/people/{one}/contacts"),
            format!("/api/v1/people/{one}/contact-look-ups"),
        );
        let list = json!({ "contacts": [{ "person": other, "relation": "neighbour" }] });
        let named = world.put(("PUT", &put), &own, &list, 200).await;
        assert_eq!(named.json(), json!({ "count": 1 }));
        let reason = json!({ "reason": "nobody answers the telephone" });
        for token in [&own, &clerk] {
            let seen = world.put(("POST", &look), token, &reason, 200).await;
            assert_eq!(seen.json(), list);
        }
        let silent = world.put(("POST", &look), &clerk, &json!({ "reason": "" }), 422).await;
        assert_eq!(silent.code(), number(Rejection::LookUpReasonMissing));
        let myself = json!({ "contacts": [{ "person": one, "relation": "myself" }] });
        let refused = world.put(("PUT", &put), &own, &myself, 422).await;
        assert_eq!(refused.code(), number(Rejection::ContactsTooMany));
        for token in [&world.person(other).await, &world.staff(Role::Auditor).await] {
            world.put(("PUT", &put), token, &list, 403).await;
            world.put(("POST", &look), token, &reason, 403).await;
        }
    });
}
