import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { resolveConfig } from 'electron-vite'
import { build } from 'vite'

const at = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url))

/** Where the fake bridge is built to, as one script. */
export const FAKE_BRIDGE = at('out/tests/fake-bridge.js')

/** Builds the pages by the app's own configuration, and the fake bridge beside them. */
export async function buildPages(): Promise<void> {
  const { config } = await resolveConfig({ logLevel: 'warn' }, 'build', 'production')
  const renderer = config?.renderer
  const input = renderer?.build?.rolldownOptions?.input
  if (!renderer || typeof input !== 'object' || Array.isArray(input))
    throw new Error('electron.vite.config.ts names no pages.')
  const pages = Object.fromEntries(Object.entries(input).filter(([, file]) => existsSync(file)))
  await build({
    ...renderer,
    mode: 'production',
    configFile: false,
    logLevel: 'warn',
    build: {
      ...renderer.build,
      rolldownOptions: { ...renderer.build?.rolldownOptions, input: pages },
    },
  })
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
