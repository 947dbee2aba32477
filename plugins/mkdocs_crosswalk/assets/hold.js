// @ts-check
/**
 * Holds the search, ours and the theme's, its worker and its index, until the box is used: most of a page's weight.
 * Stands before the theme's bundle, and is no module, because the bundle runs before modules do.
 */
(() => {
  /** @type {() => void} */
  let go = () => {};
  /** @type {Promise<typeof import("./search.js") | undefined>} none where a browser runs no modules, as from a disk */
  const used = new Promise(resolve => { go = () => void import("./search.js").then(resolve, () => resolve(undefined)); });

  const open = XMLHttpRequest.prototype.open;
  const send = XMLHttpRequest.prototype.send;
  /** @type {WeakSet<XMLHttpRequest>} */
  const held = new WeakSet();
  XMLHttpRequest.prototype.open = function (/** @type {any[]} */ ...args) {
    if (/\/search\/search_index\.json/.test(String(args[1]))) held.add(this);
    return open.apply(this, /** @type {any} */ (args));
  };
  XMLHttpRequest.prototype.send = function (body) {
    if (held.has(this)) used.then(() => send.call(this, body));
    else send.call(this, body);
  };

  const Now = Worker;
  /** A worker that is loaded when it is needed; what it is told before waits. Its answers are our search's, if that runs. */
  class Later extends EventTarget {
    /** @param {string | URL} address */
    constructor(address) {
      super();
      const from = new URL(address, document.baseURI).href;
      const tell = (/** @type {unknown} */ data) => this.dispatchEvent(new MessageEvent("message", { data }));
      this.loaded = used.then(search => {
        const worker = new Now(from);
        if (search) return search.between(worker, tell, from);
        worker.addEventListener("message", ({ data }) => tell(data));
        return worker;
      });
    }

    /** @param {unknown} message */
    postMessage(message) {
      this.loaded.then(worker => worker.postMessage(message));
    }
  }
  window.Worker = /** @type {any} */ (new Proxy(Now, {
    construct: (target, args) => /\/workers\/search\./.test(String(args[0]))
      ? new Later(args[0]) : Reflect.construct(target, args),
  }));

  for (const name of ["focusin", "input"]) {
    document.addEventListener(name, event => {
      if (event.target instanceof Element && event.target.matches(".md-search__input")) go();
    });
  }
  // Before the theme's own handler, which would take its best full-text result; also before all is loaded.
  addEventListener("keydown", event => {
    if (event.key !== "Enter" || event.isComposing || !(/** @type {Element} */ (event.target).matches(".md-search__input"))) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    used.then(search => search?.enter());
  }, true);
  if (new URLSearchParams(location.search).has("q")) go();
})();
