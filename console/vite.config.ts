import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const COMPRESSIBLE = /\.(js|css|svg|json)$/;

/** Puts compressed twins beside the files, which the gateway and nginx send as they are. */
function compressedTwins(directory: string): Plugin {
  return {
    name: 'compressed-twins',
    apply: 'build',
    async closeBundle() {
      const names = await readdir(directory, { recursive: true });
      for (const name of names.filter((each) => COMPRESSIBLE.test(each) && each !== 'config.js')) {
        const path = join(directory, name);
        const content = await readFile(path);
        await writeFile(`${path}.gz`, await promisify(gzip)(content, { level: 9 }));
        await writeFile(`${path}.br`, await promisify(brotliCompress)(content));
      }
    },
  };
}

/** The console is a static site: relative addresses, so that it works under any path. */
export default defineConfig({
  root: import.meta.dirname,
  base: './',
  plugins: [react(), compressedTwins(join(import.meta.dirname, 'dist'))],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    // Nothing is put into the page itself: the content security policy allows no inline script and no data: font.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 600,
  },
  server: { port: 5173, proxy: { '^/(proxy|discover|snapshot|docs|health|ready)': 'http://127.0.0.1:8000' } },
});
