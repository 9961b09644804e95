//! Sending the browser on.

use axum::response::{IntoResponse, Response};
use board::ids::SigningRequestId;
use http::{HeaderValue, StatusCode, header};

use super::transaction::Aim;
use crate::problem::Problem;

/// The page that words why nobody is signed in.
pub(super) const SIGN_IN: &str = "/sign-in";

/// The page of a signing request.
pub(super) fn signing_page(request: SigningRequestId) -> String {
    format!("/sign/{request}")
}

/// Sends the browser to `address` with a GET, setting `cookies`.
pub(super) fn to(address: &str, cookies: impl IntoIterator<Item = HeaderValue>) -> Result<Response, Problem> {
    let address = HeaderValue::from_str(address).map_err(Problem::internal)?;
    let mut response = (StatusCode::SEE_OTHER, [(header::LOCATION, address)]).into_response();
    for cookie in cookies {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    Ok(response)
}

/// Sends the browser to `page`, which words the problem.
pub(super) fn with_fault(page: &str, problem: &Problem, cookie: Option<HeaderValue>) -> Response {
    let fault = match problem {
        Problem::SignInFailed { reason } => reason.word(),
        other => other.name(),
    };
    tracing::info!(fault, "a sign-in came to nothing");
    to(&format!("{page}?fault={fault}"), cookie).unwrap_or_else(IntoResponse::into_response)
}

/// The page that words a fault of a sign-in with this aim.
pub(super) fn page_of_fault(aim: &Aim) -> String {
    match aim {
        Aim::SignIn { .. } => SIGN_IN.to_owned(),
        Aim::Sign { request, .. } => signing_page(*request),
    }
}

/// `next` when it is a page of this server, else the first page: an address that leads elsewhere is not followed.
pub(super) fn own_page(next: Option<&str>) -> String {
    let own = |next: &&str| {
        let visible = next.bytes().all(|sign| sign.is_ascii_graphic() && sign != b'\\');
        visible && next.starts_with('/') && !next.starts_with("//") && next.len() <= 2_000
    };
    next.filter(own).unwrap_or("/").to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_page_of_this_server_is_gone_on_to() {
        assert_eq!(own_page(Some("/cases?state=open#top")), "/cases?state=open#top");
        for elsewhere in ["//evil.example", "/\\evil.example", "https://evil.example", "cases", "/a\r\nb", ""]
        {
            assert_eq!(own_page(Some(elsewhere)), "/", "{elsewhere:?}");
        }
        assert_eq!(own_page(None), "/");
    }
}
