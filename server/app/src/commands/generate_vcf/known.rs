//! What catalogues would say of a record: an identifier, population frequencies, a clinical class.

use super::random::Random;
use super::text::Text;

/// Invented identifiers begin above all that are given out.
const FIRST_ID: u64 = 9_000_000_000;
const CLASSES: [&str; 5] =
    ["benign", "likely_benign", "uncertain_significance", "likely_pathogenic", "pathogenic"];

/// An entry in the catalogues; nothing for an allele that nobody has seen.
#[derive(Clone, Copy, Debug, Default)]
pub struct Known {
    id: Option<u64>,
    /// Carriers among a million alleles of exomes and of genomes.
    frequencies: Option<(u64, u64)>,
    class: Option<&'static str>,
}

impl Known {
    /// What is known of an inherited or of an acquired allele.
    pub fn draw(inherited: bool, random: &mut Random) -> Self {
        if !inherited && !random.chance(60) {
            return Self::default();
        }
        let id = Some(FIRST_ID + random.below(900_000_000));
        let common = if inherited { random.between(100, 480_000) } else { random.between(1, 40) };
        let genomes = common + random.below(common / 4 + 1);
        let class = random.chance(20).then(|| random.one_of(&CLASSES));
        Self { id, frequencies: Some((common, genomes)), class }
    }

    /// Writes the identifier, or nothing.
    pub fn id<'a>(&self, text: &'a mut Text) -> &'a mut Text {
        match self.id {
            Some(id) => text.put("rs").number(id),
            None => text,
        }
    }

    /// Writes the last three fields of an entry: two frequencies and the clinical class.
    pub fn frequencies(&self, text: &mut Text) {
        if let Some((exomes, genomes)) = self.frequencies {
            text.ratio(exomes, 1_000_000, 6).put("|").ratio(genomes, 1_000_000, 6);
        } else {
            text.put("|");
        }
        text.put("|").put(self.class.unwrap_or_default());
    }

    /// The negative log 10 of the frequency among genomes, in hundredths.
    pub fn rarity(&self) -> u64 {
        let frequency = self.frequencies.map_or(5e-8, |(_, genomes)| genomes as f64 / 1e6);
        (-frequency.log10() * 100.0).round().max(0.0) as u64
    }
}
