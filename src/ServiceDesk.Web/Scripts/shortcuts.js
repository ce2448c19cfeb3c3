// Keys for those who work by keyboard. [data-shortcut="r"] is focused (a field) or clicked (a link, a button) by its
// key; j and k move through [data-row-link]; ? opens dialog[data-shortcut-help], which lists what the page offers
// (data-shortcut-label) and has the switch that WCAG 2.1.4 asks for. Escape leaves a field, so that keys count again.
const offKey = 'shortcuts-off';
const isOff = () => localStorage.getItem(offKey) !== null;
const isTyping = (target) => target.isContentEditable || target.matches?.('input, textarea, select, trix-editor');

function move(step) {
  const rows = [...document.querySelectorAll('[data-row-link]')];
  if (rows.length === 0) return false;
  const focused = rows.indexOf(document.activeElement);
  const at = focused >= 0 ? focused : rows.findIndex((row) => row.hasAttribute('aria-current')); // Beside a ticket: its own row.
  const known = document.querySelector('[data-inbox]')?.dataset[step > 0 ? 'next' : 'previous']; // As it stood when that was opened.
  const next = (focused < 0 && known && rows.find((row) => row.pathname === known))
    || rows[at < 0 ? (step > 0 ? 0 : rows.length - 1) : Math.min(Math.max(at + step, 0), rows.length - 1)];
  next.focus();
  next.scrollIntoView({ block: 'nearest' });
  return true;
}

function press(key) {
  const target = document.querySelector(`[data-shortcut="${CSS.escape(key)}"]:not(:disabled)`);
  if (!target) return false;
  if (target.matches('input, textarea, select')) {
    target.focus();
    if (target.select && !target.hidden) target.select();
    (target.closest('form') ?? target).scrollIntoView({ block: 'nearest' });
  } else {
    target.click();
  }
  return true;
}

function row(keys, label) {
  const [term, description] = [document.createElement('dt'), document.createElement('dd')];
  for (const key of keys) term.append(Object.assign(document.createElement('kbd'), { textContent: key }), ' ');
  description.textContent = label;
  return [term, description];
}

function showHelp() {
  const dialog = document.querySelector('dialog[data-shortcut-help]');
  if (!dialog || dialog.open) return false;
  const list = dialog.querySelector('[data-shortcut-list]');
  list.replaceChildren();
  if (document.querySelector('[data-row-link]')) list.append(...row(['j', 'k'], list.dataset.moveLabel), ...row(['Enter'], list.dataset.openLabel));
  if (document.querySelector('[data-panel]')) list.append(...row(['o'], list.dataset.peekLabel));
  for (const target of document.querySelectorAll('[data-shortcut]:not([data-shortcut=""])')) {
    list.append(...row([target.dataset.shortcut], target.dataset.shortcutLabel));
  }
  if (document.querySelector('dialog[data-palette]')) list.append(...row(['Ctrl', 'K'], list.dataset.paletteLabel));
  list.append(...row(['Ctrl', 'Enter'], list.dataset.sendLabel));
  if (document.querySelector('[data-note-submit]')) list.append(...row(['Ctrl', 'Shift', 'Enter'], list.dataset.noteLabel));
  list.append(...row(['Esc'], list.dataset.leaveLabel), ...row(['?'], list.dataset.helpLabel));
  dialog.querySelector('[data-shortcut-switch]').checked = !isOff();
  dialog.showModal();
  return true;
}

// From what is written, or from a field beside it, which is saved where nothing is.
function send(event) {
  const isText = event.target.matches('textarea, trix-editor');
  if (!isText && (!event.target.matches('select, input:not([type="file"], [type="checkbox"])') || event.target.closest('.menu'))) return;
  const form = isText ? event.target.closest('form') : event.target.form;
  const button = form?.querySelector(event.shiftKey ? '[data-note-submit]' : '[data-default-submit]');
  if (!form || (!isText && !form.hasAttribute('data-draft-url')) || (event.shiftKey && !button)) return;
  event.preventDefault();
  const isWritten = isText || form.elements.Text.value.trim() !== '' || form.elements.Files?.files.length > 0;
  form.requestSubmit(isWritten ? button : undefined);
}

// From here the Tab key goes on, and single keys count. Trix draws in the next frame what was typed last, and takes the focus back as it does so:
// it draws now, while the focus is its own.
function leave(field) {
  field.editorController?.render();
  field.blur();
}

document.addEventListener('keydown', (event) => {
  if (event.defaultPrevented || event.isComposing || event.altKey) return;
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
    send(event);
    return;
  }
  if (event.key === 'Escape' && isTyping(event.target) && !event.target.closest('dialog, .menu, trix-toolbar, [popover]')) {
    leave(event.target);
    return;
  }
  if (event.ctrlKey || event.metaKey || isTyping(event.target) || isOff() || document.querySelector('dialog[open]')) return;
  const done = event.key === '?' ? showHelp()
    : event.key === 'j' ? move(1)
    : event.key === 'k' ? move(-1)
    : event.key.length === 1 && press(event.key);
  if (done) event.preventDefault();
});

document.addEventListener('click', (event) => {
  if (event.target.closest('[data-shortcut-help-open]')) showHelp();
});

document.addEventListener('change', (event) => {
  if (!event.target.matches('[data-shortcut-switch]')) return;
  if (event.target.checked) localStorage.removeItem(offKey);
  else localStorage.setItem(offKey, '');
});
