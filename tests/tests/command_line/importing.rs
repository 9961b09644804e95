//! Files attached to a case from the command line, on both databases.

use serde_json::{Value, json};
use store::both;
use store::testing::Database;
use story::Server;

use crate::program::{Ran, fixture, samsyn};

fn import(database: &Database, case: &str, options: &[&str], files: &[&str]) -> Ran {
    let data = database.directory().join("data").display().to_string();
    let paths: Vec<String> = files.iter().map(|name| fixture(name)).collect();
    let mut args = vec!["import", "--case", case, "--data", &data, "--database", &database.url];
    args.extend(options);
    args.extend(paths.iter().map(String::as_str));
    samsyn(&args)
}

/// The case of the patient with this pseudonym.
async fn case_of(server: &Server, pseudonym: &str) -> String {
    let list = server.sign_in("Sara Wikström").await.get("/api/v1/cases").await;
    let row = list["cases"].as_array().unwrap().iter().find(|row| row["pseudonym"] == pseudonym).unwrap();
    row["case"].as_str().unwrap().to_owned()
}

both! {
    async fn a_file_is_attached_through_the_server_that_runs(database: Database) {
        let mut server = Server::start(&database).await;
        let case = case_of(&server, "Linden 2205").await;
        let named = ["--as", "Mikael Öberg"];
        let ran = import(&database, &case, &named, &["tumour-normal.vcf.gz", "not-a-vcf.vcf"]);
        assert_eq!(ran.exit_code, 2, "{}{}", ran.text(), ran.stderr);
        let told: Vec<&str> = ran.text().lines().collect();
        assert!(told[0].contains("tumour-normal.vcf.gz: attached, 26 data lines = 26 accepted"), "{told:?}");
        assert!(told[1].contains("not-a-vcf.vcf: refused: "), "{told:?}");
        let mikael = server.sign_in("Mikael Öberg").await;
        let files = mikael.get(&format!("/api/v1/cases/{case}")).await["files"].clone();
        assert_eq!((&files[0]["name"], &files[0]["state"]), (&json!("tumour-normal.vcf.gz"), &json!("ready")));
        assert_eq!(files[0]["uploaded_by"], json!(mikael.person));

        let stranger = import(&database, &case, &["--as", "Nobody"], &["tumour-normal.vcf.gz"]);
        assert_eq!(stranger.exit_code, 2);
        assert!(stranger.stderr.contains("Say in whose name with --as:"), "{}", stranger.stderr);

        let socket = database.directory().join("data/command.sock");
        let mode = std::os::unix::fs::PermissionsExt::mode(&std::fs::metadata(&socket).unwrap().permissions());
        assert_eq!(mode & 0o777, 0o600, "only the directory's owner can ask");
        server.stop().await;
        assert!(!socket.exists(), "it goes with the server");
    }

    async fn a_file_is_attached_in_somebodys_name_while_no_server_runs(database: Database) {
        let mut server = Server::start(&database).await;
        let case = case_of(&server, "Linden 2205").await;
        let file = ["tumour-normal.vcf.gz"];
        server.stop().await;
        let first = import(&database, &case, &["--as", "Mikael Öberg"], &file);
        assert_eq!(first.exit_code, 0, "{}{}", first.text(), first.stderr);
        assert!(first.text().contains("26 data lines = 26 accepted"), "{}", first.text());
        let again = import(&database, &case, &["--as", "Mikael Öberg"], &file);
        assert!(again.text().contains("already"), "{}", again.text());

        let server = server.start_again().await;
        let mikael = server.sign_in("Mikael Öberg").await;
        let files = mikael.get(&format!("/api/v1/cases/{case}")).await["files"].clone();
        let told: Vec<(&Value, &Value)> =
            files.as_array().unwrap().iter().map(|file| (&file["name"], &file["state"])).collect();
        assert_eq!(told, [(&json!("tumour-normal.vcf.gz"), &json!("ready"))]);
    }

    async fn what_a_file_leaves_open_waits_for_an_answer_in_the_browser(database: Database) {
        let mut server = Server::start(&database).await;
        let case = case_of(&server, "Linden 2205").await;
        server.stop().await;
        let ran = import(&database, &case, &["--as", "Mikael Öberg"], &["asks-everything.vcf"]);
        assert_eq!(ran.exit_code, 1, "{}{}", ran.text(), ran.stderr);
        assert!(ran.text().contains("--tumour NAME") && ran.text().contains("--assembly NAME"), "{}", ran.text());

        let server = server.start_again().await;
        let mikael = server.sign_in("Mikael Öberg").await;
        let uploads = mikael.get("/api/v1/uploads").await["uploads"].clone();
        let told: Vec<(&Value, &Value)> =
            uploads.as_array().unwrap().iter().map(|upload| (&upload["name"], &upload["state"])).collect();
        assert_eq!(told, [(&json!("asks-everything.vcf"), &json!("waiting"))]);
    }
}
