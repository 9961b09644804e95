//! What is kept of people, patients, cases, files, sessions and decisions, each told on both databases.

#[cfg(test)]
mod calls;
#[cfg(test)]
mod cases;
#[cfg(test)]
mod course;
#[cfg(test)]
mod deliveries;
#[cfg(test)]
mod files;
#[cfg(test)]
mod patients;
#[cfg(test)]
mod people;
#[cfg(test)]
mod schema;
#[cfg(test)]
mod sessions;
#[cfg(test)]
mod uploads;
#[cfg(test)]
mod world;
