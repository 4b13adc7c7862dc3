// What the search page holds for its script: the table of shards, the words that say nothing, the pattern of danger, where
// the files of the index and the pages lie, the script of what a plain question does not need, the file of postcodes
// and the service worker, if there are such.
export const { table, filler, danger, from, home, more, postcodes, keep } = JSON.parse(document.getElementById("index").textContent);
