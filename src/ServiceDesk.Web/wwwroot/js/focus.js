// Whoever works by keyboard keeps their place, where a page that comes would take the focus away: what had it has it again; in a list, the
// row of the ticket that one comes from; else the main part, where single keys count, as they shall when a message was sent.
let before;
let sent = false;

const main = () => document.getElementById('main');

// Without an id: the field of the same name in the form of the same address.
function again({ id, name, action }) {
  if (id) return document.getElementById(id);
  return name ? [...document.getElementsByName(name)].find((field) => field.form?.getAttribute('action') === action) : null;
}

document.addEventListener('turbo:submit-end', (event) => {
  sent ||= event.detail.success && event.target.matches('form[data-draft-url]');
});

document.addEventListener('turbo:before-render', () => {
  const { id, name, form } = document.activeElement ?? {};
  before = { id, name, action: form?.getAttribute('action'), address: shownAt };
});

// Whoever leaves a field while the page is on its way has left it.
document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape') before = undefined;
});

let shownAt = location.pathname;
document.addEventListener('turbo:render', () => {
  const active = document.activeElement;
  const isLost = !active || active === document.body;
  if (document.documentElement.hasAttribute('data-turbo-preview') || !main()) return;
  const isSamePage = shownAt === location.pathname;
  shownAt = location.pathname;
  if (!sent && !isLost) return;
  const rows = [...document.querySelectorAll('main [data-row-link]')];
  const place = isSamePage ? before && again(before) : rows.find((link) => link.pathname === before?.address);
  const target = sent || !place ? main() : place;
  sent = false;
  target.focus({ preventScroll: true });
});

// The list beside a ticket is fetched anew as tickets move in it: the row that has the focus keeps it, wherever it stands then.
let row;
document.addEventListener('turbo:before-frame-render', ({ target }) => {
  row = target.contains(document.activeElement) ? document.activeElement.pathname : undefined;
});
document.addEventListener('turbo:frame-render', ({ target }) => {
  if (row && document.activeElement === document.body) [...target.querySelectorAll('[data-row-link]')].find((link) => link.pathname === row)?.focus();
});
