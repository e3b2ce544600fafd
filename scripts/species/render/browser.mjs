// @ts-check
// One Chromium, wherever this machine keeps it, used as a drawing board.

import { chromium } from 'playwright'
import { findOrFetchBrowser } from '../../test-browser.mjs'

const QUIET = [
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Runs work on a blank page and closes the browser after it. @template T @param {(page: import('playwright').Page) => Promise<T>} work @returns {Promise<T>} */
export async function withPage(work) {
  const browser = await chromium.launch({ executablePath: await findOrFetchBrowser(), args: QUIET })
  try {
    const page = await browser.newPage({ deviceScaleFactor: 1 })
    await page.goto('about:blank')
    return await work(page)
  } finally {
    await browser.close()
  }
}
