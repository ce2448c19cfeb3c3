// input[type="password"][data-show]: a button beside it shows what was typed, as long as it is pressed in; its value is the button's label.
// The field is hidden again before the form leaves, so that no browser keeps the password among the texts that were typed.
import { attach } from './attach.js';

attach('input[data-show]', (input) => {
  if (input.nextElementSibling?.matches('.password-show')) return;
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'btn btn-sm password-show';
  button.textContent = input.dataset.show;
  button.setAttribute('aria-controls', input.id);

  const show = (isShown) => {
    input.type = isShown ? 'text' : 'password';
    button.setAttribute('aria-pressed', String(isShown));
  };
  show(false);
  button.addEventListener('click', () => show(input.type === 'password'));
  input.form?.addEventListener('submit', () => show(false));
  input.after(button);
});
