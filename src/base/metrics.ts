/** Label values of one sample. */
export type MetricLabels = Readonly<Record<string, string>>;

/** A number that only grows. */
export interface Counter {
  add(labels: MetricLabels, amount?: number): void;
}

/** A distribution, in seconds or bytes as its name says. */
export interface Histogram {
  observe(labels: MetricLabels, value: number): void;
}

/** What a metric is called and which labels every sample of it carries. */
export interface MetricDescription {
  readonly name: string;
  readonly help: string;
  readonly labels: readonly string[];
}

/** What rooms may ask of a metrics registry. */
export interface Metrics {
  counter(description: MetricDescription): Counter;
  histogram(description: MetricDescription & { readonly buckets: readonly number[] }): Histogram;
  /** `read` is called at each scrape, so that a depth is measured and not remembered. */
  gauge(description: MetricDescription, read: () => Promise<readonly GaugeSample[]>): void;
}

/** One value of a gauge. */
export interface GaugeSample {
  readonly labels: MetricLabels;
  readonly value: number;
}

/** Counts nothing. For tests and tools. */
export const silentMetrics: Metrics = {
  counter: () => ({ add: () => undefined }),
  histogram: () => ({ observe: () => undefined }),
  gauge: () => undefined,
};
