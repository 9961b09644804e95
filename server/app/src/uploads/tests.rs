use board::ids::{PersonId, UploadId};
use board::person::{Discipline, Person, Role};
use store::both;
use store::uploads::{self, Standing, Upload};
use store::{Unit, people};

use crate::api::people::Mode;
use crate::config::Config;
use crate::problem::Problem;
use crate::state::App;
use crate::{fresh, running, transact};

const DAY: i64 = 24 * 60 * 60;

/// A server's parts on the test's database and clock, with one person.
async fn opened(database: &store::testing::Database) -> (App, PersonId) {
    let config = Config {
        data: database.directory().join("data"),
        database: Some(database.url.clone()),
        ..Config::default()
    };
    let app = running::open(config, Mode::Demo, database.clock.clone()).await.unwrap();
    let person = Person {
        id: fresh!(app, PersonId).unwrap(),
        name: "Mikael Öberg".to_owned(),
        roles: vec![Role::Geneticist],
        discipline: Discipline::ClinicalGenetics,
        unit: "Clinical genetics".to_owned(),
        organisation: "Uppsala".to_owned(),
        place: "Uppsala".to_owned(),
    };
    let id = person.id;
    let put = transact!(app, async move |unit: &mut Unit| Ok(people::put(unit, &person, None).await?));
    let put: Result<(), Problem> = put;
    put.unwrap();
    (app, id)
}

/// A file of which no byte has come, begun now.
async fn begun(app: &App, person: PersonId, name: &str) -> UploadId {
    let id = fresh!(app, UploadId).unwrap();
    let upload = Upload {
        id,
        person,
        case: None,
        name: name.to_owned(),
        length: 6,
        received: 0,
        created_at: app.now(),
        standing: Standing::Receiving {},
        sha256: None,
    };
    app.blobs.begin(id).await.unwrap();
    let made = transact!(app, async move |unit: &mut Unit| Ok(uploads::make(unit, &upload).await?));
    let made: Result<(), Problem> = made;
    made.unwrap();
    id
}

both! {
    async fn what_nobody_placed_in_seven_days_goes_while_the_server_runs(database: Database) {
        let (app, person) = opened(&database).await;
        let old = begun(&app, person, "old.vcf").await;
        database.clock.advance(3 * DAY);
        let newer = begun(&app, person, "newer.vcf").await;
        database.clock.advance(4 * DAY);
        app.uploads.expire(&app).await.unwrap();
        let left = |all: Vec<Upload>| all.into_iter().map(|upload| upload.name).collect::<Vec<_>>();
        assert_eq!(left(uploads::all(app.db()).await.unwrap()), ["old.vcf", "newer.vcf"], "seven days to the second");

        database.clock.advance(1);
        app.uploads.expire(&app).await.unwrap();
        assert_eq!(left(uploads::all(app.db()).await.unwrap()), ["newer.vcf"]);
        assert!(!app.blobs.incoming(old).exists(), "its bytes are gone with it");
        assert!(app.blobs.incoming(newer).exists());
        running::close(&app).await;
    }
}
