import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { build } from 'vite';
import { SystemClock } from '../src/base/clock.ts';
import { closeServer, listen } from '../src/main/listening.ts';
import { SCREENS, signIn, startBrowser } from '../test/support/browser.ts';
import { startTestGateway } from '../test/support/running-gateway.ts';

/**
 * `make bench`, the console's part: how much JavaScript the first route takes, how soon something is there to be read, and how
 * smoothly a million rows scroll. A real browser without a graphics card, against a real gateway.
 */
const { values: options } = parseArgs({
  options: { loads: { type: 'string', default: '7' }, seconds: { type: 'string', default: '5' } },
});

const GOAL_SCRIPT_BYTES = 300 * 1024;
/** Frames of which 95 in 100 come in time, at 60 a second, count as smooth. */
const FRAME_MS = 1000 / 60;
const GOAL_SHARE = 0.95;
const ROWS_A_FRAME = 3;

/** The browser tells of a paint a moment after it. */
const FIRST_PAINT = `new Promise((done) =>
  new PerformanceObserver((list) => {
    for (const { name, startTime } of list.getEntries()) if (name === 'first-contentful-paint') done(startTime);
  }).observe({ type: 'paint', buffered: true }))`;

const say = (text: string) => process.stdout.write(`${text}\n`);
const verdict = (isReached: boolean, goal: string) => `${isReached ? 'reached' : 'MISSED'} ${goal}`;

const browser = await startBrowser();
try {
  await measureFirstRoute(browser, Number(options.loads));
  await measureScrolling(browser, Number(options.seconds));
} finally {
  await browser.close();
}

async function measureFirstRoute(chromium: Browser, loads: number): Promise<void> {
  const gateway = await startTestGateway();
  try {
    const paints: number[] = [];
    let scriptBytes = 0;
    for (let load = 0; load < loads; load++) {
      const context = await chromium.newContext({ viewport: SCREENS.desktop });
      const page = await context.newPage();
      const scripts: Promise<number>[] = [];
      page.on('response', (response) => {
        if (response.request().resourceType() === 'script')
          scripts.push(response.body().then((body) => gzipSync(body, { level: 9 }).length));
      });
      await page.goto(gateway.apiBase);
      await page.getByRole('textbox', { name: 'Admin key' }).waitFor();
      paints.push(await page.evaluate<number>(FIRST_PAINT));
      await signIn(page, gateway.adminKey);
      await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor();
      await page.waitForLoadState('networkidle');
      scriptBytes = (await Promise.all(scripts)).reduce((sum, bytes) => sum + bytes, 0);
      await context.close();
    }
    const size = `${(scriptBytes / 1024).toFixed(0)} KiB`;
    say(
      `JavaScript of the first route, gzipped: ${size}   ${verdict(scriptBytes < GOAL_SCRIPT_BYTES, 'under 300 KiB')}`,
    );
    say(`first meaningful paint, median of ${loads} cold loads: ${median(paints).toFixed(0)} ms`);
  } finally {
    await gateway.stop();
  }
}

async function measureScrolling(chromium: Browser, seconds: number): Promise<void> {
  const directory = mkdtempSync(join(tmpdir(), 's3gateway-console-bench-'));
  const clock = new SystemClock();
  await build({
    root: join(import.meta.dirname, '..', 'console', 'bench'),
    base: './',
    logLevel: 'error',
    build: { outDir: directory, emptyOutDir: true },
  });
  const types: Readonly<Record<string, string>> = {
    '.html': 'text/html',
    '.js': 'text/javascript',
    '.css': 'text/css',
  };
  const server = createServer((request, response) => {
    const path = request.url === '/' ? '/index.html' : (request.url ?? '');
    try {
      const content = readFileSync(join(directory, path));
      response.writeHead(200, { 'content-type': types[extname(path)] ?? 'application/octet-stream' }).end(content);
    } catch {
      // The browser asks for an icon by itself; there is none.
      response.writeHead(404).end();
    }
  });
  try {
    const page = await chromium.newPage({ viewport: SCREENS.desktop });
    await page.goto(await listen(server, '127.0.0.1', 0));
    await page.getByRole('grid').getByRole('row').nth(1).waitFor();
    const frames = await page.evaluate<number[]>(scrollScript(seconds * 1000));
    const inTime = frames.filter((frame) => frame < FRAME_MS * 1.5).length / frames.length;
    const rate = (frames.length * 1000) / frames.reduce((sum, frame) => sum + frame, 0);
    say(
      `scrolling 1,000,000 rows: ${rate.toFixed(1)} frames/s, ${(inTime * 100).toFixed(1)} % in time, longest ${Math.max(...frames).toFixed(0)} ms   ` +
        verdict(inTime >= GOAL_SHARE, '60 frames/s for 95 % of frames'),
    );
  } finally {
    await closeServer(server, clock);
    rmSync(directory, { recursive: true });
  }
}

/** Scrolls a few rows each frame and gives the time between frames, in ms. */
function scrollScript(durationMs: number): string {
  return `new Promise((done) => {
    const grid = document.querySelector('[role=grid]');
    const scroller = [grid, ...grid.querySelectorAll('*'), grid.parentElement].find((each) => each.scrollHeight > each.clientHeight + 1000);
    const frames = [];
    const beginMs = performance.now();
    let beforeMs;
    const step = (nowMs) => {
      if (beforeMs !== undefined) frames.push(nowMs - beforeMs);
      beforeMs = nowMs;
      scroller.scrollTop += ${ROWS_A_FRAME} * 36;
      if (nowMs - beginMs > ${durationMs}) done(frames);
      else requestAnimationFrame(step);
    };
    requestAnimationFrame(step);
  })`;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}
