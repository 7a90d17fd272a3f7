//! What an uploaded file is, found while it streams by, in memory that does not grow with it.
//!
//! Taken are JPEG, PNG, WebP and PDF, known by their bytes. Refused is what is empty, too large,
//! cut short, or would run by itself: a script in a PDF, markup or an archive that rides along in a
//! picture. It is one defence of several: a file that passed is still served as an attachment and
//! never from the origin of a page.
//!
//! Invariant: the answer depends on the bytes alone, not on where the network cut them into chunks:
//! every part reads in the order of the bytes and stops at the first fault.

mod field;
mod jpeg;
mod object_stream;
mod pdf;
mod pdf_names;
mod picture_size;
mod png;
mod stowaways;
mod webp;

use super::media_type::MediaType;
use jpeg::Jpeg;
use ledger::Rejection;
use pdf::Pdf;
use png::Png;
use std::mem::take;
use stowaways::Stowaways;
use webp::Webp;

/// How large a file may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EvidenceLimits {
    /// The most bytes of one file.
    pub bytes: u64,
}

impl Default for EvidenceLimits {
    /// 50 MiB: a scanned hospital record of some hundred pages.
    fn default() -> EvidenceLimits {
        EvidenceLimits { bytes: 50 * 1024 * 1024 }
    }
}

/// Reads one file as it streams by, and says what it is or why it is refused.
pub struct Inspector {
    limits: EvidenceLimits,
    bytes: u64,
    file: File,
    /// What may ride along anywhere in the file.
    inside: Stowaways,
    /// What may ride along after a picture has ended.
    behind: Stowaways,
}

enum File {
    /// The first bytes, too few to say what it is.
    Unknown(Vec<u8>),
    Jpeg(Jpeg),
    Png(Png),
    Webp(Webp),
    Pdf(Box<Pdf>),
}

impl Inspector {
    /// An inspector of one file.
    pub fn new(limits: EvidenceLimits) -> Inspector {
        let file = File::Unknown(Vec::with_capacity(MediaType::DECIDES));
        let (inside, behind) = (Stowaways::inside(), Stowaways::behind());
        Inspector { limits, bytes: 0, file, inside, behind }
    }

    /// Reads the next bytes. After a refusal the file is refused for good.
    pub fn read(&mut self, bytes: &[u8]) -> Result<(), Rejection> {
        let room = self.limits.bytes.saturating_sub(self.bytes);
        let fitting = usize::try_from(room).unwrap_or(usize::MAX).min(bytes.len());
        let (fitting, beyond) = bytes.split_at(fitting);
        let length = u64::try_from(fitting.len()).expect("a length fits 64 bits");
        self.bytes = self.bytes.saturating_add(length);
        self.read_fitting(fitting)?;
        if beyond.is_empty() { Ok(()) } else { Err(Rejection::EvidenceTooLarge) }
    }

    /// How many bytes were read.
    pub fn bytes(&self) -> u64 {
        self.bytes
    }

    /// What the file is, now that it has ended.
    pub fn finish(mut self) -> Result<MediaType, Rejection> {
        if self.bytes == 0 {
            return Err(Rejection::EvidenceEmpty);
        }
        if let File::Unknown(first) = &mut self.file {
            let first = take(first);
            self.begin(&first)?;
        }
        let media_type = match self.file {
            File::Unknown(_) => return Err(Rejection::EvidenceTypeRefused),
            File::Jpeg(jpeg) => jpeg.finish().map(|()| MediaType::Jpeg),
            File::Png(png) => png.finish().map(|()| MediaType::Png),
            File::Webp(webp) => webp.finish().map(|()| MediaType::Webp),
            File::Pdf(pdf) => pdf.finish().map(|()| MediaType::Pdf),
        }?;
        if self.inside.hold_an_archive() || self.behind.hold_an_archive() {
            return Err(Rejection::EvidenceActive);
        }
        Ok(media_type)
    }

    fn read_fitting(&mut self, bytes: &[u8]) -> Result<(), Rejection> {
        let File::Unknown(first) = &mut self.file else {
            return self.read_known(bytes);
        };
        let missing = MediaType::DECIDES.saturating_sub(first.len()).min(bytes.len());
        let (now, rest) = bytes.split_at(missing);
        first.extend_from_slice(now);
        if first.len() < MediaType::DECIDES {
            return Ok(());
        }
        let first = take(first);
        self.begin(&first)?;
        self.read_known(rest)
    }

    /// Decides by the first bytes what the file is, and reads them.
    fn begin(&mut self, first: &[u8]) -> Result<(), Rejection> {
        self.file = match MediaType::of_first_bytes(first).ok_or(Rejection::EvidenceTypeRefused)? {
            MediaType::Jpeg => File::Jpeg(Jpeg::new()),
            MediaType::Png => File::Png(Png::new()),
            MediaType::Webp => File::Webp(Webp::new()),
            MediaType::Pdf => File::Pdf(Box::new(Pdf::new())),
        };
        self.read_known(first)
    }

    fn read_known(&mut self, bytes: &[u8]) -> Result<(), Rejection> {
        // Markup stops the file where it ends, unless something was wrong before that.
        let markup = self.inside.read(bytes);
        let (now, _) = bytes.split_at(markup.unwrap_or(bytes.len()));
        let behind = match &mut self.file {
            File::Unknown(_) => return Err(Rejection::EvidenceTypeRefused),
            File::Jpeg(jpeg) => jpeg.read(now)?,
            File::Png(png) => png.read(now)?,
            File::Webp(webp) => webp.read(now)?,
            File::Pdf(pdf) => pdf.read(now).map(|()| &[][..])?,
        };
        if markup.is_some() || self.behind.read(behind).is_some() {
            return Err(Rejection::EvidenceActive);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::{EvidenceLimits, Inspector};
    use ledger::Rejection;

    #[test]
    fn what_is_no_photo_and_no_document_is_refused_by_its_bytes() {
        for file in [
            &b"<svg xmlns=\"http://www.w3.org/2000/svg\"><script>x()</script></svg>"[..],
            b"<!doctype html><script>x()</script>",
            b"PK\x03\x04\x14\0\0\0\x08\0 a zip, or an office file",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 an older office file",
            b"MZ\x90\0\x03\0\0\0\x04\0\0\0\xff\xff a program",
            b"\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0 a program",
            b"#!/bin/sh\nexit 0\n",
            b"GIF89a\x01\0\x01\0\0\0\0;",
            b"RIFF\x24\0\0\0WAVEfmt ",
            b" %PDF-1.7 after a space",
            b"\x89PN",
            b"x",
        ] {
            let mut inspector = Inspector::new(EvidenceLimits::default());
            let refused = inspector.read(file).and_then(|()| inspector.finish().map(|_| ()));
            assert_eq!(refused, Err(Rejection::EvidenceTypeRefused), "{file:?}");
        }
    }

    #[test]
    fn an_empty_file_is_refused() {
        let mut inspector = Inspector::new(EvidenceLimits::default());
        inspector.read(&[]).unwrap();
        assert_eq!(inspector.finish(), Err(Rejection::EvidenceEmpty));
    }
}
