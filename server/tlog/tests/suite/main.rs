//! The public interface against known answers, two other implementations and hostile input.

mod checkpoints;
mod journal;
mod known_answers;
mod notes;
mod oracles;
mod receipts;
mod tampering;
