// dialog[data-palette="/address"]: opened by Ctrl+K or Cmd+K. Offers what the page does (whatever has a data-shortcut-label, the statuses
// and the macros of an open ticket), the links of the menus, which are fetched when it is opened first, and a ticket by its number.
const most = 50;
let entries = [];
let shown = [];
let chosen = 0;

const dialog = () => document.querySelector('dialog[data-palette]');
const frame = () => dialog().querySelector('turbo-frame');
const input = () => dialog().querySelector('input');
const list = () => dialog().querySelector('[role="listbox"]');
const fold = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
const named = (label, name) => dialog().dataset[label].replace('{0}', name);
const visit = (address) => () => window.Turbo.visit(address);

function use(target) {
  if (!target.matches('input, textarea, select')) {
    target.click();
    return;
  }
  target.focus();
  (target.closest('form') ?? target).scrollIntoView({ block: 'nearest' });
}

// Saved at once, unless something is written or the status asks for more.
function setStatus(select, option) {
  select.value = option.value;
  select.dispatchEvent(new Event('change', { bubbles: true }));
  const isWritten = [...document.querySelectorAll('.composer trix-editor')].some((editor) => editor.textContent.trim() !== '');
  const save = document.querySelector('.side-save');
  if (isWritten || !save || option.dataset.phase === 'Deferred') select.focus();
  else save.click();
}

function acts() {
  const found = [...document.querySelectorAll('[data-shortcut]:not([data-shortcut=""], :disabled)')]
    .map((target) => ({ label: target.dataset.shortcutLabel, key: target.dataset.shortcut, run: () => use(target) }));
  const status = document.querySelector('select#now-StatusId:not(:disabled)');
  for (const option of status?.options ?? []) {
    if (!option.defaultSelected) found.push({ label: named('statusLabel', option.text), run: () => setStatus(status, option) });
  }
  for (const macro of document.querySelectorAll('.macro-menu [data-macro]')) {
    found.push({ label: named('macroLabel', macro.textContent.trim()), run: () => macro.click() });
  }
  return found;
}

function links() {
  return [...frame().querySelectorAll('[data-palette-group] a[href]')].map((link) => {
    const text = link.cloneNode(true);
    text.querySelectorAll('.count').forEach((count) => count.remove());
    return { label: text.textContent.trim(), group: link.closest('[data-palette-group]').dataset.paletteGroup, icon: link.querySelector('svg'), run: visit(link.href) };
  });
}

// The letters in their order; a whole stretch counts more, and most at the beginning of a word. Null: no match.
function score(label, query) {
  const at = label.indexOf(query);
  if (at >= 0) return 1000 - at - (at > 0 && /[\p{L}\p{N}]/u.test(label[at - 1]) ? 400 : 0);
  let [place, gaps] = [-1, 0];
  for (const letter of query.replaceAll(' ', '')) {
    const next = label.indexOf(letter, place + 1);
    if (next < 0) return null;
    gaps += place < 0 ? 0 : next - place - 1;
    place = next;
  }
  return 100 - gaps > 0 ? 100 - gaps : null;
}

function match(typed) {
  const query = fold(typed.trim());
  if (query === '') return entries.slice(0, most);
  const found = entries
    .map((entry, order) => ({ entry, order, value: score(fold(`${entry.group ?? ''} ${entry.label}`.trim()), query) }))
    .filter((x) => x.value !== null)
    .sort((a, b) => b.value - a.value || a.order - b.order)
    .map((x) => x.entry);
  const search = visit(`${dialog().dataset.tickets}?q=${encodeURIComponent(typed.trim())}`);
  const number = /^#?(\d{1,9})$/.exec(typed.trim())?.[1];
  if (number) found.unshift({ label: named('numberLabel', number), run: search });
  else found.push({ label: named('searchLabel', typed.trim()), run: search });
  return found.slice(0, most);
}

function choose(at) {
  chosen = Math.min(Math.max(at, 0), shown.length - 1);
  [...list().children].forEach((option, place) => option.setAttribute('aria-selected', String(place === chosen)));
  const option = list().children[chosen];
  if (!option) {
    input().removeAttribute('aria-activedescendant');
    return;
  }
  input().setAttribute('aria-activedescendant', option.id);
  option.scrollIntoView({ block: 'nearest' });
}

function element(tag, text, name) {
  const made = document.createElement(tag);
  if (text) made.textContent = text;
  if (name) made.className = name;
  return made;
}

function draw() {
  shown = match(input().value);
  list().replaceChildren(...shown.map((entry, place) => {
    const option = element('li');
    option.id = `palette-${place}`;
    option.setAttribute('role', 'option');
    if (entry.icon) option.append(entry.icon.cloneNode(true));
    if (entry.group) option.append(element('span', entry.group, 'palette-group'));
    option.append(element('bdi', entry.label));
    if (entry.key) option.append(element('kbd', entry.key));
    return option;
  }));
  choose(0);
}

function gather() {
  entries = [...acts(), ...links()];
  draw();
}

function run(entry) {
  if (!entry) return;
  dialog().close();
  entry.run();
}

function open() {
  input().value = '';
  if (!frame().src) frame().src = dialog().dataset.palette;
  dialog().showModal();
  gather();
}

document.addEventListener('keydown', (event) => {
  if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey || !dialog()) return;
  // Over chosen words of an editor it makes a link of them.
  if (event.target.closest?.('trix-editor') && !getSelection().isCollapsed) return;
  if (document.querySelector('dialog[open]:not([data-palette])')) return;
  event.preventDefault();
  event.stopPropagation();
  if (dialog().open) dialog().close();
  else open();
}, { capture: true });

document.addEventListener('input', (event) => {
  if (event.target.matches('dialog[data-palette] input')) draw();
});

document.addEventListener('keydown', (event) => {
  if (!event.target.matches?.('dialog[data-palette] input') || event.isComposing) return;
  const to = { ArrowDown: (chosen + 1) % shown.length, ArrowUp: (chosen - 1 + shown.length) % shown.length, PageDown: chosen + 8, PageUp: chosen - 8 }[event.key];
  if (to !== undefined && shown.length > 0) choose(to);
  else if (event.key === 'Enter') run(shown[chosen]);
  else return;
  event.preventDefault();
});

document.addEventListener('click', (event) => {
  if (event.target.matches('dialog[data-palette]')) event.target.close(); // Its backdrop.
  const option = event.target.closest('dialog[data-palette] [role="option"]');
  if (option) run(shown[[...list().children].indexOf(option)]);
});

document.addEventListener('turbo:frame-load', (event) => {
  if (dialog()?.open && event.target === frame()) gather();
});
// Without its links it still finds tickets and does what the page does.
document.addEventListener('turbo:frame-missing', (event) => {
  if (event.target.id === 'commands') event.preventDefault();
});
document.addEventListener('turbo:before-cache', () => dialog()?.close());
