//! Signing: a fresh proof of who somebody is settles a signing request, in one unit of work for all its decisions.

use board::Timestamp;
use board::decision::SignatureMeaning;
use board::ids::{CommandId, PersonId, SigningRequestId};
use board::person::Person;
use board::session::{Command, Refusal};
use store::signing::{self, Outcome, SigningRequest, ToSign};
use store::{Stop, Unit, people};

use crate::problem::Problem;
use crate::session_commands::{Given, in_unit, note_refusal};
use crate::state::{App, randomness};
use crate::transact;

/// A proof of who somebody is, made for one signing request.
#[derive(Clone, Debug)]
pub struct Proof {
    pub person: PersonId,
    pub authenticated_at: Timestamp,
    /// The provider's authentication context, or `demo`.
    pub authentication: String,
}

/// Signs the decisions of the request with this proof: each that still has the content it was asked for. What was
/// refused is told with the request; the journal keeps both. The receipt's checkpoint covers the signatures.
///
/// # Errors
/// The request is over, or the proof is of somebody else.
pub async fn settle(app: &App, id: SigningRequestId, proof: Proof) -> Result<(), Problem> {
    let request = signing::by_id(app.db(), id).await?.ok_or(Problem::NotFound)?;
    if request.signer != proof.person {
        return Err(Problem::OtherPerson);
    }
    let person = people::by_id(app.db(), proof.person).await?.ok_or(Problem::NotFound)?;
    transact!(app, async move |unit: &mut Unit| {
        let mut settled = Vec::with_capacity(request.items.len());
        for to_sign in &request.items {
            let outcome = sign(unit, &request, to_sign, &person, &proof).await?;
            settled.push(ToSign { outcome, ..to_sign.clone() });
        }
        if signing::settle(unit, id, &settled).await? {
            Ok(())
        } else {
            Err(Stop::Refused(Problem::SigningOver))
        }
    })
}

async fn sign(
    unit: &mut Unit,
    request: &SigningRequest,
    to_sign: &ToSign,
    person: &Person,
    proof: &Proof,
) -> Result<Outcome, Stop<Problem>> {
    let random = randomness().map_err(|error| Stop::Refused(Problem::internal(error)))?;
    let id = CommandId::at(unit.now(), random);
    let given = Given::by(person, id, request.session, command(to_sign, request.meaning, proof));
    match in_unit(unit, &given).await {
        Ok(_) => Ok(Outcome::Signed { at: unit.now() }),
        Err(Stop::Refused(refusal)) => refused(unit, &given, refusal).await,
        Err(Stop::Trouble(trouble)) => Err(Stop::Trouble(trouble)),
    }
}

async fn refused(unit: &mut Unit, given: &Given, refusal: Refusal) -> Result<Outcome, Stop<Problem>> {
    note_refusal(unit, given).await?;
    Ok(Outcome::Refused { refusal })
}

fn command(to_sign: &ToSign, meaning: SignatureMeaning, proof: &Proof) -> Command {
    Command::Sign {
        item: to_sign.item,
        content_sha256: to_sign.content_sha256.clone(),
        meaning,
        authenticated_at: proof.authenticated_at,
        authentication: proof.authentication.clone(),
    }
}
