//! Pictures that would harm: too large to unpack, broken, or with something that rides along.

use crate::files::*;
use crate::inspecting::inspect;
use ledger::Rejection;

const ACTIVE: Rejection = Rejection::EvidenceActive;
const BROKEN: Rejection = Rejection::EvidenceBroken;
const LARGE: Rejection = Rejection::EvidenceImageTooLarge;

/// An archive with one entry, without its data.
fn archive() -> Vec<u8> {
    let entry = [&b"PK\x01\x02"[..], &[0; 42]].concat();
    [&entry[..], b"PK\x05\x06\0\0\0\0\x01\0\x01\0\x2e\0\0\0\0\0\0\0\0\0"].concat()
}

fn with_behind(file: Vec<u8>, behind: &[u8]) -> Vec<u8> {
    [&file[..], behind].concat()
}

/// With these bytes in a comment, where a photo has them.
fn jpeg_with_inside(inside: &[u8]) -> Vec<u8> {
    let length = u16::try_from(inside.len() + 2).unwrap().to_be_bytes();
    [&b"\xff\xd8\xff\xfe"[..], &length, inside, &jpeg(400, 300, 900)[2..]].concat()
}

/// Each with its name and how it is refused.
pub fn files() -> Vec<(&'static str, Vec<u8>, Rejection)> {
    let small = || jpeg(400, 300, 900);
    let webp = || riff(&[webp_lossy(400, 300)]);
    let mut no_frame = b"\xff\xd8\xff\xda\0\x08\x01\x01\0\0\x3f\0...\xff\xd9".to_vec();
    no_frame.extend([0; 9]);
    let mut two_headers = png(8, 8);
    two_headers.splice(33..33, png(8, 8)[8..33].to_vec());
    vec![
        ("script behind a photo", with_behind(small(), b"<ScRipt >x()</script>"), ACTIVE),
        ("drawing behind a photo", with_behind(small(), b"\n<svg onload=x()>"), ACTIVE),
        ("page behind a picture", with_behind(png(8, 8), b"<!DOCTYPE html><p>"), ACTIVE),
        ("program behind a picture", with_behind(webp(), b"<?php x(); ?>"), ACTIVE),
        ("archive behind a photo", with_behind(small(), &archive()), ACTIVE),
        ("empty archive behind a picture", with_behind(png(8, 8), &archive()[46..]), ACTIVE),
        ("archive behind a picture", with_behind(webp(), &archive()), ACTIVE),
        ("script inside a photo", jpeg_with_inside(b"<script>x()</script>"), ACTIVE),
        ("archive inside a photo", jpeg_with_inside(&archive()), ACTIVE),
        ("wide PNG", png(20_001, 1), LARGE),
        ("PNG of a bomb", png(65_535, 65_535), LARGE),
        ("PNG of many pixels", png(10_001, 10_000), LARGE),
        ("wide JPEG", jpeg(20_001, 1, 900), LARGE),
        ("JPEG of many pixels", jpeg(20_000, 5_001, 900), LARGE),
        ("WebP of many pixels", riff(&[webp_lossy(16_000, 7_000)]), LARGE),
        ("lossless WebP of many pixels", riff(&[webp_lossless(16_384, 16_384)]), LARGE),
        ("wide canvas", riff(&[webp_canvas(20_001, 1), webp_lossy(8, 8)]), LARGE),
        (
            "picture larger than its canvas",
            riff(&[webp_canvas(8, 8), webp_lossy(16_000, 16_000)]),
            LARGE,
        ),
        ("PNG of no width", png(0, 9), BROKEN),
        ("JPEG of no height", jpeg(9, 0, 900), BROKEN),
        ("JPEG without a frame", no_frame, BROKEN),
        ("JPEG that ends at once", b"\xff\xd8\xff\xd9........".to_vec(), BROKEN),
        ("JPEG with a segment of no length", b"\xff\xd8\xff\xe0\0\x01......".to_vec(), BROKEN),
        ("PNG without a header", [&png(8, 8)[..8], &png(8, 8)[33..]].concat(), BROKEN),
        ("PNG with two headers", two_headers, BROKEN),
        ("WebP of no chunks", b"RIFF\x04\0\0\0WEBP".to_vec(), BROKEN),
        ("WebP without a picture", riff(&[webp_canvas(8, 8)]), BROKEN),
        ("WebP of a chunk past its end", b"RIFF\x10\0\0\0WEBPVP8 \xff\0\0\0".to_vec(), BROKEN),
        ("WebP that claims nothing", b"RIFF\0\0\0\0WEBP".to_vec(), BROKEN),
    ]
}

#[test]
fn a_picture_that_would_harm_is_refused() {
    for (name, file, refused) in files() {
        assert_eq!(inspect(&file), Err(refused), "{name}");
    }
}

#[test]
fn a_picture_without_pixels_to_show_is_broken() {
    let whole = png(8, 8);
    // Signature, header, and then the end at once.
    let empty = [&whole[..33], &whole[whole.len() - PNG_END..]].concat();
    assert_eq!(inspect(&empty), Err(BROKEN));
}
