// Puts what the browser needs, our scripts and styles and the libraries', into wwwroot/lib. BrowserLibraries.targets runs it after `npm ci`.
//
// Three things are more than a copy. Scripts/desk.js and what it imports, Turbo among it, become one file, for a browser that fetches twenty
// modules before its first paint is later by a third. Styles/site.css and what it imports become one file, in which the libraries' style
// sheets are wrapped in the cascade layer "vendor", so that a plain rule of ours wins over theirs without a contest of
// selectors; of Tabler's, those rules alone whose classes and elements a page, a script or our code names. The icons that
// icons.txt names become one sprite, for a page shows twenty of the five thousand.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { PurgeCSS } from 'purgecss';

const from = (path) => new URL(`node_modules/${path}`, import.meta.url);
const to = (path) => new URL(`wwwroot/lib/${path}`, import.meta.url);

// What people write in messages and articles is named nowhere.
const written = 'a b blockquote code del em figcaption figure h1 h2 h3 h4 h5 h6 hr i img kbd li mark ol p pre s small strong sub sup table tbody td tfoot th thead tr u ul';

const read = (source) => readFileSync(from(source), 'utf8');

async function used(css) {
  const [result] = await new PurgeCSS().purge({
    content: ['**/*.cshtml', '**/*.cs', 'Scripts/*.js'],
    skippedContentGlobs: ['bin/**', 'obj/**', 'node_modules/**'],
    css: [{ raw: css }],
    safelist: written.split(' '),
    keyframes: true,
  });
  return result.css;
}

function vendor(sheet) {
  const css = sheet.replace(/^\uFEFF?@charset "[^"]*";/i, '').replace(/\/\*# sourceMappingURL=.*?\*\//g, '');
  return `@layer vendor{${css}}\n`;
}

// Tabler has a sheet of its own for languages that are read from right to left; ours says "start" and "end" and serves both.
async function styles(tabler) {
  const own = (name) => readFileSync(new URL(`Styles/${name}`, import.meta.url), 'utf8');
  const [order, ...imports] = own('site.css').split(/^@import /m);
  const files = imports.map((line) => own(line.match(/^"(.+)";/)[1]));
  return ['@charset "UTF-8";\n', order, vendor(await used(read(`@tabler/core/dist/css/${tabler}`))), vendor(read('trix/dist/trix.css')), ...files].join('');
}

function sprite(names) {
  const symbols = names.map((name) => {
    let svg;
    try {
      svg = readFileSync(from(`@tabler/icons/icons/outline/${name}.svg`), 'utf8');
    } catch {
      throw new Error(`icons.txt names the icon "${name}", which is not among Tabler's outline icons. Correct the name.`);
    }
    const drawing = svg
      .slice(svg.indexOf('>') + 1, svg.lastIndexOf('</svg>'))
      .replace(/<path stroke="none" d="M0 0h24v24H0z" fill="none" ?\/>/, '')
      .replace(/\s*\n\s*/g, '');
    return `<symbol id="${name}" viewBox="0 0 24 24">${drawing}</symbol>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg">\n${symbols.join('\n')}\n</svg>\n`;
}

async function script(name, format) {
  const result = await build({
    entryPoints: [fileURLToPath(new URL(`Scripts/${name}`, import.meta.url))],
    bundle: true,
    minify: true,
    format,
    target: 'es2022',
    external: ['./trix.js'],
    legalComments: 'inline',
    write: false,
  });
  return result.outputFiles[0].text;
}

const iconNames = readFileSync(new URL('icons.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => !line.startsWith('#'))
  .flatMap((line) => line.split(/\s+/))
  .filter((name) => name !== '');

// What is as it was keeps its time: the build compresses it once.
function write(name, content) {
  if (!existsSync(to(name)) || readFileSync(to(name), 'utf8') !== content) writeFileSync(to(name), content);
}

mkdirSync(to(''), { recursive: true });
write('site.css', await styles('tabler.min.css'));
write('site.rtl.css', await styles('tabler.rtl.min.css'));
write('desk.js', await script('desk.js', 'esm'));
write('theme-start.js', await script('theme-start.js', 'iife'));
write('live-worker.js', await script('live-worker.js', 'iife'));
write('trix.js', read('trix/dist/trix.esm.min.js'));
write('icons.svg', sprite(iconNames));
