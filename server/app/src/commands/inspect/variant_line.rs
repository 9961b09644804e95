//! One JSON line for each variant allele.

use board::variant::{Assembly, Call, Consequence, FractionMethod, Origin, SampleCall, VariantKind};
use serde::Serialize;

/// A variant allele, as `--variants` prints it; nothing where nothing is known.
#[derive(Serialize)]
struct VariantLine<'a> {
    line: u64,
    kind: VariantKind,
    chrom: &'a str,
    pos: u64,
    #[serde(rename = "ref")]
    reference: &'a str,
    alt: &'a str,
    allele_index: u32,
    gene: Option<&'a str>,
    transcript: Option<&'a str>,
    hgvs_c: Option<&'a str>,
    hgvs_p: Option<&'a str>,
    consequence: Option<String>,
    filter: &'a str,
    origin: Origin,
    mate: Option<&'a str>,
    end: Option<u64>,
    sv_length: Option<u64>,
    vrs_id: Option<String>,
    tumour: Option<Sample<'a>>,
    normal: Option<Sample<'a>>,
}

/// The values of one sample.
#[derive(Serialize)]
struct Sample<'a> {
    sample: Option<&'a str>,
    allele_fraction: Option<f64>,
    alt_count: Option<u64>,
    depth: Option<u64>,
    method: Option<FractionMethod>,
    caller_value: Option<f64>,
}

impl<'a> Sample<'a> {
    fn of(call: &'a SampleCall) -> Self {
        Self {
            sample: Some(call.sample.as_str()).filter(|name| !name.is_empty()),
            allele_fraction: call.allele_fraction,
            alt_count: call.alt_count,
            depth: call.depth,
            method: call.method,
            caller_value: call.caller_value,
        }
    }
}

/// The line of `call`, with its line end. Positions that no assembly is known for have no identifier.
pub fn of(call: &Call, assembly: Option<Assembly>) -> Option<Vec<u8>> {
    let terms: Vec<&str> = call.consequence.iter().map(Consequence::as_str).collect();
    let vrs_id = assembly.and_then(|assembly| {
        vcf::vrs::allele_id(assembly, &call.chrom, call.pos, &call.reference, &call.alt)
    });
    let line = VariantLine {
        line: call.line,
        kind: call.kind,
        chrom: &call.chrom,
        pos: call.pos,
        reference: &call.reference,
        alt: &call.alt,
        allele_index: call.allele_index,
        gene: call.gene.as_deref(),
        transcript: call.transcript.as_deref(),
        hgvs_c: call.hgvs_c.as_deref(),
        hgvs_p: call.hgvs_p.as_deref(),
        consequence: (!terms.is_empty()).then(|| terms.join("&")),
        filter: &call.filter,
        origin: call.origin,
        mate: call.mate.as_deref(),
        end: call.end,
        sv_length: call.sv_length,
        vrs_id,
        tumour: call.tumour.as_ref().map(Sample::of),
        normal: call.normal.as_ref().map(Sample::of),
    };
    let mut bytes = serde_json::to_vec(&line).ok()?;
    bytes.push(b'\n');
    Some(bytes)
}
