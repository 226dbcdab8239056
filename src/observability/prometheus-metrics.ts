import {
  collectDefaultMetrics,
  Gauge,
  Counter as PromCounter,
  Histogram as PromHistogram,
  Registry,
} from 'prom-client';
import type { Counter, GaugeSample, Histogram, MetricDescription, Metrics } from '../base/metrics.ts';

/** Metrics that Prometheus can scrape. */
export class PrometheusMetrics implements Metrics {
  readonly #registry = new Registry();

  constructor() {
    collectDefaultMetrics({ register: this.#registry });
  }

  counter(description: MetricDescription): Counter {
    const counter = new PromCounter({ ...this.#base(description) });
    return { add: (labels, amount = 1) => counter.inc(labels, amount) };
  }

  histogram(description: MetricDescription & { readonly buckets: readonly number[] }): Histogram {
    const histogram = new PromHistogram({ ...this.#base(description), buckets: [...description.buckets] });
    return { observe: (labels, value) => histogram.observe(labels, value) };
  }

  gauge(description: MetricDescription, read: () => Promise<readonly GaugeSample[]>): void {
    new Gauge({
      ...this.#base(description),
      async collect() {
        const samples = await read();
        this.reset();
        for (const { labels, value } of samples) this.set(labels, value);
      },
    });
  }

  /** Everything measured, in Prometheus' exposition format. */
  async text(): Promise<{ readonly contentType: string; readonly text: string }> {
    return { contentType: this.#registry.contentType, text: await this.#registry.metrics() };
  }

  #base({ name, help, labels }: MetricDescription) {
    return { name, help, labelNames: [...labels], registers: [this.#registry] };
  }
}
