//! The demo: invented people and patients, entered through the same functions as anybody's, on this computer only.

mod fixture;
mod seed;
mod session;

use std::io::{self, Write};
use std::net::SocketAddr;

use store::people;

use crate::api::people::Persona;
use crate::problem::Problem;
use crate::state::App;

pub use seed::{NotSeeded, seed};

/// The personas, in the order of the sign-in page.
///
/// # Errors
/// The store cannot be read.
pub async fn personas(app: &App) -> Result<Vec<Persona>, Problem> {
    let known = people::list(app.db()).await?;
    let fixture = fixture::people().map_err(Problem::internal)?;
    let persona = |one: fixture::DemoPerson| {
        let person = known.iter().find(|person| person.name == one.name)?;
        Some(Persona {
            person: person.id,
            name: person.name.clone(),
            initials: person.initials(),
            slug: one.slug,
            roles: person.roles.clone(),
            discipline: person.discipline,
            place: person.place.clone(),
            mark: one.mark,
            first_task: one.first_task,
        })
    };
    Ok(fixture.into_iter().filter_map(persona).collect())
}

/// Tells the person at the console where the demo is and what to try.
///
/// # Errors
/// The console is closed.
pub fn say_what_to_try(console: &mut impl Write, address: SocketAddr) -> io::Result<()> {
    let port = address.port();
    writeln!(console, "Samsyn is at http://{address}")?;
    writeln!(console)?;
    writeln!(console, "This is a demo on this computer only: all patients and people are invented. Try:")?;
    writeln!(console, "  1. Sign in as Mikael Öberg, open Linden 2205 and drop a VCF on its analysis.")?;
    writeln!(
        console,
        "  2. As Sara Wikström, plan a session of the paediatric board and put cases on its agenda."
    )?;
    writeln!(
        console,
        "  3. Meet: Annika Berglund at http://annika.localhost:{port}, and beside her, in another"
    )?;
    writeln!(
        console,
        "     window, Johan Ekström at http://johan.localhost:{port}: both screens follow each other."
    )?;
    writeln!(
        console,
        "  4. As Ulla Stenmark, open the decision, press Verify, export the bundle and check it:"
    )?;
    writeln!(console, "     samsyn verify bundle.zip")?;
    writeln!(console)?;
    writeln!(console, "Stop with Ctrl-C; the data stay in the data directory.")?;
    console.flush()
}
