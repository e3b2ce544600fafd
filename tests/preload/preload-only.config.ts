import { type UserConfig, defineConfig } from 'electron-vite'
import config from '../../electron.vite.config'

// The project's own settings for preloads, built apart from the rest and into a folder of the test's.
export default defineConfig((facts) => {
  const outDir = process.env['PRELOAD_OUT']
  if (outDir === undefined) throw new Error('PRELOAD_OUT names no folder')
  const { preload = {} }: UserConfig = config(facts)
  return { preload: { ...preload, build: { ...preload.build, outDir } } }
})
