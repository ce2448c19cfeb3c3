// Runs a function for each element that matches, now and whenever one comes: by a visit, a frame, a stream or a morph.
// The function may be called again for the same element (a morph can take away what it added), so it must bear that.
const behaviours = [];

export function attach(selector, connect) {
  behaviours.push([selector, connect]);
  document.querySelectorAll(selector).forEach(connect);
}

function connectAllIn(root) {
  for (const [selector, connect] of behaviours) {
    if (root.matches(selector)) connect(root);
    root.querySelectorAll(selector).forEach(connect);
  }
}

new MutationObserver((changes) => {
  for (const change of changes) {
    for (const node of change.addedNodes) {
      if (node instanceof Element && node.isConnected) connectAllIn(node);
    }
  }
}).observe(document.documentElement, { childList: true, subtree: true });

document.addEventListener('turbo:render', () => connectAllIn(document.documentElement));
