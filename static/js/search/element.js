/** Makes an element. @param {string} name @param {Object<string, string>} attributes @param {(Node|string)[]} children */
export const element = (name, attributes = {}, ...children) => {
  const e = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) e.setAttribute(key, value);
  e.append(...children);
  return e;
};
