//! Files made for the tests: good ones, and the parts of bad ones.

use flate2::write::ZlibEncoder;
use flate2::{Compression, Crc};
use std::io::Write;

pub const PNG_END: usize = 12;

fn png_chunk(kind: &[u8; 4], data: &[u8]) -> Vec<u8> {
    let mut checksum = Crc::new();
    checksum.update(kind);
    checksum.update(data);
    let length = u32::try_from(data.len()).unwrap();
    [&length.to_be_bytes()[..], kind, data, &checksum.sum().to_be_bytes()].concat()
}

/// A grey picture. Its data is packed zeros, whatever the size it claims.
pub fn png(width: u32, height: u32) -> Vec<u8> {
    let size = [width.to_be_bytes(), height.to_be_bytes()].concat();
    let header = png_chunk(b"IHDR", &[&size[..], &[8, 0, 0, 0, 0]].concat());
    let text = png_chunk(b"tEXt", b"Comment\0made for a test");
    let data = png_chunk(b"IDAT", &packed(&[0; 300]));
    let end = png_chunk(b"IEND", &[]);
    assert_eq!(end.len(), PNG_END);
    [&b"\x89PNG\r\n\x1a\n"[..], &header, &text, &data, &end].concat()
}

/// A photo with a preview inside, fill bytes, restarts and escaped ones, and data of this length.
pub fn jpeg(width: u16, height: u16, length: usize) -> Vec<u8> {
    let segment = |code: u8, data: &[u8]| {
        let length = u16::try_from(data.len() + 2).unwrap();
        [&[0xff, code], &length.to_be_bytes()[..], data].concat()
    };
    let preview = segment(0xe1, b"Exif\0\0\xff\xd8\xff\xc0\0\x0b\x08\xff\xff\xff\xff\x01\xff\xd9");
    let size = [height.to_be_bytes(), width.to_be_bytes()].concat();
    let frame = segment(0xc2, &[&[8], &size[..], &[1, 1, 0x11, 0]].concat());
    let tables = segment(0xc4, &[0; 17]);
    let scan = segment(0xda, &[1, 1, 0, 0, 63, 0]);
    let data: Vec<u8> = (0..250).cycle().take(length).collect();
    let coded = [&data[..], b"\xff\0\xff\xd0.\xff\xff\0"].concat();
    let parts = [&b"\xff\xd8"[..], &preview, b"\xff", &tables, &frame, &scan, &coded, &scan];
    [&parts.concat()[..], &coded, b"\xff\xd9"].concat()
}

fn webp_chunk(kind: &[u8; 4], data: &[u8]) -> Vec<u8> {
    let length = u32::try_from(data.len()).unwrap();
    let padding = &[0][..data.len() % 2];
    [kind, &length.to_le_bytes()[..], data, padding].concat()
}

pub fn riff(chunks: &[Vec<u8>]) -> Vec<u8> {
    let data = chunks.concat();
    let length = u32::try_from(data.len() + 4).unwrap();
    [b"RIFF", &length.to_le_bytes()[..], b"WEBP", &data].concat()
}

pub fn webp_lossy(width: u16, height: u16) -> Vec<u8> {
    let size = [width.to_le_bytes(), height.to_le_bytes()].concat();
    webp_chunk(b"VP8 ", &[&[0x50, 0, 0, 0x9d, 0x01, 0x2a][..], &size, b"data."].concat())
}

pub fn webp_lossless(width: u32, height: u32) -> Vec<u8> {
    let bits = (width - 1) | ((height - 1) << 14);
    webp_chunk(b"VP8L", &[&[0x2f][..], &bits.to_le_bytes()].concat())
}

pub fn webp_canvas(width: u32, height: u32) -> Vec<u8> {
    let side = |side: u32| (side - 1).to_le_bytes()[..3].to_vec();
    webp_chunk(b"VP8X", &[&[0; 4][..], &side(width), &side(height)].concat())
}

pub fn packed(plain: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(plain).unwrap();
    encoder.finish().unwrap()
}

/// A stream with its dictionary, which holds this besides its length.
pub fn stream(dictionary: &str, body: &[u8]) -> Vec<u8> {
    let head = format!("<< /Length {} {dictionary} >>\nstream\r\n", body.len());
    [head.as_bytes(), body, b"\nendstream"].concat()
}

/// A stream of objects, packed; every fourth byte of the numbers before them is a line feed.
pub fn object_stream(objects: &[u8]) -> Vec<u8> {
    let plain = [&b"11 0 12 40 "[..], objects].concat();
    stream("/Type /ObjStm /N 2 /First 11 /Filter /FlateDecode", &packed(&plain))
}

/// A document of these objects beside its catalog, a page with an outline, a text and a photo.
pub fn pdf(objects: &[&[u8]]) -> Vec<u8> {
    let text = b"BT /F1 12 Tf (Discharge summary) Tj ET".repeat(20);
    let text = stream("/Filter /FlateDecode", &packed(&text));
    let photo = jpeg(2_000, 1_000, 20_000);
    let photo = stream("/Type /XObject /Subtype /Image /Filter /DCTDecode", &photo);
    let catalog = b"<< /Type /Catalog /Pages 2 0 R /Outlines 3 0 R >>".to_vec();
    let pages =
        b"<< /Type /Pages /Kids [4 0 R] /Count 1 /ID <2f4A53> /T (a \\( stream\n) >>".to_vec();
    let outlines = b"<< /Type /Outlines /First 5 0 R /Last 5 0 R /Count 1 >>".to_vec();
    let own = [catalog, pages, outlines, text, photo];
    let mut file = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n".to_vec();
    let mut places = Vec::new();
    for (number, object) in (1..).zip(own.iter().map(|own| &own[..]).chain(objects.iter().copied()))
    {
        places.push(file.len());
        file.extend(format!("{number} 0 obj\n").as_bytes());
        file.extend(object);
        file.extend(b"\nendobj\n");
    }
    let start = file.len();
    file.extend(format!("xref\n0 {}\n0000000000 65535 f \n", places.len() + 1).as_bytes());
    for place in &places {
        file.extend(format!("{place:010} 00000 n \n").as_bytes());
    }
    let size = places.len() + 1;
    let trailer = format!("trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n");
    file.extend(trailer.as_bytes());
    file
}
