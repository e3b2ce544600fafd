import type { Normaliser } from '@shared/domain/normalised-event'
import { commitPayloadSchema } from './payload'

const SHORT_SHA = 7

/**
 * Reads a commit of the user's as one `commit.push`. Its keys are the hash, which GitHub knows it by too, and the hash
 * of the commit it is another version of: the pipeline counts what has neither.
 */
export const gitNormaliser: Normaliser = {
  version: 1,
  normalise(payload) {
    const commit = commitPayloadSchema.parse(payload)
    const { sha, rewriteOf } = commit
    return [
      {
        type: 'commit.push',
        value: 1,
        occurredAt: commit.authoredAt * 1000,
        meta: {
          source: 'git',
          title: commit.subject,
          place: commit.repository,
          ref: sha.slice(0, SHORT_SHA),
          sha,
          branch: commit.branch,
          author: commit.authorName,
        },
        keys: [`commit:${sha}`, ...(rewriteOf === null ? [] : [`commit:${rewriteOf}`])],
      },
    ]
  },
}
