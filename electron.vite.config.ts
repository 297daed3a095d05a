import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

/**
 * Three builds into out/: main (the app and the mining worker, which is its own program), preload (CommonJS,
 * because a sandboxed preload can be nothing else), renderer (the interface and the gallery).
 */
export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      sourcemap: true,
      rolldownOptions: {
        input: { index: 'main/index.ts', worker: 'main/mining/worker.ts' },
        output: {
          format: 'es',
          entryFileNames: '[name].js',
          chunkFileNames: 'chunk/[name]-[hash].js',
        },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      rolldownOptions: {
        input: { preload: 'main/electron/preload.ts' },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'renderer',
    plugins: [react()],
    build: {
      outDir: 'out/renderer',
      // Small files would become data: URLs, which the page's policy does not load as scripts or fonts.
      assetsInlineLimit: 0,
      // Files are on this disk: asking for them ahead would only make the first task of the page long. One sheet of
      // styles stands in the page's head, so that a part that comes later is drawn as it should be at once.
      modulePreload: false,
      cssCodeSplit: false,
      rolldownOptions: {
        input: { index: 'renderer/index.html', gallery: 'renderer/gallery.html' },
      },
    },
  },
});
