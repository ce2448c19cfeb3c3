// [data-strength]: says how hard the password in the field of that id is to guess, by what a browser can know: its length, its variety
// and the person's own address. The words of each level are the element's data; the desk itself decides when it is saved, for it knows
// the passwords that many have (PasswordRule).
import { attach } from './attach.js';
import { judge } from './strength-rule.js';

const levels = ['short', 'weak', 'fair', 'strong'];

attach('[data-strength]', (note) => {
  const field = document.getElementById(note.dataset.strength);
  const [meter, words] = [note.querySelector('meter'), note.querySelector('[role=status]')];
  if (!field || !meter || !words || note.dataset.attached) return;
  note.dataset.attached = 'true';
  field.setAttribute('aria-describedby', [field.getAttribute('aria-describedby'), words.id].filter(Boolean).join(' '));

  const show = () => {
    note.hidden = field.value === '';
    const level = note.hidden ? '' : judge(field.value, field.form?.elements.namedItem('username')?.value ?? '');
    meter.value = levels.indexOf(level) + 1;
    note.dataset.level = level;
    // Only a new level is read out, not every key.
    const text = note.dataset[level] ?? '';
    if (words.textContent !== text) words.textContent = text;
  };
  field.addEventListener('input', show);
  show();
});
