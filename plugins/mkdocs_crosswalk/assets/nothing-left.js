// @ts-check
/** What stands in the place of rows where filters together leave none, with a button that takes the filters back. */

/**
 * The line, hidden at first.
 * @param {() => void} showAll takes every filter back
 * @param {HTMLElement | undefined} next what is in focus when the button is gone
 */
export function nothingLeft(showAll, next) {
  const line = document.createElement("p");
  const button = document.createElement("button");
  line.className = "xw-nothing xw-noprint";
  line.hidden = true;
  button.type = "button";
  button.textContent = "Show all";
  button.addEventListener("click", () => {
    showAll();
    next?.focus();
  });
  line.append("Nothing fits all that is chosen. ", button);
  return line;
}
