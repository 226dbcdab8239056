import { useElementSize } from '@mantine/hooks';
import { type KeyboardEvent, type PointerEvent, type ReactNode, useId, useState } from 'react';
import { humanMoment } from '../humanise.ts';
import classes from './chart.module.css';
import { ChartAxes } from './chart-axes.tsx';
import { type ChartFrame, chartFrame } from './chart-frame.ts';
import { nearestIndex, type ValueKind } from './scales.ts';
import { areaPath, linePath, spokenSeries, type TimeData, type TimeSeries, unbroken } from './series.ts';

/** Lines over time. */
export interface TimeChartProps {
  /** What the chart shows, with its unit, for those who do not see it. */
  readonly label: string;
  readonly data: TimeData;
  /** What the time axis spans, in milliseconds since 1970. */
  readonly span: readonly [fromMs: number, toMs: number];
  /** How far apart samples are taken; a line breaks where more than three are missing. */
  readonly intervalMs: number;
  /** `span` when values are milliseconds, so that the axis counts in minutes and hours. */
  readonly kind: ValueKind;
  readonly format: (value: number) => string;
  /** True to fill below the lines: for one line or two. */
  readonly isArea?: boolean;
}

const GAP_INTERVALS = 3;
const COLOURS = 6;

/** A chart of lines. It can be pointed at, and reached with Tab: arrow keys read its values out. */
export function TimeChart(props: TimeChartProps): ReactNode {
  const { label, data, span, kind, format, intervalMs, isArea = false } = props;
  const { ref, width } = useElementSize();
  const [index, setIndex] = useState<number>();
  const summaryId = useId();
  const frame = chartFrame({ width, span, greatest: greatestOf(data.series), kind, format });
  const gapMs = GAP_INTERVALS * intervalMs;
  const read = index === undefined || index >= data.times.length ? undefined : index;
  const onPointerMove = (event: PointerEvent<HTMLDivElement>) => {
    const x = event.clientX - event.currentTarget.getBoundingClientRect().left;
    const nearest = nearestIndex(data.times, frame.timeAt(x));
    setIndex(nearest < 0 ? undefined : nearest);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const next = indexAfterKey(event.key, read, data.times.length);
    if (next === undefined) return;
    event.preventDefault();
    setIndex(next === 'none' ? undefined : next);
  };
  return (
    <figure className={classes['figure']}>
      <Legend series={data.series} />
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms. */}
      <div
        ref={ref}
        role="group"
        aria-label={`${label}. Arrow keys read values.`}
        aria-describedby={summaryId}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: arrow keys read the values, so the keyboard must reach it.
        tabIndex={0}
        className={classes['plot']}
        onPointerMove={onPointerMove}
        onPointerLeave={() => setIndex(undefined)}
        onBlur={() => setIndex(undefined)}
        onKeyDown={onKeyDown}
      >
        <svg width={frame.width} height={frame.height} aria-hidden>
          <ChartAxes frame={frame} />
          {data.series.map((series, place) => (
            <Line key={series.name} {...{ series, place, frame, gapMs, isArea }} times={data.times} />
          ))}
          {read !== undefined && <Marks {...{ frame, data }} index={read} />}
        </svg>
        <div aria-live="polite">{read !== undefined && <Readout {...{ frame, data, format }} index={read} />}</div>
      </div>
      <figcaption id={summaryId} className="visually-hidden">
        {data.times.length === 0
          ? 'Nothing has been measured yet.'
          : data.series.map((series) => spokenSeries(series, format)).join(' ')}
      </figcaption>
    </figure>
  );
}

function Legend({ series }: { readonly series: readonly TimeSeries[] }): ReactNode {
  if (series.length < 2) return null;
  return (
    <ul className={classes['legend']} aria-hidden>
      {series.map(({ name }, place) => (
        <li key={name}>
          <span className={classes['key']} data-colour={place % COLOURS} />
          {name}
        </li>
      ))}
    </ul>
  );
}

interface LineProps {
  readonly series: TimeSeries;
  readonly times: readonly number[];
  readonly place: number;
  readonly frame: ChartFrame;
  readonly gapMs: number;
  readonly isArea: boolean;
}

function Line({ series, times, place, frame, gapMs, isArea }: LineProps): ReactNode {
  const runs = unbroken(times, series.values, gapMs).map((run) =>
    run.map((index) => [frame.x(times[index] ?? 0), frame.y(series.values[index] ?? 0)] as const),
  );
  return (
    <g className={classes['line']} data-colour={place % COLOURS}>
      {isArea && <path className={classes['area']} d={runs.map((run) => areaPath(run, frame.bottom)).join('')} />}
      <path className={classes['stroke']} d={runs.map(linePath).join('')} />
    </g>
  );
}

interface ReadProps {
  readonly frame: ChartFrame;
  readonly data: TimeData;
  readonly index: number;
}

function Marks({ frame, data, index }: ReadProps): ReactNode {
  const x = frame.x(data.times[index] ?? 0);
  return (
    <g>
      <line className={classes['rule']} x1={x} x2={x} y1={frame.top} y2={frame.bottom} />
      {data.series.map(({ name, values }, place) => {
        const value = values[index];
        if (value === null || value === undefined) return null;
        return (
          <g key={name} className={classes['line']} data-colour={place % COLOURS}>
            <circle className={classes['dot']} cx={x} cy={frame.y(value)} r={4} />
          </g>
        );
      })}
    </g>
  );
}

function Readout({ frame, data, index, format }: ReadProps & { format: (value: number) => string }): ReactNode {
  const time = data.times[index] ?? 0;
  const x = frame.x(time);
  return (
    <div
      className={classes['readout']}
      data-side={x > frame.width / 2 ? 'left' : 'right'}
      style={{ left: x, top: frame.top }}
    >
      <p className={classes['readTime']}>{humanMoment(time)}</p>
      {data.series.map(({ name, values }, place) => {
        const value = values[index];
        return (
          <p key={name} className={classes['readRow']}>
            <span className={classes['key']} data-colour={place % COLOURS} />
            <span>{name}</span>
            <span className={classes['readValue']}>
              {value === null || value === undefined ? 'not measured' : format(value)}
            </span>
          </p>
        );
      })}
    </div>
  );
}

function indexAfterKey(key: string, index: number | undefined, count: number): number | 'none' | undefined {
  if (count === 0) return undefined;
  const last = count - 1;
  const targets: Readonly<Record<string, number | 'none'>> = {
    ArrowLeft: Math.max(0, (index ?? count) - 1),
    ArrowRight: Math.min(last, (index ?? -1) + 1),
    Home: 0,
    End: last,
    Escape: 'none',
  };
  return targets[key];
}

function greatestOf(series: readonly TimeSeries[]): number {
  return series.reduce((most, { values }) => values.reduce<number>((a, b) => Math.max(a, b ?? 0), most), 0);
}
