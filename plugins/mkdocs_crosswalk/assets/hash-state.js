// @ts-check
/** What a reader chose among things that a company says of itself: it stands behind `#`, and in no query, which servers keep. */

/** What was chosen, as the address has it; nothing where it names a place on the page. */
export function chosenInHash() {
  return new URLSearchParams(location.hash.includes("=") ? location.hash.slice(1) : "");
}

/**
 * Says in the address what is chosen; what is not stays out.
 * @param {Iterable<[string, string]>} fields
 */
export function keepInHash(fields) {
  const hash = new URLSearchParams([...fields].filter(([, value]) => value)).toString();
  history.replaceState(history.state, "", `${location.pathname}${location.search}${hash ? `#${hash}` : ""}`);
}
