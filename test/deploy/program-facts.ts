import { Command } from 'commander';
import { addServeCommands } from '../../src/cli/serve-commands.ts';
import { BACKEND_OVERRIDES, STORE_VARIABLES, VARIABLES, type Variable } from '../../src/main/variables.ts';

const program = new Command();
addServeCommands(program);

/** What is wrong with the words of a command, as the program's own definition of it has it. */
export function commandProblems(words: readonly string[]): string[] {
  const [name, ...rest] = words;
  const command = program.commands.find((candidate) => candidate.name() === name);
  if (!command) return [`the program has no command ${name}`];
  const given = rest.filter((word) => word.startsWith('-'));
  const unknown = given.filter((word) => !command.options.some((option) => option.long === word));
  const missing = command.options.filter((option) => option.mandatory && !given.includes(option.long ?? ''));
  return [
    ...unknown.map((word) => `${name} has no option ${word}`),
    ...missing.map((option) => `${name} needs ${option.long}`),
  ];
}

/** The variable of this name that a command reads; undefined when it reads none. */
export function variableOf(command: string, name: string): Variable | undefined {
  const own = VARIABLES.find((variable) => variable.name === name);
  if (command === 'store') {
    const store = STORE_VARIABLES.find((variable) => variable.name === name);
    return store ?? (name === 'LOG_LEVEL' ? own : undefined);
  }
  const suffix = /^S3_BACKEND_[A-Z0-9_]+?_(?<suffix>ENDPOINT|REGION|ZONE|COUNTRY|PROVIDER|STATE|(ACCESS|SECRET)_KEY)$/;
  return own ?? BACKEND_OVERRIDES.find((variable) => variable.name === suffix.exec(name)?.groups?.['suffix']);
}

/** The ports that the gateway has when nobody says otherwise. */
export const DEFAULT_PORTS: readonly string[] = ['PORT', 'S3_PORT'].map(
  (name) => VARIABLES.find((variable) => variable.name === name)?.defaultText ?? '',
);
