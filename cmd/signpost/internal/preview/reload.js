// Loads the page again when its content has changed. Part of the preview alone; no published page has it.
const changes = new EventSource("/_signpost/changes");
changes.addEventListener("change", () => location.reload());
// After a restart of the preview the line comes back by itself; what the page shows may be old by then.
let lost = false;
changes.addEventListener("error", () => { lost = true; });
changes.addEventListener("open", () => { if (lost) location.reload(); });
