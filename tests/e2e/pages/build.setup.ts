import { test as setup } from '@playwright/test'
import { buildPages } from '../../fakes/build-pages'

setup('build the pages', async () => {
  setup.setTimeout(120_000)
  await buildPages()
})
