// form[data-passkey="create|get"][data-passkey-options="/address"]: asks the server what to ask for, the browser for a passkey (WebAuthn),
// puts what comes into its field "credential" and sends itself. Where the browser makes none, [data-passkey-problem] says so.
import { attach } from './attach.js';

async function credentialOf(form) {
  const response = await fetch(form.dataset.passkeyOptions, { method: 'POST', body: new FormData(form) });
  if (!response.ok) throw new Error(`${form.dataset.passkeyOptions} answered ${response.status}`);
  const options = await response.json();
  return form.dataset.passkey === 'create'
    ? navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
    : navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
}

attach('form[data-passkey]', (form) => {
  if (form.dataset.attached) return;
  form.dataset.attached = 'true';
  const field = form.elements.namedItem('credential');
  const problem = form.querySelector('[data-passkey-problem]');
  form.addEventListener('submit', async (event) => {
    if (field.value) return;
    event.preventDefault();
    problem.hidden = true;
    try {
      field.value = JSON.stringify(await credentialOf(form));
      form.requestSubmit();
    } catch (error) {
      console.warn('There is no passkey', error);
      problem.hidden = false;
    }
  });
});
