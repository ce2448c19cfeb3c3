// form[data-send-at-once="true"]: sends itself once, when somebody looks at it. Programs that fetch every link of a mail run no scripts,
// and a browser that renders a page ahead of a click shows it to nobody.
import { attach } from './attach.js';

const isSeen = () => !document.prerendering && document.visibilityState === 'visible';

function whenSeen(run) {
  if (isSeen()) {
    run();
    return;
  }
  const events = ['prerenderingchange', 'visibilitychange'];
  const look = () => {
    if (!isSeen()) return;
    events.forEach((name) => document.removeEventListener(name, look));
    run();
  };
  events.forEach((name) => document.addEventListener(name, look));
}

attach('form[data-send-at-once="true"]', (form) => {
  form.dataset.sendAtOnce = 'false';
  whenSeen(() => form.requestSubmit());
});
