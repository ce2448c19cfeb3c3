// form[data-draft="ticket-17-reply"]: keeps what is being typed in this browser until it is sent.
// Such a form carries an id and data-turbo-permanent, so that a refresh of the page leaves it alone; while it submits it
// is not permanent, so that the answer (a fresh form, or one with messages) takes its place.
import { attach } from './attach.js';

const keptDays = 30;
const prefix = 'draft:';
const restored = new WeakSet();

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

function save(form) {
  const values = typed(form);
  try {
    if (Object.values(values).some((value) => value.trim() !== '')) {
      localStorage.setItem(keyOf(form), JSON.stringify({ at: Date.now(), values }));
    } else {
      localStorage.removeItem(keyOf(form));
    }
  } catch (error) {
    console.warn('The draft could not be kept in this browser', error);
  }
}

function restore(form) {
  if (restored.has(form)) return;
  restored.add(form);
  const draft = read(keyOf(form));
  if (!draft) return;
  for (const control of form.elements) {
    const value = draft.values[control.name];
    if (value === undefined || !form.contains(control)) continue;
    if (control.matches('select')) control.value = value;
    else if (control.value === '') control.value = value;
  }
  for (const textarea of form.querySelectorAll('textarea[data-editor]')) {
    textarea.dataset.editorValue ||= draft.values[textarea.dataset.editor] ?? '';
  }
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
document.addEventListener('draft:changed', (event) => save(event.target));

document.addEventListener('turbo:submit-start', (event) => {
  const form = event.target;
  if (form.matches('[data-drafts-forget]')) Object.keys(localStorage).filter((key) => key.startsWith(prefix)).forEach((key) => localStorage.removeItem(key));
  if (form.matches('form[data-draft]')) form.removeAttribute('data-turbo-permanent');
});

document.addEventListener('turbo:submit-end', (event) => {
  const form = event.target;
  if (!form.matches('form[data-draft]')) return;
  if (event.detail.success) {
    localStorage.removeItem(keyOf(form));
    form.reset();
    form.dispatchEvent(new CustomEvent('draft:sent'));
  } else if (!event.detail.fetchResponse) {
    form.setAttribute('data-turbo-permanent', ''); // Nothing was answered: what is typed stays as it is.
  }
});

try {
  forgetOld();
} catch (error) {
  console.warn('Old drafts could not be looked through', error);
}
