//! Compression of the copies that hosts serve.

use std::io::Write;

/// Compresses with brotli, at a quality from 0 to 11.
pub fn brotli(bytes: &[u8], quality: u32) -> Vec<u8> {
    let mut writer = brotli::CompressorWriter::new(Vec::new(), 1 << 16, quality, 22);
    writer.write_all(bytes).expect("a vector takes all bytes");
    writer.into_inner()
}

/// Compresses with gzip at the highest level.
pub fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut writer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    writer.write_all(bytes).expect("a vector takes all bytes");
    writer.finish().expect("a vector takes all bytes")
}
