// [data-inbox="/address"]: in wide windows, the list that this tab showed last, beside the ticket. Rows are links that j and k move to.
const wide = matchMedia('(min-width: 75rem)');
const key = 'list';
let opened;

const pane = () => document.querySelector('[data-inbox]');
const frame = () => document.querySelector('turbo-frame#inbox');

// The row of the ticket that is shown. What stood around it when it was opened (data-next, data-previous) is where j and k go on, though what
// was done to the ticket since has moved its row to the top of the list, or off it.
function mark() {
  const links = [...document.querySelectorAll('[data-inbox] [data-row-link]')];
  const at = links.findIndex((link) => link.pathname === location.pathname);
  links.forEach((link, place) => (place === at ? link.setAttribute('aria-current', 'page') : link.removeAttribute('aria-current')));
  if (opened === location.pathname || !pane()) return;
  if (at >= 0) opened = location.pathname;
  pane().dataset.next = (at >= 0 && links[at + 1]?.pathname) || '';
  pane().dataset.previous = (at >= 0 && links[at - 1]?.pathname) || '';
}

function show() {
  if (document.querySelector('table.tickets') || location.pathname.endsWith('/staff/tickets')) {
    const query = new URLSearchParams(location.search);
    query.delete('changed');
    sessionStorage.setItem(key, `${query}`);
    opened = undefined; // What it shows now is what the next ticket is opened from.
  }
  if (!pane() || !wide.matches) return;
  if (frame().src) {
    mark();
    frame().reload();
  } else {
    const query = sessionStorage.getItem(key);
    frame().src = pane().dataset.inbox + (query ? `?${query}` : '');
  }
}

document.addEventListener('turbo:load', show);
document.addEventListener('turbo:frame-load', (event) => event.target === frame() && mark());
document.addEventListener('turbo:frame-render', (event) => event.target === frame() && mark());
// The view is gone, or the session has ended: the ticket stays as it is.
document.addEventListener('turbo:frame-missing', (event) => {
  if (event.target !== frame()) return;
  event.preventDefault();
  if (event.detail.response.redirected) event.detail.visit(event.detail.response.url);
  else sessionStorage.removeItem(key);
});
wide.addEventListener('change', show);
