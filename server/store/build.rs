//! A new migration file makes the crate compile anew: the migrations are embedded in it.

fn main() {
    println!("cargo:rerun-if-changed=migrations");
}
