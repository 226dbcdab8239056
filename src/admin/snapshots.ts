import { Readable } from 'node:stream';
import { z } from 'zod';
import type { Snapshot, SnapshotCaps, SnapshotSummary } from '../discovery/snapshot.ts';
import { snapshotContent } from '../discovery/snapshot-content.ts';
import { snapshotCsv } from '../discovery/snapshot-csv.ts';
import { diffSnapshots } from '../discovery/snapshot-diff.ts';
import type { OpenedSnapshot, SnapshotStore } from '../discovery/snapshot-store.ts';
import { Gate } from './gate.ts';
import { notFound, Problem } from './problem.ts';
import type { AdminApp } from './routes.ts';
import { pageLimit, problemSchema, problems } from './schemas.ts';
import {
  confirmation,
  diffQuery,
  snapshotDiff,
  snapshotId,
  snapshotList,
  snapshotSummary,
  snapshotToSave,
  storedSnapshot,
} from './snapshot-schemas.ts';
import { foundEndpoint, refuseCredentials, saveLimitBytes } from './snapshot-to-save.ts';

/** Saves and comparisons at the same time: each holds one or two snapshots in memory. */
const MAX_AT_ONCE = 2;
const TAGS = ['snapshots'];
/** What a disk or a directory that cannot be written to says. */
const UNWRITABLE = ['ENOSPC', 'EDQUOT', 'EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EIO'];

/** What the snapshot routes answer from. */
export interface SnapshotParts {
  readonly store: SnapshotStore;
  readonly caps: SnapshotCaps;
}

/** `/snapshot/*`: what was found at endpoints, kept as files. */
export function snapshotRoutes(app: AdminApp, parts: SnapshotParts): void {
  const gate = new Gate(MAX_AT_ONCE, 'as many saves and comparisons of snapshots as there is room for are');
  saveRoute(app, parts, gate);
  readRoutes(app, parts);
  diffRoute(app, parts, gate);
  deleteRoutes(app, parts);
}

function saveRoute(app: AdminApp, { store, caps }: SnapshotParts, gate: Gate): void {
  app.post(
    '/snapshot/save',
    {
      bodyLimit: saveLimitBytes(caps),
      schema: {
        tags: TAGS,
        summary: 'Keep what was found at an endpoint; what is over the caps is left out and counted',
        body: snapshotToSave,
        response: { 201: snapshotSummary, ...problems, 413: problemSchema },
      },
      // Before the body is read: a body is what takes the memory.
      onRequest: async (_request, reply) => {
        const leave = gate.enter();
        reply.raw.once('close', leave);
      },
      preValidation: async (request) => refuseCredentials(request.body),
    },
    async (request, reply) => {
      const content = snapshotContent(foundEndpoint(request.body), caps);
      try {
        return reply.code(201).send(await store.save(content));
      } catch (error) {
        throw asWriteProblem(error);
      }
    },
  );
}

function readRoutes(app: AdminApp, { store }: SnapshotParts): void {
  app.get(
    '/snapshot/list',
    {
      schema: {
        tags: TAGS,
        summary: 'Snapshots, newest first; the next page is asked for with the last id in `after`',
        querystring: z.object({ limit: pageLimit, after: snapshotId.optional() }),
        response: { 200: snapshotList, ...problems },
      },
    },
    (request) => store.list(request.query),
  );
  app.get(
    '/snapshot/:id',
    {
      schema: {
        tags: TAGS,
        summary: 'A snapshot as it is stored, or its files as CSV',
        params: z.object({ id: z.string() }),
        querystring: z.object({ format: z.enum(['json', 'csv']).default('json') }),
        response: { 200: storedSnapshot, ...problems },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      const { format } = request.query;
      const stream =
        format === 'csv' ? csvStream(await readSnapshot(store, id)) : (await openSnapshot(store, id)).text();
      reply.headers({
        'content-type':
          format === 'csv' ? 'text/csv; charset=utf-8; header=present' : 'application/json; charset=utf-8',
        // An id that was found is of letters, digits, `.`, `-` and `_` alone.
        'content-disposition': `attachment; filename="${id}.${format}"`,
        'x-content-type-options': 'nosniff',
        'cache-control': 'no-store',
      });
      // A stream passes by the serializer: what is stored is sent to the byte.
      return reply.send(stream as never);
    },
  );
}

function diffRoute(app: AdminApp, { store }: SnapshotParts, gate: Gate): void {
  app.get(
    '/snapshot/diff',
    {
      schema: {
        tags: TAGS,
        summary: 'What was added, removed, changed and moved between two snapshots',
        querystring: diffQuery,
        response: { 200: snapshotDiff, ...problems },
      },
    },
    async (request) => {
      const leave = gate.enter();
      try {
        const from = await readSnapshot(store, request.query.from);
        const to = await readSnapshot(store, request.query.to);
        const diff = diffSnapshots(from, to, { maxEntries: request.query.limit });
        return { from: summaryOf(from), to: summaryOf(to), ...diff };
      } finally {
        leave();
      }
    },
  );
}

function deleteRoutes(app: AdminApp, { store }: SnapshotParts): void {
  app.delete(
    '/snapshot/:id',
    {
      schema: {
        tags: TAGS,
        summary: 'Delete one snapshot',
        params: z.object({ id: z.string() }),
        response: { 200: z.object({ message: z.string() }).describe('Message'), ...problems },
      },
    },
    async (request) => {
      const { id } = request.params;
      if (!(await store.delete(id))) throw notFound(`snapshot ${id}`);
      return { message: `snapshot ${id} is deleted` };
    },
  );
  app.delete(
    '/snapshot',
    {
      schema: {
        tags: TAGS,
        summary: 'Delete every snapshot',
        body: confirmation,
        response: { 200: z.object({ deleted: z.int() }).describe('SnapshotsDeleted'), ...problems },
      },
    },
    async () => ({ deleted: await store.deleteAll() }),
  );
}

async function openSnapshot(store: SnapshotStore, id: string) {
  const opened = await store.open(id);
  if (opened.kind !== 'snapshot') throw asReadProblem(opened, id);
  return opened;
}

async function readSnapshot(store: SnapshotStore, id: string): Promise<Snapshot> {
  const read = await store.read(id);
  if (read.kind !== 'snapshot') throw asReadProblem(read, id);
  return read.snapshot;
}

function csvStream(snapshot: Snapshot): Readable {
  return Readable.from(snapshotCsv(snapshot), { objectMode: false });
}

function summaryOf({ buckets: _buckets, left_out: _leftOut, ...summary }: Snapshot): SnapshotSummary {
  return summary;
}

function asReadProblem(opened: Exclude<OpenedSnapshot, { kind: 'snapshot' }>, id: string): Problem {
  if (opened.kind === 'missing') return notFound(`snapshot ${id}`);
  return new Problem(409, 'snapshot_unreadable', `snapshot ${id} cannot be read: ${opened.problem}`);
}

function asWriteProblem(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (!UNWRITABLE.includes(code)) return error;
  return new Problem(503, 'snapshots_unwritable', `the directory of SNAPSHOTS_DIR cannot be written to: ${code}`);
}
