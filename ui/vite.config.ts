import { fileURLToPath } from 'node:url';

import vue from '@vitejs/plugin-vue';
import { ElementPlusResolver } from 'unplugin-vue-components/resolvers';
import components from 'unplugin-vue-components/vite';
import { defineConfig } from 'vitest/config';

export default defineConfig(({ mode }) => ({
  // Relative, so that the same files work from the window's own scheme and from a plain server.
  base: './',
  plugins: [
    vue(),
    // Styles are listed in src/app/styles/element.ts: imported one by one they would load after our own.
    components({ dirs: [], dts: false, resolvers: [ElementPlusResolver({ importStyle: false })] }),
  ],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  clearScreen: false,
  server: { strictPort: true },
  build: {
    // The oldest webviews in use: WebView2 111, Safari and WebKitGTK of the 16 line.
    target: ['chrome111', 'safari16'],
    modulePreload: { polyfill: false },
    // A strict style-src and font-src leave no room for data: URLs.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1600,
    rolldownOptions: {
      // `vite build --mode widgets` makes the sheet of all widgets in place of the product.
      input: mode === 'widgets' ? 'widgets.html' : 'index.html',
      output: {
        // Servers do not all know that .mjs is JavaScript, and a worker of an unknown type is refused.
        assetFileNames: (asset) =>
          asset.names.some((name) => name.endsWith('.mjs')) ? 'assets/[name]-[hash].js' : 'assets/[name]-[hash][extname]',
      },
    },
  },
  test: {
    environment: 'happy-dom',
    include: ['src/**/*.test.ts'],
  },
}));
