// Whoever works by keyboard keeps their place, where a page that comes would take the focus away: what had it has it again; in a list, the
// row of the ticket that one comes from; else the main part, where single keys count, as they shall when a message was sent.
let before;
let sent = false;
let shownAt = location.pathname;

const main = () => document.getElementById('main');

const rowOf = (address) => [...document.querySelectorAll('main [data-row-link]')].find((link) => link.pathname === address);

// Without an id: a row of the same ticket, or the field of the same name in the form of the same address.
function again({ id, row, name, action }) {
  if (id) return document.getElementById(id);
  if (row) return rowOf(row);
  return name ? [...document.getElementsByName(name)].find((field) => field.form?.getAttribute('action') === action) : null;
}

document.addEventListener('turbo:submit-end', (event) => {
  sent ||= event.detail.success && event.target.matches('form[data-draft-url]');
});

document.addEventListener('turbo:before-render', () => {
  const active = document.activeElement;
  const row = active?.matches('[data-row-link]') ? active.pathname : undefined;
  before = { id: active?.id, row, name: active?.name, action: active?.form?.getAttribute('action'), address: shownAt };
});

// Whoever leaves a field while the page is on its way has left it.
document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape') before = undefined;
});

document.addEventListener('turbo:render', () => {
  const active = document.activeElement;
  const isLost = !active || active === document.body;
  if (!main()) return;
  const isSamePage = shownAt === location.pathname;
  shownAt = location.pathname;
  if (!sent && !isLost) return;
  const place = isSamePage ? before && again(before) : rowOf(before?.address);
  const target = sent || !place ? main() : place;
  sent = false;
  target.focus({ preventScroll: true });
});

// The list beside a ticket is fetched anew as tickets move in it: the row that has the focus keeps it, wherever it stands then, and at once,
// for a key may be pressed before the frame has told that it is there.
document.addEventListener('turbo:before-frame-render', ({ detail }) => {
  const { render } = detail;
  detail.render = (current, next) => {
    const row = current.contains(document.activeElement) ? document.activeElement.pathname : undefined;
    render(current, next);
    if (row && document.activeElement === document.body) rowOf(row)?.focus();
  };
});
