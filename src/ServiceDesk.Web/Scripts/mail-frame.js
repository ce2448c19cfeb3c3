// iframe[data-mail-frame]: the frame of a mail grows to what it holds. Scripts are off inside it; this page, of the same
// origin, measures it from outside.
import { attach } from './attach.js';

const tallest = 4000;

function fit(frame) {
  const content = frame.contentDocument?.documentElement;
  if (!content || !frame.contentDocument.body?.hasChildNodes()) return;
  frame.style.height = 'auto';
  frame.style.height = `${Math.min(content.scrollHeight + 2, tallest)}px`;
}

attach('iframe[data-mail-frame]', (frame) => {
  if (!frame.dataset.fitted) {
    frame.dataset.fitted = '';
    frame.addEventListener('load', () => fit(frame));
    frame.closest('details')?.addEventListener('toggle', () => fit(frame));
  }
  fit(frame);
});
