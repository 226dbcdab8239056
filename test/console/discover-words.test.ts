import { once } from 'node:events';
import { createServer } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SCREENS, startBrowser, takePictures } from '../support/browser.ts';
import { type DiscoverEntry, discover } from '../support/discover-page.ts';
import { startTestGateway, type TestCredential, type TestGateway } from '../support/running-gateway.ts';
import { ScriptedEndpoint, type SeenRequest } from '../support/scripted-endpoint.ts';

const XML = { 'content-type': 'application/xml' };

/** An address where nobody listens. */
async function deadEndpoint(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
}

/** Answers for eu-central-1 alone, as AWS does. */
function frankfurt({ headers }: SeenRequest) {
  if (headers.authorization?.includes('/eu-central-1/s3/'))
    return { headers: XML, body: '<ListAllMyBucketsResult><Buckets/></ListAllMyBucketsResult>' };
  const body = `<Error><Code>AuthorizationHeaderMalformed</Code><Message>The region 'us-east-1' is wrong; expecting 'eu-central-1'</Message><Region>eu-central-1</Region></Error>`;
  return { status: 400, headers: XML, body };
}

describe('a discovery that fails says in words', () => {
  let browser: Browser;
  let gateway: TestGateway;
  let strict: TestGateway;
  let credential: TestCredential;
  let page: Page;
  beforeAll(async () => {
    [browser, gateway, strict] = await Promise.all([
      startBrowser(),
      startTestGateway({ DISCOVERY_ALLOW_PRIVATE: '1' }),
      startTestGateway(),
    ]);
    credential = await gateway.newTenant('acme');
    page = await browser.newPage({ viewport: SCREENS.desktop });
  });
  afterAll(async () => {
    await browser.close();
    await Promise.all([gateway.stop(), strict.stop()]);
  });

  /** Tries in the tab that stays open, and gives the notice that says these words. */
  const noticeAfter = async (entry: Partial<DiscoverEntry>, words: string | RegExp) => {
    await discover(page, gateway.apiBase, { endpoint: gateway.s3Base, ...credential, ...entry });
    const notice = page.getByRole('alert').filter({ hasText: words });
    await notice.waitFor();
    return (await notice.textContent()) ?? '';
  };

  it('that the access key is not known', async () => {
    const text = await noticeAfter({ accessKey: 'NOBODY' }, 'The endpoint does not know this access key');
    expect(text).toContain('InvalidAccessKeyId');
  });

  it('that the secret key is wrong', async () => {
    await noticeAfter({ secretKey: 'not the secret' }, 'The secret key does not belong to the access key');
    await takePictures(page, 'discover-refused');
  });

  it('that nobody listens, and tries again when asked to', async () => {
    const endpoint = await deadEndpoint();
    await noticeAfter({ endpoint }, 'Nothing listens there');
    const again = page.waitForResponse((response) => response.url().endsWith('/discover/relay'));
    await page.getByRole('button', { name: 'Try again' }).click();
    await again;
    await page.getByRole('alert').filter({ hasText: 'Nothing listens there' }).waitFor();
  });

  it('that there is no such host', async () => {
    await noticeAfter({ endpoint: 'https://s3.no-such-host.invalid' }, 'There is no such host');
  });

  it('that no https is spoken', async () => {
    const endpoint = gateway.s3Base.replace('http:', 'https:');
    await noticeAfter({ endpoint }, /The encrypted connection failed|The connection was cut off/);
  });

  it('that a web site is no S3 endpoint', async () => {
    await noticeAfter({ endpoint: gateway.apiBase }, 'What answers there does not speak S3');
  });

  it('that private addresses are not allowed, and by which setting they are', async () => {
    const other = await browser.newPage();
    await discover(other, strict.apiBase, { endpoint: gateway.s3Base, ...credential });
    const notice = other.getByRole('alert').filter({ hasText: 'The gateway does not go to private addresses' });
    await notice.waitFor();
    expect(await notice.textContent()).toContain('DISCOVERY_ALLOW_PRIVATE=1');
    await other.close();
  });

  it('which region is the right one, and goes there by a button', async () => {
    const endpoint = await ScriptedEndpoint.start(frankfurt);
    const text = await noticeAfter({ endpoint: endpoint.url }, 'This is the wrong region');
    expect(text).toContain('The endpoint does not answer for us-east-1 but for eu-central-1.');
    await page.getByRole('button', { name: 'Use eu-central-1' }).click();
    await page.getByText('No buckets').waitFor();
    await page.getByRole('button', { name: 'Disconnect' }).click();
    expect(await page.getByRole('textbox', { name: 'Region' }).inputValue()).toBe('eu-central-1');
    await endpoint.stop();
  });

  it('that the clocks are apart, by how much, and goes on with the endpoint’s time', async () => {
    const context = await browser.newContext({ viewport: SCREENS.desktop });
    const page = await context.newPage();
    await page.clock.install({ time: Date.now() - 3 * 3_600_000 });
    await page.clock.resume();
    await discover(page, gateway.apiBase, { endpoint: gateway.s3Base, ...credential });
    await page.getByText('The clocks are apart').waitFor();
    expect(await page.getByRole('status').filter({ hasText: 'clock' }).textContent()).toMatch(
      /This computer’s clock is (3 h|2 h 59 min|3 h 1 min) behind the endpoint’s/,
    );
    await context.close();
  });

  it('that the clocks are apart also when the endpoint accepts no time at all', async () => {
    const endpoint = await ScriptedEndpoint.start(() => ({
      status: 403,
      headers: { ...XML, date: new Date(Date.now() - 2 * 86_400_000 - 60_000).toUTCString() },
      body: '<Error><Code>RequestTimeTooSkewed</Code><Message>too far</Message></Error>',
    }));
    await noticeAfter(
      { endpoint: endpoint.url },
      'This computer’s clock is 2 d ahead of the endpoint’s. Set the clock, then try again.',
    );
    await endpoint.stop();
  });

  it('what is wrong with what was entered, before anything is sent', async () => {
    const relayed: string[] = [];
    page.on('request', (request) => request.url().includes('/relay') && relayed.push(request.url()));
    await discover(page, gateway.apiBase, { endpoint: 'ftp://x', accessKey: 'a b', secretKey: '', region: 'no good' });
    await page.getByText('An address such as https://s3.example.com, without user and query').waitFor();
    await page.getByText('No access key has spaces, commas or slashes in it').waitFor();
    await page.getByText('Letters, digits and hyphens, such as eu-central-1').waitFor();
    await page.getByText('The secret key is needed to sign; it does not leave this page').waitFor();
    expect(relayed).toEqual([]);
  });

  it('suggests the endpoints of the catalog by country, with the region that belongs to each', async () => {
    await page.goto(`${gateway.apiBase}/#/discover`);
    const field = page.getByRole('textbox', { name: 'Endpoint' }).or(page.getByRole('combobox', { name: 'Endpoint' }));
    await field.fill('frankfurt amazon');
    const option = page.getByRole('option', { name: /Amazon.*Frankfurt/ }).first();
    await option.waitFor();
    await takePictures(page, 'discover-suggestions');
    await option.click();
    expect(await field.inputValue()).toContain('eu-central-1');
    expect(await page.getByRole('textbox', { name: 'Region' }).inputValue()).toBe('eu-central-1');
  });

  it('nothing of a discovery that was cancelled', async () => {
    let isHeld = true;
    await page.route('**/discover/relay', async (route) => {
      if (!isHeld) await route.continue();
    });
    await discover(page, gateway.apiBase, { endpoint: gateway.s3Base, ...credential });
    await page.getByRole('button', { name: 'Cancel' }).click();
    isHeld = false;
    await page.getByRole('button', { name: 'Discover', exact: true }).click();
    await page.getByText('No buckets').waitFor();
    expect(await page.getByRole('alert').count()).toBe(0);
  });
});
