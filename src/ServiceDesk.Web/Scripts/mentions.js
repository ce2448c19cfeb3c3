// textarea[data-editor][data-mentions='["Kim Larsen", …]']: while somebody writes @ and the beginning of a name in the rich editor,
// offers those that fit: arrow keys, Enter or Tab, Escape. What is written is plain text; the server finds the names in it by itself.
import { attach } from './attach.js';

const most = 8;
const behindAt = /(?:^|[\s(])@([\p{L}\p{N}.'-]*(?: [\p{L}\p{N}.'-]*)?)$/u;
let nextId = 1;

function fitting(names, typed) {
  const wanted = typed.toLocaleLowerCase();
  return names.filter((name) => {
    const folded = name.toLocaleLowerCase();
    return folded.startsWith(wanted) || (!wanted.includes(' ') && folded.split(' ').some((word) => word.startsWith(wanted)));
  }).slice(0, most);
}

attach('.editor trix-editor', (element) => {
  const holder = element.closest('.editor');
  const source = holder.previousElementSibling;
  if (!source?.dataset.mentions || element.dataset.mentionsAttached) return;
  element.dataset.mentionsAttached = 'true';
  const names = JSON.parse(source.dataset.mentions);
  const list = Object.assign(document.createElement('ul'), { className: 'mentions', id: `mentions-${nextId++}`, hidden: true });
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', source.dataset.mentionsLabel ?? '@');
  holder.append(list);
  element.setAttribute('aria-autocomplete', 'list');
  element.setAttribute('aria-controls', list.id);
  let chosen = 0;
  let typed = '';

  const shown = () => !list.hidden;

  function choose(index) {
    chosen = (index + list.children.length) % list.children.length;
    [...list.children].forEach((option, at) => option.setAttribute('aria-selected', at === chosen));
    element.setAttribute('aria-activedescendant', list.children[chosen].id);
    list.children[chosen].scrollIntoView({ block: 'nearest' });
  }

  function hide() {
    list.hidden = true;
    list.replaceChildren();
    element.removeAttribute('aria-activedescendant');
  }

  function insert(name) {
    const { editor } = element;
    const [start, end] = editor.getSelectedRange();
    if (start !== end) return hide();
    editor.setSelectedRange([end - typed.length, end]);
    editor.insertString(`${name} `);
    hide();
  }

  function look() {
    const { editor } = element;
    const [start, end] = editor?.getSelectedRange() ?? [];
    const before = start === end && end !== undefined ? editor.getDocument().toString().slice(Math.max(0, end - 80), end).replaceAll('\u00a0', ' ') : '';
    const match = behindAt.exec(before);
    const found = match ? fitting(names, match[1]) : [];
    if (found.length === 0 || (found.length === 1 && match[1].trim() === found[0])) return hide();
    typed = match[1];
    list.replaceChildren(...found.map((name, at) => {
      const option = Object.assign(document.createElement('li'), { id: `${list.id}-${at}`, textContent: name });
      option.setAttribute('role', 'option');
      option.addEventListener('mousedown', (event) => {
        event.preventDefault(); // The editor keeps the focus.
        insert(name);
      });
      return option;
    }));
    list.hidden = false;
    choose(0);
  }

  // Before the editor itself hears of it: Enter would begin a line.
  holder.addEventListener('keydown', (event) => {
    if (!shown() || event.target !== element || event.ctrlKey || event.metaKey) return;
    if (event.key === 'ArrowDown') choose(chosen + 1);
    else if (event.key === 'ArrowUp') choose(chosen - 1);
    else if (event.key === 'Enter' || event.key === 'Tab') insert(list.children[chosen].textContent);
    else if (event.key === 'Escape') hide();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }, true);
  element.addEventListener('trix-change', look);
  element.addEventListener('trix-selection-change', () => shown() && look());
  element.addEventListener('blur', hide);
});
