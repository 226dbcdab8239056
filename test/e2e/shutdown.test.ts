import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateBucketCommand, GetObjectCommand } from '@aws-sdk/client-s3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { until } from '../support/image-process.ts';
import { startTestGateway } from '../support/running-gateway.ts';
import { signedHeaders } from '../support/signed-request.ts';
import { statuses, Wire } from '../support/wire.ts';

let dataDir: string;

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 's3gateway-shutdown-'));
});

afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

const BODY = 'x'.repeat(200_000);

describe('a stop', () => {
  it('takes no new connection, ends the upload under way, and has it on disk', async () => {
    const gateway = await startTestGateway({ DATA_DIR: dataDir });
    const credential = await gateway.newTenant('acme');
    await gateway.client(credential).send(new CreateBucketCommand({ Bucket: 'ledger' }));
    const request = { method: 'PUT', origin: gateway.s3Base, path: '/ledger/k', body: BODY, credential };
    const fields = Object.entries(signedHeaders(request)).map(([name, value]) => `${name}: ${value}`);
    const head = `PUT /ledger/k HTTP/1.1\r\n${fields.join('\r\n')}\r\nexpect: 100-continue\r\n\r\n`;
    const wire = new Wire(gateway.s3Base).send(head);
    await wire.until(/100 Continue/);
    wire.send(BODY.slice(0, 100_000));
    const stopped = gateway.stop();
    await until('no connection is taken', () =>
      fetch(gateway.apiBase).then(
        () => false,
        () => true,
      ),
    );
    expect(statuses(await wire.send(BODY.slice(100_000)).until(/200 OK.*\r\n\r\n$/s))).toEqual([100, 200]);
    await stopped;
    const again = await startTestGateway({ DATA_DIR: dataDir });
    const found = await again.client(credential).send(new GetObjectCommand({ Bucket: 'ledger', Key: 'k' }));
    expect(await found.Body?.transformToString()).toBe(BODY);
    await again.stop();
  });

  it('does not wait for clients that keep their connection without asking anything', async () => {
    const gateway = await startTestGateway({ DATA_DIR: dataDir });
    const idle = [gateway.s3Base, gateway.apiBase].map((base) => new Wire(base));
    const [first, second] = idle;
    await first?.send('GET /b/k HTTP/1.1\r\nhost: x\r\n\r\n').until(/403/);
    await second?.send('GET /health HTTP/1.1\r\nhost: x\r\n\r\n').until(/"ok"/);
    await gateway.stop();
    await Promise.all(idle.map((wire) => wire.closed));
  });

  it('can be asked for while the worker copies, and loses no copy', async () => {
    const gateway = await startTestGateway({ DATA_DIR: dataDir });
    const credential = await gateway.newTenant('acme', { residency: { allow: ['EU'] }, replicas: 2 });
    const s3 = gateway.client(credential);
    await s3.send(new CreateBucketCommand({ Bucket: 'ledger' }));
    for (let index = 0; index < 20; index++) {
      const request = { method: 'PUT', origin: gateway.s3Base, path: `/ledger/${index}`, body: BODY, credential };
      const headers = Object.entries(signedHeaders(request)).flatMap(([name, value]) =>
        value === undefined || name === 'host' || name === 'content-length' ? [] : [[name, value] as [string, string]],
      );
      expect((await fetch(`${gateway.s3Base}/ledger/${index}`, { method: 'PUT', headers, body: BODY })).status).toBe(
        200,
      );
    }
    await gateway.stop();
    const again = await startTestGateway({ DATA_DIR: dataDir });
    interface Page {
      readonly objects: readonly { readonly replicas: readonly { readonly is_current: boolean }[] }[];
    }
    const copies = async () =>
      (await again.admin<Page>('GET', '/proxy/objects/acme/ledger')).body.objects.map((object) =>
        object.replicas.map((replica) => replica.is_current),
      );
    await until('every copy is there', async () => (await copies()).flat().every(Boolean));
    expect(await copies()).toEqual(Array.from({ length: 20 }, () => [true, true]));
    await again.stop();
  });
});
