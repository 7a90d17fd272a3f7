//! Good files are taken for what they are, and where the network cut a file does not matter.

use crate::files::*;
use ledger::Rejection;
use proptest::prelude::*;
use vault::evidence::{EvidenceLimits, Inspector, MediaType};

/// Inspects a file in pieces of these sizes, again and again.
pub fn inspect_in(file: &[u8], sizes: &[usize], limit: u64) -> Result<MediaType, Rejection> {
    let mut inspector = Inspector::new(EvidenceLimits { bytes: limit });
    let (mut rest, mut sizes) = (file, sizes.iter().cycle());
    while !rest.is_empty() {
        let (now, later) = rest.split_at(rest.len().min(*sizes.next().unwrap()));
        inspector.read(now)?;
        rest = later;
    }
    inspector.finish()
}

pub fn inspect(file: &[u8]) -> Result<MediaType, Rejection> {
    inspect_in(file, &[usize::MAX], u64::MAX)
}

fn good_files() -> Vec<(Vec<u8>, MediaType)> {
    let moving = [webp_canvas(300, 200), b"ANMF\x04\0\0\0....".to_vec()];
    vec![
        (png(20_000, 5_000), MediaType::Png),
        (jpeg(4_000, 3_000, 70_000), MediaType::Jpeg),
        (riff(&[webp_lossy(4_000, 3_000)]), MediaType::Webp),
        (riff(&[webp_lossless(16_384, 6_000)]), MediaType::Webp),
        (riff(&[webp_canvas(4_000, 3_000), webp_lossy(4_000, 3_000)]), MediaType::Webp),
        (riff(&moving), MediaType::Webp),
        (pdf(&[b"<< /OpenAction [4 0 R /FitH null] >>"]), MediaType::Pdf),
        (pdf(&[&object_stream(b"<< /Type /Page /Parent 2 0 R >> << /S /URI >>")]), MediaType::Pdf),
    ]
}

#[test]
fn a_file_is_known_by_its_bytes() {
    for (file, kind) in good_files() {
        assert_eq!(inspect(&file), Ok(kind));
    }
}

#[test]
fn a_film_behind_a_photo_and_space_behind_a_document_are_taken() {
    let film: Vec<u8> = (0..=255).cycle().take(70_000).collect();
    let photo = [jpeg(400, 300, 900), b"\0\0\0\x18ftypmp42".to_vec(), film].concat();
    assert_eq!(inspect(&photo), Ok(MediaType::Jpeg));
    let document = [pdf(&[]), b"\r\n\0\0".to_vec()].concat();
    assert_eq!(inspect(&document), Ok(MediaType::Pdf));
    let corrected = [pdf(&[]), b"9 0 obj\n<< /A 1 >>\nendobj\n%%EOF".to_vec()].concat();
    assert_eq!(inspect(&corrected), Ok(MediaType::Pdf));
}

#[test]
fn a_file_that_was_cut_anywhere_is_broken() {
    for (file, kind) in good_files() {
        // Behind the last mark a PDF has a line feed, which may be missing.
        let whole = if kind == MediaType::Pdf { file.len() - 1 } else { file.len() };
        let near = (12..40.min(whole)).chain((whole - 20).max(12)..whole);
        for length in near.chain((12..whole).step_by(61)) {
            let cut = inspect(&file[..length]);
            assert_eq!(cut, Err(Rejection::EvidenceBroken), "{kind} cut to {length}");
        }
    }
}

#[test]
fn a_file_of_the_largest_size_is_taken_and_one_more_byte_is_not() {
    let file = jpeg(400, 300, 5_000);
    let limit = u64::try_from(file.len()).unwrap();
    for sizes in [&[7][..], &[4_096], &[usize::MAX]] {
        assert_eq!(inspect_in(&file, sizes, limit), Ok(MediaType::Jpeg));
        let refused = inspect_in(&file, sizes, limit - 1);
        assert_eq!(refused, Err(Rejection::EvidenceTooLarge));
    }
    assert_eq!(EvidenceLimits::default().bytes, 50 * 1024 * 1024);
}

/// Good files and bad ones, as starting points for still worse ones.
fn any_file() -> impl Strategy<Value = Vec<u8>> {
    let mut files: Vec<Vec<u8>> = good_files().into_iter().map(|(file, _)| file).collect();
    files.extend(crate::hostile_documents::files().into_iter().map(|(_, file, _)| file));
    files.extend(crate::hostile_pictures::files().into_iter().map(|(_, file, _)| file));
    prop::sample::select(files)
}

fn piece() -> impl Strategy<Value = Vec<u8>> {
    let texts: Vec<&[u8]> = vec![
        b"",
        b"/",
        b"#4a",
        b"/JS ",
        b"/ObjStm",
        b"/First",
        b"(",
        b")",
        b"<<",
        b">>",
        b"%",
        b"\n",
        b"stream\n",
        b"stream\r",
        b"endstream",
        b"endobj",
        b"%%EOF",
        b"<script>",
        b"PK\x01\x02",
        b"PK\x05\x06",
        b"\xff\xd9",
        b"\xff\xc0",
        b"IEND",
    ];
    let text = prop::sample::select(texts).prop_map(<[u8]>::to_vec);
    prop_oneof![text, prop::collection::vec(any::<u8>(), 0..9)]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    /// A file into which something was put, or from which something was taken.
    #[test]
    fn where_a_file_was_cut_into_chunks_never_matters(
        file in any_file(),
        changes in prop::collection::vec(
            (any::<prop::sample::Index>(), piece(), 0..9_usize), 0..4),
        sizes in prop::collection::vec(prop_oneof![1..6_usize, 1..5_000_usize], 1..6),
        limit in prop_oneof![Just(u64::MAX), 0..30_000_u64],
    ) {
        let mut file = file;
        for (place, piece, taken) in changes {
            let place = place.index(file.len() + 1);
            let end = (place + taken).min(file.len());
            file.splice(place..end, piece);
        }
        let at_once = inspect_in(&file, &[usize::MAX], limit);
        prop_assert_eq!(inspect_in(&file, &sizes, limit), at_once);
        prop_assert_eq!(inspect_in(&file, &[1], limit), at_once);
    }
}
