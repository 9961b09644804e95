/** What the address of the findings may carry. */
export interface VariantsSearch {
  /** The file whose findings are shown; the first one that is read when left out. */
  readonly file?: string;
  /** The opened call: line and allele, `2914-1`. */
  readonly call?: string;
}

/** Reads the search part; what does not fit is dropped. */
export const readVariantsSearch = ({ file, call }: Record<string, unknown>): VariantsSearch => ({
  ...(typeof file === "string" && file !== "" ? { file } : {}),
  ...(typeof call === "string" && /^\d+-\d+$/u.test(call) ? { call } : {}),
});
