// body[data-live-url][data-live-topics="list ticket:17"]: refreshes the page, by morphing, when something that it shows
// has changed. The server says which topics did: data: {"topics":["list","ticket:17"]}; the topic "*" means all pages.
// Between two refreshes: six times what the last one took, for where many look at a list that changes all the while, each of them asking
// as often as it can is more than a server can answer.
const shortestPause = 500;
const longestPause = 1400;
const patience = 6;
const longestRefresh = 10000;
const retry = 3000;
const remembered = 10000;
const heardAt = new Map(); // By topic: a page that was asked for before, and shown after, does not know of it.

let wanted = false;
let visiting = false;
let ours = false;
let starting = false;
const sending = new Set(); // Forms, from before their request leaves: somebody may hold it back for a moment.
let pause = shortestPause;
let askedAt;
let port;
let connectedTo;
let lost;

// What is being sent would be stopped by a visit, and a dialog that somebody has opened would be closed.
const isBusy = () => sending.size > 0 || document.querySelector('dialog[open]') !== null;

function refreshWhenFree() {
  if (!wanted || visiting || isBusy() || document.hidden || !navigator.onLine) return;
  wanted = false;
  starting = true;
  askedAt = performance.now();
  heardAt.clear();
  lost = setTimeout(released, longestRefresh); // A lost request must not stop refreshing for good.
  // Not session.refresh: that waits 150 ms before it visits, and a visit stops a form that is sent by then.
  window.Turbo.visit(document.baseURI, { action: 'replace', shouldCacheSnapshot: false });
  starting = false;
}

function released() {
  clearTimeout(lost);
  if (ours) pause = Math.min(longestPause, Math.max(shortestPause, patience * (performance.now() - askedAt)));
  visiting = ours = false;
  setTimeout(refreshWhenFree, pause);
}

function isShown(topics) {
  const shown = (document.body.dataset.liveTopics ?? '').split(' ').filter(Boolean);
  return shown.length > 0 && topics.some((topic) => topic === '*' || shown.includes(topic));
}

function hasMissed() {
  const now = performance.now();
  for (const [topic, at] of heardAt) if (now - at > remembered) heardAt.delete(topic);
  return isShown([...heardAt.keys()]);
}

function heard(json) {
  const { topics } = JSON.parse(json);
  const refreshes = isShown(topics);
  if (!topics.every((topic) => topic.startsWith('viewers:'))) for (const topic of topics) heardAt.set(topic, performance.now());
  document.dispatchEvent(new CustomEvent('live:heard', { detail: { topics, refreshes } }));
  if (!refreshes) return;
  wanted = true;
  refreshWhenFree();
}

function connect() {
  const { liveUrl: url, liveSince: since } = document.body.dataset;
  if (!url || url === connectedTo) return;
  disconnect();
  connectedTo = url;
  if (window.SharedWorker) {
    port = new SharedWorker(new URL('./live-worker.js', import.meta.url)).port;
    port.onmessage = (event) => heard(event.data);
    port.postMessage({ url, since });
    return;
  }
  const source = new EventSource(`${url}?since=${since}`);
  for (const kind of ['refresh', 'viewers']) source.addEventListener(kind, (event) => heard(event.data));
  port = { postMessage: () => source.close() };
}

function disconnect() {
  port?.postMessage('bye');
  port = connectedTo = undefined;
}

// A visit takes the place of a refresh that is on its way: what it brings is no refresh.
document.addEventListener('turbo:visit', () => {
  visiting = true;
  ours = starting;
});
document.addEventListener('turbo:load', () => {
  connect();
  wanted ||= !ours && hasMissed();
  released();
});
document.addEventListener('turbo:before-fetch-request', (event) => event.target.matches?.('form') && sending.add(event.target), true);
document.addEventListener('turbo:submit-end', (event) => {
  sending.delete(event.detail.formSubmission.formElement);
  setTimeout(refreshWhenFree, pause);
});
// Turbo would leave the page, with all that was typed, for the browser's own page of errors.
document.addEventListener('turbo:fetch-request-error', (event) => {
  if (!ours) return;
  event.preventDefault();
  clearTimeout(lost);
  visiting = ours = false;
  wanted = true;
  setTimeout(refreshWhenFree, retry);
});
// A dialog may have been opened while the refresh was on its way: the page stays as it is, and is refreshed after that.
document.addEventListener('turbo:before-render', (event) => {
  if (!ours || !isBusy()) return;
  wanted = true;
  event.detail.render = () => {};
});
document.addEventListener('visibilitychange', refreshWhenFree);
addEventListener('online', refreshWhenFree);
document.addEventListener('close', () => setTimeout(refreshWhenFree, pause), true);

// A refresh that nobody asked for must not undo what somebody is typing or has just ticked.
document.addEventListener('turbo:before-morph-element', (event) => {
  const control = event.target;
  if (!ours) return;
  if (control.matches('.notice[data-turbo-temporary]')) event.preventDefault(); // "Saved" would vanish at once.
  if (!control.matches('input, textarea, select')) return;
  const changed = control.matches('select') ? [...control.options].some((option) => option.selected !== option.defaultSelected)
    : control.matches('[type="checkbox"], [type="radio"]') ? control.checked !== control.defaultChecked
    : control.matches('input, textarea') && control.type !== 'hidden' && control.value !== control.defaultValue;
  if (changed || control === document.activeElement) event.preventDefault();
});

addEventListener('pagehide', disconnect);
addEventListener('pageshow', (event) => {
  if (!event.persisted) return;
  connect();
  wanted = true; // Whatever happened while the browser kept the page.
  refreshWhenFree();
});
connect();
