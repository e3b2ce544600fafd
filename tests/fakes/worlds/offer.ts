import type { UpdateOffer } from '@shared/contract/updates'

/** A newer version that a test can have found. */
export const OFFER: UpdateOffer = {
  version: '0.2.0',
  releasedAt: '2026-11-18T09:30:00.000Z',
  notes: [
    { kind: 'text', text: 'A small one before the winter.' },
    { kind: 'heading', text: 'Added' },
    { kind: 'item', text: 'Your pet builds a nest out of what you have finished.' },
    { kind: 'item', text: 'Scarves, in the colours of each coat.' },
    { kind: 'heading', text: 'Fixed' },
    { kind: 'item', text: 'A pet that was carried to another display falls there, and not here.' },
  ],
}
