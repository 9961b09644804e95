//! People who come in.

use store::both;

use crate::serving::Serving;

/// The people of these stories, one of them a board's chair.
pub const PEOPLE: &str = r#"
[[people]]
subject = "annika"
name = "Annika Berglund"
roles = ["board_member"]
discipline = "paediatric_oncology"
unit = "Paediatric oncology"
organisation = "Karolinska University Hospital"
place = "Stockholm"

[[boards]]
name = "National paediatric molecular board"
centre = "Stockholm"
quorum = { at_least = 1, disciplines = [{ discipline = "paediatric_oncology", at_least = 1 }] }
members = [{ subject = "annika", kind = "voting", office = "chair" }]
"#;

both! {
    async fn whoever_is_known_comes_in_under_their_own_name(database: Database) {
        let server = Serving::start(&database, PEOPLE).await;
        let mut visitor = server.visitor();
        let answer = visitor.sign_in("account=annika").await;
        assert_eq!((answer.status, answer.location.as_str()), (303, "/"));
        let me = visitor.browser().get("/api/v1/me").await;
        assert_eq!(me["name"], "Annika Berglund");
        assert_eq!(me["discipline"], "paediatric_oncology");
        assert_eq!(me["mode"], "oidc");
    }

    async fn the_sign_in_page_lists_the_providers_and_boards_stand(database: Database) {
        let server = Serving::start(&database, PEOPLE).await;
        let mut visitor = server.visitor();
        let options = visitor.browser().get("/api/v1/sign-in/options").await;
        assert_eq!(options["providers"], serde_json::json!([{ "id": "hospital", "name": "The hospital" }]));
        visitor.sign_in("account=annika").await;
        let boards = visitor.browser().get("/api/v1/boards").await;
        let board = &boards["boards"][0];
        assert_eq!(board["name"], "National paediatric molecular board");
        assert_eq!(board["members"][0]["name"], "Annika Berglund");
        assert_eq!(board["members"][0]["office"], "chair");
    }

    async fn cookies_stay_with_this_host_and_out_of_reach_of_scripts(database: Database) {
        let server = Serving::start(&database, PEOPLE).await;
        let mut visitor = server.visitor();
        let begun = visitor.get("/api/v1/oidc/start?provider=hospital").await;
        assert!(begun.cookies[0].starts_with("__Host-samsyn-tx-"), "{begun:?}");
        assert!(begun.cookies[0].contains("; Max-Age=600"), "{begun:?}");
        let arrived = visitor.sign_in("account=annika").await;
        assert!(arrived.cookies[0].starts_with("__Host-samsyn="), "{arrived:?}");
        for cookie in begun.cookies.iter().chain(&arrived.cookies) {
            for attribute in ["; Path=/;", "; HttpOnly;", "; SameSite=Lax;", "; Secure"] {
                assert!(cookie.contains(attribute), "{attribute} is missing: {cookie}");
            }
            assert!(!cookie.contains("Domain"), "{cookie}");
        }
    }

    async fn a_person_goes_on_to_the_page_they_wanted_but_never_elsewhere(database: Database) {
        let server = Serving::start(&database, PEOPLE).await;
        for (wanted, gone_to) in [("%2Fcases%3Fstate%3Dopen", "/cases?state=open"), ("%2F%2Fevil.example", "/")] {
            let mut visitor = server.visitor();
            let start = format!("/api/v1/oidc/start?provider=hospital&next={wanted}");
            let back = visitor.leave(&start, "account=annika").await;
            assert_eq!(visitor.get(&back).await.location, gone_to);
        }
    }

    async fn two_windows_may_sign_in_at_once(database: Database) {
        let server = Serving::start(&database, PEOPLE).await;
        let mut visitor = server.visitor();
        let start = "/api/v1/oidc/start?provider=hospital";
        let first = visitor.leave(start, "account=annika").await;
        let second = visitor.leave(start, "account=annika").await;
        assert_eq!(visitor.get(&first).await.location, "/");
        assert_eq!(visitor.get(&second).await.location, "/");
    }

    async fn a_person_may_be_known_by_another_claim_than_sub(database: Database) {
        let people = PEOPLE.replace("subject = \"annika\"", "subject = \"SE2321000016-AB01\"");
        let server = Serving::start(&database, &format!("person_claim = \"employeeHsaId\"\n{people}")).await;
        let mut visitor = server.visitor();
        assert_eq!(visitor.sign_in("account=annika").await.location, "/");
        assert_eq!(visitor.browser().get("/api/v1/me").await["name"], "Annika Berglund");
    }

    async fn a_person_stays_the_same_over_a_restart_and_is_signed_out_on_leaving(database: Database) {
        let mut server = Serving::start(&database, PEOPLE).await;
        let mut visitor = server.visitor();
        visitor.sign_in("account=annika").await;
        let before = visitor.browser().get("/api/v1/me").await;
        server.start_again(|config| config.replace("place = \"Stockholm\"", "place = \"Solna\"")).await;
        let after = visitor.browser().get("/api/v1/me").await;
        assert_eq!(after["person"], before["person"]);
        assert_eq!(after["place"], "Solna");
        let left = "place = \"Solna\"\nleft = true";
        let without_board = |config: String| config.split("[[boards]]").next().unwrap().to_owned();
        server.start_again(|config| without_board(config).replace("place = \"Solna\"", left)).await;
        assert_eq!(visitor.browser().request("GET", "/api/v1/me", None).await.status, 401);
        let again = server.visitor().sign_in("account=annika").await;
        assert_eq!(again.location, "/sign-in?fault=unknown-person");
        server.start_again(|config| config.replace("left = true", "")).await;
        visitor.sign_in("account=annika").await;
        assert_eq!(visitor.browser().get("/api/v1/me").await["person"], before["person"]);
    }
}
