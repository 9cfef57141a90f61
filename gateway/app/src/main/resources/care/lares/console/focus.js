// SPDX-License-Identifier: Apache-2.0
// Keeps the keyboard's place when what it stood on is drawn anew, moves or goes.

/**
 * Draws, and puts the focus back to where it was or to the nearest thing that is left.
 *
 * @param {() => void} draw
 */
export function keepingFocus(draw) {
  const before = document.activeElement;
  const around = before?.closest?.("[data-alarm], [data-about], [data-fold]")?.dataset;
  const card = around?.alarm ?? around?.about ?? around?.fold;
  const act = before?.dataset?.act;
  const page = before?.closest?.("main > section")?.getAttribute("aria-labelledby");
  draw();
  const after = document.activeElement;
  if ((after && after !== document.body) || before === after) {
    return;
  }
  if (card) {
    const again = document.querySelector(`[data-alarm="${card}"], [data-fold="${card}"]`);
    const next = again?.querySelector(`[data-act="${act}"]`) ?? again?.querySelector("[data-act]");
    (next ?? document.getElementById("alarms-heading"))?.focus();
  } else if (page) {
    document.getElementById(page)?.focus({ preventScroll: true }); // Whoever looks at the place stays there.
  }
}
