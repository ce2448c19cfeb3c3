// button[data-preview="/address"]: shows in the element that it controls what the server makes of its form.
// form[data-suggest="/address"]: while somebody writes, shows in its [data-suggestions] what may answer them. The server says what
// that is; the latest answer alone counts, and none at all is nothing that keeps anybody from writing.
import { attach } from './attach.js';

const pause = 500;

// All that is typed, without the files: they may be large, and say nothing here.
function typed(form) {
  const fields = new FormData(form);
  for (const [name, value] of [...fields]) if (value instanceof File) fields.delete(name);
  return fields;
}

async function ask(address, form, signal) {
  const response = await fetch(address, { method: 'POST', body: typed(form), signal });
  if (!response.ok) throw new Error(`${address} answered ${response.status}`);
  return response.text();
}

attach('button[data-preview]', (button) => {
  if (button.dataset.attached) return;
  button.dataset.attached = 'true';
  const room = document.getElementById(button.getAttribute('aria-controls'));
  button.addEventListener('click', async () => {
    try {
      room.firstElementChild.innerHTML = await ask(button.dataset.preview, button.form);
      room.hidden = false;
      room.scrollIntoView({ block: 'nearest' });
    } catch (error) {
      console.warn('There is no preview', error);
    }
  });
});

attach('form[data-suggest]', (form) => {
  if (form.dataset.attached) return;
  form.dataset.attached = 'true';
  let waiting;
  let asking;
  form.addEventListener('input', (event) => {
    if (!event.target.matches('input[type="text"], textarea')) return;
    clearTimeout(waiting);
    waiting = setTimeout(async () => {
      asking?.abort();
      asking = new AbortController();
      try {
        const found = await ask(form.dataset.suggest, form, asking.signal);
        const room = form.querySelector('[data-suggestions]');
        if (room.innerHTML.trim() !== found.trim()) room.innerHTML = found;
      } catch (error) {
        if (error.name !== 'AbortError') console.warn('There are no suggestions', error);
      }
    }, pause);
  });
});
