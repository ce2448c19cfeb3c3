// Rows of an editor: select[data-add-row="rows"] adds a copy of the template that is chosen to [data-rows="rows"];
// [data-remove-row] takes its row away. What the copy is called by is numbered, so that the server can tell the rows apart.
const mark = '__row__';
let next = Date.now();

document.addEventListener('change', (event) => {
  const select = event.target.closest('select[data-add-row]');
  const template = select && document.getElementById(select.value);
  if (!template) {
    return;
  }
  const copy = template.content.cloneNode(true);
  const number = String(next++);
  for (const element of copy.querySelectorAll('*')) {
    for (const attribute of element.attributes) {
      attribute.value = attribute.value.replaceAll(mark, number);
    }
  }
  const row = copy.querySelector('[data-row]');
  select.form.querySelector(`[data-rows="${select.dataset.addRow}"]`).append(copy);
  select.value = '';
  row.querySelector('select, textarea, input:not([type="hidden"]), button')?.focus();
});

document.addEventListener('click', (event) => {
  const button = event.target.closest('[data-remove-row]');
  if (!button) {
    return;
  }
  const row = button.closest('[data-row]');
  const next = (row.nextElementSibling ?? row.previousElementSibling)?.querySelector('[data-remove-row]') ?? row.closest('form').querySelector('[data-add-row]');
  row.remove();
  next?.focus();
});
