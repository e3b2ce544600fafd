/** Time zones of one part of the world. */
export interface TimeZoneRegion {
  readonly region: string
  readonly zones: readonly { readonly value: string; readonly label: string }[]
}

/** All zones the browser knows, by region, and one that is set although the browser does not know it. */
export function timeZones(set: string | null): TimeZoneRegion[] {
  const known = Intl.supportedValuesOf('timeZone')
  const all = set !== null && !known.includes(set) ? [...known, set] : known
  const byRegion = new Map<string, { value: string; label: string }[]>()
  for (const value of all) {
    const [region = value, ...place] = value.split('/')
    const label = (place.length === 0 ? value : place.join(', ')).replaceAll('_', ' ')
    byRegion.set(region, [...(byRegion.get(region) ?? []), { value, label }])
  }
  return [...byRegion].map(([region, zones]) => ({ region, zones }))
}
