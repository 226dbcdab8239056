import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { dockerFile, interpolate, ROOT, readCompose, requiredVariables } from '../support/container-files.ts';
import { lintCompose } from './compose-lint.ts';
import { variableOf } from './program-facts.ts';

const base = dockerFile('compose.yaml');
const demo = dockerFile('compose.demo.yaml');

describe.each(['compose.yaml', 'compose.demo.yaml'])('%s', (name) => {
  it('says nothing that the program, the image or the other services do not know', () => {
    expect(lintCompose(dockerFile(name))).toEqual([]);
  });

  it.each([...requiredVariables(dockerFile(name))])('does not start without %s', (missing) => {
    const others = [...requiredVariables(dockerFile(name))].filter((variable) => variable !== missing);
    const environment = Object.fromEntries(others.map((variable) => [variable, 'x']));
    expect(() => interpolate(dockerFile(name), environment)).toThrow(`${missing} is not set; run "make secrets" first`);
  });
});

describe('compose.dev.yaml', () => {
  const dev = readCompose(dockerFile('compose.dev.yaml'));
  const gateway = dev.services['gateway'];

  it('lays the sources over the one service of compose.yaml and watches them', () => {
    expect(Object.keys(dev.services)).toEqual(Object.keys(readCompose(base).services));
    expect(gateway?.entrypoint).toEqual(['node', '--watch', 'src/cli/main.ts']);
    expect(gateway?.command).toEqual(readCompose(base).services['gateway']?.command);
    expect(gateway?.volumes).toEqual(['../../src:/app/src:ro', '../../data/providers:/app/data/providers:ro']);
  });

  it('sets only variables that are known', () => {
    expect(Object.keys(gateway?.environment ?? {}).filter((name) => !variableOf('serve', name))).toEqual([]);
  });

  it('touches nothing that keeps the container in its bounds', () => {
    const text = parse(dockerFile('compose.dev.yaml'));
    const touched = Object.keys(text.services.gateway).sort();
    expect(touched).toEqual(['command', 'entrypoint', 'environment', 'restart', 'volumes']);
  });
});

describe('make secrets', () => {
  const directory = mkdtempSync(join(tmpdir(), 's3gateway-secrets-'));
  const file = join(directory, '.env');
  const make = () => spawnSync('make', ['secrets', `SECRETS_FILE=${file}`], { cwd: ROOT, encoding: 'utf8' });

  afterAll(() => rmSync(directory, { recursive: true }));

  it('writes one long random value for every variable that a compose file requires, for its owner only', () => {
    const { status, stdout } = make();
    expect(status).toBe(0);
    const written = readFileSync(file, 'utf8').trimEnd().split('\n');
    const required = new Set([...requiredVariables(base), ...requiredVariables(demo)]);
    expect(written.map((line) => line.split('=')[0]).sort()).toEqual([...required].sort());
    const values = written.map((line) => line.slice(line.indexOf('=') + 1));
    expect(values.filter((value) => !/^[\w-]{32}$/.test(value))).toEqual([]);
    expect(new Set(values).size).toBe(required.size);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(values.filter((value) => stdout.includes(value))).toEqual([]);
  });

  it('leaves the secrets that are there alone', () => {
    const before = readFileSync(file, 'utf8');
    expect(make().status).toBe(0);
    expect(readFileSync(file, 'utf8')).toBe(before);
  });
});
