import {
  IconBuildingStore,
  IconDatabase,
  IconFolders,
  IconHistory,
  IconLayoutDashboard,
  type IconProps,
  IconRefresh,
  IconServer2,
  IconTelescope,
  IconUsers,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';

/** One entry of the navigation. */
export interface Destination {
  readonly path: string;
  readonly label: string;
  readonly icon: ComponentType<IconProps>;
  /** True when the page can show nothing without the admin key. */
  readonly needsKey: boolean;
}

/** Destinations that belong together. */
export interface DestinationGroup {
  readonly label: string;
  readonly destinations: readonly Destination[];
}

/** Where one can go, in the order of the navigation. */
export const DESTINATIONS: readonly DestinationGroup[] = [
  {
    label: 'Gateway',
    destinations: [
      { path: '/', label: 'Overview', icon: IconLayoutDashboard, needsKey: true },
      { path: '/tenants', label: 'Tenants', icon: IconUsers, needsKey: true },
      { path: '/buckets', label: 'Buckets', icon: IconDatabase, needsKey: true },
      { path: '/queue', label: 'Replication', icon: IconRefresh, needsKey: true },
      { path: '/backends', label: 'Backends', icon: IconServer2, needsKey: true },
      { path: '/providers', label: 'Providers', icon: IconBuildingStore, needsKey: true },
      { path: '/audit', label: 'Audit log', icon: IconHistory, needsKey: true },
    ],
  },
  {
    label: 'Explore',
    destinations: [
      { path: '/discover', label: 'Discovery', icon: IconTelescope, needsKey: false },
      { path: '/snapshots', label: 'Snapshots', icon: IconFolders, needsKey: false },
    ],
  },
];
