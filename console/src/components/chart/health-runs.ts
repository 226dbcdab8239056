/** A time during which nothing changed. */
export interface HealthRun {
  readonly fromMs: number;
  readonly toMs: number;
  /** `undefined` when nothing was measured. */
  readonly isHealthy: boolean | undefined;
}

/** When something was healthy, when not, and when nobody looked. Each sample stands for the `intervalMs` before it. */
export function healthRuns(
  samples: readonly { readonly atMs: number; readonly isHealthy: boolean | undefined }[],
  intervalMs: number,
): HealthRun[] {
  const runs: HealthRun[] = [];
  for (const { atMs, isHealthy } of samples) {
    const last = runs.at(-1);
    const fromMs = atMs - intervalMs;
    // A sample may come a little late: up to half an interval counts as in time.
    const follows = last !== undefined && fromMs - last.toMs <= intervalMs / 2;
    if (follows && last.isHealthy === isHealthy) runs[runs.length - 1] = { ...last, toMs: atMs };
    else runs.push({ fromMs: follows ? last.toMs : fromMs, toMs: atMs, isHealthy });
  }
  return runs;
}

/** The share of the measured time, 0 to 1, in which it was healthy; undefined when nothing was measured. */
export function healthyShare(runs: readonly HealthRun[]): number | undefined {
  const measured = runs.filter((run) => run.isHealthy !== undefined);
  const length = (some: readonly HealthRun[]) => some.reduce((sum, { fromMs, toMs }) => sum + toMs - fromMs, 0);
  return measured.length === 0 ? undefined : length(measured.filter((run) => run.isHealthy)) / length(measured);
}

/** A share as a percentage that says 100 % only when it is whole. */
export function humanShare(share: number): string {
  if (share === 1) return '100 %';
  return `${(Math.floor(share * 1000) / 10).toFixed(1)} %`;
}
