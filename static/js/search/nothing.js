// What is said where nothing was found: the themes whose words are like those of the query, and whom to ask.

const alike = (a, b) => {
  let same = 0;
  while (same < a.length && a[same] == b[same]) same++;
  return same > 3 || (same > 2 && same >= Math.min(a.length, b.length) - 1) ? same : 0;
};

/**
 * The links to themes that are nearest to a query, best first: those of the page, and those of what people say.
 * @param {string[]} asked the words of the query @param {(text: string) => string[]} split @param {Document} page
 * @returns {HTMLAnchorElement[]}
 */
export const closest = (asked, split, page) => {
  const best = new Map();
  for (const item of page.querySelectorAll("#by-theme ~ ul li, #by-word ~ ul li")) {
    const said = split(item.firstElementChild.firstChild.textContent);
    const score = asked.reduce((sum, word) => sum + Math.max(0, ...said.map((w) => alike(word, w))), 0);
    for (const link of item.querySelectorAll("a")) {
      if (score > (best.get(link.pathname)?.score || 0)) best.set(link.pathname, { link, score });
    }
  }
  return [...best.values()].sort((a, b) => b.score - a.score).slice(0, 3).map(({ link }) => link);
};
