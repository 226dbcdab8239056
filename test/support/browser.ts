import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import chromium from '@sparticuz/chromium';
import { type Browser, type BrowserContext, type Page, chromium as playwright } from 'playwright-core';

const SCREENSHOTS = fileURLToPath(new URL('../../test-screenshots/', import.meta.url));

/** Options that keep the browser from speaking to anybody but the page's own servers, and each test's tabs apart. */
const QUIET = ['--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'];
/** What the packaged browser sets for its usual home and what would take away the very rules that are tested here. */
const UNSAFE = new Set([
  '--disable-web-security',
  '--allow-running-insecure-content',
  '--disable-site-isolation-trials',
  '--single-process',
  '--no-zygote',
]);

/** The widths that every page is looked at. */
export const SCREENS = {
  desktop: { width: 1440, height: 900 },
  phone: { width: 390, height: 844 },
} as const;

/** Starts the browser that came with the packages. Whoever starts it closes it. */
export async function startBrowser(): Promise<Browser> {
  const args = chromium.args.filter((argument) => !UNSAFE.has(argument));
  return playwright.launch({
    executablePath: await chromium.executablePath(),
    args: [...args, ...QUIET],
    headless: true,
    // The browser as a whole must outlive one test's limit; each wait in it has its own.
    timeout: 60_000,
  });
}

/** What a tab complained about and where it sent requests: a page that is in order has no faults and one origin. */
export interface Watch {
  readonly faults: string[];
  readonly origins: Set<string>;
}

/** Listens to everything that a page of the context says and sends. */
export function watch(context: BrowserContext): Watch {
  const seen: Watch = { faults: [], origins: new Set() };
  context.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') seen.faults.push(message.text());
  });
  context.on('weberror', (error) => seen.faults.push(String(error.error())));
  context.on('request', (request) => {
    const { origin, protocol } = new URL(request.url());
    if (protocol !== 'data:' && protocol !== 'blob:') seen.origins.add(origin);
  });
  return seen;
}

/** Signs in with the admin key, as a person does. */
export async function signIn(page: Page, adminKey: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Admin key' }).fill(adminKey);
  await page.getByRole('button', { name: 'Open the console' }).click();
  await page.getByRole('button', { name: 'Forget key' }).waitFor();
}

/** Writes pictures of the page as it is, in both themes and at both widths, into the ignored folder. */
export async function takePictures(page: Page, name: string): Promise<void> {
  mkdirSync(SCREENSHOTS, { recursive: true });
  const before = page.viewportSize();
  for (const [screen, size] of Object.entries(SCREENS))
    for (const theme of ['light', 'dark'] as const) {
      await page.setViewportSize(size);
      await page.emulateMedia({ colorScheme: theme });
      await page.screenshot({ path: join(SCREENSHOTS, `${name}-${screen}-${theme}.png`), animations: 'disabled' });
    }
  await page.emulateMedia({ colorScheme: 'light' });
  if (before) await page.setViewportSize(before);
}
