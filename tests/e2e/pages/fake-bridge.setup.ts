import { test as setup } from '@playwright/test'
import { buildFakeBridge } from '../../fakes/build-fake-bridge'

setup('build the fake bridge', async () => {
  await buildFakeBridge()
})
