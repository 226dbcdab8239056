import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react';
import { itemAfterKey, type MapItem, spokenFact } from './map-items.ts';
import classes from './world-map.module.css';

/** What can be pointed at on the map, and what is done then. */
export interface MapItemsLayerProps {
  readonly label: string;
  readonly items: readonly MapItem[];
  /** How many units of the drawing a pixel is wide, since points keep their size in pixels. */
  readonly unitsPerPixel: number;
  readonly chosen: ReadonlySet<string> | undefined;
  readonly onShow: (id: string | undefined) => void;
  readonly onChoose: ((id: string) => void) | undefined;
}

/** One stop of the Tab key, then arrow keys (WAI-ARIA APG, "Managing focus within components using a roving tabindex"). */
export function MapItemsLayer({
  label,
  items,
  unitsPerPixel,
  chosen,
  onShow,
  onChoose,
}: MapItemsLayerProps): ReactNode {
  const [active, setActive] = useState(0);
  const groupRef = useRef<SVGGElement>(null);
  const reachable = Math.min(active, items.length - 1);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') return onShow(undefined);
    const item = items[reachable];
    if (item && onChoose && (event.key === 'Enter' || event.key === ' ')) {
      event.preventDefault();
      return onChoose(item.id);
    }
    const next = itemAfterKey(event.key, reachable, items.length);
    if (next === undefined) return;
    event.preventDefault();
    setActive(next);
    groupRef.current?.querySelectorAll<SVGGElement>('[data-item]')[next]?.focus();
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot stand in a drawing.
    // biome-ignore lint/a11y/noInteractiveElementToNoninteractiveRole: a g element is not interactive, its parts are.
    <g ref={groupRef} role="group" aria-label={`${label}. Arrow keys move between places.`} onKeyDown={onKeyDown}>
      {items.map((item, index) => (
        <ItemOnMap
          key={item.id}
          {...{ item, unitsPerPixel, onChoose }}
          isReachable={index === reachable}
          isChosen={chosen?.has(item.id) ?? false}
          onShow={(isShown) => {
            if (isShown) setActive(index);
            onShow(isShown ? item.id : undefined);
          }}
        />
      ))}
    </g>
  );
}

interface ItemOnMapProps {
  readonly item: MapItem;
  readonly unitsPerPixel: number;
  readonly isReachable: boolean;
  readonly isChosen: boolean;
  readonly onShow: (isShown: boolean) => void;
  readonly onChoose: ((id: string) => void) | undefined;
}

function ItemOnMap({ item, unitsPerPixel, isReachable, isChosen, onShow, onChoose }: ItemOnMapProps): ReactNode {
  const manners = onChoose
    ? { role: 'button', 'aria-pressed': isChosen, onClick: () => onChoose(item.id), 'data-clickable': true }
    : { role: 'img' };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: its role is among its manners; the group has the keys for all.
    <g
      {...manners}
      data-item={item.id}
      aria-label={spokenFact(item)}
      tabIndex={isReachable ? 0 : -1}
      className={classes['item']}
      data-step={item.step}
      data-tone={item.tone}
      data-chosen={isChosen || undefined}
      onFocus={() => onShow(true)}
      onBlur={() => onShow(false)}
      onPointerEnter={() => onShow(true)}
      onPointerLeave={() => onShow(false)}
    >
      {item.path === undefined ? (
        <circle cx={item.at[0]} cy={item.at[1]} r={(item.radius ?? 0) * unitsPerPixel} />
      ) : (
        <path d={item.path} />
      )}
    </g>
  );
}
