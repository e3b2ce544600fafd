import type { WatchedFolder } from '@shared/contract/git'
import { codeOf } from '../../../failure'
import { NoAnswer } from '../watching/within'
import { type FolderFindings, MAX_FOLDERS, MAX_REPOSITORIES } from './find-repositories'

/** How a watched folder is doing, and what a person should know about it. */
export type FolderStanding = Pick<WatchedFolder, 'state' | 'problem'>

/** The standing of a folder that could not be looked through. */
export function standingAfter(path: string, error: unknown): FolderStanding {
  if (error instanceof NoAnswer)
    return {
      state: 'missing',
      problem: `${path} takes too long to answer: its drive may be away or asleep. Nothing is lost, and it is looked at again by itself.`,
    }
  if (/^(EACCES|EPERM)$/.test(codeOf(error) ?? ''))
    return {
      state: 'denied',
      problem: `Familiar is not allowed to read ${path}. Nothing was changed there. Give your account permission to read it, and it is watched by itself.`,
    }
  return {
    state: 'missing',
    problem: `There is no folder ${path} at the moment. It is remembered, and watched again when it returns; nothing your pet has eaten is lost.`,
  }
}

/** The standing of a folder by what was found in it. */
export function standingWith(path: string, findings: FolderFindings): FolderStanding {
  const { repositories, unreadable, truncated } = findings
  if (truncated)
    return {
      state: 'partial',
      problem: `${path} holds more than ${MAX_FOLDERS.toLocaleString('en')} folders or ${MAX_REPOSITORIES} repositories; those found first are watched. Choose folders nearer to your repositories to have them all.`,
    }
  const [first] = unreadable
  if (first !== undefined) {
    const others = unreadable.length === 1 ? '' : ` and ${unreadable.length - 1} more`
    return {
      state: 'partial',
      problem: `Familiar is not allowed to look into ${first}${others}. Everything else in ${path} is watched.`,
    }
  }
  if (repositories.length === 0)
    return {
      state: 'empty',
      problem: `There is no git repository in ${path}, or up to three levels below it. One that appears there is found by itself.`,
    }
  return { state: 'watching', problem: null }
}
