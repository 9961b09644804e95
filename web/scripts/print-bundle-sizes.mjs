// Prints what a first visit loads and what each lazy chunk adds, and fails above the budgets of the design:
// initial JavaScript 200 kB, a lazy chunk 60 kB, style sheets 25 kB, all gzipped.
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

const dist = new URL("../dist/", import.meta.url);
const manifest = JSON.parse(readFileSync(new URL(".vite/manifest.json", dist), "utf8"));
const kilobytes = (file) => gzipSync(readFileSync(new URL(file, dist)), { level: 9 }).length / 1000;

const initial = new Set();
const styles = new Set();
const visit = (key) => {
  const chunk = manifest[key];
  if (initial.has(chunk.file)) return;
  initial.add(chunk.file);
  for (const imported of chunk.imports ?? []) visit(imported);
};
for (const [key, chunk] of Object.entries(manifest)) {
  if (chunk.isEntry) visit(key);
  for (const style of chunk.css ?? []) styles.add(style);
}
const lazy = new Set(Object.values(manifest).map((chunk) => chunk.file));
const sum = (files) => [...files].reduce((total, file) => total + kilobytes(file), 0);

let over = false;
const report = (what, size, budget) => {
  const held = size <= budget;
  over ||= !held;
  process.stdout.write(
    `${what.padEnd(52)} ${size.toFixed(1).padStart(7)} kB of ${budget} ${held ? "" : "TOO BIG"}\n`,
  );
};
report("initial JavaScript", sum(initial), 200);
report("style sheets", sum(styles), 25);
for (const file of lazy) {
  if (file.endsWith(".js") && !initial.has(file)) report(file, kilobytes(file), 60);
}
process.exitCode = over ? 1 : 0;
