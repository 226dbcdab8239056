import { readdirSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { dockerFile, ROOT } from '../support/container-files.ts';
import { isInContext, lintDockerfile } from './dockerfile-lint.ts';

const dockerfile = dockerFile('Dockerfile');
const ignoreFile = dockerFile('Dockerfile.dockerignore');

describe('the Dockerfile', () => {
  it('says nothing that the program, the repository or its ignore file do not know', () => {
    expect(lintDockerfile(dockerfile, ignoreFile)).toEqual([]);
  });

  it('installs every package that the sources import', () => {
    const sources = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' }).filter((path) =>
      isInContext(`src/${path}`, ignoreFile),
    );
    const imports = sources
      .filter((path) => path.endsWith('.ts'))
      .flatMap((path) => [...readFileSync(join(ROOT, 'src', path), 'utf8').matchAll(/\bfrom '(?<name>[^.'][^']*)'/g)])
      .map(({ groups }) => groups?.['name'] ?? '')
      .filter((name) => !isBuiltin(name))
      .map((name) => /^(@[^/]+\/)?[^/]+/.exec(name)?.[0] ?? '');
    expect(new Set(imports).size).toBeGreaterThan(5);
    expect([...new Set(imports)].filter((name) => !(name in packageJson.dependencies))).toEqual([]);
  });
});

describe('the check of the Dockerfile', () => {
  it.each([
    [/FROM node:\S+/, 'FROM node:latest', 'starts from node:latest'],
    [/FROM node:\S+ AS runtime/, 'FROM node:20.1.0-slim AS runtime', 'starts from node:20.1.0-slim'],
    [/FROM node:\S+ AS runtime/, '', 'installs in the last stage'],
    [/^[\s\S]*AS runtime/, 'FROM node:24.21.0-slim AS runtime', 'has one stage'],
    ['RUN npm install', 'RUN true', 'installs nothing'],
    ['--omit=dev', '', 'installs what only development needs'],
    ['RUN mkdir', 'RUN npm install --omit=dev && mkdir', 'installs in the last stage'],
    ['package-lock.json', '', 'installs without the lockfile'],
    ['USER 1000:1000', 'USER root', 'runs as root'],
    ['USER 1000:1000', 'USER 0:0', 'runs as 0:0'],
    ['USER 1000:1000', '', 'runs as root'],
    ['VOLUME /data', 'VOLUME /files', 'keeps its data outside of the volume /files'],
    ['chown 1000:1000 /data', 'true', 'does not give /data to its user'],
    ['HOST=', 'HOSTNAME=', 'sets HOSTNAME, which the program does not read'],
    ['HOST=0.0.0.0', 'NAMESPACE_KEY=x', 'writes the secret NAMESPACE_KEY'],
    ['VOLUME', 'ARG ADMIN_API_KEY\nVOLUME', 'takes the argument ADMIN_API_KEY'],
    ['src/cli/main.ts', 'dist/main.js', 'starts dist/main.js, which is not there'],
    ['CMD ["serve"]', 'CMD ["start"]', 'the program has no command start'],
    ['STOPSIGNAL SIGTERM', 'STOPSIGNAL SIGQUIT', 'is stopped by another signal'],
    ['EXPOSE 8000 9000', 'EXPOSE 8000', 'exposes other ports'],
    [/HEALTHCHECK.*\n.*\n/, '', 'has no health check'],
    ['healthcheck.mjs", "/health"', 'health.mjs", "/health"', 'checks health by deploy/docker/health.mjs'],
    ['"/health"', '"/healthz"', 'asks /healthz for its health'],
    ['COPY src ./src', 'ADD src ./src', 'uses ADD'],
    ['COPY src ./src', 'COPY . .', 'copies the whole context'],
    ['COPY src ./src', 'COPY dist ./dist', 'copies dist, which is not there'],
    ['COPY src ./src', 'COPY bench ./bench', 'copies bench, which the ignore file keeps out'],
  ])('finds %s made into %j', (from, to, problem) => {
    const broken = dockerfile.replace(from, to);
    expect(broken).not.toBe(dockerfile);
    expect(lintDockerfile(broken, ignoreFile).join('\n')).toContain(problem);
  });

  it.each(['ENTRYPOINT', 'CMD'])('refuses a shell form of %s', (name) => {
    const broken = dockerfile.replace(new RegExp(`^${name} .*`, 'm'), `${name} node src/cli/main.ts serve`);
    expect(() => lintDockerfile(broken, ignoreFile)).toThrow('JSON');
  });
});

describe('the ignore file', () => {
  it.each([
    ['src/cli/main.ts', true],
    ['data/providers/regions.csv', true],
    ['package-lock.json', true],
    ['deploy/docker/healthcheck.mjs', true],
    ['console/src/main.tsx', true],
    ['contract/api.ts', true],
    ['console/dist/index.html', false],
    ['contract/generate.ts', false],
    ['src/main/store-config.test.ts', false],
    ['deploy/docker/.env', false],
    ['.env', false],
    ['data/metadata.db', false],
    ['data/dev-secrets/admin_api_key', false],
    ['node_modules/zod/package.json', false],
    ['.git/config', false],
    ['test/e2e/topology.test.ts', false],
  ])('has for %s: %s', (path, expected) => {
    expect(isInContext(path, ignoreFile)).toBe(expected);
  });
});
