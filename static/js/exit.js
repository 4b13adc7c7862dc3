// "Exit this page", on pages that somebody may have to hide. Without this script it is a link to another site. With it
// the page is gone before that site has come, "back" does not lead to it, and three taps of Shift do the same.
//
// What the visitor saw before stays in the history of the tab, and this page in that of the browser: no page can take
// itself out of there.
const link = document.querySelector(".exit"), keys = document.createElement("p");
const words = ["or press Shift three times", "Press Shift two more times to exit", "Press Shift once more to exit"];
let taps = 0, alone = false, gone = false, late;

const count = (n) => {
  clearTimeout(late);
  if (n) late = setTimeout(count, 5000, 0);
  if (n != taps) keys.textContent = words[(taps = n)];
};

const leave = () => {
  gone = true;
  document.documentElement.className = "gone";
  keys.className = "unseen";
  keys.setAttribute("role", "alert");
  keys.textContent = "Loading";
  document.body.replaceChildren(keys);
  location.replace(link.href);
};

// A tap is Shift by itself, and not where somebody writes: capitals and shortcuts are none.
const other = () => {
  alone = false;
  count(0);
};
addEventListener("keydown", (event) => {
  if (event.key != "Shift" || event.ctrlKey || event.altKey || event.metaKey || event.target.closest?.("input, textarea, select")) other();
  else if (!event.repeat) alone = true;
});
addEventListener("keyup", (event) => {
  if (event.key != "Shift" || !alone) return;
  alone = false;
  if (taps == 2) leave();
  else count(taps + 1);
});
addEventListener("pointerdown", other);

// A link to a part of this page would make another step of the history, which "back" would find.
addEventListener("click", (event) => {
  const a = event.target.closest("a");
  if (a == link) leave();
  else if (a?.hash && a.pathname == location.pathname) location.replace(a.href);
  else return;
  event.preventDefault();
});
// Some browsers keep a page as it was left, and show it again on the way back.
addEventListener("pageshow", ({ persisted }) => persisted && gone && leave());

keys.id = "exit-keys";
keys.className = "exit-keys";
keys.setAttribute("role", "status");
keys.textContent = words[0];
link.after(keys);
link.setAttribute("aria-describedby", keys.id);
