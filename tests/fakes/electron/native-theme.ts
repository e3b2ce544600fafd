import type { NativeTheme } from 'electron'

export const nativeTheme: {
  -readonly [K in keyof Pick<NativeTheme, 'shouldUseDarkColors'>]: boolean
} = {
  shouldUseDarkColors: false,
}
