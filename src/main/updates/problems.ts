import { updatesMessages } from '@shared/i18n/updates-messages'
import { codeOf, messageOf } from '../failure'

const words = updatesMessages.problem

/** The network's own words come first: the updater wraps them in errors that speak of releases. */
const UNREACHABLE =
  /net::ERR_|ENOTFOUND|ECONNREFUSED|ECONNRESET|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|timed out/i

const BY_CODE: Readonly<Record<string, string>> = {
  ERR_UPDATER_LATEST_VERSION_NOT_FOUND: words.noRelease,
  ERR_UPDATER_NO_PUBLISHED_VERSIONS: words.noRelease,
  ERR_UPDATER_CHANNEL_FILE_NOT_FOUND: words.noRelease,
  ERR_UPDATER_ASSET_NOT_FOUND: words.noRelease,
  ERR_UPDATER_NO_FILES_PROVIDED: words.noRelease,
  ERR_UPDATER_ZIP_FILE_NOT_FOUND: words.noRelease,
  ERR_CHECKSUM_MISMATCH: words.notWhatWasReleased,
  ERR_UPDATER_INVALID_SIGNATURE: words.notWhatWasReleased,
  ENOSPC: words.diskFull,
  EACCES: words.notWritable,
  EPERM: words.notWritable,
  EROFS: words.notWritable,
}

/** What went wrong with a check or a download, in a sentence that says what can be done. The error itself is for the log. */
export function problemOf(error: unknown): string {
  const message = messageOf(error)
  if (UNREACHABLE.test(message)) return words.unreachable
  if (/sha512 checksum mismatch/i.test(message)) return words.notWhatWasReleased
  return BY_CODE[codeOf(error) ?? ''] ?? words.unexpected
}
