//! Rules at the desk: faults by file and line, the difference in words, published ahead.

use crate::form::read;
use crate::world::{Answer, Ask, POOL, World, on_sqlite, village};
use service::roles::Role;

async fn send(world: &World, who: &str, fields: &[(&str, &str)]) -> Answer {
    let mut body = String::new();
    let key = world.next(20).to_string();
    for (name, value) in [("key", key.as_str())].iter().chain(fields) {
        let head = format!("content-disposition: form-data; name=\"{name}\"");
        body += &format!("--cut\r\n{head}\r\n\r\n{}\r\n", value.replace('\n', "\r\n"));
    }
    body += "--cut--\r\n";
    let path = format!("/desk/rules/{POOL}/versions");
    let ask = Ask::new("POST", &path).by(who).header("accept-language", "en");
    world.ask(ask.bytes("multipart/form-data; boundary=cut", body.as_bytes())).await
}

#[test]
fn a_version_is_looked_at_held_beside_the_last_and_published_ahead() {
    on_sqlite(async |world| {
        world.open_pool().await;
        let who = world.staff(Role::PlanManager).await;
        let page = read(world, &format!("/desk/rules/{POOL}"), &who).await;
        assert!(page.text.contains("1 December 2026"));
        let files = village();
        let broken = files.values.replacen('=', "= =", 1);
        let texts = [("version", "2027-12-01"), ("covenant_zh", &*files.covenant_zh)];
        let mut wrong = texts.to_vec();
        wrong.extend([("covenant_en", &*files.covenant_en), ("cases", &*files.cases)]);
        wrong.push(("values", &broken));
        let found = send(world, &who, &wrong).await;
        assert_eq!(found.status, 200);
        assert!(found.text.contains("values.toml:"), "{}", found.text);
        assert!(!found.text.contains("Publish this version"), "what is broken is not offered");

        let chinese = files.covenant_zh.replace("2026 年 12 月 1 日", "2027 年 12 月 1 日");
        let english = files.covenant_en.replace("1 December 2026", "1 December 2027");
        let values = files.values.replace("version = 2026-12-01", "version = 2027-12-01");
        let mut sound = vec![("version", "2027-12-01"), ("covenant_zh", &*chinese)];
        sound.extend([("covenant_en", &*english), ("cases", &*files.cases)]);
        sound.push(("values", &values));
        let found = send(world, &who, &sound).await;
        assert!(found.text.contains("Publish this version"), "{}", found.text);
        assert!(found.text.contains("Article 14"), "what differs is said by article");
        sound.push(("sure", "yes"));
        let published = send(world, &who, &sound).await;
        assert_eq!(published.header("location"), format!("/desk/rules/{POOL}?done=published"));
        let page = read(world, &format!("/desk/rules/{POOL}"), &who).await;
        assert!(page.text.contains("1 December 2027"));
    });
}
