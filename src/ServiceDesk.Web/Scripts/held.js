// A reply that waits some seconds before it goes out: its count-down ([data-held-left], in ms as the server counts), Ctrl+Z beside the key z,
// and what form[data-gives-back="work-17"] brings back into the editor of that form.
import { flush } from './draft-server.js';

const begun = new WeakMap();

function show(line) {
  const left = line.dataset.heldLeft;
  if (begun.get(line)?.left !== left) begun.set(line, { left, at: performance.now() });
  const seconds = Math.ceil((Number(left) - (performance.now() - begun.get(line).at)) / 1000);
  const text = seconds > 0 ? line.dataset.heldWords.replace('{0}', seconds) : line.dataset.heldOver;
  if (line.textContent !== text) line.textContent = text;
}

const showAll = () => document.querySelectorAll('[data-held-left]').forEach(show);

setInterval(showAll, 200);
document.addEventListener('turbo:render', showAll);
showAll();

document.addEventListener('keydown', (event) => {
  if (event.defaultPrevented || event.isComposing || event.shiftKey || event.altKey || !(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'z') return;
  // In a field it takes back what was typed there.
  if (event.target.isContentEditable || event.target.matches?.('input, textarea, select, trix-editor') || document.querySelector('dialog[open]')) return;
  const button = document.querySelector('[data-undo-reply]');
  if (!button) return;
  event.preventDefault();
  button.click();
});

const receiver = (event) => (event.target.matches?.('form[data-gives-back]') ? document.getElementById(event.target.dataset.givesBack) : null);

// What is written there now goes to the server first, which puts the reply before it; the answer's form takes the place of this one.
document.addEventListener('turbo:before-fetch-request', (event) => {
  const form = receiver(event);
  if (!form) return;
  event.preventDefault();
  flush(form).finally(() => {
    form.removeAttribute('data-turbo-permanent');
    event.detail.resume();
  });
});

document.addEventListener('turbo:submit-end', (event) => {
  const form = receiver(event);
  if (form && !event.detail.fetchResponse) form.setAttribute('data-turbo-permanent', ''); // Nothing was answered: what is typed stays as it is.
});
