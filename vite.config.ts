import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type UserConfig } from 'vite';

const root = import.meta.dirname;

/** Two builds from one file: `--mode console` makes the staff application, `--mode server` the server, the command line and the workers. */
export default defineConfig(({ mode }): UserConfig => {
  if (mode === 'console') return consoleBuild();
  if (mode === 'server') return serverBuild();
  throw new Error(`vite: --mode console or --mode server expected, not ${mode}`);
});

function consoleBuild(): UserConfig {
  return {
    root: join(root, 'console'),
    base: '/console/',
    plugins: [react()],
    build: {
      outDir: join(root, 'dist/console'),
      emptyOutDir: true,
      target: 'es2022',
      // Only files are allowed by the content security policy, no data: scripts or styles.
      assetsInlineLimit: 0,
      reportCompressedSize: false,
      // Ant Design's core is one chunk of this size that every screen needs.
      chunkSizeWarningLimit: 900,
    },
  };
}

function serverBuild(): UserConfig {
  return {
    root,
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    build: {
      ssr: true,
      outDir: join(root, 'dist/server'),
      emptyOutDir: true,
      target: 'node24',
      minify: false,
      sourcemap: true,
      reportCompressedSize: false,
      rolldownOptions: {
        input: Object.fromEntries(serverEntries().map((file) => [basename(file, '.ts'), file])),
        // One flat folder: `new URL('./extract.worker.js', import.meta.url)` holds from every chunk.
        output: { format: 'esm', entryFileNames: '[name].js', chunkFileNames: 'chunk-[name]-[hash].js' },
      },
    },
  };
}

/** server.ts, cli.ts and every `*.worker.ts`; two of the same name would overwrite each other, so that is an error. */
function serverEntries(): string[] {
  const source = join(root, 'server/src');
  const workers = readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.worker.ts'))
    .map((path) => join(source, path));
  const entries = [join(source, 'apps/server.ts'), join(source, 'apps/cli.ts'), ...workers.sort()];
  const names = entries.map((file) => basename(file));
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice) throw new Error(`vite: two server entries are called ${twice}`);
  return entries;
}
