import type { Reporter, TestCase, TestModule } from 'vitest/node';

/** Ends a run by saying which clients it ran against what, which steps failed, and what was not run and why. */
export class SummaryReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const lines = modules
      .toSorted((one, other) => (one.moduleId < other.moduleId ? -1 : 1))
      .flatMap((module) => summaryOf([...module.children.allTests()]));
    process.stdout.write(`\nInterop, client by client\n${lines.join('\n')}\n`);
  }
}

function summaryOf(tests: readonly TestCase[]): string[] {
  return [...Map.groupBy(tests, (test) => (test.parent.type === 'suite' ? test.parent.name : ''))].flatMap(
    ([session, steps]) => {
      const ended = (state: string) => steps.filter((step) => step.result().state === state);
      const [passed, failed, skipped] = [ended('passed'), ended('failed'), ended('skipped')];
      const counts = `${passed.length} passed, ${failed.length} failed, ${skipped.length} not run`;
      const isRun = passed.length + failed.length > 0;
      return [
        `${isRun ? 'ran' : 'NOT RUN'}: ${session}: ${counts}`,
        ...failed.map((step) => `    failed: ${step.name}: ${firstLine(step.result().errors?.[0]?.message)}`),
        ...skipped.map((step) => `    not run: ${step.name}: ${noteOf(step)}`),
      ];
    },
  );
}

function noteOf(step: TestCase): string {
  const result = step.result();
  return (result.state === 'skipped' && result.note) || 'no reason was given';
}

function firstLine(message: string | undefined): string {
  return (
    message
      ?.split('\n')
      .find((line) => line.trim() !== '')
      ?.slice(0, 200) ?? 'no message'
  );
}
