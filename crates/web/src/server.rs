//! The server: a router on a socket, until it is told to stop.

use crate::router::router;
use crate::state::Web;
use axum::Router;
use std::future::Future;
use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpListener;

/// How long requests that are being worked on may take once the server is told to stop.
const LAST_ANSWERS: Duration = Duration::from_secs(30);

/// Answers requests until `shutdown` ends; then takes no more, and ends once those at work are
/// answered, or after half a minute.
///
/// # Errors
/// When the socket fails.
pub async fn serve(
    listener: TcpListener,
    web: Arc<Web>,
    shutdown: impl Future<Output = ()> + Send + 'static,
) -> io::Result<()> {
    serve_router(listener, router(web), shutdown).await
}

/// The same for any router.
pub(crate) async fn serve_router(
    listener: TcpListener,
    router: Router,
    shutdown: impl Future<Output = ()> + Send + 'static,
) -> io::Result<()> {
    let (told, stopping) = tokio::sync::oneshot::channel();
    let service = router.into_make_service_with_connect_info::<SocketAddr>();
    let server = axum::serve(listener, service).with_graceful_shutdown(async {
        shutdown.await;
        // The other end waits for as long as the server runs.
        let _ = told.send(());
    });
    let too_long = async {
        match stopping.await {
            Ok(()) => tokio::time::sleep(LAST_ANSWERS).await,
            Err(_) => std::future::pending().await,
        }
    };
    tokio::select! {
        ended = server.into_future() => ended,
        () = too_long => Ok(()),
    }
}
