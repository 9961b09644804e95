//! Memory that is used again for the next line.

/// An empty vector in the memory of `used`, of another type of the same layout: the borrow of one line gives way to
/// that of the next.
pub fn again<A, B>(mut used: Vec<A>) -> Vec<B> {
    used.clear();
    used.into_iter().map_while(|_| None).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_memory_is_kept_and_the_content_is_not() {
        let used: Vec<&'static str> = Vec::with_capacity(100);
        let text = String::from("x");
        let mut next: Vec<&str> = again(used);
        assert_eq!((next.len(), next.capacity()), (0, 100));
        next.push(&text);
        let last: Vec<&'static str> = again(next);
        assert_eq!((last.len(), last.capacity()), (0, 100));
    }
}
