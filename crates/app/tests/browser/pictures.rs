//! Pictures of the ten main pages in both languages: those in `docs/pictures/pages/`, which the
//! README shows, held against what the pages look like now.
//!
//! `cargo xtask pictures` takes them anew. Letters are drawn a little differently from one machine
//! to the next, so a few pixels in a hundred may differ.

use crate::browser::{Browser, CHINESE, READER, Reader, in_browser_at};
use crate::demonstration::Demonstration;
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use serde_json::json;
use std::path::PathBuf;
use std::sync::Arc;

/// How much of a page is taken, in CSS pixels.
const HEIGHT: u32 = 1_100;

/// How far apart two values of a colour may lie and still be the same.
const SHADE: u8 = 40;

/// So many of a thousand pixels may differ.
const DIFFERING_MAX: usize = 30;

/// Whose pages these are, their names and their addresses.
const PAGES: [(Option<&str>, &str, &str); 10] = [
    (None, "home", "/"),
    (None, "plan", "/plans/1"),
    (None, "cost", "/plans/1/cost?born=1990-05-01"),
    (None, "round", "/plans/1/rounds/9"),
    (None, "case", "/plans/1/cases/ferry-00001"),
    (None, "figures", "/plans/1/figures"),
    (Some("member@demo"), "member", "/me"),
    (Some("compliance@demo"), "desk", "/desk"),
    (Some("treasurer1@demo"), "money", "/desk/money/1"),
    (Some("supervisor@demo"), "oversight", "/oversight"),
];

fn compare(reader: Reader, language: &str) {
    // Nobody else does anything in it while pictures are taken.
    let demonstration = Arc::new(Demonstration::start());
    for (name, picture, path) in PAGES {
        in_browser_at(reader, Arc::clone(&demonstration), async |browser| {
            if let Some(name) = name {
                browser.sign_in_as(name).await;
            }
            browser.open_path(path).await;
            let taken = take(browser).await;
            let file = folder().join(format!("{picture}.{language}.png"));
            if std::env::var("TONGZHOU_PICTURES").as_deref() == Ok("take") {
                std::fs::create_dir_all(folder()).unwrap();
                std::fs::write(&file, &taken).unwrap();
                return;
            }
            let kept = std::fs::read(&file).unwrap_or_else(|_| panic!("{}", file.display()));
            let apart = thousandths_apart(&pixels(&kept), &pixels(&taken));
            let remedy = "look at it, then `cargo xtask pictures`";
            assert!(apart <= DIFFERING_MAX, "{path}: {apart} of 1000 pixels differ; {remedy}");
        });
    }
}

async fn take(browser: &Browser) -> Vec<u8> {
    browser.set_window(READER.width, HEIGHT).await;
    let taken = browser.send("Page.captureScreenshot", json!({ "format": "png" })).await;
    BASE64_STANDARD.decode(taken["data"].as_str().unwrap()).unwrap()
}

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../docs/pictures/pages")
}

/// The size of a picture and its pixels.
fn pixels(bytes: &[u8]) -> (u32, u32, Vec<u8>) {
    let mut decoder = png::Decoder::new(std::io::Cursor::new(bytes));
    decoder.set_transformations(png::Transformations::normalize_to_color8());
    let mut reader = decoder.read_info().unwrap();
    let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
    let info = reader.next_frame(&mut pixels).unwrap();
    let values = pixels.len() / usize::try_from(info.width * info.height).unwrap();
    // Without the fourth value, which says how opaque a pixel is: all are.
    let pixels = pixels.chunks_exact(values).flat_map(|pixel| pixel[..3].to_vec()).collect();
    (info.width, info.height, pixels)
}

fn thousandths_apart(one: &(u32, u32, Vec<u8>), other: &(u32, u32, Vec<u8>)) -> usize {
    if (one.0, one.1) != (other.0, other.1) {
        return 1_000;
    }
    let pairs = one.2.chunks_exact(3).zip(other.2.chunks_exact(3));
    let differs = |(one, other): &(&[u8], &[u8])| {
        one.iter().zip(*other).any(|(one, other)| one.abs_diff(*other) > SHADE)
    };
    pairs.filter(differs).count() * 3_000 / one.2.len()
}

#[test]
fn pictures_in_english_are_as_they_were() {
    compare(READER, "en");
}

#[test]
fn pictures_in_chinese_are_as_they_were() {
    compare(CHINESE, "zh");
}
