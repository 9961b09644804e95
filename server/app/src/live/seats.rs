//! How many sockets a person has open, in all rooms: the sixth closes the oldest.

use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Mutex, PoisonError};

use board::ids::PersonId;

use super::closing::Closing;
use super::queue::Queue;

/// Sockets that one person may have open.
const EACH: usize = 5;

/// The open sockets by person, oldest first.
#[derive(Default)]
pub struct Seats(Mutex<HashMap<PersonId, VecDeque<Arc<Queue>>>>);

impl Seats {
    /// Takes a seat.
    pub fn take(&self, person: PersonId, queue: &Arc<Queue>) {
        let mut seats = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let own = seats.entry(person).or_default();
        own.push_back(queue.clone());
        if own.len() > EACH
            && let Some(oldest) = own.pop_front()
        {
            oldest.close(Closing::Superseded);
        }
    }

    /// Gives it back.
    pub fn give_back(&self, person: PersonId, queue: &Arc<Queue>) {
        let mut seats = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(own) = seats.get_mut(&person) {
            own.retain(|seat| !Arc::ptr_eq(seat, queue));
            if own.is_empty() {
                seats.remove(&person);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::live::queue::Next;

    #[tokio::test]
    async fn the_sixth_socket_of_a_person_closes_the_first() {
        let (seats, person) = (Seats::default(), PersonId(Uuid::from_u128(1)));
        let queues: Vec<_> = (0..6).map(|_| Arc::new(Queue::default())).collect();
        queues.iter().for_each(|queue| seats.take(person, queue));
        assert!(matches!(queues[0].next().await, Next::Close(Closing::Superseded)));
        queues[1].reply("still open".into());
        assert!(matches!(queues[1].next().await, Next::Reply(_)));
    }
}
