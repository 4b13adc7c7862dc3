// "Exit this page", on pages that somebody may have to hide. Without this script it is a link to another site. With it
// the page is gone before that site has come, its address too, "back" does not lead to it, and three taps of Shift do the
// same. On the search page the link stands among the numbers to call, and all this holds while they are shown.
//
// What the visitor saw before stays in the history of the tab, and this page in that of the browser: no page can take
// itself out of there.
const link = document.querySelector(".exit"), keys = document.createElement("p");
const words = ["or press Shift three times", "Press Shift two more times to exit", "Press Shift once more to exit"];
const home = document.querySelector(".crumbs a")?.href ?? "/", on = () => !link.closest("[hidden]");
let taps = 0, alone = false, gone = false, late;

const count = (n) => {
  clearTimeout(late);
  if (n) late = setTimeout(count, 5000, 0);
  if (n != taps) keys.textContent = words[(taps = n)];
};

const leave = () => {
  const { href } = link;
  gone = true;
  document.documentElement.className = "gone";
  keys.className = "unseen";
  keys.setAttribute("role", "alert");
  keys.textContent = "Loading";
  document.body.replaceChildren(keys);
  history.replaceState(null, "", home); // on a slow line the address is in sight until the other site answers
  location.replace(href);
};

// A tap is Shift by itself, in a field too, where it writes nothing: capitals and shortcuts are none.
const other = () => {
  alone = false;
  count(0);
};
addEventListener("keydown", (event) => {
  if (event.key != "Shift" || event.ctrlKey || event.altKey || event.metaKey || !on()) other();
  else if (!event.repeat) alone = true;
});
addEventListener("keyup", (event) => {
  if (event.key != "Shift" || !alone) return;
  alone = false;
  if (taps == 2) leave();
  else count(taps + 1);
});
addEventListener("pointerdown", other);

// A link would make another step of the history, which "back" would find: so a page of this site takes the place of this
// one. What opens a tab of its own does so as ever.
addEventListener("click", (event) => {
  const a = event.target.closest("a");
  if (!a || !on() || event.button || event.ctrlKey || event.metaKey) return;
  if (a == link) leave();
  else if (a.origin == location.origin && !a.target && !a.download && !event.shiftKey && !event.altKey && !event.defaultPrevented) location.replace(a.href);
  else return;
  event.preventDefault();
});
// So does what somebody looks for from here; the search page itself answers without a step.
addEventListener("submit", (event) => {
  const form = event.target;
  if (!on() || event.defaultPrevented || form.method != "get") return;
  event.preventDefault();
  location.replace(form.action + "?" + new URLSearchParams(new FormData(form)));
});
// Some browsers keep a page as it was left, and show it again on the way back.
addEventListener("pageshow", ({ persisted }) => persisted && gone && leave());

keys.id = "exit-keys";
keys.className = "exit-keys";
keys.setAttribute("aria-live", "polite"); // the one status of the search page tells how much was found
keys.textContent = words[0];
link.after(keys);
link.setAttribute("aria-describedby", keys.id);
