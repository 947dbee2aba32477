// @ts-check
/**
 * Ticks of a work list that this device keeps, from when its reader asks for it until they say no. An address with other
 * ticks, which somebody may have shared, is shown as it is and changes nothing here before the reader says so.
 */

const WORDS = { off: "Keep on this device", on: "Kept on this device", other: "Keep these instead" };
/** The folder of the crosswalk, so that two sites on one host do not share ticks. */
const ROOT = new URL("../../", import.meta.url).pathname;

export class Kept {
  /**
   * @param {HTMLButtonElement} button
   * @param {string} list
   * @param {AbortSignal} signal
   * @param {(done: Set<string>) => void} take shows ticks that came from another window
   */
  constructor(button, list, signal, take) {
    this.button = button;
    this.key = `crosswalk ${ROOT} ${list}`;
    this.on = false;
    this.back = document.createElement("button");
    this.back.type = "button";
    this.back.className = "xw-btn";
    this.back.textContent = "Show mine";
    this.back.hidden = true;
    button.after(this.back);
    this.back.addEventListener("click", () => {
      this.say(true);
      button.focus();
      take(this.read() ?? new Set());
    });
    addEventListener("storage", event => {
      if (event.key === this.key && this.on) take(this.read() ?? new Set());
    }, { signal });
  }

  /** What is kept, or null where nothing is. */
  read() {
    try {
      const found = localStorage.getItem(this.key);
      return found === null ? null : new Set(found.split(" ").filter(Boolean));
    } catch {
      return null; // a browser may forbid it
    }
  }

  /**
   * The ticks to begin with: those that are kept, but for an address that came from elsewhere.
   * @param {Set<string>} asked
   */
  begin(asked) {
    const kept = this.read();
    const same = kept !== null && kept.size === asked.size && [...kept].every(id => asked.has(id));
    this.say(kept !== null && (same || !asked.size || Boolean(history.state?.kept)), kept !== null);
    return this.on && kept ? kept : asked;
  }

  /** @param {Set<string>} done */
  write(done) {
    if (!this.on) return;
    try {
      localStorage.setItem(this.key, [...done].join(" "));
    } catch {
      this.say(false);
    }
  }

  /**
   * The reader asks to keep these ticks, or to forget them.
   * @param {Set<string>} done
   */
  ask(done) {
    if (this.on) {
      localStorage.removeItem(this.key);
      this.say(false);
    } else {
      this.say(true);
      this.write(done);
    }
  }

  /**
   * The state of a place in the history, from which a reader who comes back finds the ticks of today.
   * @param {any} state
   */
  mark(state) {
    return this.on ? { ...state, kept: true } : state;
  }

  /** @param {boolean} on */
  say(on, there = on) {
    this.on = on;
    this.button.setAttribute("aria-pressed", String(on));
    this.button.textContent = on ? WORDS.on : there ? WORDS.other : WORDS.off;
    this.back.hidden = on || !there;
  }
}
