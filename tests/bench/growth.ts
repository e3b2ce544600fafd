/**
 * How a figure grows from sample to sample: the slope of the line through the samples (least squares), and twice its
 * standard error, within which a slope says nothing.
 */
export function growth(samples: readonly number[]): { slope: number; noise: number } {
  const n = samples.length
  const middle = (n - 1) / 2
  const mean = samples.reduce((sum, y) => sum + y, 0) / n
  const spread = samples.reduce((sum, _, x) => sum + (x - middle) ** 2, 0)
  const slope = samples.reduce((sum, y, x) => sum + (x - middle) * (y - mean), 0) / spread
  const error = samples.reduce((sum, y, x) => sum + (y - mean - slope * (x - middle)) ** 2, 0)
  return { slope, noise: 2 * Math.sqrt(error / (n - 2) / spread) }
}
