// [data-custom-field]: shown, and sent, while the queue and the type that are chosen in its form are among its own (none: any will do).
// Without this script the server shows the form again with what the choice asks for.
import { attach } from './attach.js';

const chosen = (form, name) => form.querySelector(`[name$="${name}"]`)?.value ?? '';
const isAmong = (ids, id) => ids === '' || ids.split(' ').includes(id);

function show(form) {
  const [queue, type] = [chosen(form, 'QueueId'), chosen(form, 'TypeId')];
  for (const field of form.querySelectorAll('[data-custom-field]')) {
    const isAsked = isAmong(field.dataset.queues, queue) && isAmong(field.dataset.types, type);
    field.hidden = !isAsked;
    for (const control of field.querySelectorAll('input, select, textarea')) control.disabled = !isAsked;
  }
}

attach('form:has([data-custom-field])', (form) => {
  show(form);
  if (form.dataset.showsFields) return;
  form.dataset.showsFields = 'true';
  for (const event of ['change', 'draft:restored']) form.addEventListener(event, () => show(form));
});
