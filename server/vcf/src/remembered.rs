//! What is known of texts that come again and again, as filters and consequences do: a file has few of them.

/// Texts remembered.
const PLACES: usize = 512;
/// Bytes of the longest text that is remembered.
const LONGEST: usize = 1024;

/// What was worked out of the texts met so far.
pub struct Remembered<T> {
    places: Vec<Option<(Box<str>, T)>>,
}

impl<T: Copy> Default for Remembered<T> {
    fn default() -> Self {
        Self { places: vec![None; PLACES] }
    }
}

impl<T: Copy> Remembered<T> {
    /// What is known of `text`; worked out when it is not remembered.
    pub fn get(&mut self, text: &str, work_out: impl FnOnce(&str) -> T) -> T {
        let Some(place) = self.places.get_mut(slot(text)).filter(|_| text.len() <= LONGEST) else {
            return work_out(text);
        };
        match place {
            Some((known, value)) if **known == *text => *value,
            _ => {
                let value = work_out(text);
                *place = Some((text.into(), value));
                value
            }
        }
    }
}

/// A place by length, first and last bytes.
fn slot(text: &str) -> usize {
    let bytes = text.as_bytes();
    let word = |some: Option<&[u8; 8]>| some.map_or(0, |some| u64::from_le_bytes(*some));
    let ends = match bytes.len() {
        0..8 => bytes.iter().fold(0, |word, byte| word << 8 | u64::from(*byte)),
        _ => word(bytes.first_chunk()) ^ word(bytes.last_chunk()).rotate_left(29),
    };
    ((ends ^ bytes.len() as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 55) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_worked_out_once_and_another_in_its_place_for_itself() {
        let mut known = Remembered::default();
        let mut worked_out = 0;
        for text in ["PASS", "PASS", "q10", "PASS"] {
            let length = known.get(text, |text| {
                worked_out += 1;
                text.len()
            });
            assert_eq!(length, text.len());
        }
        assert_eq!(worked_out, 2);
        for number in 0..2_000 {
            let text = format!("filter_{number}");
            assert_eq!(known.get(&text, |_| number), number);
        }
    }

    #[test]
    fn a_very_long_text_is_not_kept() {
        let mut known = Remembered::default();
        let text = "x".repeat(LONGEST + 1);
        assert_eq!((known.get(&text, |_| 1), known.get(&text, |_| 2)), (1, 2));
    }

    #[test]
    fn every_place_can_be_remembered() {
        for text in ["", "a", "missense_variant", "åäöåäöåäö", "synonymous_variant&NMD_transcript_variant"]
        {
            assert!(slot(text) < PLACES, "{text}");
        }
    }
}
