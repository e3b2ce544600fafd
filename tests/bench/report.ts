/** One measured figure beside its budget. */
export interface Figure {
  readonly what: string
  readonly measured: number
  readonly unit: string
  /** What the design allows; left out for figures that only explain others. */
  readonly budget?: { readonly atMost: number } | { readonly atLeast: number }
}

/** Prints figures as a table. A figure over budget is marked, not failed: a busy machine is no bug. */
export function report(title: string, figures: readonly Figure[]): void {
  const rows = figures.map(({ what, measured, unit, budget }) => {
    const limit = budget && ('atMost' in budget ? budget.atMost : budget.atLeast)
    const kept =
      budget === undefined ||
      ('atMost' in budget ? measured <= budget.atMost : measured >= budget.atLeast)
    const sign = budget && ('atMost' in budget ? '≤' : '≥')
    const allowed = budget ? `${sign} ${show(limit ?? 0)} ${unit}` : ''
    return [what, `${show(measured)} ${unit}`, allowed, budget ? (kept ? 'ok' : 'OVER BUDGET') : '']
  })
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  const lines = rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  )
  console.log(`\n${title}\n${lines.map((line) => `  ${line}`).join('\n')}`)
}

/** The value below which a share of the samples lies, by the nearest rank. */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN
}

function show(value: number): string {
  return value.toLocaleString('en-US', {
    maximumFractionDigits: value < 10 ? 2 : value < 100 ? 1 : 0,
  })
}
