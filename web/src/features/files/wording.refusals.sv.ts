import type { SameKeys } from "../../wording/wording";
import type { en } from "./wording.refusals.en";

export const sv: SameKeys<typeof en> = {
  "empty.title": "Filen är tom",
  "empty.remedy": "Hämta den igen från laboratoriet och försäkra dig om att hämtningen blev klar.",
  "not_vcf.title": "Det här är text men ingen VCF: den börjar med ”{starts_with}”",
  "not_vcf.remedy": "Välj filen vars första rad är ##fileformat=VCF och som slutar på .vcf eller .vcf.gz.",
  "binary.title": "Det här är ingen VCF utan en binär fil (den börjar med {magic})",
  "binary.remedy": "Välj .vcf eller .vcf.gz, inte inpassningen, arkivet eller rapporten.",
  "bcf.title": "Det här är BCF, den binära formen av VCF",
  "bcf.remedy": "Omvandla den med ”bcftools view -Oz” och ladda upp .vcf.gz.",
  "truncated_bgzf.title":
    "Filen är avkortad efter {lines} rader: {missing, select, block {resten av ett block} end_marker {blocket som avslutar varje hel fil} other {sista radens slut}} saknas",
  "truncated_bgzf.remedy":
    "Hämtningen blev inte klar. Hämta filen igen och jämför storleken med laboratoriets.",
  "truncated_gzip.title": "Den komprimerade filen är avkortad efter {lines} rader",
  "truncated_gzip.remedy":
    "Hämtningen blev inte klar. Hämta filen igen och jämför storleken med laboratoriets.",
  "corrupt_compression.title": "De komprimerade data är skadade efter {lines} rader",
  "corrupt_compression.remedy": "Hämta filen igen; om det kvarstår, be laboratoriet om en ny.",
  "no_columns_line.title": "Ingen rad #CHROM står bland de första {lines} raderna",
  "no_columns_line.remedy": "Filhuvudet är inte helt. Be laboratoriet om hela filen.",
  "columns_line_invalid.title": "Rad {line} anger inte de åtta kolumnerna i en VCF: ”{found}”",
  "columns_line_invalid.remedy": "Be laboratoriet om filen som dess pipeline skrev den.",
  "inflated_too_large.title": "Filen är större än {limit} uppackad",
  "inflated_too_large.remedy":
    "Be om en fil med bara tumörens varianter, eller låt administratören höja gränsen.",
  "inflates_too_much.title": "{compressed} av filen blir {inflated}, mer än {limit} till 1",
  "inflates_too_much.remedy": "Ingen laboratoriefil gör så. Be laboratoriet om en ny.",
  "line_too_long.title": "Rad {line} är längre än {limit}",
  "line_too_long.remedy": "Be laboratoriet om en fil med en variant på varje rad.",
  "header_too_large.title": "Filhuvudet är större än {limit}",
  "header_too_large.remedy": "Be laboratoriet om filen utan bifogade loggar.",
  "too_many_samples.title": "Filen har {found} prov, fler än {limit}",
  "too_many_samples.remedy": "Ladda upp en fil med bara den här patientens prov.",
  "sample_unknown.title": "Filen har inget prov ”{name}”; den har {samples}",
  "sample_unknown.remedy": "Ladda upp filen igen och välj ett av dess prov.",
  "sample_in_two_roles.title": "”{name}” kan inte vara både tumör och normalprov",
  "sample_in_two_roles.remedy": "Ladda upp filen igen och välj två olika prov.",
  "counts_disagree.title":
    "Raderna går inte ihop: {data_lines} är inte {accepted} + {warned} + {quarantined}. Det är ett fel i Samsyn",
  "counts_disagree.remedy": "Inget användes. Anmäl det till supporten med filens SHA-256.",
  "no_such_line.title": "Filen har ingen rad {line}; den har {lines}",
  "no_such_line.remedy": "Ladda om sidan.",
  "unreadable.title": "Filens innehåll gick inte att läsa ({kind})",
  "unreadable.remedy": "Ladda upp filen igen; händer det igen, säg till supporten.",
};
