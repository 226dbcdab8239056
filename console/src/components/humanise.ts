const BINARY_UNITS = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB', 'EiB'];
const KIB = 1024;
const SECOND_MS = 1000;
const TIME_UNITS: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['year', 365 * 86_400_000],
  ['month', 30 * 86_400_000],
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', SECOND_MS],
];

const counts = new Intl.NumberFormat('en');
const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });
const moments = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'medium' });
const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });
const day = new Intl.DateTimeFormat('en-GB', { weekday: 'short', day: 'numeric' });
const places = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'code' });

/** Bytes in binary units with three digits that matter: `1.50 KiB`, `23.4 MiB`, `512 B`. */
export function humanBytes(bytes: number): string {
  let unit = 0;
  let value = Math.abs(bytes);
  // From 1023.5 on it would be written as 1024.
  while (value >= KIB - 0.5 && unit < BINARY_UNITS.length - 1) {
    value /= KIB;
    unit += 1;
  }
  const digits = unit === 0 || value >= 99.95 ? 0 : value >= 9.995 ? 1 : 2;
  return `${bytes < 0 ? '−' : ''}${value.toFixed(digits)} ${BINARY_UNITS[unit]}`;
}

/** A count with its thousands apart: `1,234,567`. */
export function humanCount(count: number): string {
  return counts.format(count);
}

/** A count with what is counted: `1 object`, `2,500 objects`. Of nouns that take an s. */
export function humanCounted(count: number, noun: string): string {
  return `${humanCount(count)} ${noun}${count === 1 ? '' : 's'}`;
}

/** How long ago or ahead a moment is, in one unit: `3 minutes ago`. */
export function humanAgo(moment: string | number | Date, nowMs: number): string {
  const differenceMs = new Date(moment).getTime() - nowMs;
  for (const [unit, unitMs] of TIME_UNITS)
    if (Math.abs(differenceMs) >= unitMs) return relative.format(Math.round(differenceMs / unitMs), unit);
  return 'now';
}

/** A moment in the reader's own time zone: `24 Nov 2026, 10:15:00`. */
export function humanMoment(moment: string | number | Date): string {
  return moments.format(new Date(moment));
}

/** A moment of the last days in the reader's own time zone: the time of day, but for the beginning of a day its date. */
export function humanClock(moment: number): string {
  const written = clock.format(moment);
  return written === '00:00' ? day.format(moment) : written;
}

/** A span of time in its largest unit or two: `350 ms`, `42 s`, `3 min 20 s`, `2 h 5 min`, `4 d 3 h`. */
export function humanSpan(spanMs: number): string {
  if (spanMs < SECOND_MS) return `${Math.round(spanMs)} ms`;
  const seconds = Math.round(spanMs / SECOND_MS);
  if (seconds < 60) return `${seconds} s`;
  if (seconds < 3600) return two(seconds, [60, 'min', 's']);
  if (seconds < 86_400) return two(Math.round(seconds / 60), [60, 'h', 'min']);
  return two(Math.round(seconds / 3600), [24, 'd', 'h']);
}

/** How long a request took, as far as whole milliseconds tell. */
export function humanLatency(latencyMs: number): string {
  return latencyMs < 1 ? 'under 1 ms' : humanSpan(latencyMs);
}

/** A country's name for its ISO 3166-1 code; what is no code is given back. */
export function countryName(code: string | null | undefined): string {
  if (code === null || code === undefined || code === '') return 'unknown';
  try {
    return places.of(code.toUpperCase()) ?? code;
  } catch {
    // Not a region code: catalogs also say `EU` or `unknown`, which are words already.
    return code;
  }
}

function two(small: number, [size, large, unit]: readonly [number, string, string]): string {
  const rest = small % size;
  const whole = `${Math.floor(small / size)} ${large}`;
  return rest === 0 ? whole : `${whole} ${rest} ${unit}`;
}
