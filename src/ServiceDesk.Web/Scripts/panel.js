// [data-panel]: a click on a row, or o or the space bar on its link, shows the overview of its ticket beside the list; j and k take the
// panel along, Escape closes it. A double click, like Enter, opens the ticket. In narrow windows a click opens it at once.
const wide = matchMedia('(min-width: 62rem)');
const pause = 120; // Whoever holds j does not want every ticket on the way.
let waiting;

const panel = () => document.getElementById('ticket-panel');
const frame = () => document.querySelector('turbo-frame#overview');
const isOpen = () => panel() !== null && !panel().hidden;
const linkOf = (element) => element.closest?.('[data-panel] tbody tr')?.querySelector('[data-row-link]');
const addressOf = (link) => `${link.href.split('?')[0]}/overview`;

// A morph gives rows the marks that the server knows of.
function mark() {
  for (const row of document.querySelectorAll('[data-panel] tbody tr')) {
    const link = row.querySelector('[data-row-link]');
    if (isOpen() && link && addressOf(link) === frame().src) row.setAttribute('aria-current', 'true');
    else row.removeAttribute('aria-current');
  }
}

function open(link) {
  clearTimeout(waiting);
  panel().hidden = false;
  panel().dataset.list = location.href;
  if (frame().src !== addressOf(link)) {
    frame().src = addressOf(link);
    panel().scrollTop = 0;
  }
  mark();
}

function close() {
  clearTimeout(waiting);
  if (!isOpen()) return;
  const focused = panel().contains(document.activeElement);
  const link = document.querySelector('[data-panel] tr[aria-current] [data-row-link]');
  panel().hidden = true;
  mark();
  if (focused) link?.focus({ preventScroll: true });
}

document.addEventListener('click', (event) => {
  if (event.target.closest('[data-panel-close]')) close();
  const link = linkOf(event.target);
  if (!link || event.defaultPrevented || event.target.closest('a, button, input, label, select, .cell-select') || !wide.matches) return;
  if (event.ctrlKey || event.metaKey) window.open(link.href);
  if (event.ctrlKey || event.metaKey || event.shiftKey || !getSelection().isCollapsed) return;
  link.focus({ preventScroll: true });
  open(link);
});

document.addEventListener('dblclick', (event) => {
  const link = linkOf(event.target);
  if (link && !event.target.closest('a, button, input, label, select, .cell-select')) window.Turbo.visit(link.href);
});

document.addEventListener('focusin', (event) => {
  if (!isOpen() || !event.target.matches('[data-panel] [data-row-link]')) return;
  clearTimeout(waiting);
  waiting = setTimeout(() => isOpen() && event.target.isConnected && open(event.target), pause);
});

document.addEventListener('keydown', (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || document.querySelector('dialog[open], details.menu[open], :popover-open')) return;
  if (event.key === 'Escape') close();
  const link = document.activeElement?.closest('[data-panel] [data-row-link]');
  if (!link || !['o', ' '].includes(event.key) || localStorage.getItem('shortcuts-off') !== null) return;
  event.preventDefault();
  if (isOpen() && frame().src === addressOf(link)) close();
  else open(link);
});

// The ticket may have gone out of sight, or the session has ended.
document.addEventListener('turbo:frame-missing', (event) => {
  if (event.target !== frame()) return;
  event.preventDefault();
  if (event.detail.response.redirected) event.detail.visit(event.detail.response.url);
  else close();
});

// What is shown lives with the list; another list begins without it.
document.addEventListener('turbo:load', () => {
  if (!isOpen()) return;
  if (panel().dataset.list !== location.href) close();
  else frame().reload();
});
document.addEventListener('turbo:render', mark);
