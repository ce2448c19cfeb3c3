// form[data-select-rows]: input[data-select-page] ticks all rows; with Shift, a tick goes for all rows since the last one; x ticks
// the row whose link is focused; [data-selected-count] counts.
let last;

const boxes = (form) => [...form.querySelectorAll('tbody input[type="checkbox"]')];

function count(form) {
  const all = boxes(form);
  const ticked = all.filter((box) => box.checked).length;
  for (const box of all) box.closest('tr').setAttribute('aria-selected', box.checked);
  const shown = form.querySelector('[data-selected-count]');
  if (shown) shown.textContent = ticked;
  const page = form.querySelector('[data-select-page]');
  if (page) {
    page.checked = ticked > 0 && ticked === all.length;
    page.indeterminate = ticked > 0 && ticked < all.length;
  }
}

document.addEventListener('click', (event) => {
  const box = event.target.closest('form[data-select-rows] input[type="checkbox"]');
  if (!box) return;
  const form = box.form;
  const all = boxes(form);
  if (box.matches('[data-select-page]')) {
    for (const one of all) one.checked = box.checked;
  } else {
    const [from, to] = [all.indexOf(last), all.indexOf(box)].sort((a, b) => a - b);
    if (event.shiftKey && from >= 0) {
      for (const one of all.slice(from, to + 1)) one.checked = box.checked;
    }
    last = box;
  }
  count(form);
});

document.addEventListener('keydown', (event) => {
  if (event.key !== 'x' || event.ctrlKey || event.metaKey || event.altKey || localStorage.getItem('shortcuts-off') !== null) return;
  const link = document.activeElement?.closest('form[data-select-rows] [data-row-link]');
  if (!link) return;
  event.preventDefault();
  link.closest('tr').querySelector('input[type="checkbox"]').click();
});

// What the browser kept, or a refresh brought, is counted anew.
const countAll = () => document.querySelectorAll('form[data-select-rows]').forEach(count);
document.addEventListener('turbo:load', countAll);
document.addEventListener('turbo:render', countAll);
