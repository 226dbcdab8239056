import { type CSSProperties, type ReactNode, useEffect, useRef, useState } from 'react';
import { ExactText } from '../../components/exact-text.tsx';
import { humanBytes, humanCount, humanCounted } from '../../components/humanise.ts';
import { EmptyState } from '../../components/states.tsx';
import type { PrefixContent } from '../../discovery/prefix-tree.ts';
import classes from './discover.module.css';
import { type Tile, tilesOf } from './treemap-tiles.ts';

/** The darkest tile has so many percent of the accent in it, the lightest the other. */
const SHADES = [34, 10] as const;

/** What a map shows, and what a click on a tile does. */
export interface TreemapProps {
  readonly content: PrefixContent;
  readonly onChoose: (prefix: string) => void;
  readonly onOpen: (key: string) => void;
}

/** What stands under a prefix as tiles of the size of its bytes. Prefixes open, objects too; the tree beside it says the same. */
export function Treemap({ content, onChoose, onOpen }: TreemapProps): ReactNode {
  const mapRef = useRef<HTMLElement>(null);
  const [aspect, setAspect] = useState(1.6);
  useEffect(() => {
    const map = mapRef.current;
    if (!map) return;
    const observer = new ResizeObserver(() =>
      setAspect(Math.max(0.2, map.clientWidth / Math.max(1, map.clientHeight))),
    );
    observer.observe(map);
    return () => observer.disconnect();
  }, []);
  const tiles = tilesOf(content, aspect);
  return (
    <section className={classes['map']} aria-label="Sizes" ref={mapRef}>
      {tiles.length === 0 && <EmptyState title="No bytes">The objects here are all empty.</EmptyState>}
      {tiles.map((tile, rank) => (
        <TileBox
          key={tile.entry?.path ?? ''}
          tile={tile}
          shade={SHADES[0] + ((SHADES[1] - SHADES[0]) * rank) / Math.max(1, tiles.length - 1)}
          onClick={() => tile.entry && (tile.entry.isPrefix ? onChoose : onOpen)(tile.entry.path)}
        />
      ))}
    </section>
  );
}

function TileBox({ tile, shade, onClick }: { tile: Tile; shade: number; onClick: () => void }): ReactNode {
  const { entry, bytes, objects, share, left, top, width, height } = tile;
  const style = {
    ...{ left: `${left}%`, top: `${top}%`, width: `${width}%`, height: `${height}%` },
    '--tile-shade': `${shade}%`,
  } as CSSProperties;
  const name = entry === undefined ? `${humanCount(tile.entries)} smaller` : entry.name || '(the prefix itself)';
  const words = `${humanBytes(bytes)}, ${(100 * share).toFixed(share < 0.1 ? 1 : 0)}%`;
  const inside = (
    <>
      <span>
        <ExactText>{name}</ExactText>
      </span>
      <span className="number">{words}</span>
    </>
  );
  if (!entry)
    return (
      <div className={classes['tile']} style={style}>
        {inside}
      </div>
    );
  return (
    <button
      type="button"
      className={classes['tile']}
      style={style}
      title={`${name}: ${words}, ${humanCounted(objects, 'object')}`}
      onClick={onClick}
    >
      {inside}
    </button>
  );
}
