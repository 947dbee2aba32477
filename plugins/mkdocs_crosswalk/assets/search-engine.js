// @ts-check
/**
 * The theme's search worker, asked by us: it stands between the theme and the worker, keeps what the index says of each
 * page, and leaves the theme's own list empty. Its messages are those of Material for MkDocs 9.
 */

/** @typedef {{location: string, title: string, text: string, score: number, terms: Record<string, boolean>}} Found a page or a section of one; title and text have `<mark>` around what was sought */
/** @typedef {{location: string, title: string, text: string}} Doc */

const SETUP = 0, READY = 1, QUERY = 2, RESULT = 3;

export class Engine {
  /**
   * What the index holds, by whole address.
   * @type {Map<string, Doc>}
   */
  docs = new Map();
  /** @type {((items: Found[][]) => void)[]} */
  #asked = [];

  /**
   * @param {Worker} worker
   * @param {(message: unknown) => void} tell hands a message to the theme
   * @param {string} from where the worker is, three folders below the site
   */
  constructor(worker, tell, from) {
    this.worker = worker;
    this.base = new URL("../../../", from);
    /** @type {() => void} */
    let ready = () => {};
    this.ready = new Promise(resolve => { ready = () => resolve(undefined); });
    worker.addEventListener("message", ({ data }) => {
      if (data.type === RESULT) return this.#asked.shift()?.(data.data.items);
      if (data.type === READY) ready();
      tell(data);
    });
  }

  /** @param {any} message what the theme says; what it asks is asked by us */
  postMessage(message) {
    if (message.type === QUERY) return;
    if (message.type === SETUP) {
      for (const doc of message.data.docs) this.docs.set(this.href(doc.location), doc);
    }
    this.worker.postMessage(message);
  }

  /** @param {string} location as the index has it */
  href(location) {
    return new URL(location, this.base).href;
  }

  /**
   * What the index has for a text: pages by how well they fit, each with the sections of it that do.
   * @param {string} text
   * @returns {Promise<Found[][]>}
   */
  async find(text) {
    await this.ready;
    return new Promise(resolve => {
      this.#asked.push(resolve);
      this.worker.postMessage({ type: QUERY, data: text });
    });
  }
}
