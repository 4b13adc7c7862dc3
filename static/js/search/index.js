// What the search page holds for its script: the table of shards, the words that say nothing, the pattern of danger, and
// where the files of the index and the pages lie.
export const { table, filler, danger, from, home } = JSON.parse(document.getElementById("index").textContent);
