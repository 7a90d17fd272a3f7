//! A folder is made once and opened by one; settings that are wrong are named.

use super::{CommunityFolder, Settings};
use ledger::Rejection;
use std::os::unix::fs::PermissionsExt;
use vault::OperatingSystemEntropy;

fn rejection<T>(result: Result<T, crate::failure::Failure>) -> Option<Rejection> {
    result.err().map(|failure| failure.into_faults().remove(0).rejection)
}

#[test]
fn a_folder_is_made_once_and_opened_by_one() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("community");
    assert_eq!(rejection(CommunityFolder::read(&path)), Some(Rejection::CommunityMissing));
    let settings = Settings::embedded("test.example");
    let entropy = &mut OperatingSystemEntropy;
    let made = CommunityFolder::create(&path, &settings, entropy).expect("a folder");
    let again = CommunityFolder::create(&path, &settings, entropy);
    assert_eq!(rejection(again), Some(Rejection::CommunityExists));
    for name in ["master.key", "receipt.key"] {
        let file = std::fs::metadata(path.join("keys").join(name)).expect("the key");
        assert_eq!(file.permissions().mode() & 0o777, 0o600, "{name}");
    }
    let read = CommunityFolder::read(&path).expect("the same folder");
    assert_eq!(read.receipt_verifier(), made.receipt_verifier());
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    runtime.expect("a runtime").block_on(async {
        let open = made.open().await.expect("it opens");
        assert_eq!(rejection(read.open().await), Some(Rejection::CommunityBusy));
        drop(open);
        let read = CommunityFolder::read(&path).expect("the same folder");
        assert!(read.open().await.is_ok(), "it opens again");
    });
}

#[test]
fn settings_that_are_wrong_are_named() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for text in ["name = 1", "name = \"a\"", "name = \"a\"\ndatabase = \"b\"\nother = 1"] {
        std::fs::write(folder.path().join("community.toml"), text).expect("written");
        let read = CommunityFolder::read(folder.path());
        assert_eq!(rejection(read), Some(Rejection::CommunitySettingsInvalid), "{text}");
    }
    let entropy = &mut OperatingSystemEntropy;
    let settings = Settings::embedded("a name with spaces");
    let made = CommunityFolder::create(&folder.path().join("other"), &settings, entropy);
    assert_eq!(rejection(made), Some(Rejection::CommunitySettingsInvalid));
}
