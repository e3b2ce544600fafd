import { randomUUID } from 'node:crypto'

/**
 * A UUID version 7 (RFC 9562 §5.7): milliseconds since the epoch, then a counter within the millisecond (method 1,
 * rand_a), then random bits. Rows made one after the other lie beside each other in every index, and sort in the order
 * they were made in.
 */
export function newUuid(): string {
  const now = Date.now()
  counter = now <= last ? counter + 1 : 0
  // 4,096 ids in one millisecond borrow from the next.
  if (counter > 0xfff) {
    last += 1
    counter = 0
  }
  last = Math.max(last, now)
  const time = last.toString(16).padStart(12, '0')
  const sequence = counter.toString(16).padStart(3, '0')
  // A version 4 UUID's last two groups are the variant and random bits, as wanted here; its generator is pooled.
  return `${time.slice(0, 8)}-${time.slice(8)}-7${sequence}${randomUUID().slice(18)}`
}

let last = 0
let counter = 0
