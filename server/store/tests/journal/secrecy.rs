//! What is written is not lying about in clear, and can be forgotten.

use store::{Scope, Stop, Unfit, Unit, both, within};
use uuid::Uuid;

use crate::notes::{Note, entry, stream};

const CANARY: &str = "Kanariefaageln sjunger i gruvan";

/// Whether a file below the directory holds these bytes.
fn in_clear(directory: &std::path::Path, canary: &[u8]) -> bool {
    std::fs::read_dir(directory).unwrap().any(|file| {
        let path = file.unwrap().path();
        if path.is_dir() {
            return in_clear(&path, canary);
        }
        std::fs::read(path).unwrap().windows(canary.len()).any(|window| window == canary)
    })
}

#[test]
fn the_search_for_a_canary_finds_one_in_clear() {
    let directory = tempfile::tempdir().unwrap();
    std::fs::write(directory.path().join("file"), format!("..{CANARY}..")).unwrap();
    assert!(in_clear(directory.path(), CANARY.as_bytes()));
}

both! {
    async fn a_body_is_nowhere_in_clear_in_the_database(database: Database) {
        let store = database.open().await.unwrap();
        let written = entry(&stream(1), "note").sealed_for(patient()).body(&Note::of(CANARY)).unwrap();
        store.writer.look(written).await.unwrap();
        assert_eq!(store.journal.entry(0).await.unwrap().unwrap().document().unwrap(), Some(Note::of(CANARY)));
        if let store::Db::Postgres(pool) = &store.db {
            let found: i64 = sqlx::query_scalar(
                "SELECT count(*) FROM journal_payload p JOIN journal j ON j.seq = p.seq \
                 WHERE position($1 IN p.ciphertext) > 0 OR position($1 IN j.leaf) > 0",
            )
            .bind(CANARY.as_bytes())
            .fetch_one(pool)
            .await
            .unwrap();
            assert_eq!(found, 0);
        }
        assert!(!in_clear(database.directory(), CANARY.as_bytes()));
        store.close().await;
        assert!(!in_clear(database.directory(), CANARY.as_bytes()));
    }

    async fn an_erased_body_is_gone_and_its_proof_stays_valid(database: Database) {
        let store = database.open().await.unwrap();
        for scope in [patient(), Scope::installation()] {
            let written = entry(&stream(1), "note").sealed_for(scope).body(&Note::of(CANARY)).unwrap();
            store.writer.look(written).await.unwrap();
        }
        let work = async |unit: &mut Unit| {
            unit.append(entry(&stream(1), "patient.erased")).await?;
            Ok::<_, Stop<()>>(unit.erase(&patient()).await?)
        };
        assert_eq!(store.writer.write(work).await.unwrap().0, 1);
        let (erased, kept) = (store.journal.raw_entry(0).await.unwrap().unwrap(), store.journal.entry(1).await.unwrap());
        assert_eq!(erased.payload, None);
        assert_eq!(store.journal.entry(0).await.unwrap().unwrap().body, None);
        assert_eq!(kept.unwrap().document().unwrap(), Some(Note::of(CANARY)));
        let (size, root) = store.journal.verify().await.unwrap();
        let proof = store.journal.inclusion_proof(0, size).await.unwrap();
        tlog::verify_inclusion(tlog::leaf_hash(&erased.leaf), 0, size, &proof, root).unwrap();
        let later = entry(&stream(1), "note").sealed_for(patient()).body(&Note::of("later")).unwrap();
        store.writer.look(later).await.unwrap();
        assert_eq!(store.journal.entry(3).await.unwrap().unwrap().document().unwrap(), Some(Note::of("later")));
        store.close().await;
    }

    async fn what_was_appended_before_an_erasure_in_the_same_unit_goes_with_it(database: Database) {
        let store = database.open().await.unwrap();
        let work = async |unit: &mut Unit| {
            let note = |text| entry(&stream(1), "note").sealed_for(patient()).body(&Note::of(text));
            unit.append(note("before")?).await?;
            unit.erase(&patient()).await?;
            unit.append(note("after")?).await?;
            Ok::<_, Stop<()>>(())
        };
        store.writer.write(work).await.unwrap();
        let entries = store.journal.stream_after(&stream(1), 0, 9).await.unwrap();
        let notes: Vec<Option<Note>> = entries.iter().map(|entry| entry.document().unwrap()).collect();
        assert_eq!(notes, [None, Some(Note::of("after"))]);
        store.close().await;
    }

    async fn an_erasure_that_is_refused_erases_nothing(database: Database) {
        let store = database.open().await.unwrap();
        let written = || entry(&stream(1), "note").sealed_for(patient()).body(&Note::of("kept")).unwrap();
        let refused = async |unit: &mut Unit| {
            unit.erase(&patient()).await?;
            Err::<(), _>(Stop::Refused(()))
        };
        let (first, second, _) =
            tokio::join!(store.writer.look(written()), store.writer.look(written()), store.writer.write(refused));
        assert!(first.is_ok() && second.is_ok());
        for entry in store.journal.stream_after(&stream(1), 0, 9).await.unwrap() {
            assert_eq!(entry.document().unwrap(), Some(Note::of("kept")));
        }
        store.close().await;
    }

    async fn a_leaf_commits_to_its_body(database: Database) {
        let store = database.open().await.unwrap();
        store.writer.look(entry(&stream(1), "note").body_bytes(*b"exact bytes")).await.unwrap();
        let raw = store.journal.raw_entry(0).await.unwrap().unwrap();
        let payload = raw.payload.unwrap();
        assert_eq!(payload.body, b"exact bytes");
        let leaf: serde_json::Value = serde_json::from_slice(&raw.leaf).unwrap();
        assert_eq!(leaf["commit"], hex::encode(payload.commit()));
        store.close().await;
    }

    async fn a_record_does_not_open_with_other_keys(database: Database) {
        let store = database.open().await.unwrap();
        store.writer.look(entry(&stream(1), "note")).await.unwrap();
        store.close().await;
        let path = |name: &str| database.directory().join("keys").join(name);
        let replace = |name: &str| {
            std::fs::write(path(name), "00".repeat(32)).unwrap();
            std::fs::set_permissions(path(name), std::os::unix::fs::PermissionsExt::from_mode(0o600)).unwrap();
        };
        let (master, signing) =
            (std::fs::read(path("master-0001.key")).unwrap(), std::fs::read(path("checkpoint.key")).unwrap());

        replace("checkpoint.key");
        assert!(matches!(unfit(&database).await, Unfit::CheckpointKeyDiffers { size: 1 }));
        std::fs::write(path("checkpoint.key"), signing).unwrap();
        replace("master-0001.key");
        assert!(matches!(unfit(&database).await, Unfit::MasterKeyDiffers { version: 1 }));
        replace("master-0002.key");
        std::fs::remove_file(path("master-0001.key")).unwrap();
        assert!(matches!(unfit(&database).await, Unfit::MasterKeyMissing { version: 1 }));
        replace("master-0001.key");
        std::fs::write(path("master-0001.key"), master).unwrap();
        database.open().await.unwrap().close().await;
    }

    async fn a_journal_that_is_not_as_it_was_signed_does_not_open(database: Database) {
        let store = database.open().await.unwrap();
        for _ in 0..3 {
            store.writer.look(entry(&stream(1), "note")).await.unwrap();
        }
        store.close().await;
        let mut conn = database.url.parse::<store::Place>().unwrap().connect().await.unwrap();
        let disarm = if database.is_postgres() {
            "ALTER TABLE journal DISABLE TRIGGER ALL"
        } else {
            "DROP TRIGGER journal_is_never_updated"
        };
        for sql in [disarm, "UPDATE journal SET leaf_hash = (SELECT leaf_hash FROM journal WHERE seq = 0) WHERE seq = 2"] {
            within!(&mut conn, c => sqlx::raw_sql(sql).execute(c).await.map(|_| ())).unwrap();
        }
        assert!(matches!(unfit(&database).await, Unfit::NotAsSigned { size: 3, signed: 3 }));
    }
}

async fn unfit(database: &store::testing::Database) -> Unfit {
    match database.open().await.err().unwrap() {
        store::CannotOpen::Unfit(unfit) => unfit,
        other => panic!("{other:?}"),
    }
}

fn patient() -> Scope {
    Scope::of("patient", Uuid::from_u128(5))
}
