//! Commands: done once, answered when on disk, refused with the facts.

use serde_json::json;
use store::both;
use story::{Meeting, command};

both! {
    async fn a_command_is_acknowledged_and_its_event_reaches_everybody(database: Database) {
        let meeting = Meeting::plan(&database).await;
        let [mut annika, mut johan, ..] = meeting.begin().await;
        let ack = annika.done(meeting.note("Stable since March.")).await;
        assert_eq!(ack["dup"], false);
        for line in [&mut annika, &mut johan] {
            let event = line.event("note.added").await;
            assert_eq!(event["seq"], ack["seq"]);
            assert_eq!(event["event"]["body"]["note"]["text"], "Stable since March.");
        }
    }

    async fn a_command_that_is_sent_again_gets_its_first_answer(database: Database) {
        let meeting = Meeting::plan(&database).await;
        let [mut annika, mut johan, ..] = meeting.begin().await;
        let id = annika.give(meeting.note("Once.")).await;
        let first = annika.answer(&id).await;
        annika.done(meeting.note("In between.")).await;
        annika.give_as(&id, meeting.note("Once.")).await;
        let second = annika.answer(&id).await;
        assert_eq!((&second["t"], &second["seq"], &second["dup"]), (&json!("ack"), &first["seq"], &json!(true)));
        annika.done(meeting.note("Last.")).await;
        let texts = [johan.event("note.added").await, johan.event("note.added").await, johan.event("note.added").await];
        assert_eq!(texts.map(|event| event["event"]["body"]["note"]["text"].clone()), ["Once.", "In between.", "Last."]);
    }

    async fn an_id_that_was_used_for_something_else_is_refused(database: Database) {
        let meeting = Meeting::plan(&database).await;
        let [mut annika, ..] = meeting.begin().await;
        let id = annika.give(meeting.note("One thing.")).await;
        assert_eq!(annika.answer(&id).await["t"], "ack");
        annika.give_as(&id, meeting.note("Another thing.")).await;
        assert_eq!(annika.answer(&id).await["reason"], json!({ "code": "cmd_id_conflict" }));
    }

    async fn a_refusal_is_final_too(database: Database) {
        let meeting = Meeting::plan(&database).await;
        let [mut annika, mut johan, ..] = meeting.begin().await;
        let start = json!({ "type": "session.start" });
        let id = johan.give(start.clone()).await;
        let reason = json!({ "code": "session_not", "phase": "live", "needed": "scheduled" });
        assert_eq!(johan.answer(&id).await["reason"], reason);
        annika.done(meeting.note("The session moves on.")).await;
        johan.give_as(&id, start).await;
        assert_eq!(johan.answer(&id).await["reason"], reason);
    }

    async fn a_vote_of_somebody_who_may_not_vote_is_refused_with_what_would_be_needed(database: Database) {
        let meeting = Meeting::plan(&database).await;
        let [mut annika, ..] = meeting.begin().await;
        let mut david = meeting.join("David Kessler").await;
        let ballot = meeting.open_ballot(&mut annika, false).await;
        let reason = david.refused(meeting.vote(&ballot, 0)).await;
        assert_eq!(reason, json!({ "code": "forbidden", "needed": "voter" }));
        let reason = annika.refused(meeting.vote(&ballot, 2)).await;
        assert_eq!(reason, json!({ "code": "no_such_option", "options": 2 }));
    }

    async fn a_closed_session_takes_no_commands(database: Database) {
        let meeting = Meeting::plan(&database).await;
        let [mut annika, mut johan, ..] = meeting.begin().await;
        annika.done(command("session.close", json!({ "carry_over": meeting.items }))).await;
        let reason = johan.refused(meeting.note("Too late.")).await;
        assert_eq!(reason, json!({ "code": "session_not", "phase": "closed", "needed": "live" }));
    }

    async fn a_command_decided_on_an_older_state_is_refused_as_stale(database: Database) {
        let meeting = Meeting::plan(&database).await;
        let [mut annika, mut johan, ..] = meeting.begin().await;
        let seen = annika.done(meeting.note("What both have seen.")).await["seq"].clone();
        let head = annika.done(meeting.note("What one has seen.")).await["seq"].clone();
        let mut ask = command("readback.begin", json!({ "item": meeting.items[0] }));
        ask["expect"] = json!({ "seq": seen });
        let reason = johan.refused(ask).await;
        assert_eq!(reason, json!({ "code": "stale", "head_seq": head }));
    }

    async fn a_resend_is_not_stale_and_neither_are_votes_at_the_same_moment(database: Database) {
        let meeting = Meeting::plan(&database).await;
        let [mut annika, mut johan, ..] = meeting.begin().await;
        let ballot = meeting.open_ballot(&mut annika, false).await;
        let seen = johan.event("ballot.opened").await["seq"].clone();
        let mut vote = meeting.vote(&ballot, 0);
        vote["expect"] = json!({ "seq": seen });
        annika.done(vote.clone()).await;
        let id = johan.give(vote.clone()).await;
        let first = johan.answer(&id).await;
        assert_eq!(first["t"], "ack");
        annika.done(meeting.note("Meanwhile.")).await;
        johan.give_as(&id, vote).await;
        let second = johan.answer(&id).await;
        assert_eq!((&second["seq"], &second["dup"]), (&first["seq"], &json!(true)));
    }

    async fn what_needs_a_fresh_sign_in_or_facts_of_the_store_is_not_taken_here(database: Database) {
        let meeting = Meeting::plan(&database).await;
        let [mut annika, ..] = meeting.begin().await;
        let sign = command("decision.sign", json!({
            "item": meeting.items[0], "content_sha256": "0".repeat(64), "meaning": "approved",
            "authenticated_at": "2026-12-03T13:00:00Z", "authentication": "none",
        }));
        assert_eq!(annika.refused(sign).await, json!({ "code": "not_here" }));
        let add = command("agenda.add", json!({
            "item": meeting.items[0], "case": meeting.cases[0], "pseudonym": "", "question": "", "planned_minutes": 5,
        }));
        assert_eq!(annika.refused(add).await, json!({ "code": "not_here" }));
    }

    async fn only_the_secretary_acts_for_the_chair(database: Database) {
        let meeting = Meeting::plan(&database).await;
        let [mut annika, mut johan, ..] = meeting.begin().await;
        let mut elin = meeting.join("Elin Hedberg").await;
        let chair = meeting.server.sign_in("Annika Berglund").await.person;
        let deputy = meeting.server.sign_in("Johan Ekström").await.person;
        let for_whom = |person: board::ids::PersonId| {
            let mut note = meeting.note("For somebody.");
            note["on_behalf_of"] = json!(person);
            note
        };
        let forbidden = json!({ "code": "forbidden", "needed": "chair_or_secretary" });
        assert_eq!(johan.refused(for_whom(chair)).await, forbidden);
        assert_eq!(elin.refused(for_whom(deputy)).await, forbidden);
        elin.done(for_whom(chair)).await;
        assert_eq!(annika.event("note.added").await["on_behalf_of"], json!(chair));
    }

    async fn too_many_commands_at_once_are_refused_and_the_line_stays(database: Database) {
        let meeting = Meeting::plan(&database).await;
        let [mut annika, ..] = meeting.begin().await;
        let mut ids = Vec::new();
        for _ in 0..60 {
            ids.push(annika.give(meeting.note("Quick.")).await);
        }
        let mut over = 0;
        for id in &ids {
            let answer = annika.answer(id).await;
            if answer["t"] == "nack" {
                assert_eq!(answer["reason"], json!({ "code": "rate" }));
                over += 1;
            }
        }
        assert!((1..=30).contains(&over), "{over} of 60 were over the rate");
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
        annika.done(meeting.note("In time.")).await;
    }
}
