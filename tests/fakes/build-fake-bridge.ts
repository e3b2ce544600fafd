import { fileURLToPath } from 'node:url'
import { build } from 'vite'

const at = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url))

/** Where the fake bridge is built to, as one script. */
export const FAKE_BRIDGE = at('out/tests/fake-bridge.js')

/** Builds the fake bridge; the pages themselves are those of `npm run build`. */
export async function buildFakeBridge(): Promise<void> {
  await build({
    configFile: false,
    logLevel: 'warn',
    resolve: { alias: { '@shared': at('src/shared') } },
    build: {
      outDir: at('out/tests'),
      emptyOutDir: true,
      lib: {
        entry: at('tests/fakes/install-fake-bridge.ts'),
        formats: ['iife'],
        name: 'installFakeBridge',
        fileName: () => 'fake-bridge.js',
      },
    },
  })
}
