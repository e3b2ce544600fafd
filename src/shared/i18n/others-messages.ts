import type { Credits, ImportFormat, ImportProblem, SheetRowName } from '../contract/species'
import { counted } from './messages'

const FORMATS: Readonly<Record<ImportFormat, string>> = {
  codex: 'Codex pet',
  shimeji: 'Shimeji',
  'vscode-pets': 'vscode-pets',
  'window-pet': 'WindowPet',
  sheet: 'plain sheet',
}

const ROWS: Readonly<Record<SheetRowName, string>> = {
  idle: 'Standing still',
  walk: 'Walking',
  wave: 'Waving',
  sit: 'Sitting',
  eat: 'Eating',
  play: 'Playing',
  sleep: 'Sleeping',
  sad: 'Being sad',
}

/** Words for pets that come from elsewhere. */
export const othersMessages = {
  title: 'Pets of others',
  intro:
    'Codex pets, Shimeji, vscode-pets, WindowPet, or a plain sprite sheet: as a zip, a folder or files. Your pet keeps its name, its level and its history.',
  drop: 'Drop a pet here',
  chooseFile: 'Choose files…',
  chooseFolder: 'Choose a folder…',
  sending: (done: number, total: number): string =>
    `Reading ${done} of ${counted(total, 'file', 'files')}…`,
  looking: 'Looking at it…',
  stop: 'Stop',
  nothing: 'There was no file in what you dropped.',
  refused: 'This pet cannot be taken',
  nothingWritten: 'Nothing was written.',
  place: ({ file, row, line }: ImportProblem): string =>
    [file, row === null ? null : `row ${row}`, line === null ? null : `line ${line}`]
      .filter((part) => part !== null)
      .join(', '),
  rule: (rule: string): string => `Rule: ${rule}`,
  codex: 'Codex pets on this computer',
  look: 'Look at it',
  lookAt: (name: string): string => `Look at ${name}`,
  formTitle: 'Describe the sheet',
  formIntro: (file: string, width: number, height: number): string =>
    `${file} is ${width}×${height} pixels. Familiar cannot see how it is divided.`,
  petName: 'Name',
  cellWidth: 'Cell width',
  cellHeight: 'Cell height',
  msPerFrame: 'Milliseconds a frame',
  facing: 'It walks to the',
  facings: { left: 'left', right: 'right' },
  author: 'Author',
  licence: 'Licence',
  rows: 'What its rows show',
  rowOf: (animation: SheetRowName): string => ROWS[animation],
  rowNumber: 'Row, from 0',
  frames: 'Frames',
  rowsHint: 'What has no frames is left out, and another animation stands in.',
  idleMissing: 'A pet needs frames to stand still in',
  cellTooWide: (width: number): string => `The sheet is ${width} wide`,
  cellTooHigh: (height: number): string => `The sheet is ${height} high`,
  rowMissing: (rows: number): string =>
    rows === 1 ? 'The sheet has row 0 only' : `The sheet has rows 0 to ${rows - 1}`,
  framesMissing: (columns: number): string =>
    `A row of this sheet has ${counted(columns, 'cell', 'cells')}`,
  show: 'Preview',
  preview: (name: string): string => `Preview of ${name}`,
  plays: (name: string): string => `It plays: ${name}`,
  animations: 'Animations',
  standsIn: (shows: string): string => `shows ${shows}`,
  notes: 'Good to know',
  by: (credits: Credits): string =>
    [credits.author && `by ${credits.author}`, credits.licence].filter(Boolean).join(' · ') ||
    'Its package names no author and no licence.',
  format: (format: ImportFormat): string => FORMATS[format],
  source: 'Source',
  licenceText: 'Text of the licence',
  kind: 'Kind',
  adopt: 'Adopt',
  adopted: (pet: string, species: string): string => `${pet} is a ${species} now.`,
  installed: 'Kinds of pet',
  worn: 'yours',
  wear: 'Use',
  wearOne: (name: string): string => `Use ${name}`,
  removeOne: (name: string): string => `Remove ${name}`,
  exportOne: (name: string): string => `Export ${name} as a Codex pet`,
  removed: (name: string): string => `${name} was removed.`,
  exported: 'Exported as a Codex pet',
  path: 'the path of the exported pet',
  what: 'The species',
  own: 'comes with Familiar',
}
