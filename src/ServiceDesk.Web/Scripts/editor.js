// textarea[data-editor="BodyHtml"]: becomes a rich editor. The form then sends two fields: the textarea's own (plain
// text, all there is without scripts) and the one that data-editor names (HTML). data-editor-value is HTML to start
// with; data-editor-labels is a JSON object of the tool bar's texts. Files go by an ordinary file input.
import { attach } from './attach.js';

const tools = [
  ['text', ['bold', 'b'], ['italic', 'i'], ['strike'], ['link', 'k']],
  ['block', ['heading1'], ['quote'], ['code'], ['bullets'], ['numbers']],
  ['history', ['undo', 'z'], ['redo', 'shift+z']],
];
const attributes = { link: 'href', bullets: 'bullet', numbers: 'number' };
const icons = { heading1: 'heading-1', bullets: 'bullet-list', numbers: 'number-list' };

let trix;
let nextId = 1;

async function load(labels) {
  trix ??= import('./trix.js').then(({ default: library }) => {
    Object.assign(library.config.lang, labels);
    library.config.toolbar.getDefaultHTML = () => ''; // The tool bar is built below, with keyboard access.
    return library;
  });
  return trix;
}

function element(name, properties = {}, attributes = {}) {
  const created = Object.assign(document.createElement(name), properties);
  for (const [attribute, value] of Object.entries(attributes)) created.setAttribute(attribute, value);
  return created;
}

function tool([name, key], labels) {
  const label = labels[name] ?? name;
  const button = element('button', {
    type: 'button', className: `trix-button trix-button--icon trix-button--icon-${icons[name] ?? name}`, title: label, tabIndex: -1,
  }, { 'aria-label': label });
  if (name === 'undo' || name === 'redo') button.dataset.trixAction = name;
  else button.dataset.trixAttribute = attributes[name] ?? name;
  if (name === 'link') button.dataset.trixAction = 'link';
  if (key) button.dataset.trixKey = key;
  return button;
}

function linkDialog(labels) {
  const dialog = element('div', { className: 'trix-dialog trix-dialog--link' }, { 'data-trix-dialog': 'href', 'data-trix-dialog-attribute': 'href' });
  const fields = element('div', { className: 'trix-dialog__link-fields' });
  fields.append(
    element('input', { type: 'url', name: 'href', className: 'trix-input trix-input--dialog', placeholder: 'https://', required: true, disabled: true },
      { 'aria-label': labels.url ?? 'URL', 'data-trix-input': '', 'data-trix-validate-href': '' }),
    element('input', { type: 'button', className: 'trix-button trix-button--dialog', value: labels.link ?? 'Link' }, { 'data-trix-method': 'setAttribute' }),
    element('input', { type: 'button', className: 'trix-button trix-button--dialog', value: labels.unlink ?? 'Unlink' }, { 'data-trix-method': 'removeAttribute' }));
  dialog.append(fields);
  const dialogs = element('div', { className: 'trix-dialogs' }, { 'data-trix-dialogs': '' });
  dialogs.append(dialog);
  return dialogs;
}

// One stop for the Tab key, arrow keys within: the tool bar pattern of the ARIA authoring practices.
function moveWithArrows(toolbar) {
  const buttons = [...toolbar.querySelectorAll('.trix-button--icon')];
  buttons[0].tabIndex = 0;
  toolbar.addEventListener('keydown', (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const at = buttons.indexOf(event.target);
    if (!step || at < 0) return;
    event.preventDefault();
    const next = buttons[(at + step + buttons.length) % buttons.length];
    buttons.forEach((button) => (button.tabIndex = button === next ? 0 : -1));
    next.focus();
  });
}

function buildToolbar(id, labels) {
  const toolbar = element('trix-toolbar', { id }, { role: 'toolbar', 'aria-label': labels.toolbar ?? 'Formatting' });
  const row = element('div', { className: 'trix-button-row' });
  for (const [group, ...members] of tools) {
    const span = element('span', { className: 'trix-button-group' }, { 'data-trix-button-group': `${group}-tools` });
    span.append(...members.map((member) => tool(member, labels)));
    row.append(span);
  }
  toolbar.append(row, linkDialog(labels));
  moveWithArrows(toolbar);
  return toolbar;
}

function textAsHtml(text) {
  const holder = document.createElement('div');
  holder.textContent = text;
  return holder.innerHTML.replaceAll('\n', '<br>');
}

async function upgrade(textarea) {
  if (textarea.nextElementSibling?.matches('.editor[data-live]')) return;
  const labels = JSON.parse(textarea.dataset.editorLabels ?? '{}');
  textarea.parentElement.querySelectorAll(':scope > .editor').forEach((stale) => stale.remove()); // Of a cached page.

  const id = `editor-${nextId++}`;
  const holder = element('div', { className: 'editor' }, { 'data-live': '' });
  textarea.after(holder);
  await load(labels);
  if (!holder.isConnected) return;

  const html = element('input', { type: 'hidden', id: `${id}-html`, name: textarea.dataset.editor }, { 'data-draft-value': '' });
  html.value = textarea.dataset.editorValue || textAsHtml(textarea.value);
  const editor = element('trix-editor', { className: 'trix-content', dir: 'auto' }, { input: html.id, toolbar: `${id}-tools` });
  const label = textarea.labels[0];
  if (label) {
    label.id ||= `${id}-label`;
    editor.setAttribute('aria-labelledby', label.id);
    label.addEventListener('click', () => editor.focus());
  } else if (textarea.ariaLabel) {
    editor.setAttribute('aria-label', textarea.ariaLabel);
  }
  for (const attribute of ['aria-describedby', 'aria-invalid', 'placeholder']) {
    if (textarea.hasAttribute(attribute)) editor.setAttribute(attribute, textarea.getAttribute(attribute));
  }
  holder.append(buildToolbar(`${id}-tools`, labels), html, editor);
  textarea.hidden = true;
  textarea.required = false; // A hidden control cannot show the browser's message; the server's is shown instead.
  textarea.focus = () => editor.focus();

  editor.addEventListener('trix-file-accept', (event) => event.preventDefault());
  editor.addEventListener('trix-change', () => {
    textarea.value = editor.editor.getDocument().toString().trim();
    if (textarea.value === '') html.value = '';
    textarea.form?.dispatchEvent(new CustomEvent('draft:changed', { bubbles: true }));
  });
  // Trix fills its field with the next frame; what was typed within the last one, or in a tab that draws none, would not be sent.
  textarea.form?.addEventListener('submit', () => {
    if (editor.isConnected) editor.editorController.inputController.render?.();
  }, true);
  textarea.form?.addEventListener('draft:sent', () => {
    textarea.dataset.editorValue = '';
    if (editor.isConnected) editor.editor.loadHTML(''); // A form outlives its editor when messages came in between.
  });
}

attach('textarea[data-editor]', upgrade);
