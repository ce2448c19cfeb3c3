// body[data-live-url][data-live-topics="list ticket:17"]: refreshes the page, by morphing, when something that it shows
// has changed. The server says which topics did: data: {"topics":["list","ticket:17"]}; the topic "*" means all pages.
const pause = 500;
const longestRefresh = 10000;

let wanted = false;
let visiting = false;
let ours = false;
let submitting = 0;
let port;
let connectedTo;
let lost;

function refreshWhenFree() {
  if (!wanted || visiting || submitting > 0 || document.hidden || document.querySelector('dialog[open]')) return;
  wanted = false;
  visiting = ours = true;
  lost = setTimeout(released, longestRefresh); // A lost request must not stop refreshing for good.
  // Not session.refresh: that waits 150 ms before it visits, and a visit stops a form that is sent by then.
  window.Turbo.visit(document.baseURI, { action: 'replace', shouldCacheSnapshot: false });
}

function released() {
  clearTimeout(lost);
  visiting = ours = false;
  setTimeout(refreshWhenFree, pause);
}

function heard(json) {
  const { topics } = JSON.parse(json);
  const shown = (document.body.dataset.liveTopics ?? '').split(' ').filter(Boolean);
  if (shown.length === 0 || !topics.some((topic) => topic === '*' || shown.includes(topic))) return;
  wanted = true;
  refreshWhenFree();
}

function connect() {
  const url = document.body.dataset.liveUrl;
  if (!url || url === connectedTo) return;
  disconnect();
  connectedTo = url;
  if (window.SharedWorker) {
    port = new SharedWorker(new URL('./live-worker.js', import.meta.url)).port;
    port.onmessage = (event) => heard(event.data);
    port.postMessage({ url });
    return;
  }
  const source = new EventSource(url);
  source.addEventListener('refresh', (event) => heard(event.data));
  port = { postMessage: () => source.close() };
}

function disconnect() {
  port?.postMessage('bye');
  port = connectedTo = undefined;
}

document.addEventListener('turbo:visit', () => (visiting = true));
document.addEventListener('turbo:load', () => {
  connect();
  released();
});
document.addEventListener('turbo:submit-start', () => submitting++);
document.addEventListener('turbo:submit-end', () => {
  submitting--;
  setTimeout(refreshWhenFree, pause);
});
document.addEventListener('visibilitychange', refreshWhenFree);
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
addEventListener('pageshow', (event) => event.persisted && connect());
connect();
