// Compiles the style, scripts, typeface and pictures into built/, each named by its content, with a list of them.
// The same sources always give the same bytes. Run by `make assets`; nothing of Node is needed afterwards.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import * as esbuild from 'esbuild';
import * as sass from 'sass';

const here = dirname(fileURLToPath(import.meta.url));
const packages = join(here, '../../../node_modules');
const built = join(here, 'built');
const firstViewLimit = 100 * 1024;
const typeface = join(packages, '@fontsource-variable/atkinson-hyperlegible-next');
// The colours of gov.uk that its Sass takes from a palette no setting reaches, and ours in their place.
const recoloured = {
  '#1d70b8': '#1f5d5a', '#0f385c': '#123c3a', '#16548a': '#123c3a', '#d2e2f1': '#e3eeec', '#f4f8fb': '#eef4f2',
  '#0f7a52': '#1f5d5a', '#0b5c3e': '#123c3a', '#083d29': '#123c3a',
  '#ca3535': '#9c1c17', '#982828': '#6f1410', '#651b1b': '#6f1410',
  '#0b0c0c': '#1c2528', '#f3f3f3': '#eef4f2', '#cecece': '#c9d3d1'
};
const manifest = {};
const sizes = {};

mkdirSync(built, { recursive: true });
for (const name of readdirSync(built)) {
  if (name !== '.keep') rmSync(join(built, name), { recursive: true });
}

function put(name, content) {
  const bytes = Buffer.from(content);
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 12);
  const extension = extname(name);
  manifest[name] = `${name.slice(0, -extension.length)}.${hash}${extension}`;
  sizes[name] = extension === '.woff2' ? bytes.length : gzipSync(bytes, { level: 9 }).length;
  writeFileSync(join(built, manifest[name]), bytes);
}

for (const part of ['latin', 'latin-ext']) {
  const file = join(typeface, 'files', `atkinson-hyperlegible-next-${part}-wght-normal.woff2`);
  put(`atkinson-${part}.woff2`, readFileSync(file));
}

for (const picture of ['mark.svg', 'mark-dark.svg', 'icon.svg']) put(picture, readFileSync(join(here, picture)));

const style = sass.compile(join(here, 'theme.scss'), {
  loadPaths: [packages],
  style: 'compressed',
  charset: false,
  quietDeps: true
});
const css = Object.entries(recoloured)
  .reduce((text, [theirs, ours]) => text.replaceAll(theirs, ours), style.css)
  .replace(/asset:([\w.-]+)/g, (_, name) => manifest[name]);
if (/GDS Transport|1d70b8|crown/i.test(css)) throw new Error('theme.css still carries the marks of gov.uk');
put('theme.css', css);

for (const name of ['first.js', 'app.js', 'drafts.js', 'stay.js', 'follow.js', 'passkey.js']) {
  const script = await esbuild.build({
    entryPoints: [join(here, name)],
    nodePaths: [packages],
    bundle: true,
    minify: true,
    write: false,
    legalComments: 'none',
    format: name === 'first.js' ? 'iife' : 'esm',
    target: 'es2020'
  });
  put(name, script.outputFiles[0].text);
}

// GOV.UK Frontend's package carries no licence file: its terms are those of our own, under its own name.
const terms = readFileSync(join(here, '../../../LICENSE'), 'utf8').replace(/^Copyright.*$/m, 'Copyright (C) 2017 Crown Copyright (Government Digital Service)');
const typefaceTerms = readFileSync(join(typeface, 'LICENSE'), 'utf8');
const morphdomTerms = readFileSync(join(packages, 'morphdom', 'LICENSE'), 'utf8');
put('licences.txt', `GOV.UK Frontend\n\n${terms}\n\nAtkinson Hyperlegible Next\n\n${typefaceTerms}\n\nmorphdom\n\n${morphdomTerms}`);

const sorted = Object.fromEntries(Object.entries(manifest).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(join(built, 'manifest.json'), JSON.stringify(sorted, null, 2) + '\n');

for (const [name, size] of Object.entries(sizes)) console.log(`${String(size).padStart(7)}  ${name}`);
const firstView = ['theme.css', 'first.js', 'app.js', 'drafts.js', 'stay.js', 'atkinson-latin.woff2', 'mark.svg']
  .reduce((sum, name) => sum + sizes[name], 0);
console.log(`${String(firstView).padStart(7)}  first view, compressed (at most ${firstViewLimit})`);
if (firstView > firstViewLimit) process.exit(1);
