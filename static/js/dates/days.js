// The coming dates of one thing, as site/upcoming.go writes them: ranges of minutes with the clock's offset and a bit for
// each day since the build, six to a character from "?" on: "630/690/Z/ACOg".
const DAY = 864e5;

/** The wall clock of a time zone as a number: milliseconds as if it were UTC. So no rule about the change of the clocks is needed. */
export const wallClock = (zone) => Date.parse(new Date().toLocaleString("sv", { timeZone: zone }).replace(" ", "T") + "Z");

/**
 * The next n dates: [day, from, to, offset], the day as milliseconds, the rest as it is written.
 * @param {string} spec @param {number} n @param {number} now of wallClock @param {number} begin the day of the build
 */
export const next = (spec, n, now, begin) => {
  const found = [], midnight = now - (now % DAY);
  for (let i = (midnight - begin) / DAY - 1; found.length < n && i < 500; i++) {
    for (const part of spec.split(" ")) {
      const [from, to, offset, bits] = part.split("/");
      const date = begin + i * DAY;
      if (((bits.charCodeAt(i / 6) - 63) >> i % 6) & 1 && date + (to || from || 1440) * 6e4 > now) {
        found.push([date, from, to, offset]);
      }
    }
  }
  return found;
};

/** A time of day as people say it. @param {number} minutes */
export const clock = (minutes) => {
  const h = ((minutes / 60) | 0) % 24, m = minutes % 60;
  if (!m && h % 12 == 0) return h ? "12 noon" : "midnight";
  return (h % 12 || 12) + (m ? "." + (m + "").padStart(2, 0) : "") + (h < 12 ? "am" : "pm");
};
