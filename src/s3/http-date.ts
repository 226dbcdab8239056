const DAY = '(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?';
const TIME = '(\\d{2}):(\\d{2}):(\\d{2})';
const IMF_FIXDATE = new RegExp(`^${DAY}, (\\d{2}) (\\w{3}) (\\d{4}) ${TIME} GMT$`);
const RFC_850 = new RegExp(`^${DAY}, (\\d{2})-(\\w{3})-(\\d{2}) ${TIME} GMT$`);
const ASCTIME = new RegExp(`^${DAY} (\\w{3}) ([ \\d]\\d) ${TIME} (\\d{4})$`);
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Two-digit years up to here are in this century. RFC 850 dates are decades out of use, so the pivot can stand still. */
const LAST_SHORT_YEAR = 69;

/** A date in whole seconds, as `Last-Modified` has it (RFC 9110, section 5.6.7, IMF-fixdate). */
export function formatHttpDate(timeMs: number): string {
  return new Date(timeMs).toUTCString();
}

/**
 * Milliseconds since the epoch of an HTTP date in any of its three forms (RFC 9110, section 5.6.7), or undefined.
 * `Date.parse` would take anything at all for a date and read asctime in the machine's own time zone.
 */
export function parseHttpDate(text: string): number | undefined {
  const trimmed = text.trim();
  const imf = IMF_FIXDATE.exec(trimmed);
  if (imf) return toTime([imf[3], imf[2], imf[1]], imf.slice(4));
  const rfc850 = RFC_850.exec(trimmed);
  if (rfc850) return toTime([fullYear(rfc850[3]), rfc850[2], rfc850[1]], rfc850.slice(4));
  const asctime = ASCTIME.exec(trimmed);
  return asctime ? toTime([asctime[6], asctime[1], asctime[2]], asctime.slice(3, 6)) : undefined;
}

function fullYear(shortYear: string | undefined): string {
  return `${Number(shortYear) > LAST_SHORT_YEAR ? 19 : 20}${shortYear}`;
}

function toTime([year, month, day]: readonly (string | undefined)[], time: readonly string[]): number | undefined {
  const monthIndex = MONTHS.indexOf(month ?? '');
  const [hours = 0, minutes = 0, seconds = 0] = time.map(Number);
  const isTimeOfDay = hours < 24 && minutes < 60 && seconds <= 60;
  const timeMs = Date.UTC(Number(year), monthIndex, Number(day), hours, minutes, seconds);
  const isDay =
    monthIndex >= 0 && new Date(Date.UTC(Number(year), monthIndex, Number(day))).getUTCDate() === Number(day);
  return isTimeOfDay && isDay ? timeMs : undefined;
}
