// @ts-check
/**
 * Holds the theme's request for its search index until the search box is used: it is two thirds of a page's weight.
 * Stands before the theme's bundle, and is no module, because the bundle runs before modules do.
 */
(() => {
  const open = XMLHttpRequest.prototype.open;
  const send = XMLHttpRequest.prototype.send;
  /** @type {WeakSet<XMLHttpRequest>} */
  const held = new WeakSet();
  /** @type {() => void} */
  let go = () => {};
  const used = new Promise(resolve => { go = () => resolve(undefined); });
  XMLHttpRequest.prototype.open = function (/** @type {any[]} */ ...args) {
    if (/\/search\/search_index\.json/.test(String(args[1]))) held.add(this);
    return open.apply(this, /** @type {any} */ (args));
  };
  XMLHttpRequest.prototype.send = function (body) {
    if (held.has(this)) used.then(() => send.call(this, body));
    else send.call(this, body);
  };
  for (const name of ["focusin", "input"]) {
    document.addEventListener(name, event => {
      if (event.target instanceof Element && event.target.matches(".md-search__input")) go();
    });
  }
  if (new URLSearchParams(location.search).has("q")) go();
})();
