import { describe, expect, it } from 'vitest';
import { PrometheusMetrics } from './prometheus-metrics.ts';

const series = async (metrics: PrometheusMetrics, name: string) =>
  (await metrics.text()).text.split('\n').filter((line) => line.startsWith(name));

describe('metrics', () => {
  it('come in the exposition format, with help and type, beside those of the process', async () => {
    const metrics = new PrometheusMetrics();
    metrics.counter({ name: 'things_total', help: 'Things', labels: ['kind'] }).add({ kind: 'a' });
    const { contentType, text } = await metrics.text();
    expect(contentType).toMatch(/^text\/plain; version=0\.0\.4/);
    expect(text).toContain('# HELP things_total Things\n# TYPE things_total counter\nthings_total{kind="a"} 1\n');
    expect(text).toContain('# TYPE process_cpu_seconds_total counter');
    expect(text).toContain('# TYPE nodejs_eventloop_lag_seconds gauge');
  });

  it('count by one or by more', async () => {
    const metrics = new PrometheusMetrics();
    const counter = metrics.counter({ name: 'bytes_total', help: 'Bytes', labels: ['way'] });
    counter.add({ way: 'in' });
    counter.add({ way: 'in' }, 41);
    counter.add({ way: 'out' }, 7);
    expect(await series(metrics, 'bytes_total')).toEqual(['bytes_total{way="in"} 42', 'bytes_total{way="out"} 7']);
  });

  it('put what they observe into every bucket that it fits', async () => {
    const metrics = new PrometheusMetrics();
    const histogram = metrics.histogram({ name: 'took_seconds', help: 'Took', labels: ['op'], buckets: [0.1, 1] });
    for (const seconds of [0.1, 0.5, 3]) histogram.observe({ op: 'x' }, seconds);
    expect(await series(metrics, 'took_seconds')).toEqual([
      'took_seconds_bucket{le="0.1",op="x"} 1',
      'took_seconds_bucket{le="1",op="x"} 2',
      'took_seconds_bucket{le="+Inf",op="x"} 3',
      'took_seconds_sum{op="x"} 3.6',
      'took_seconds_count{op="x"} 3',
    ]);
  });

  it('measure a gauge at each scrape, and forget what is not there any more', async () => {
    const metrics = new PrometheusMetrics();
    let samples = [
      { labels: { at: 'a' }, value: 1 },
      { labels: { at: 'b' }, value: 2 },
    ];
    metrics.gauge({ name: 'depth', help: 'Depth', labels: ['at'] }, async () => samples);
    expect(await series(metrics, 'depth')).toEqual(['depth{at="a"} 1', 'depth{at="b"} 2']);
    samples = [{ labels: { at: 'b' }, value: 0 }];
    expect(await series(metrics, 'depth')).toEqual(['depth{at="b"} 0']);
  });

  it('cannot be mixed up between two registries', async () => {
    const [first, second] = [new PrometheusMetrics(), new PrometheusMetrics()];
    first.counter({ name: 'mine_total', help: 'Mine', labels: [] }).add({});
    expect(await series(second, 'mine_total')).toEqual([]);
  });

  it('keep a label that holds quotes and line breaks in one line', async () => {
    const metrics = new PrometheusMetrics();
    metrics.counter({ name: 'odd_total', help: 'Odd', labels: ['key'] }).add({ key: 'a"b\nc\\' });
    expect(await series(metrics, 'odd_total')).toEqual(['odd_total{key="a\\"b\\nc\\\\"} 1']);
  });
});
