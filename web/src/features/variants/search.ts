/** What the address of the findings may carry. */
export interface VariantsSearch {
  /** The file of the opened call; without a call the file that is looked at alone. */
  readonly file?: string;
  /** The opened call: line and allele, `2914-1`. */
  readonly call?: string;
  /** The file is looked at alone while a call of it is open. */
  readonly alone?: true;
  /** The list of inherited calls. */
  readonly germline?: true;
}

/** Reads the search part; what does not fit is dropped. */
export const readVariantsSearch = ({
  file,
  call,
  alone,
  germline,
}: Record<string, unknown>): VariantsSearch => ({
  ...(typeof file === "string" && file !== "" ? { file } : {}),
  ...(typeof call === "string" && /^\d+-\d+$/u.test(call) ? { call } : {}),
  ...(alone === true ? { alone } : {}),
  ...(germline === true ? { germline } : {}),
});

/** Which list is shown. */
export interface List {
  /** The one file that is looked at alone. */
  readonly alone: string | undefined;
  readonly germline: boolean;
}

/** The list that an address shows: a file without a call, or with one and said to be alone, is looked at alone. */
export const listOf = ({ file, call, alone, germline }: VariantsSearch): List => ({
  alone: call === undefined || alone === true ? file : undefined,
  germline: germline === true,
});

/** The address of a list, with a call of it open. */
export const addressOf = (
  { alone, germline }: List,
  opened?: { readonly file: string; readonly call: string },
): VariantsSearch => ({
  ...(alone === undefined ? {} : { file: alone }),
  ...opened,
  ...(alone !== undefined && opened ? { alone: true } : {}),
  ...(germline ? { germline } : {}),
});
