// form[data-viewers="17"] beside ul[data-viewers-list]: says that this tab has the ticket open and whether its reader writes, and shows
// who else does. The stream says when that changes ("viewers:17"); the page is not made anew for it.
const beat = 15000;
const writingPause = 10000;
const shortest = 10000;
const tab = crypto.randomUUID?.() ?? '10000000-1000-4000-8000-100000000000'.replace(/[018]/g, (digit) => (digit ^ (crypto.getRandomValues(new Uint8Array(1))[0] & (15 >> (digit / 4)))).toString(16));

let current;
let timer;
let typedAt = -Infinity;
let saidAt = -Infinity;
let beatAt = -Infinity;
let sending = Promise.resolve();

const form = () => document.querySelector('form[data-viewers]');

function fields(of) {
  const data = new FormData(of);
  data.set('tab', tab);
  return data;
}

function show(of, html) {
  const list = document.getElementById(of.getAttribute('aria-controls'));
  // Nothing that reads aloud says again what has not changed.
  if (list && list.innerHTML.trim() !== html.trim()) list.innerHTML = html;
}

async function ask(of, options) {
  const response = await fetch(of.action, options);
  if (!response.ok) throw new Error(`${of.action} answered ${response.status}`);
  if (form()?.action === of.action) show(form(), await response.text());
}

// One after the other, so that the last word counts.
function say() {
  clearTimeout(timer);
  const of = form();
  if (!of || document.hidden) return;
  timer = setTimeout(say, beat);
  beatAt = performance.now();
  sending = sending.then(() => {
    const data = fields(of);
    const writing = performance.now() - typedAt < writingPause;
    data.set('writing', writing);
    saidAt = writing ? performance.now() : -Infinity;
    return ask(of, { method: 'POST', body: data });
  }).catch((error) => console.warn('Nobody heard that this page is open', error));
}

function leave() {
  clearTimeout(timer);
  if (current) navigator.sendBeacon(`${current.action}/removal`, fields(current));
  current = undefined;
  typedAt = -Infinity;
}

function arrive() {
  const of = form();
  if (current?.action === of?.action) {
    current = of;
    return;
  }
  leave();
  current = of;
  say();
}

function typed(event) {
  if (!event.target.closest?.('.composer')) return;
  typedAt = performance.now();
  if (typedAt - saidAt >= writingPause) {
    saidAt = typedAt;
    say();
  }
}

document.addEventListener('keydown', (event) => {
  // What is loaded into the editor is no typing, nor is a shortcut.
  if (!event.ctrlKey && !event.metaKey && !event.altKey && (event.key.length === 1 || ['Enter', 'Backspace', 'Delete', 'Unidentified'].includes(event.key))) typed(event);
}, true);
document.addEventListener('paste', typed, true);
document.addEventListener('turbo:submit-end', (event) => {
  if (!event.target.matches('.composer')) return;
  typedAt = saidAt = -Infinity;
  say();
});
document.addEventListener('live:heard', ({ detail: { topics } }) => {
  const of = form();
  if (of && topics.includes(`viewers:${of.dataset.viewers}`)) ask(of, {}).catch((error) => console.warn('Who else is here could not be asked', error));
});
document.addEventListener('turbo:load', arrive);
// Whoever goes to and fro between tabs says no more than whoever stays.
document.addEventListener('visibilitychange', () => {
  clearTimeout(timer);
  if (!document.hidden) timer = setTimeout(say, Math.max(0, shortest - (performance.now() - beatAt)));
});
addEventListener('pagehide', leave);
addEventListener('pageshow', (event) => event.persisted && arrive());
arrive();
