//! `docs/rulebook-keys.md` is what the table of keys says.
//!
//! When it is not: `UPDATE_GOLDEN=1 cargo test -p rules --test keys_page` writes it again.

use rules::schema_page::schema_page;
use std::path::Path;

#[test]
fn the_page_of_keys_is_current() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/rulebook-keys.md");
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, schema_page()).unwrap();
    }
    let page = std::fs::read_to_string(&path).unwrap();
    assert!(page == schema_page(), "the page is not current: see the head of this test");
}
