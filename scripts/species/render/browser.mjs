// @ts-check
// One Chromium, wherever this machine keeps it, used as a drawing board.

import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium } from 'playwright'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'msedge', 'microsoft-edge']
const ENDINGS = process.platform === 'win32' ? ['.exe'] : ['']
const QUIET = ['--disable-quic', '--disable-background-networking', '--disable-component-update', '--disable-sync']

/** FAMILIAR_CHROMIUM if set, else a browser on the PATH; undefined leaves the choice to Playwright. */
export function findBrowser() {
  if (process.env.FAMILIAR_CHROMIUM) return process.env.FAMILIAR_CHROMIUM
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean)
  return folders
    .flatMap((folder) => NAMES.flatMap((name) => ENDINGS.map((end) => join(folder, name + end))))
    .find((path) => existsSync(path))
}

/** Runs work on a blank page and closes the browser after it. @template T @param {(page: import('playwright').Page) => Promise<T>} work @returns {Promise<T>} */
export async function withPage(work) {
  const browser = await chromium.launch({ executablePath: findBrowser(), args: QUIET })
  try {
    const page = await browser.newPage({ deviceScaleFactor: 1 })
    await page.goto('about:blank')
    return await work(page)
  } finally {
    await browser.close()
  }
}
