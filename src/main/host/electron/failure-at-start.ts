import { app, dialog } from 'electron'
import { Failure, messageOf } from '../../failure'
import { APP_NAME } from './identity'
import { words } from './words'

/** The sentence for what kept the app from starting. An expected failure says it itself. */
export function sentenceFor(error: unknown, logFolder: string | null): string {
  if (error instanceof Failure) return error.message
  if (logFolder !== null) return words.cannotStartSeeLog(logFolder)
  return words.cannotStart(messageOf(error))
}

/** Says one sentence where the user is looking: the terminal, and a box. The box waits to be closed. */
export function showSentence(sentence: string): void {
  process.stderr.write(`${sentence}\n`)
  dialog.showErrorBox(APP_NAME, sentence)
}

/** Ends a start that has nothing to take down yet. */
export function failBeforeReady(error: unknown): void {
  process.stderr.write(`${sentenceFor(error, null)}\n`)
  // Before the app is ready Linux shows no box at all.
  void app.whenReady().then(() => {
    dialog.showErrorBox(APP_NAME, sentenceFor(error, null))
    app.exit(1)
  })
}
