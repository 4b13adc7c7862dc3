// Words of danger (Go package urgent).
import { danger } from "./index.js";

const dangerous = new RegExp(danger);
const fold = (text) => ` ${text.replace(/['’‘ʼ´`′＇]/g, "").normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim()} `;

/** Whether a text has words of danger. @param {string} text */
export const isDangerous = (text) => dangerous.test(fold(text));
