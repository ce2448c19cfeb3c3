// Turbo and Trix read <meta name="csp-nonce"> when they add a <style>. The policy in force is that of the document that
// was loaded first, while every visit brings the meta of its own response: the first value is put back.
const nonce = document.querySelector('meta[name="csp-nonce"]')?.content;

document.addEventListener('turbo:render', () => {
  const meta = document.querySelector('meta[name="csp-nonce"]');
  if (meta && nonce) meta.content = nonce;
});
