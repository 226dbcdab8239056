import { Skeleton } from '@mantine/core';
import { lazy, type ReactNode, Suspense } from 'react';
import type { WorldMapProps } from './world-map.tsx';

// The outlines of the world are a hundred kilobytes that most pages do without.
const Drawn = lazy(() => import('./world-map.tsx').then((m) => ({ default: m.WorldMap })));

/** The world map, loaded when it is first shown. */
export function LazyWorldMap(props: WorldMapProps): ReactNode {
  return (
    <Suspense fallback={<Skeleton height={360} radius={0} role="status" aria-label="Loading the map" />}>
      <Drawn {...props} />
    </Suspense>
  );
}
