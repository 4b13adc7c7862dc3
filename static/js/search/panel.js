// The controls that narrow a search down, and what is chosen by them.
//
//	<select data-facet="theme">                           one value, or several of access, of which all have to be true
//	<input type=checkbox data-facet="cost" value="free">  with a <span> after it for the count
import { element } from "./element.js";

/** Fills the controls with what could be chosen, and with how many there are. */
export const fill = async (panel, narrow, entries, chosen, isStale) => {
  const controls = [...panel.querySelectorAll("[data-facet]")];
  const count = await narrow.counter(entries, chosen);
  const counted = await Promise.all(controls.map((c) => count(c.dataset.facet)));
  if (isStale()) return;
  controls.forEach((control, i) => {
    const { facet } = control.dataset, mine = chosen[facet] || [];
    const values = counted[i].filter(({ slug, count }) => count || mine.includes(slug));
    if (control.type == "checkbox") {
      const value = values.find((v) => v.slug == control.value);
      control.checked = mine.includes(control.value);
      control.closest("p").hidden = !value;
      control.nextElementSibling.textContent = value ? ` (${value.count})` : "";
      return;
    }
    const any = control.options[0];
    control.replaceChildren(any, ...values.map(({ slug, title, count }) => element("option", { value: slug }, `${title} (${count})`)));
    control.value = mine.length == 1 && facet != "access" ? mine[0] : "";
    control.closest("p").hidden = !values.length;
  });
};

/** What a control says is chosen now. */
export const choose = (chosen, control) => {
  const { facet } = control.dataset, { value } = control, mine = chosen[facet] || [];
  let values = value ? [value] : [];
  if (control.type == "checkbox") values = control.checked ? [value] : [];
  else if (facet == "access") values = [...new Set([...mine, ...values])];
  const { [facet]: _, ...others } = chosen;
  return values.length ? { ...others, [facet]: values } : others;
};

/** The names of what is chosen: [{facet, slug, title}]. */
export const names = async (narrow, chosen) => (await Promise.all(Object.entries(chosen).map(async ([facet, slugs]) => {
  const values = await narrow.facet(facet);
  return slugs.map((slug) => ({ facet, slug, title: values.find((v) => v.slug == slug)?.title || slug }));
}))).flat();
