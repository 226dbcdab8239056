import { existsSync } from 'node:fs';
import { join } from 'node:path';
import packageJson from '../../package.json' with { type: 'json' };
import {
  execForm,
  finalInstruction,
  type Instruction,
  imageEnvironment,
  ROOT,
  readDockerfile,
} from '../support/container-files.ts';
import { commandProblems, DEFAULT_PORTS, variableOf } from './program-facts.ts';

type Rule = (dockerfile: readonly Instruction[], ignoreFile: string) => readonly (string | false)[];

/** Everything that is wrong with a Dockerfile and the ignore file beside it. */
export function lintDockerfile(text: string, ignoreFile: string): string[] {
  const dockerfile = readDockerfile(text);
  return RULES.flatMap((rule) => rule(dockerfile, ignoreFile)).filter((problem) => problem !== false);
}

/** Whether a path of the repository goes into the build: the last pattern that matches it or a folder of it decides. */
export function isInContext(path: string, ignoreFile: string): boolean {
  const patterns = ignoreFile.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  const parts = path.split('/');
  const prefixes = parts.map((_, index) => parts.slice(0, index + 1).join('/'));
  const matches = (pattern: string) => {
    const [start = '', ...rest] = pattern
      .split('**/')
      .map((part) => part.replaceAll('.', '\\.').replaceAll('*', '[^/]*'));
    const expression = new RegExp(`^${[start, ...rest].join('(.*/)?')}$`);
    return prefixes.some((prefix) => expression.test(prefix));
  };
  const last = patterns.findLast((pattern) => matches(pattern.replace(/^!/, '')));
  return last === undefined || last.startsWith('!');
}

const named = (dockerfile: readonly Instruction[], name: string) => dockerfile.filter((line) => line.name === name);

const pinsItsNode: Rule = (dockerfile) =>
  named(dockerfile, 'FROM').map(({ text }) => {
    const image = text.split(' ')[0] ?? '';
    const isPinned = image.startsWith(`node:${packageJson.devDependencies.node}-`);
    return !isPinned && `starts from ${image}, not from the Node that package.json pins`;
  });

const leavesToolsBehind: Rule = (dockerfile) => {
  const last = dockerfile.at(-1)?.stage ?? 0;
  const installs = named(dockerfile, 'RUN').filter(({ text }) => /\bnpm (install|ci)\b/.test(text));
  const given = installs.filter(({ stage }) => givesItsPackages(dockerfile, stage));
  const hasLockfile = (stage: number) =>
    named(dockerfile, 'COPY').some((copy) => copy.stage === stage && copy.text.includes('package-lock.json'));
  return [
    last === 0 && 'has one stage',
    given.length === 0 && 'installs nothing',
    ...given.map(({ text }) => !/--omit=dev\b/.test(text) && 'installs what only development needs'),
    ...installs.map(({ stage }) => stage === last && 'installs in the last stage'),
    ...installs.map(({ stage }) => !hasLockfile(stage) && 'installs without the lockfile'),
  ];
};

/** Whether the packages of a stage get into the image: a stage that only builds may install what it likes. */
function givesItsPackages(dockerfile: readonly Instruction[], stage: number): boolean {
  const name = named(dockerfile, 'FROM')[stage]?.text.split(' ').at(-1);
  return named(dockerfile, 'COPY').some(
    ({ text }) => text.startsWith(`--from=${name} `) && text.includes('node_modules'),
  );
}

const runsAsNobody: Rule = (dockerfile) => {
  const user = finalInstruction(dockerfile, 'USER') ?? 'root';
  const isNonRoot = /^[1-9]\d*:[1-9]\d*$/.test(user);
  const directory = finalInstruction(dockerfile, 'VOLUME') ?? '';
  const owned = named(dockerfile, 'RUN').some(({ text }) => text.includes(`chown ${user} ${directory}`));
  return [
    !isNonRoot && `runs as ${user}`,
    directory !== imageEnvironment(dockerfile)['DATA_DIR'] && `keeps its data outside of the volume ${directory}`,
    !owned && `does not give ${directory} to its user`,
  ];
};

const holdsNoSecret: Rule = (dockerfile) => [
  ...Object.keys(imageEnvironment(dockerfile)).flatMap((name) => [
    name !== 'NODE_ENV' && !variableOf('serve', name) && `sets ${name}, which the program does not read`,
    variableOf('serve', name)?.isSecret === true && `writes the secret ${name}`,
  ]),
  ...named(dockerfile, 'ARG').map(({ text }) => `takes the argument ${text}, which its history would keep`),
];

const startsTheProgram: Rule = (dockerfile) => {
  const [node, script = ''] = execForm(finalInstruction(dockerfile, 'ENTRYPOINT'));
  const check = finalInstruction(dockerfile, 'HEALTHCHECK')?.split(' CMD ')[1];
  const [checkNode, checkScript = '', target] = check === undefined ? [] : execForm(check);
  return [
    (node !== 'node' || !existsSync(join(ROOT, script))) && `starts ${script}, which is not there`,
    ...commandProblems(execForm(finalInstruction(dockerfile, 'CMD'))),
    finalInstruction(dockerfile, 'STOPSIGNAL') !== 'SIGTERM' && 'is stopped by another signal than SIGTERM',
    finalInstruction(dockerfile, 'EXPOSE') !== DEFAULT_PORTS.join(' ') && 'exposes other ports than the defaults',
    check === undefined && 'has no health check',
    (checkNode !== 'node' || !existsSync(join(ROOT, checkScript))) && `checks health by ${checkScript}`,
    target !== '/health' && `asks ${target} for its health`,
  ];
};

const copiesWhatItNeeds: Rule = (dockerfile, ignoreFile) => [
  named(dockerfile, 'ADD').length > 0 && 'uses ADD, which fetches and unpacks',
  ...named(dockerfile, 'COPY')
    .filter(({ text }) => !text.startsWith('--from='))
    .flatMap(({ text }) => text.split(' ').slice(0, -1))
    .flatMap((source) => [
      /^(\.|\.\/|\/)$/.test(source) && 'copies the whole context',
      !existsSync(join(ROOT, source)) && `copies ${source}, which is not there`,
      !isInContext(source, ignoreFile) && `copies ${source}, which the ignore file keeps out`,
    ]),
];

const RULES: readonly Rule[] = [
  pinsItsNode,
  leavesToolsBehind,
  runsAsNobody,
  holdsNoSecret,
  startsTheProgram,
  copiesWhatItNeeds,
];
