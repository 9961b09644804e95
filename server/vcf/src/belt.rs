//! Pieces of a file worked on by several threads at once and taken off in the order of the file.
//!
//! Each worker fetches a piece, inflates it, waits its turn to frame it, and reads its lines; what reading gives is
//! handed to the caller's thread in order. The pieces under way are bounded, and so is memory.

use std::collections::BTreeMap;
use std::io;
use std::ops::ControlFlow;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError, mpsc};

use board::variant::{FileFormat, NotRead};

use crate::Limits;
use crate::lines::Rest;
use crate::seam::{Coming, Framed, Seam};
use crate::source::{Piece, Source};
use crate::text::Text;

/// Pieces read before more threads are begun: most files end before.
const ALONE: u64 = 2;

/// Where pieces come from and are framed.
pub struct Belt<'r> {
    feed: Mutex<Feed<'r>>,
    state: Mutex<State>,
    changed: Condvar,
    limits: Limits,
    format: FileFormat,
    /// Pieces that may be under way at once.
    most: u64,
}

struct Feed<'r> {
    source: Source<'r>,
    /// Text that the reader of the header left over.
    left: Option<Left>,
    next: u64,
    ended: bool,
}

struct Left {
    text: Text,
    at: usize,
    failed: Option<io::Error>,
}

struct State {
    seam: Seam,
    /// The piece that is to be framed next.
    turn: u64,
    /// Pieces taken off.
    done: u64,
    stopped: bool,
}

/// What a worker holds of the piece it is at.
#[derive(Default)]
pub struct Held {
    piece: Piece,
    pub text: Text,
    pub framed: Framed,
}

/// One piece, framed.
pub struct Step {
    number: u64,
    /// Bytes of the file taken in when the piece was complete.
    pub taken: u64,
    /// Why the file is not read from here on.
    pub failed: Option<NotRead>,
}

impl<'r> Belt<'r> {
    /// Goes on after the header, with `workers` threads at most.
    pub fn new(rest: Rest<'r>, limits: Limits, workers: usize) -> Self {
        let Rest { source, text, at, failed, lines, inflated } = rest;
        let format = source.format();
        let left = Some(Left { text, at, failed });
        Self {
            feed: Mutex::new(Feed { source, left, next: 0, ended: false }),
            state: Mutex::new(State { seam: Seam::after(lines, inflated), turn: 0, done: 0, stopped: false }),
            changed: Condvar::new(),
            limits,
            format,
            most: 2 * workers as u64 + 1,
        }
    }

    /// The next piece, framed, in `held`; none when there is none or nobody wants more.
    pub fn step(&self, held: &mut Held) -> Option<Step> {
        let Fetched { number, from, failed, last } = self.fetch(held)?;
        let rest = held.text.bytes().get(from..).unwrap_or_default();
        let ends = memchr::memchr_iter(b'\n', rest).count() as u64;
        let mut state = self.wait(|state| state.turn == number)?;
        let (format, taken) = (self.format, held.piece.taken);
        let coming = Coming { text: &held.text, from, ends, format, taken, failed, last };
        let failed = state.seam.join(coming, &self.limits, &mut held.framed).err();
        state.turn += 1;
        drop(state);
        self.changed.notify_all();
        Some(Step { number, taken, failed })
    }

    fn fetch(&self, held: &mut Held) -> Option<Fetched> {
        let mut feed = lock(&self.feed);
        if feed.ended {
            return None;
        }
        let number = feed.next;
        drop(self.wait(|state| number < state.done + self.most)?);
        feed.next += 1;
        if let Some(Left { text, at, failed }) = feed.left.take() {
            held.text = text;
            held.piece.taken = feed.source.taken();
            feed.ended = failed.is_some();
            return Some(Fetched { number, from: at, failed, last: false });
        }
        let read = feed.source.next(&mut held.piece);
        let last = read.is_ok() && held.piece.bytes.is_empty();
        feed.ended = last || read.is_err();
        drop(feed);
        let inflated = held.text.inflate(self.format, &mut held.piece);
        Some(Fetched { number, from: 0, failed: inflated.and(read).err(), last })
    }

    /// Waits until `ready`; none when nobody wants more.
    fn wait(&self, ready: impl Fn(&State) -> bool) -> Option<MutexGuard<'_, State>> {
        let state = lock(&self.state);
        let waited = self.changed.wait_while(state, |state| !state.stopped && !ready(state));
        let state = waited.unwrap_or_else(PoisonError::into_inner);
        (!state.stopped).then_some(state)
    }

    fn done(&self, pieces: u64) {
        lock(&self.state).done = pieces;
        self.changed.notify_all();
    }

    fn stop(&self) {
        lock(&self.state).stopped = true;
        self.changed.notify_all();
    }

    /// The source after the pieces taken.
    pub fn into_source(self) -> Source<'r> {
        self.feed.into_inner().unwrap_or_else(PoisonError::into_inner).source
    }
}

struct Fetched {
    number: u64,
    from: usize,
    failed: Option<io::Error>,
    last: bool,
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Stops the others when the thread that holds it panics, so that none of them waits for its piece.
struct Watch<'b, 'r>(&'b Belt<'r>);

impl Drop for Watch<'_, '_> {
    fn drop(&mut self) {
        if std::thread::panicking() {
            self.0.stop();
        }
    }
}

/// Works off the belt: `worker` makes what turns a framed piece into something, `take` gets all of these in the order of
/// the file until it breaks off. The first pieces are worked on by the caller's thread alone, later ones by `workers`
/// threads when that is more than one.
pub fn run<W, P: Send>(
    belt: &Belt<'_>,
    workers: usize,
    worker: &(dyn Fn() -> W + Sync),
    take: &mut dyn FnMut(P) -> ControlFlow<()>,
) where
    W: FnMut(&Held, Step) -> P,
{
    let (mut held, mut work) = (Held::default(), worker());
    let mut done = 0;
    while workers < 2 || done < ALONE {
        let Some(step) = belt.step(&mut held) else { return };
        if take(work(&held, step)).is_break() {
            return;
        }
        done += 1;
        belt.done(done);
    }
    drop((held, work));
    std::thread::scope(|scope| {
        let (sender, receiver) = mpsc::channel();
        for _ in 0..workers {
            let sender = sender.clone();
            scope.spawn(move || {
                let _watch = Watch(belt);
                let (mut held, mut work) = (Held::default(), worker());
                while let Some(step) = belt.step(&mut held) {
                    let number = step.number;
                    if sender.send((number, work(&held, step))).is_err() {
                        break;
                    }
                }
            });
        }
        drop(sender);
        let _watch = Watch(belt);
        // Pieces that were done before their turn.
        let mut early = BTreeMap::new();
        for (number, piece) in receiver {
            early.insert(number, piece);
            while let Some(piece) = early.remove(&done) {
                if take(piece).is_break() {
                    belt.stop();
                    return;
                }
                done += 1;
                belt.done(done);
            }
        }
    });
}
