// The form under a ticket's conversation: what its reader had seen when they began to write, and macros.
const stateOf = (form) => form.querySelector('[data-draft-state]');

// A refresh shows newer messages, but whoever writes looks at the editor: from the first word on, what they had seen stays as it was.
document.addEventListener('turbo:before-morph-element', (event) => {
  const seen = event.target;
  if (!seen.matches('input[name="Seen"]') || event.detail.newElement?.dataset.answered === 'true') return;
  const form = seen.form;
  if (form?.hasAttribute('data-turbo-permanent') && form.elements.Text?.value.trim()) event.preventDefault();
});

function insert(form, { text, html }) {
  if (!text) return;
  const editor = form.querySelector('trix-editor');
  if (editor) {
    editor.focus();
    editor.editor.insertHTML(html);
    return;
  }
  const area = form.elements.Text;
  area.setRangeText(text, area.selectionStart, area.selectionEnd, 'end');
  area.dispatchEvent(new Event('input', { bubbles: true }));
  area.focus();
}

// Shown before it is done: the server does it when the form is sent.
function choose(form, { id, name, steps }) {
  const chosen = form.querySelector('[data-macros-chosen]');
  if (steps.length === 0 || chosen.querySelector(`input[value="${CSS.escape(id)}"]`)) return;
  const row = form.querySelector('template[data-macro-template]').content.cloneNode(true);
  row.querySelector('input').value = id;
  row.querySelector('strong').textContent = name;
  row.querySelector('[data-macro-steps]').textContent = steps.join(' · ');
  chosen.append(row);
}

async function use(link) {
  const form = link.closest('form');
  link.closest('details').open = false;
  try {
    const answer = await fetch(link.dataset.macro, { headers: { Accept: 'application/json' } });
    if (!answer.ok) throw new Error(`The macro was answered with ${answer.status}`);
    const macro = await answer.json();
    insert(form, macro);
    choose(form, macro);
  } catch (error) {
    console.warn('A macro could not be fetched', error);
    stateOf(form).textContent = stateOf(form).dataset.macroFailed;
  }
}

document.addEventListener('click', (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  const link = event.target.closest?.('.macro-menu [data-macro]');
  if (link) {
    event.preventDefault();
    use(link);
  }
  const remove = event.target.closest?.('[data-remove-macro]');
  if (remove) {
    const form = remove.closest('form');
    remove.closest('[data-macro-row]').remove();
    form.elements.Text.focus();
  }
});

document.addEventListener('draft:sent', (event) => event.target.querySelector('[data-macros-chosen]')?.replaceChildren());

// The menu by keyboard: what is typed narrows it, arrows move, Enter takes.
const linksOf = (menu) => [...menu.querySelectorAll('.menu-panel a:not([hidden])')];

document.addEventListener('toggle', (event) => {
  if (!event.target.matches?.('.macro-menu[open]')) return;
  const search = event.target.querySelector('[data-macro-search]');
  if (search) {
    search.value = '';
    for (const link of event.target.querySelectorAll('[data-macro]')) link.hidden = false;
  }
  (search ?? linksOf(event.target)[0])?.focus();
}, true);

document.addEventListener('input', (event) => {
  if (!event.target.matches?.('[data-macro-search]')) return;
  const wanted = event.target.value.trim().toLocaleLowerCase();
  for (const link of event.target.closest('.macro-menu').querySelectorAll('[data-macro]')) {
    link.hidden = !link.textContent.toLocaleLowerCase().includes(wanted);
  }
});

document.addEventListener('keydown', (event) => {
  const menu = event.target.closest?.('.macro-menu[open]');
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const isSearch = event.target.matches?.('[data-macro-search]');
  if (!menu || (!step && !(isSearch && event.key === 'Enter'))) return;
  event.preventDefault();
  const links = linksOf(menu);
  if (!step) {
    if (links[0]?.dataset.macro) links[0].click();
    return;
  }
  const at = links.indexOf(document.activeElement);
  links[Math.min(Math.max(at + step, 0), links.length - 1)]?.focus();
});
