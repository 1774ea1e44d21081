//! Compresses files as hosts serve them.

use std::io::Write;

/// Brotli, with a quality from 0 to 11.
pub(crate) fn brotli(bytes: &[u8], quality: u32) -> Vec<u8> {
    let mut writer = brotli::CompressorWriter::new(Vec::new(), 1 << 16, quality, 22);
    writer.write_all(bytes).expect("a vector takes all bytes");
    writer.into_inner()
}

/// Gzip with the best compression.
pub(crate) fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut writer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    writer.write_all(bytes).expect("a vector takes all bytes");
    writer.finish().expect("a vector takes all bytes")
}
