// node healthcheck.mjs TARGET [STATUS]
// Exits 0 when TARGET answers STATUS (200) in time, otherwise 1 with the reason. TARGET is a URL, or a path of the gateway's own port.
const LIMIT_MS = 3_000;

const [target = '/health', expected = '200'] = process.argv.slice(2);
const url = new URL(target, `http://127.0.0.1:${process.env.PORT || 8000}`);
try {
  const response = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(LIMIT_MS) });
  await response.body?.cancel();
  if (String(response.status) !== expected) throw new Error(`answered ${response.status}, not ${expected}`);
} catch (error) {
  console.error(`${url}: ${error.cause?.message ?? error.message}`);
  process.exitCode = 1;
}
