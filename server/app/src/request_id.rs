//! Every request has an id: in its log lines, its answer's header and its problem document.

use axum::extract::Request;
use axum::middleware::Next;
use axum::response::Response;
use http::{HeaderName, HeaderValue};
use tracing::Instrument;

tokio::task_local! {
    static CURRENT: String;
}

/// The id of the request being answered; empty outside one.
pub fn current() -> String {
    CURRENT.try_with(Clone::clone).unwrap_or_default()
}

/// Gives the request an id and logs it with method, route, status and time: never the path, which holds ids.
pub async fn layer(request: Request, next: Next) -> Response {
    let mut bytes = [0u8; 8];
    // Without randomness the id is zero: a request is still answered.
    let id = getrandom::fill(&mut bytes).map_or_else(|_| hex::encode([0; 8]), |()| hex::encode(bytes));
    let route = request
        .extensions()
        .get::<axum::extract::MatchedPath>()
        .map_or_else(|| "unmatched".to_owned(), |path| path.as_str().to_owned());
    let span = tracing::info_span!("request", request.id = %id, http.method = %request.method(), http.route = %route);
    let answer = async {
        let started = tokio::time::Instant::now();
        let response = next.run(request).await;
        let status = response.status().as_u16();
        let duration_ms = u64::try_from(started.elapsed().as_millis()).unwrap_or(u64::MAX);
        tracing::info!(http.status = status, duration_ms, "answered");
        response
    };
    let mut response = CURRENT.scope(id.clone(), answer.instrument(span)).await;
    if let Ok(value) = HeaderValue::from_str(&id) {
        response.headers_mut().insert(HeaderName::from_static("x-request-id"), value);
    }
    response
}
