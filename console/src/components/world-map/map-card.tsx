import type { ReactNode } from 'react';
import type { MapBox } from './geography.ts';
import { type MapItem, shareOfBox } from './map-items.ts';
import classes from './world-map.module.css';

/** Beyond this share of the width or height a card opens to the other side. */
const TURNS_AT = 0.55;

/** What is known of the place that is pointed at, beside it. Screen readers have it as the name of the place. */
export function MapCard({ item, box }: { readonly item: MapItem; readonly box: MapBox }): ReactNode {
  const [across, down] = shareOfBox(item.at, box) ?? [0, 0];
  return (
    <div
      aria-hidden
      className={classes['card']}
      data-side={across > TURNS_AT ? 'left' : 'right'}
      data-edge={down > TURNS_AT ? 'above' : 'below'}
      style={{ left: `${across * 100}%`, top: `${down * 100}%` }}
    >
      <p className={classes['cardTitle']}>{item.title}</p>
      <dl className={classes['cardFacts']}>
        {item.facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
