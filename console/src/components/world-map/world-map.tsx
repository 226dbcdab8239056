import { SegmentedControl } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { memo, type ReactNode, useMemo, useState } from 'react';
import { Geography, type Outline } from './geography.ts';
import { MapCard } from './map-card.tsx';
import { type MapMarker, type MapShade, mapItems } from './map-items.ts';
import { MapItemsLayer } from './map-items-layer.tsx';
import { SHADE_STEPS, valueRange } from './shades.ts';
import classes from './world-map.module.css';

/** A map of the world with countries shaded by a value and markers by their size. */
export interface WorldMapProps {
  /** What the map shows, for those who do not see it. Every fact on it must be in a table of the page too. */
  readonly label: string;
  /** What the shades mean, for the legend. */
  readonly valueName: string;
  readonly shades: readonly MapShade[];
  readonly markers: readonly MapMarker[];
  readonly formatValue: (value: number) => string;
  /** What a click or Enter on a country (`country:FI`) or a marker (`marker:<id>`) does. */
  readonly onChoose?: (id: string) => void;
  /** The ids that are marked as chosen. */
  readonly chosen?: ReadonlySet<string>;
}

/** Parts of the world that one can look at alone, where many regions stand close together. */
const VIEWS = {
  World: undefined,
  Europe: { north: 70, south: 36, west: -10, east: 34 },
  Americas: { north: 60, south: -42, west: -125, east: -35 },
  Asia: { north: 52, south: -40, west: 45, east: 155 },
} as const;
type View = keyof typeof VIEWS;

const DEFAULT_WIDTH_PX = 800;

/** The map. Tab reaches it, arrow keys go over what is on it, Enter chooses, Escape closes the card. */
export function WorldMap(props: WorldMapProps): ReactNode {
  const { label, shades, markers } = props;
  const geography = useMemo(() => new Geography(), []);
  const items = useMemo(() => mapItems(geography, shades, markers), [geography, shades, markers]);
  const [view, setView] = useState<View>('World');
  const [shownId, setShownId] = useState<string>();
  const range = VIEWS[view];
  const box = useMemo(() => (range ? geography.box(range) : geography.world), [geography, range]);
  const { ref, width } = useElementSize();
  const shown = items.find(({ id }) => id === shownId);
  return (
    <div className={classes['map']}>
      <div className={classes['frame']} ref={ref}>
        {/* biome-ignore lint/a11y/noSvgWithoutTitle: a title would hang over the whole map; its items have names. */}
        <svg className={classes['drawing']} viewBox={`${box.x} ${box.y} ${box.width} ${box.height}`}>
          <Land outlines={geography.outlines} />
          <MapItemsLayer
            {...{ items, label }}
            unitsPerPixel={box.width / (width || DEFAULT_WIDTH_PX)}
            chosen={props.chosen}
            onShow={setShownId}
            onChoose={props.onChoose}
          />
        </svg>
        {shown && <MapCard item={shown} box={box} />}
      </div>
      <footer className={classes['foot']}>
        <Legend values={shades.map(({ value }) => value)} name={props.valueName} format={props.formatValue} />
        <SegmentedControl
          size="xs"
          aria-label="Part of the world"
          data={Object.keys(VIEWS)}
          value={view}
          onChange={(next) => setView(next as View)}
        />
      </footer>
    </div>
  );
}

const Land = memo(function Land({ outlines }: { readonly outlines: readonly Outline[] }): ReactNode {
  return (
    <g aria-hidden className={classes['land']}>
      {outlines.map(({ path }) => (
        <path key={path} d={path} />
      ))}
    </g>
  );
});

interface LegendProps {
  readonly values: readonly number[];
  readonly name: string;
  readonly format: (value: number) => string;
}

function Legend({ values, name, format }: LegendProps): ReactNode {
  const range = valueRange(values);
  if (!range) return <span className={classes['legend']} />;
  const [least, greatest] = range;
  const isOne = least === greatest;
  const steps = Array.from({ length: SHADE_STEPS }, (_, index) => index + 1).slice(isOne ? -1 : 0);
  return (
    <span className={classes['legend']}>
      <span>{name}</span>
      {!isOne && <span className="number">{format(least)}</span>}
      <span className={classes['swatches']} aria-hidden>
        {steps.map((step) => (
          <span key={step} className={classes['swatch']} data-step={step} />
        ))}
      </span>
      <span className="number">{format(greatest)}</span>
    </span>
  );
}
