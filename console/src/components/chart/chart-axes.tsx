import type { ReactNode } from 'react';
import { humanClock } from '../humanise.ts';
import classes from './chart.module.css';
import type { ChartFrame } from './chart-frame.ts';

/** The axes of a chart with their units. */
export function ChartAxes({ frame }: { readonly frame: ChartFrame }): ReactNode {
  const { left, right, bottom, xTicks, yTicks, x, y } = frame;
  return (
    <g className={classes['axes']}>
      {yTicks.map(({ value, label }) => (
        <g key={value}>
          <line className={classes['gridLine']} x1={left} x2={right} y1={y(value)} y2={y(value)} />
          <text x={left - 8} y={y(value)} dy="0.32em" textAnchor="end">
            {label}
          </text>
        </g>
      ))}
      {xTicks.map((tick) => (
        <g key={tick}>
          <line className={classes['tick']} x1={x(tick)} x2={x(tick)} y1={bottom} y2={bottom + 4} />
          <text x={x(tick)} y={bottom + 18} textAnchor="middle">
            {humanClock(tick)}
          </text>
        </g>
      ))}
    </g>
  );
}
