import { describe, expect, it } from 'vitest';
import { dockerFile } from '../support/container-files.ts';
import { lintCompose } from './compose-lint.ts';

const demo = dockerFile('compose.demo.yaml');

describe('the check of compose files', () => {
  it.each([
    ['command: [serve]', 'command: [server]', 'the program has no command server'],
    ['--directory, /data', '--folder, /data', 'store has no option --folder'],
    ['--directory, /data, ', '', 'store needs --directory'],
    ['WORKER: "0"', 'WORKERS: "0"', 'serve reads no variable WORKERS'],
    ['WORKER: "0"', 'WORKER: "no"', 'WORKER is "no"; accepted are 0, 1'],
    ['BACKEND_HELSINKI_ZONE:', 'BACKEND_TURKU_ZONE:', 'S3_BACKEND_TURKU_ZONE is not a variable of S3Gateway'],
    [/NAMESPACE_KEY: .*/, 'NAMESPACE_KEY: written', 'NAMESPACE_KEY is a secret and must be required'],
    [/(STORE_SECRET_KEY: .*):\?.*/, '$1:-default}', 'STORE_SECRET_KEY is a secret and must be required'],
    [/ {2}NAMESPACE_KEY: .*\n/, '', 'NAMESPACE_KEY is not set'],
    [/STORE_SECRET_KEY: .*/, '', 'STORE_SECRET_KEY is not set'],
    ['/etc/s3gateway/config.yaml:ro', '/etc/config.yaml:ro', 'CONFIG_FILE'],
    ['http://helsinki:9100,', 'http://turku:9100,', 'helsinki is at turku, which is no service'],
    ['http://helsinki:9100,', 'http://helsinki:9101,', 'helsinki does not listen on 9101'],
    ['networks: [front, storage]', 'networks: [front]', 'helsinki is out of reach'],
    ['helsinki: { condition: service_healthy }', '', 'starts before helsinki is healthy'],
    ['STORE_ACCESS_KEY: helsinki', 'STORE_ACCESS_KEY: turku', 'helsinki has another ACCESS_KEY'],
    [/(STORE_SECRET_KEY: ..)HELSINKI/, '$1FRANKFURT', 'helsinki has another SECRET_KEY'],
    [/\$\{PORT.*\}:8000/, '8080:8000', 'publishes 127.0.0.1:8080:8000'],
    [/\$\{BIND_ADDRESS.*?\}/, '0.0.0.0', 'publishes 0.0.0.0:8000:8000'],
    [
      'disable: true',
      'test: [CMD, node]\n      interval: 1s\n      timeout: 1s\n      start_period: 1s\n      retries: 1',
      'listens nowhere',
    ],
    ['[CMD, node, deploy/docker/healthcheck.mjs, /health]', '[CMD-SHELL, curl /health]', 'needs a shell'],
    ['healthcheck.mjs, /health', 'health.mjs, /health', 'health.mjs that is not there'],
    ['"http://127.0.0.1:9100/"', '"http://127.0.0.1:9000/"', 'is asked for its health at'],
    ['- helsinki:/data', '- turku:/data', 'mounts the volume turku, which is not declared'],
    ['- helsinki:/data', '- helsinki:/files', 'keeps /data in no volume'],
    ['- helsinki:/data', '- frankfurt:/data', 'volume helsinki is mounted nowhere'],
    ['./demo-config.yaml:', './config.yaml:', 'no such file'],
    ['config.yaml:ro', 'config.yaml', 'may write to ./demo-config.yaml'],
    ['gateway: { condition: service_healthy }', 'door: { condition: service_healthy }', 'depends on door, which is no'],
    ['frankfurt: { condition', 'worker: { condition', 'depends on worker, which has no health'],
    ['networks: [storage]', 'networks: [back]', 'joins the network back, which is not declared'],
    ['s3gateway:local', 's3gateway:latest', 'has the image s3gateway:latest'],
    ['s3gateway:local', 's3gateway', 'has the image s3gateway without a tag'],
    ['docker/Dockerfile', 'docker/Containerfile', 'is built from deploy/docker/Containerfile, which is not there'],
    ['read_only: true', 'read_only: false', 'has a root file system that it can write to'],
    ['tmpfs: [/tmp]', 'tmpfs: [/run]', 'has no /tmp to write to'],
    ['no-new-privileges:true', 'no-new-privileges:false', 'may gain privileges'],
    ['cap_drop: [ALL]', 'cap_drop: [KILL]', 'has capabilities'],
    ['init: true', 'init: false', 'has no init'],
    ['stop_grace_period: 35s', 'stop_grace_period: 30s', 'is killed before it has stopped'],
    ['command: [worker]', 'command: [serve]', 'runs no worker, and no service does'],
    [
      /( {4}command: \[worker\]\n {4}environment:\n)/,
      '$1      LOG_LEVEL: debug\n',
      'is told other things than its worker',
    ],
  ])('finds %s made into %j', (from, to, problem) => {
    const broken = demo.replace(from, to);
    expect(broken).not.toBe(demo);
    const problems = () => {
      try {
        return lintCompose(broken).join('\n');
      } catch (error) {
        return String(error);
      }
    };
    expect(problems()).toContain(problem);
  });

  it.each([
    ['init: true', 'privileged: true', 'privileged'],
    ['init: true', 'user: root', 'user'],
    ['condition: service_healthy', 'condition: service_started', 'service_healthy'],
    ['restart: unless-stopped', 'restart: maybe', 'restart'],
  ])('refuses %s made into %j', (from, to, named) => {
    expect(() => lintCompose(demo.replace(from, to))).toThrow(named);
  });
});
