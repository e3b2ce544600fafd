import { getGlobal } from '@electron/remote'
import { contextBridge } from 'electron'
import { INSPECTOR_REPORT, type InspectorBridge } from '@shared/contract/inspector'

/**
 * For developers only, and in no build that users get. The page holds one verb that takes nothing and gives text: what
 * `@electron/remote` could reach beyond it stays in here, and main answers nothing else anyway.
 */
const bridge: InspectorBridge = {
  report: () => {
    const text: unknown = getGlobal(INSPECTOR_REPORT)
    if (typeof text !== 'string') throw new Error('Main gave no report.')
    return text
  },
}

contextBridge.exposeInMainWorld('familiarInspector', bridge)
