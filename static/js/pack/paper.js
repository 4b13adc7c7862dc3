// The two sizes of a pack on paper.

/** Makes the buttons with data-print work: "" prints, "large" makes all of it larger, on the screen and on paper. */
export const printing = () => {
  for (const button of document.querySelectorAll("[data-print]")) {
    button.hidden = false;
    const large = button.dataset.print == "large";
    if (large) button.setAttribute("aria-pressed", "false");
    button.addEventListener("click", () => {
      if (large) button.setAttribute("aria-pressed", document.documentElement.classList.toggle("large"));
      else print();
    });
  }
};
