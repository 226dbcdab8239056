import '@mantine/core/styles.css';
import '../src/theme/tokens.css';
import { MantineProvider } from '@mantine/core';
import { createRoot } from 'react-dom/client';
import { humanBytes, humanMoment } from '../src/components/humanise.ts';
import { type VirtualColumn, VirtualTable } from '../src/components/virtual-table.tsx';
import { theme } from '../src/theme/theme.ts';

/** As many rows as the goal names. */
const ROWS = 1_000_000;
const FIRST_MS = Date.UTC(2026, 0, 1);

const COLUMNS: readonly VirtualColumn[] = [
  { name: 'Key', width: 'minmax(16rem, 1fr)', cell: (row) => `data/${row % 997}/part-${row}.parquet` },
  { name: 'Size', width: '8rem', isNumber: true, cell: (row) => humanBytes((row * 7919) % 5_000_000) },
  { name: 'Modified', width: '13rem', isNumber: true, cell: (row) => humanMoment(FIRST_MS + row * 1000) },
];

const root = document.querySelector('#root');
if (!root) throw new Error('the page has no #root');
createRoot(root).render(
  <MantineProvider theme={theme}>
    <VirtualTable label="A million rows" columns={COLUMNS} rowCount={ROWS} maxHeight={800} />
  </MantineProvider>,
);
