// @ts-check

/** @typedef {import('../screen.ts').TimeStyle} TimeStyle */

const RELATIVE = new Intl.RelativeTimeFormat(undefined, { numeric: 'auto' });
/** @type {readonly (readonly [Intl.RelativeTimeFormatUnit, number])[]} */
const UNITS = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
];

/**
 * A moment in words of the reader's own zone.
 *
 * @param {number} at UNIX seconds
 * @param {TimeStyle} style
 */
export function timeWords(at, style) {
  if (style === 'relative') return relativeWords(at);
  const date = new Date(at * 1000);
  const time = date.toLocaleTimeString(undefined, { hour: '2-digit', minute: '2-digit' });
  if (style === 'time') return time;
  const isToday = date.toDateString() === new Date().toDateString();
  const day = isToday
    ? 'today'
    : date.toLocaleDateString(undefined, { day: 'numeric', month: 'short', year: 'numeric' });
  return style === 'date' ? day : `${day} ${time}`;
}

/** @param {number} at UNIX seconds */
function relativeWords(at) {
  const fromNow = at - Date.now() / 1000;
  const [unit, size] = UNITS.find(([, seconds]) => Math.abs(fromNow) >= seconds) ?? ['second', 1];
  return RELATIVE.format(Math.round(fromNow / size), unit);
}

/**
 * A length of time, short: `42 min`.
 *
 * @param {number} seconds
 */
export function lengthWords(seconds) {
  const [size, word] = [
    [86_400, 'd'],
    [3600, 'h'],
    [60, 'min'],
  ].find(([unit]) => seconds >= Number(unit)) ?? [1, 's'];
  return `${Math.max(0, Math.floor(seconds / Number(size)))} ${word}`;
}

/** Keeps every relative time on the page true. */
export function keepTimesTrue() {
  setInterval(() => {
    for (const element of document.querySelectorAll('time[data-relative]')) {
      element.textContent = relativeWords(Number(element.getAttribute('data-relative')));
    }
  }, 5000);
}
