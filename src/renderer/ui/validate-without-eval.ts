import { z } from 'zod'

// The pages' policy forbids making code from text. The validator would try, once, and be reported for it; it asks when
// the first schema is made, so this module comes before all others.
z.config({ jitless: true })
