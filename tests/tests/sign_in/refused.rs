//! Sign-ins that come to nothing: the page words the fault, and there is no session.

use store::both;

use crate::arriving::PEOPLE;
use crate::serving::Serving;
use crate::visitor::Visitor;

const START: &str = "/api/v1/oidc/start?provider=hospital";

/// Comes back to `path` in vain.
async fn in_vain(visitor: &mut Visitor, path: &str, fault: &str) {
    let answer = visitor.get(path).await;
    assert_eq!((answer.status, answer.location), (303, format!("/sign-in?fault={fault}")));
    assert!(!visitor.has_session());
}

/// The address with another value for a parameter.
fn altered(address: &str, name: &str, value: &str) -> String {
    let (path, query) = address.split_once('?').unwrap();
    let known = format!("{name}=");
    let pairs = query
        .split('&')
        .map(|pair| if pair.starts_with(&known) { format!("{known}{value}") } else { pair.into() });
    format!("{path}?{}", pairs.collect::<Vec<_>>().join("&"))
}

fn parameter<'a>(address: &'a str, name: &str) -> &'a str {
    let query = address.split_once('?').unwrap().1;
    query.split('&').find_map(|pair| pair.strip_prefix(name)?.strip_prefix('=')).unwrap()
}

both! {
    async fn an_answer_that_this_browser_did_not_ask_for_is_refused(database: Database) {
        let server = Serving::start(&database, PEOPLE).await;
        let mut visitor = server.visitor();
        let back = visitor.leave(START, "account=annika").await;
        in_vain(&mut server.visitor(), &back, "unexpected").await;
        in_vain(&mut visitor, &altered(&back, "state", &"0".repeat(64)), "unexpected").await;
        let same_cookie = format!("{}{}", &parameter(&back, "state")[..8], "0".repeat(56));
        in_vain(&mut visitor, &altered(&back, "state", &same_cookie), "unexpected").await;
        in_vain(&mut visitor, "/api/v1/oidc/callback", "unexpected").await;
    }

    async fn an_answer_in_another_providers_name_is_refused(database: Database) {
        let server = Serving::start(&database, PEOPLE).await;
        let mut visitor = server.visitor();
        let back = visitor.leave(START, "account=annika").await;
        let forged = altered(&back, "iss", "https%3A%2F%2Fevil.example");
        in_vain(&mut visitor.clone(), &forged, "unexpected").await;
        let unnamed = altered(&back, "iss", "").replace("iss=", "x=");
        in_vain(&mut visitor, &unnamed, "unexpected").await;
    }

    async fn a_code_is_good_once(database: Database) {
        let server = Serving::start(&database, PEOPLE).await;
        let mut visitor = server.visitor();
        let back = visitor.leave(START, "account=annika").await;
        let mut copy = visitor.clone();
        assert_eq!(visitor.get(&back).await.location, "/");
        in_vain(&mut copy, &back, "provider-refused").await;
        let again = visitor.get(&back).await;
        assert_eq!(again.location, "/sign-in?fault=unexpected");
    }

    async fn a_code_of_another_sign_in_is_refused(database: Database) {
        let server = Serving::start(&database, PEOPLE).await;
        let stolen = server.visitor().leave(START, "account=annika").await;
        let mut visitor = server.visitor();
        let own = visitor.leave(START, "account=stranger").await;
        let mixed = altered(&own, "code", parameter(&stolen, "code"));
        in_vain(&mut visitor, &mixed, "provider-refused").await;
    }

    async fn somebody_unknown_here_does_not_come_in(database: Database) {
        let server = Serving::start(&database, PEOPLE).await;
        let mut visitor = server.visitor();
        let back = visitor.leave(START, "account=stranger").await;
        in_vain(&mut visitor, &back, "unknown-person").await;
    }

    async fn whoever_cancels_at_the_provider_does_not_come_in(database: Database) {
        let server = Serving::start(&database, PEOPLE).await;
        let mut visitor = server.visitor();
        let back = visitor.leave(START, "refuse=yes").await;
        in_vain(&mut visitor, &back, "provider-refused").await;
    }

    async fn a_weaker_sign_in_than_the_list_asks_for_is_refused(database: Database) {
        let server = Serving::start(&database, &format!("acr = [\"urn:mtb:loa3\"]\n{PEOPLE}")).await;
        let mut visitor = server.visitor();
        let back = visitor.leave(START, "account=annika&acr=urn:mtb:loa2").await;
        in_vain(&mut visitor, &back, "not-strong-enough").await;
        let mut stronger = server.visitor();
        assert_eq!(stronger.sign_in("account=annika&acr=urn:mtb:loa3").await.location, "/");
    }

    async fn a_provider_that_is_down_is_told_apart(database: Database) {
        let mut server = Serving::start(&database, PEOPLE).await;
        server.provider.stop().await;
        in_vain(&mut server.visitor(), START, "provider-unreachable").await;
    }

    async fn a_provider_that_is_not_configured_is_not_gone_to(database: Database) {
        let server = Serving::start(&database, PEOPLE).await;
        in_vain(&mut server.visitor(), "/api/v1/oidc/start?provider=other", "not-found").await;
        in_vain(&mut server.visitor(), "/api/v1/oidc/start", "not-found").await;
    }
}
