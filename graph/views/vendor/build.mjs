// Bundles bundle.js into one script and lists what went into it: `npm ci && npm run build`, or `make vendor`.
import { build } from "esbuild";
import { readFile, readdir, writeFile } from "node:fs/promises";

const TARGET = new URL("../assets/vendor/", import.meta.url);

const { metafile } = await build({
  entryPoints: ["bundle.js"],
  outfile: new URL("sigma.js", TARGET).pathname,
  bundle: true,
  minify: true,
  format: "iife",
  globalName: "sigmaJs",
  target: "es2020",
  legalComments: "none",
  metafile: true,
});

// The packages whose files the bundle holds, with their licences in full.
const names = [...new Set(Object.keys(metafile.inputs).flatMap((path) => path.match(/node_modules\/([^/]+)\//)?.[1] ?? []))].sort();
const licences = await Promise.all(names.map(licence));
await writeFile(new URL("LICENCES.txt", TARGET), licences.join(`\n${"-".repeat(80)}\n\n`));

async function licence(name) {
  const folder = new URL(`node_modules/${name}/`, import.meta.url);
  const { version, license } = JSON.parse(await readFile(new URL("package.json", folder), "utf8"));
  const file = (await readdir(folder)).find((one) => /^licen[cs]e/i.test(one));
  const text = file ? await readFile(new URL(file, folder), "utf8") : "(the package carries no licence text)\n";
  return `${name} ${version} (${license})\n\n${text}`;
}
