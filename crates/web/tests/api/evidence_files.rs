//! Files made for the tests of uploads: sound ones, and such as would harm.

use flate2::Compression;
use flate2::write::ZlibEncoder;
use std::io::Write;

/// A grey picture of one pixel.
pub const PNG: &[u8] =
    b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\0\x01\0\0\0\x01\x08\0\0\0\0\x3a\x7e\x9b\x55\
\0\0\0\x0aIDAT\x78\x9c\x63\x60\0\0\0\x02\0\x01\x48\xaf\xa4\x71\0\0\0\0IEND\xae\x42\x60\x82";

/// What stands before the coded picture of a photo, and behind it.
pub const HEAD: &[u8] =
    b"\xff\xd8\xff\xc0\0\x0b\x08\x0b\xb8\x0f\xa0\x01\x01\x11\0\xff\xda\0\x08\x01\x01\0\0\x3f\0";
pub const END: &[u8] = b"\xff\xd9";

/// A photo of so many bytes of picture.
pub fn photo(length: usize) -> Vec<u8> {
    let data: Vec<u8> = (0..250).cycle().take(length).collect();
    [HEAD, &data, END].concat()
}

/// A document of a catalog and these objects.
pub fn pdf(objects: &[&[u8]]) -> Vec<u8> {
    let catalog = b"<< /Type /Catalog /Pages 2 0 R >>";
    let pages = b"<< /Type /Pages /Kids [] /Count 0 >>";
    let mut file = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n".to_vec();
    let mut places = Vec::new();
    let all = [&catalog[..], &pages[..]].into_iter().chain(objects.iter().copied());
    for (number, object) in (1..).zip(all) {
        places.push(file.len());
        file.extend(format!("{number} 0 obj\n").as_bytes());
        file.extend(object);
        file.extend(b"\nendobj\n");
    }
    let (start, size) = (file.len(), places.len() + 1);
    file.extend(format!("xref\n0 {size}\n0000000000 65535 f \n").as_bytes());
    for place in &places {
        file.extend(format!("{place:010} 00000 n \n").as_bytes());
    }
    let trailer = format!("trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n");
    file.extend(trailer.as_bytes());
    file
}

/// Some kilobytes in a document that unpack to a hundred megabytes.
pub fn bomb() -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::fast());
    for _ in 0..100 {
        encoder.write_all(&[b' '; 1 << 20]).unwrap();
    }
    let body = encoder.finish().unwrap();
    let length = body.len();
    let head = format!(
        "<< /Length {length} /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode >>\nstream\r\n"
    );
    pdf(&[&[head.as_bytes(), &body, b"\nendstream"].concat()])
}
