export const en = {
  title: "Start",
  where: "{unit}, {organisation}",
} as const;
