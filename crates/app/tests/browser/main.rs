//! The pages in a real browser: stories of members and staff, accessibility, links and pictures.
//!
//! `cargo xtask test` brings what is needed: Chromium, its driver, fonts, axe-core. Every test
//! opens pages of one demonstration, which runs for as long as any of them does.

#![allow(clippy::unwrap_used, reason = "a page that is not as a test expects fails it")]

mod accessibility;
mod browser;
mod demonstration;
mod driver;
mod links;
mod pictures;
mod signing_in;
mod stories;
