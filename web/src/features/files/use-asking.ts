import { useQueries } from "@tanstack/react-query";
import type { VariantFile } from "../../api/generated/VariantFile";
import { variantFileQuery } from "./requests";

/** The file whose question is asked now: the one that has waited longest. One question at a time. */
export function useAsking(files: readonly VariantFile[]): string | undefined {
  const answers = useQueries({ queries: files.map(({ id }) => variantFileQuery(id)) });
  const known = files.map((file, place) => answers[place]?.data ?? file);
  return known
    .filter(({ state }) => state === "asks")
    .toSorted((a, b) => a.uploaded_at.localeCompare(b.uploaded_at))[0]?.id;
}
