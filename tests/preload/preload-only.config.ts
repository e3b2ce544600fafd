import type { UserConfig } from 'electron-vite'
import config from '../../electron.vite.config'

// The project's own settings for preloads, built apart from the rest and into a folder of the test's.
const { preload = {} }: UserConfig = 'preload' in config ? config : {}

export default {
  preload: { ...preload, build: { ...preload.build, outDir: process.env['PRELOAD_OUT'] } },
}
