// form[data-draft="ticket-17-reply"]: keeps what is being typed in this browser until it is sent.
// Such a form carries an id and data-turbo-permanent, so that a refresh of the page leaves it alone; while it submits it
// is not permanent, so that the answer (a fresh form, or one with messages) takes its place. Where the form has a
// data-draft-url, the server keeps a copy too (draft-server.js), and the newer of both is shown.
import { attach } from './attach.js';

const keptDays = 30;
const prefix = 'draft:';
const restored = new WeakSet();
const last = new WeakMap(); // What was written when it was last kept.
const savedAt = (form) => Number(form.dataset.draftSavedAt || 0);

const keyOf = (form) => `${prefix}${document.body.dataset.draftOwner ?? ''}:${form.dataset.draft}`;

function read(key) {
  try {
    return JSON.parse(localStorage.getItem(key));
  } catch {
    return null; // Not written by this module, or storage is closed: there is no draft.
  }
}

function typed(form) {
  const values = {};
  for (const control of form.elements) {
    if (!control.name || control.name.startsWith('__') || !form.contains(control)) continue; // Fields beside the form are no draft.
    if (control.matches('textarea, select, input[type="text"], input[type="email"], input[data-draft-value]')) {
      values[control.name] = control.value;
    }
  }
  return values;
}

const isWritten = (values) => Object.values(values).some((value) => value.trim() !== '');
const pressed = (text) => (text ?? '').replaceAll(/\s+/g, ' ').trim();

// An editor that has just filled itself changes nothing.
const same = (a, b) => pressed(a?.Text) === pressed(b?.Text) && (a?.Html === undefined || b?.Html === undefined || a.Html === b.Html);

function keep(form, entry) {
  try {
    if (isWritten(entry.values)) localStorage.setItem(keyOf(form), JSON.stringify(entry));
    else localStorage.removeItem(keyOf(form));
  } catch (error) {
    console.warn('The draft could not be kept in this browser', error);
  }
}

function save(form) {
  const values = typed(form);
  const isSame = form.dataset.draftUrl && same(values, last.get(form));
  last.set(form, values);
  if (isSame) return;
  keep(form, { at: Date.now(), values, seen: form.elements.Seen?.value, base: savedAt(form) });
  form.dispatchEvent(new CustomEvent('draft:kept', { bubbles: true }));
}

/** What is written now, and how it is kept here. */
export function entryOf(form) {
  const values = typed(form);
  return { values, seen: form.elements.Seen?.value, json: JSON.stringify(values) };
}

/** There is something in this browser that the server has not got. */
export function isUnsaved(form) {
  const entry = read(keyOf(form));
  return entry !== null && entry.synced === undefined;
}

/** The server has what was written then, since that moment. */
export function acknowledge(form, json, at) {
  form.dataset.draftSavedAt = at;
  const entry = read(keyOf(form));
  if (entry) keep(form, { ...entry, base: at, synced: JSON.stringify(typed(form)) === json ? at : undefined });
}

// Which copy is the newer one: what this browser has written on top of the server's, or since it; else the server's.
function isNewer(draft, form) {
  const server = savedAt(form);
  if (draft.synced) return draft.synced === server; // Saved then, and sent, discarded or changed elsewhere since.
  return !server || draft.base === server || draft.at > server;
}

function restore(form) {
  if (restored.has(form)) return;
  restored.add(form);
  last.set(form, typed(form));
  if (form.dataset.draftGiven === 'true') return; // What came back from the server is what was written last.
  const draft = read(keyOf(form));
  if (!draft) return;
  if (form.dataset.draftUrl && !isNewer(draft, form)) {
    localStorage.removeItem(keyOf(form));
    return;
  }
  const wins = form.dataset.draftUrl !== undefined;
  if (wins && draft.seen && form.elements.Seen) form.elements.Seen.value = draft.seen;
  for (const control of form.elements) {
    const value = draft.values[control.name];
    if (value === undefined || !form.contains(control)) continue;
    if (control.matches('select')) control.value = value;
    else if (wins || control.value === '') control.value = value;
  }
  for (const textarea of form.querySelectorAll('textarea[data-editor]')) {
    const html = draft.values[textarea.dataset.editor] ?? '';
    textarea.dataset.editorValue = wins ? html : textarea.dataset.editorValue || html;
  }
  last.set(form, draft.values);
  form.dispatchEvent(new CustomEvent('draft:restored'));
}

function forgetOld() {
  const oldest = Date.now() - keptDays * 86400000;
  for (const key of Object.keys(localStorage)) {
    if (key.startsWith(prefix) && !(read(key)?.at > oldest)) localStorage.removeItem(key);
  }
}

attach('form[data-draft]', restore);
document.addEventListener('input', (event) => {
  const form = event.target.closest?.('form[data-draft]');
  if (form) save(form);
});
document.addEventListener('trix-initialize', (event) => {
  const form = event.target.closest('form[data-draft]');
  if (form && last.has(form)) last.set(form, typed(form)); // From here on, a change of looks alone is a change.
});
document.addEventListener('draft:changed', (event) => save(event.target));

function say(form, words) {
  const line = form.querySelector('[data-unsent]');
  if (line) line.textContent = words;
}

const repeated = () => Object.assign(document.createElement('input'), { type: 'hidden', name: 'Repeated', value: 'true' });

document.addEventListener('turbo:submit-start', (event) => {
  const form = event.target;
  if (form.matches('[data-drafts-forget]')) Object.keys(localStorage).filter((key) => key.startsWith(prefix)).forEach((key) => localStorage.removeItem(key));
  if (!form.matches('form[data-draft]')) return;
  form.removeAttribute('data-turbo-permanent');
  say(form, '');
});

document.addEventListener('turbo:submit-end', (event) => {
  const form = event.target;
  if (!form.matches('form[data-draft]')) return;
  if (event.detail.success) {
    localStorage.removeItem(keyOf(form));
    form.elements.Repeated?.remove();
    delete form.dataset.draftSavedAt;
    delete form.dataset.draftGiven;
    for (const textarea of form.querySelectorAll('textarea')) textarea.defaultValue = ''; // It began with a draft.
    form.reset();
    form.dispatchEvent(new CustomEvent('draft:sent'));
  } else if (!event.detail.fetchResponse) {
    form.setAttribute('data-turbo-permanent', ''); // Nothing was answered: what is typed stays as it is.
    say(form, form.querySelector('[data-unsent]')?.dataset.unsent);
    if (form.dataset.draftUrl && !form.elements.Repeated) form.append(repeated()); // It may have arrived all the same: the server looks.
  }
});

try {
  forgetOld();
} catch (error) {
  console.warn('Old drafts could not be looked through', error);
}
