import { createTheme, type MantineColorsTuple } from '@mantine/core';

/** Ten shades of the product's own colour, light to dark. */
const tide: MantineColorsTuple = [
  '#e6f6f6',
  '#d3e9ea',
  '#a8d2d4',
  '#79babd',
  '#53a6aa',
  '#3b9a9f',
  '#1d7f85',
  '#0b6e75',
  '#005d63',
  '#004a50',
];

/** Greys with a breath of blue, for text, lines and surfaces in both schemes. */
const ink: MantineColorsTuple = [
  '#e9edf2',
  '#cdd5de',
  '#aab5c2',
  '#8794a4',
  '#5f6d7e',
  '#3a4654',
  '#27313d',
  '#1b232d',
  '#131a22',
  '#0c1117',
];

/** The design system's tokens, where Mantine knows them. Everything else is in `tokens.css`. */
export const theme = createTheme({
  primaryColor: 'tide',
  primaryShade: { light: 7, dark: 6 },
  autoContrast: true,
  colors: { tide, dark: ink },
  fontFamily: "'Inter Variable', system-ui, sans-serif",
  fontFamilyMonospace: "ui-monospace, 'SF Mono', 'Cascadia Mono', Menlo, Consolas, monospace",
  headings: { fontWeight: '640' },
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Modal: { defaultProps: { closeButtonProps: { 'aria-label': 'Close' } } },
    Drawer: { defaultProps: { closeButtonProps: { 'aria-label': 'Close' } } },
  },
});
