import { type Format, formatIn } from "./format";
import { useLanguage } from "./language";

/** Dates, times and numbers as the chosen language writes them. */
export const useFormat = (): Format => formatIn(useLanguage());
