//! The page of states is what the table says.

#[test]
fn the_page_of_states_is_the_table() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/case-states.md");
    let page = casework::page::page();
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(path, &page).expect("a writable page");
    }
    let kept = std::fs::read_to_string(path).unwrap_or_default();
    assert_eq!(kept, page, "UPDATE_GOLDEN=1 cargo test -p casework writes it anew");
}
