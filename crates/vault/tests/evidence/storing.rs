//! What lies in the folder: sealed files and nothing else, and nothing of what was refused.

use crate::files::{jpeg, png};
use crate::{hostile_documents, hostile_pictures};
use bytes::Bytes;
use futures_util::stream::{self, BoxStream, iter};
use futures_util::{StreamExt, TryStreamExt};
use ledger::Rejection;
use sha2::{Digest, Sha256};
use std::fs;
use std::path::Path;
use tempfile::TempDir;
use uuid::Uuid;
use vault::evidence::{
    EvidenceLimits, EvidencePlace, EvidenceSettings, EvidenceWriter, FileKey, MediaType, ObjectKey,
    Received, digest_index, read, receive,
};
use vault::{MasterKeys, PersonKey, SeededEntropy};

/// As a network sends it: the pieces do not fit the chunks that are sealed.
pub fn pieces(file: &[u8]) -> BoxStream<'static, Result<Bytes, std::io::Error>> {
    let pieces: Vec<_> = file.chunks(10_007).map(|piece| Ok(piece.to_vec().into())).collect();
    iter(pieces).boxed()
}

pub async fn received(
    place: &EvidencePlace,
    file: &[u8],
) -> Result<(FileKey, Received), Rejection> {
    let entropy = &mut SeededEntropy::new([u8::try_from(file.len() % 251).unwrap(); 32]);
    let key = FileKey::generate(entropy);
    let received = receive(place, &key, pieces(file), EvidenceLimits::default(), entropy).await?;
    Ok((key, received))
}

pub async fn opened(
    place: &EvidencePlace,
    key: &FileKey,
    object: ObjectKey,
) -> Result<Vec<u8>, Rejection> {
    let pieces: Vec<Bytes> = read(place, key, object).await?.try_collect().await?;
    Ok(pieces.concat())
}

fn folder() -> (TempDir, EvidencePlace) {
    let folder = tempfile::tempdir().unwrap();
    let settings = EvidenceSettings::Folder(folder.path().join("evidence"));
    let place = EvidencePlace::open(&settings).unwrap();
    (folder, place)
}

fn names(folder: &TempDir) -> Vec<String> {
    let found = fs::read_dir(folder.path().join("evidence")).unwrap();
    found.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
}

fn holds(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

#[tokio::test]
async fn a_file_is_stored_sealed_and_opened_with_its_key_only() {
    let (folder, place) = folder();
    for file in [png(300, 200), jpeg(4_000, 3_000, 700_000)] {
        let (key, received) = received(&place, &file).await.unwrap();
        assert_eq!(received.size, u64::try_from(file.len()).unwrap());
        assert_eq!(received.sha256, <[u8; 32]>::from(Sha256::digest(&file)));
        assert_eq!(names(&folder), [received.object.to_string()]);
        let stored = folder.path().join("evidence").join(received.object.to_string());
        let stored = fs::read(stored).unwrap();
        assert!(!holds(&stored, &file[..16]) && !holds(&stored, &file[file.len() - 16..]));
        assert_eq!(opened(&place, &key, received.object).await.unwrap(), file);
        let other = FileKey::generate(&mut SeededEntropy::new([255; 32]));
        let refused = opened(&place, &other, received.object).await;
        assert_eq!(refused, Err(Rejection::SealBroken));
        assert_eq!(place.objects().try_collect::<Vec<_>>().await, Ok(vec![received.object]));
        assert_eq!(place.delete(received.object).await, Ok(()));
        assert_eq!(place.delete(received.object).await, Ok(()), "deleted already");
        assert_eq!(names(&folder), Vec::<String>::new());
        let missing = opened(&place, &key, received.object).await;
        assert_eq!(missing, Err(Rejection::EvidenceUnknown));
    }
}

#[tokio::test]
async fn with_the_key_of_the_person_go_the_files() {
    let (_folder, place) = folder();
    let entropy = &mut SeededEntropy::new([1; 32]);
    let (person, evidence) = (Uuid::from_bytes([1; 16]), Uuid::from_bytes([2; 16]));
    let of_person = PersonKey::generate(entropy);
    let (key, received) = received(&place, &png(300, 200)).await.unwrap();
    let sealed = key.seal(&of_person, person, evidence, entropy);
    let key = FileKey::open(&of_person, person, evidence, &sealed).unwrap();
    assert_eq!(opened(&place, &key, received.object).await, Ok(png(300, 200)));
    let other = PersonKey::generate(entropy);
    let refused = FileKey::open(&other, person, evidence, &sealed);
    assert_eq!(refused.err(), Some(Rejection::SealBroken));
}

#[tokio::test]
async fn a_refused_file_leaves_nothing() {
    let (folder, place) = folder();
    let documents = hostile_documents::files().into_iter();
    for (name, file, refused) in documents.chain(hostile_pictures::files()) {
        assert_eq!(received(&place, &file).await.err(), Some(refused), "{name}");
        assert_eq!(names(&folder), Vec::<String>::new(), "{name}");
    }
    // Long enough that parts of it were written already.
    let late = [jpeg(400, 300, 900_000), b"<script>".to_vec()].concat();
    assert_eq!(received(&place, &late).await.err(), Some(Rejection::EvidenceActive));
    let cut = &jpeg(400, 300, 900_000)[..800_000];
    assert_eq!(received(&place, cut).await.err(), Some(Rejection::EvidenceBroken));
    for (file, refused) in [
        (&b""[..], Rejection::EvidenceEmpty),
        (b"<svg><script>x()</script></svg>", Rejection::EvidenceTypeRefused),
        (b"PK\x03\x04 a bomb, packed", Rejection::EvidenceTypeRefused),
    ] {
        assert_eq!(received(&place, file).await.err(), Some(refused));
    }
    assert_eq!(names(&folder), Vec::<String>::new());
}

#[tokio::test]
async fn a_file_over_the_limit_leaves_nothing() {
    let (folder, place) = folder();
    let entropy = &mut SeededEntropy::new([1; 32]);
    let key = FileKey::generate(entropy);
    let limits = EvidenceLimits { bytes: 800_000 };
    let refused = receive(&place, &key, pieces(&jpeg(9, 9, 900_000)), limits, entropy).await;
    assert_eq!(refused, Err(Rejection::EvidenceTooLarge));
    assert_eq!(names(&folder), Vec::<String>::new());
}

#[tokio::test]
async fn a_connection_lost_in_the_middle_leaves_nothing() {
    let (folder, place) = folder();
    let entropy = &mut SeededEntropy::new([1; 32]);
    let key = FileKey::generate(entropy);
    let file = jpeg(400, 300, 900_000);
    let lost = stream::once(async { Err(std::io::Error::other("lost")) });
    let cut = pieces(&file).take(80).chain(lost);
    let refused = receive(&place, &key, cut, EvidenceLimits::default(), entropy).await;
    assert_eq!(refused, Err(Rejection::EvidenceBroken));
    assert_eq!(names(&folder), Vec::<String>::new());
    // A server that waits for the rest, and gives up the whole request.
    let mut writer = EvidenceWriter::begin(&place, &key, EvidenceLimits::default(), entropy);
    writer.write(&file[..800_000]).await.unwrap();
    assert_eq!(names(&folder).len(), 1, "a part is written");
    assert_eq!(place.objects().count().await, 0, "and is no object");
    drop(writer);
    while !names(&folder).is_empty() {
        tokio::task::yield_now().await;
    }
}

#[tokio::test]
async fn the_same_document_used_twice_is_found() {
    let (folder, place) = folder();
    let ring = MasterKeys::generate(&mut SeededEntropy::new([9; 32]));
    let file = jpeg(400, 300, 900);
    let (first_key, first) = received(&place, &file).await.unwrap();
    let entropy = &mut SeededEntropy::new([7; 32]);
    let key = FileKey::generate(entropy);
    let again = receive(&place, &key, pieces(&file), EvidenceLimits::default(), entropy);
    let again = again.await.unwrap();
    assert_eq!(digest_index(&ring, &first.sha256), digest_index(&ring, &again.sha256));
    assert_ne!(first.object, again.object);
    let bytes = |object: ObjectKey| {
        fs::read(folder.path().join("evidence").join(object.to_string())).unwrap()
    };
    assert_ne!(bytes(first.object), bytes(again.object), "the store does not show it");
    place.delete(again.object).await.unwrap();
    assert_eq!(opened(&place, &first_key, first.object).await, Ok(file));
    let (_, other) = received(&place, &jpeg(400, 300, 901)).await.unwrap();
    assert_ne!(digest_index(&ring, &first.sha256), digest_index(&ring, &other.sha256));
}

#[tokio::test]
async fn a_stored_file_altered_by_one_bit_anywhere_does_not_open() {
    let (folder, place) = folder();
    let (key, received) = received(&place, &png(300, 200)).await.unwrap();
    let path = folder.path().join("evidence").join(received.object.to_string());
    let sealed = fs::read(&path).unwrap();
    for place_of_bit in 0..sealed.len() * 8 {
        let mut bent = sealed.clone();
        bent[place_of_bit / 8] ^= 1 << (place_of_bit % 8);
        if place_of_bit % 5 == 0 {
            fs::write(&path, &bent).unwrap();
            let refused = opened(&place, &key, received.object).await;
            assert_eq!(refused, Err(Rejection::SealBroken), "{place_of_bit}");
        }
    }
    fs::write(&path, &sealed[..sealed.len() - 1]).unwrap();
    assert_eq!(opened(&place, &key, received.object).await, Err(Rejection::SealBroken));
}

#[tokio::test]
async fn a_folder_that_is_gone_is_a_refusal() {
    let (folder, place) = folder();
    let entropy = &mut SeededEntropy::new([1; 32]);
    let key = FileKey::generate(entropy);
    let mut writer = EvidenceWriter::begin(&place, &key, EvidenceLimits::default(), entropy);
    writer.write(&jpeg(400, 300, 900_000)).await.unwrap();
    fs::remove_dir_all(folder.path()).unwrap();
    assert_eq!(writer.finish().await, Err(Rejection::EvidenceStoreUnavailable));
    let file = tempfile::NamedTempFile::new().unwrap();
    for nowhere in [file.path(), &file.path().join("below"), Path::new("")] {
        let refused = EvidencePlace::open(&EvidenceSettings::Folder(nowhere.to_owned()));
        assert_eq!(refused.err(), Some(Rejection::EvidenceStoreUnavailable), "{nowhere:?}");
    }
}

#[test]
fn a_server_may_move_a_file_that_it_receives_between_its_threads() {
    fn is_sendable(_: impl Send) {}
    let (_folder, place) = folder();
    let entropy = &mut SeededEntropy::new([1; 32]);
    let key = FileKey::generate(entropy);
    let limits = EvidenceLimits::default();
    is_sendable(receive(&place, &key, pieces(&png(9, 9)), limits, entropy));
    is_sendable(read(&place, &key, ObjectKey::generate(entropy)));
    is_sendable(MediaType::Png);
}

#[cfg(unix)]
#[test]
fn the_folder_is_for_its_owner_alone() {
    use std::os::unix::fs::PermissionsExt;
    let (folder, _place) = folder();
    let made = fs::metadata(folder.path().join("evidence")).unwrap();
    assert_eq!(made.permissions().mode() & 0o777, 0o700);
}
