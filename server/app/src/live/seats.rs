//! How many sockets a person has open, in all rooms: one too many closes the oldest. And how many all people have: one
//! too many is closed itself.

use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Mutex, PoisonError};

use board::ids::PersonId;

use super::closing::Closing;
use super::queue::Queue;
use crate::config::live::{LiveConfig, count};

/// The open sockets.
pub struct Seats {
    each: usize,
    all: usize,
    /// By person, oldest first.
    taken: Mutex<HashMap<PersonId, VecDeque<Arc<Queue>>>>,
}

impl Seats {
    /// Nobody has one yet.
    pub fn new(limits: &LiveConfig) -> Self {
        let (each, all) = (count(limits.lines_per_person), count(limits.lines));
        Self { each, all, taken: Mutex::default() }
    }

    /// Takes a seat.
    pub fn take(&self, person: PersonId, queue: &Arc<Queue>) {
        let mut seats = self.taken.lock().unwrap_or_else(PoisonError::into_inner);
        let everybody: usize = seats.values().map(VecDeque::len).sum();
        if everybody >= self.all {
            queue.close(Closing::TryLater);
        }
        let own = seats.entry(person).or_default();
        own.push_back(queue.clone());
        if own.len() > self.each
            && let Some(oldest) = own.pop_front()
        {
            oldest.close(Closing::Superseded);
        }
    }

    /// Gives it back.
    pub fn give_back(&self, person: PersonId, queue: &Arc<Queue>) {
        let mut seats = self.taken.lock().unwrap_or_else(PoisonError::into_inner);
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
    use std::num::NonZeroU32;

    use uuid::Uuid;

    use super::*;
    use crate::live::queue::Next;

    #[tokio::test]
    async fn the_sixth_socket_of_a_person_closes_the_first() {
        let (seats, person) = (Seats::new(&LiveConfig::default()), PersonId(Uuid::from_u128(1)));
        let queues: Vec<_> = (0..6).map(|_| Arc::new(Queue::default())).collect();
        queues.iter().for_each(|queue| seats.take(person, queue));
        assert!(matches!(queues[0].next().await, Next::Close(Closing::Superseded)));
        queues[1].reply("still open".into());
        assert!(matches!(queues[1].next().await, Next::Reply(_)));
    }

    #[tokio::test]
    async fn who_comes_when_every_seat_is_taken_is_asked_to_come_back_later() {
        let limits = LiveConfig { lines: NonZeroU32::new(2).unwrap(), ..LiveConfig::default() };
        let seats = Seats::new(&limits);
        let queues: Vec<_> = (0..3).map(|_| Arc::new(Queue::default())).collect();
        (1..).zip(&queues).for_each(|(person, queue)| seats.take(PersonId(Uuid::from_u128(person)), queue));
        assert!(matches!(queues[2].next().await, Next::Close(Closing::TryLater)));
        seats.give_back(PersonId(Uuid::from_u128(1)), &queues[0]);
        seats.give_back(PersonId(Uuid::from_u128(3)), &queues[2]);
        let later = Arc::new(Queue::default());
        seats.take(PersonId(Uuid::from_u128(3)), &later);
        later.reply("open".into());
        assert!(matches!(later.next().await, Next::Reply(_)));
    }
}
