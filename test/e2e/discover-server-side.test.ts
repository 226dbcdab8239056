import { mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateBucketCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until } from '../support/image-process.ts';
import { startTestGateway, type TestCredential, type TestGateway } from '../support/running-gateway.ts';
import { errorXml, ScriptedEndpoint } from '../support/scripted-endpoint.ts';

interface ProblemBody {
  readonly code: string;
  readonly detail: string;
  readonly fields: readonly { readonly field: string }[];
}

let gateway: TestGateway;
let credential: TestCredential;

beforeAll(async () => {
  gateway = await startTestGateway({ DISCOVERY_SERVER_SIDE: '1', DISCOVERY_ALLOW_PRIVATE: '1' });
  credential = await gateway.newTenant('acme');
  const client = gateway.client(credential);
  await client.send(new CreateBucketCommand({ Bucket: 'photos' }));
  for (const Key of ['b', 'a ö']) await client.send(new PutObjectCommand({ Bucket: 'photos', Key, Body: 'body' }));
  client.destroy();
});

afterAll(() => gateway.stop());

function access(rest: Readonly<Record<string, unknown>> = {}) {
  return {
    access_key: credential.accessKey,
    secret_key: credential.secretKey,
    region: 'us-east-1',
    endpoint_url: gateway.s3Base,
    ...rest,
  };
}

describe('discovery for scripts, where it is on', () => {
  it('lists buckets', async () => {
    expect(await gateway.admin('POST', '/discover/buckets', access())).toEqual({
      status: 200,
      body: [{ name: 'photos', creation_date: expect.stringMatching(/Z$/) }],
    });
  });

  it('lists a bucket, and what it answers can be kept as a snapshot', async () => {
    const { status, body } = await gateway.admin<object>('POST', '/discover/bucket/photos', access());
    expect(status).toBe(200);
    expect(body).toMatchObject({
      name: 'photos',
      files: [
        {
          key: 'a ö',
          size: 4,
          last_modified: expect.stringMatching(/Z$/),
          etag: expect.stringMatching(/^[0-9a-f]{32}$/),
        },
        { key: 'b' },
      ],
      ...{ total_size: 8, file_count: 2, versioning_status: 'Unknown', is_truncated: false },
    });
    const saved = await gateway.admin('POST', '/snapshot/save', {
      endpoint: gateway.s3Base,
      region: 'us-east-1',
      buckets: [body],
    });
    expect(saved).toMatchObject({ status: 201, body: { total_files: 2, total_size: 8 } });
  });

  it('lists versions, of a server that has them', async () => {
    const endpoint = await ScriptedEndpoint.start(({ query }) =>
      query.has('versions')
        ? {
            body: `<ListVersionsResult><IsTruncated>false</IsTruncated>
              <Version><Key>k</Key><VersionId>v1</VersionId><IsLatest>false</IsLatest><LastModified>2026-01-01T00:00:00Z</LastModified><ETag>"e"</ETag><Size>3</Size></Version>
              <DeleteMarker><Key>k</Key><VersionId>v2</VersionId><IsLatest>true</IsLatest><LastModified>2026-01-02T00:00:00Z</LastModified></DeleteMarker></ListVersionsResult>`,
          }
        : { body: '<VersioningConfiguration><Status>Enabled</Status></VersioningConfiguration>' },
    );
    try {
      const { body } = await gateway.admin(
        'POST',
        '/discover/bucket/b/versions',
        access({ endpoint_url: endpoint.url }),
      );
      expect(body).toEqual({
        name: 'b',
        versioning_status: 'Enabled',
        versions: [
          {
            key: 'k',
            version_id: 'v2',
            size: 0,
            last_modified: '2026-01-02T00:00:00.000Z',
            etag: null,
            is_latest: true,
            is_delete_marker: true,
          },
          {
            key: 'k',
            version_id: 'v1',
            size: 3,
            last_modified: '2026-01-01T00:00:00.000Z',
            etag: 'e',
            is_latest: false,
            is_delete_marker: false,
          },
        ],
        is_truncated: false,
      });
    } finally {
      await endpoint.stop();
    }
  });

  it.each<[string, Readonly<Record<string, unknown>>, number, string, string | undefined]>([
    ['a wrong secret', { secret_key: 'hidden-wrong' }, 422, 'wrong_secret', 'secret_key'],
    ['an unknown key', { access_key: 'AKNONE' }, 422, 'unknown_access_key', 'access_key'],
    ['a dead endpoint', { endpoint_url: 'http://127.0.0.1:1' }, 502, 'connection_refused', 'endpoint_url'],
    ['no URL', { endpoint_url: 'ftp://x' }, 422, 'invalid_input', 'endpoint_url'],
    ['no secret', { secret_key: undefined }, 422, 'invalid_input', 'secret_key'],
  ])('tells of %s in words', async (...[, change, status, code, field]) => {
    const answer = await gateway.admin<ProblemBody>('POST', '/discover/buckets', access(change));
    expect([answer.status, answer.body.code, answer.body.fields[0]?.field]).toEqual([status, code, field]);
    expect(JSON.stringify(answer.body)).not.toMatch(/hidden-wrong/);
    expect(JSON.stringify(answer.body)).not.toContain(credential.secretKey);
  });

  it('tells of what is no S3, and of a bucket that is not there', async () => {
    const answer = await gateway.admin<ProblemBody>(
      'POST',
      '/discover/buckets',
      access({ endpoint_url: `${gateway.apiBase}/health` }),
    );
    expect([answer.status, answer.body.code]).toEqual([422, 'not_s3']);
    const missing = await gateway.admin<ProblemBody>('POST', '/discover/bucket/none-here', access());
    expect([missing.status, missing.body.code]).toEqual([404, 'no_such_bucket']);
  });

  it('stops asking the endpoint when the client has gone', async () => {
    const endpoint = await ScriptedEndpoint.start(() => ({
      body: `<ListBucketResult><IsTruncated>true</IsTruncated><NextContinuationToken>${endpoint.seen.length}</NextContinuationToken></ListBucketResult>`,
    }));
    try {
      const call = request(`${gateway.apiBase}/discover/bucket/b`, {
        method: 'POST',
        agent: false,
        headers: { 'x-admin-key': gateway.adminKey, 'content-type': 'application/json' },
      });
      call.on('error', () => undefined).end(JSON.stringify(access({ endpoint_url: endpoint.url })));
      await until('some pages are read', async () => endpoint.seen.length > 3);
      call.destroy();
      let last = -1;
      await until('no more pages are asked for', async () => {
        const before = last;
        last = endpoint.seen.length;
        return before === last;
      });
      expect(last).toBeLessThan(1000);
    } finally {
      await endpoint.stop();
    }
  });

  it('gives the endpoint the session token, and repeats none of it', async () => {
    const endpoint = await ScriptedEndpoint.start(() => ({ status: 400, body: errorXml('ExpiredToken') }));
    try {
      const answer = await gateway.admin<ProblemBody>(
        'POST',
        '/discover/buckets',
        access({ endpoint_url: endpoint.url, session_token: 'tok-tok' }),
      );
      expect([answer.status, answer.body.code]).toEqual([422, 'expired']);
      expect(endpoint.seen[0]?.headers['x-amz-security-token']).toBe('tok-tok');
      expect(JSON.stringify(endpoint.seen)).not.toContain(credential.secretKey);
      expect(JSON.stringify(answer.body)).not.toContain('tok-tok');
    } finally {
      await endpoint.stop();
    }
  });
});

describe('discovery for scripts, elsewhere', () => {
  it('is off unless it is turned on, and says how, before it has read any key', async () => {
    const other = await startTestGateway();
    try {
      for (const path of ['/discover/buckets', '/discover/bucket/b', '/discover/bucket/b/versions']) {
        const { status, body } = await other.admin<ProblemBody>('POST', path, { no: 'keys' });
        expect([status, body.code, body.detail]).toEqual([
          404,
          'server_side_off',
          expect.stringContaining('DISCOVERY_SERVER_SIDE=1'),
        ]);
      }
    } finally {
      await other.stop();
    }
  });

  it('does not look into the gateway’s own network unless that is turned on too', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 's3gateway-private-'));
    const endpoint = await ScriptedEndpoint.start(() => ({}));
    const other = await startTestGateway({ DATA_DIR: dataDir, DISCOVERY_SERVER_SIDE: '1' });
    try {
      const { port } = new URL(endpoint.url);
      for (const host of [
        '127.0.0.1',
        'localhost',
        '[::1]',
        '0.0.0.0',
        '[::ffff:127.0.0.1]',
        '2130706433',
        '169.254.169.254',
      ]) {
        const { status, body } = await other.admin<ProblemBody>(
          'POST',
          '/discover/buckets',
          access({ endpoint_url: `http://${host}:${port}` }),
        );
        expect([host, status, body.code]).toEqual([host, 422, 'address_not_allowed']);
      }
      expect(endpoint.seen).toEqual([]);
    } finally {
      await other.stop();
      await endpoint.stop();
      rmSync(dataDir, { recursive: true, force: true });
    }
  });
});
