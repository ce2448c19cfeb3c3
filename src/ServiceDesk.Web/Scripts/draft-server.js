// form[data-draft][data-draft-url]: what is being typed is saved at the server too, so that another browser has it. The
// browser's own copy (draft.js) is written first and stays until the server has the same; without a network it is tried again.
import { attach } from './attach.js';
import { entryOf, acknowledge, isUnsaved } from './draft.js';

const quiet = 800; // ms without a key, after which it is saved
const longest = 4000; // ms of typing without a pause
const retries = [1000, 2000, 5000, 15000];
const longestWait = 2000; // ms that sending waits for a save that is on its way

const states = new WeakMap();

function stateOf(form) {
  if (!states.has(form)) states.set(form, { timer: 0, since: 0, failures: 0, running: null, sending: false });
  return states.get(form);
}

function show(form, what) {
  const line = form.querySelector('[data-draft-state]');
  if (line) line.textContent = what ? line.dataset[what] : '';
}

function soon(form, wait = quiet) {
  const state = stateOf(form);
  if (state.sending) return;
  state.since ||= performance.now();
  clearTimeout(state.timer);
  state.timer = setTimeout(() => save(form), Math.max(0, Math.min(wait, state.since + longest - performance.now())));
}

function again(form) {
  const state = stateOf(form);
  show(form, 'waiting');
  clearTimeout(state.timer);
  state.timer = setTimeout(() => save(form), retries[Math.min(state.failures++, retries.length - 1)]);
}

function save(form, keepalive = false) {
  const state = stateOf(form);
  clearTimeout(state.timer);
  if (state.sending || !form.isConnected) return;
  if (state.running) {
    soon(form); // One at a time: the later one must be the last.
    return;
  }
  state.since = 0;
  const { json, values, seen } = entryOf(form);
  const body = new URLSearchParams({
    Text: values.Text ?? '', Html: values.Html ?? '', Seen: seen ?? '0', __RequestVerificationToken: form.elements.__RequestVerificationToken.value,
  });
  state.abort = new AbortController();
  state.running = send(form, json, body, keepalive && String(body).length < 60000).finally(() => (state.running = null));
}

async function send(form, json, body, keepalive) {
  const state = stateOf(form);
  try {
    const answer = await fetch(form.dataset.draftUrl, { method: 'POST', body, keepalive, signal: state.abort.signal, headers: { Accept: 'application/json' } });
    if (answer.ok && !answer.redirected) {
      const { savedAt } = await answer.json();
      state.failures = 0;
      acknowledge(form, json, savedAt);
      show(form, String(body.get('Text')).trim() ? 'saved' : '');
    } else if (answer.status >= 500 || answer.status === 429) {
      again(form);
    } else {
      show(form, ''); // Signed out, or the ticket is gone: this browser's copy stays.
      console.warn('The draft was not saved', answer.status);
    }
  } catch (error) {
    if (!state.sending) again(form);
    console.warn('The draft could not be sent', error);
  }
}

const served = (event) => event.target.closest?.('form[data-draft-url]');

document.addEventListener('draft:kept', (event) => {
  const form = served(event);
  if (form) soon(form);
});

attach('form[data-draft-url]', (form) => isUnsaved(form) && soon(form));

const open = () => document.querySelectorAll('form[data-draft-url]');

addEventListener('online', () => open().forEach((form) => soon(form, 0)));
document.addEventListener('visibilitychange', () => {
  if (document.hidden) open().forEach((form) => stateOf(form).since && save(form, true));
});

// A save that arrived after the message would bring the draft back.
document.addEventListener('turbo:before-fetch-request', (event) => {
  if (!event.target.matches?.('form[data-draft-url]')) return;
  const state = stateOf(event.target);
  state.sending = true;
  clearTimeout(state.timer);
  if (!state.running) return;
  event.preventDefault();
  const given = setTimeout(() => state.abort.abort(), longestWait);
  state.running.then(() => {
    clearTimeout(given);
    event.detail.resume();
  });
});
document.addEventListener('turbo:submit-end', (event) => {
  const form = served(event);
  if (!form) return;
  stateOf(form).sending = false;
  if (event.detail.success) show(form, '');
  else soon(form);
});

/** Saves what is not saved yet; ends when that is done, or has failed. */
export async function flush(form) {
  await stateOf(form).running;
  if (!isUnsaved(form)) return;
  save(form);
  await stateOf(form).running;
}
