//! A server with one case, and a member who sends a photo to it.

use super::super::village::{POOL, case, listen, member, open, session};
use super::{END, HEAD, PIECE_BYTES};
use std::io;
use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;
use store::StoreFailure;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use uuid::Uuid;
use vault::evidence::{EvidencePlace, EvidenceSettings};

/// A case on a server.
pub struct Served {
    socket: SocketAddr,
    path: String,
    token: String,
}

/// Opens a community in a folder, with a member and a case, and serves it.
pub async fn served(folder: &Path, seed: u8) -> Result<Served, StoreFailure> {
    let place = EvidencePlace::open(&EvidenceSettings::Folder(folder.join("evidence")))?;
    let address = folder.join("bench.sqlite").display().to_string();
    let community = Arc::new(open(&address, seed).await?.with_evidence(place));
    let (member, by) = member(&community).await?;
    let case = case(&community, member, &by).await?;
    let token = session(&community, &by).await?;
    let socket = listen(community).await?;
    let path = format!("/api/v1/pools/{POOL}/cases/{case}/evidence?paper=report&name=photo.jpg");
    Ok(Served { socket, path, token })
}

impl Served {
    /// Sends a photo of so many bytes, each piece once the server took the one before.
    pub async fn send(&self, number: u64, bytes: usize, piece: &[u8]) -> io::Result<()> {
        let Served { socket, path, token } = self;
        let key = Uuid::from_u64_pair(0x7000, 1 << 63 | number);
        let mut stream = TcpStream::connect(socket).await?;
        let head = format!(
            "POST {path} HTTP/1.1\r\nhost: bench\r\nauthorization: Bearer {token}\r\n\
             idempotency-key: {key}\r\ncontent-length: {bytes}\r\nconnection: close\r\n\r\n"
        );
        stream.write_all(head.as_bytes()).await?;
        stream.write_all(HEAD).await?;
        let mut rest = bytes.saturating_sub(HEAD.len()).saturating_sub(END.len());
        while rest > 0 {
            let now = rest.min(PIECE_BYTES);
            stream.write_all(&piece[..now]).await?;
            rest -= now;
        }
        stream.write_all(END).await?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer).await?;
        match answer.starts_with("HTTP/1.1 201") {
            true => Ok(()),
            false => Err(io::Error::other(answer)),
        }
    }
}
