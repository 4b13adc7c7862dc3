// The two sizes of a pack on paper. The tab remembers the large one, so that it is there after a reload.
const key = "signpost large";

const remembered = () => {
  try {
    return !!sessionStorage.getItem(key);
  } catch {
    return false; // storage may be switched off
  }
};

const remember = (large) => {
  try {
    if (large) sessionStorage.setItem(key, "1");
    else sessionStorage.removeItem(key);
  } catch {
    // Then it is large until the page is left.
  }
};

const setLarge = (button, large) => {
  document.documentElement.classList.toggle("large", large);
  button.setAttribute("aria-pressed", large);
};

/** Makes the buttons with data-print work: "" prints, "large" makes all of it larger, on the screen and on paper. */
export const printing = () => {
  for (const button of document.querySelectorAll("[data-print]")) {
    button.hidden = false;
    const large = button.dataset.print == "large";
    if (large) setLarge(button, remembered());
    button.addEventListener("click", () => {
      if (!large) return print();
      const now = button.getAttribute("aria-pressed") != "true";
      setLarge(button, now);
      remember(now);
    });
  }
};
