import type { DoneRule, NotionChoice, NotionSource } from '@shared/contract/connections'
import { notionChoiceMessages } from '@shared/i18n/notion-choice-messages'

export type Candidate = NotionSource['candidates'][number]

/** What the user has said of one data source so far. */
export interface DoneDraft {
  readonly isRead: boolean
  /** By which property a task becomes done; null where there is none. */
  readonly propertyId: string | null
  /** The options of a status that mean done; each property keeps its own. */
  readonly optionIds: ReadonlySet<string>
}

/** What holds now, or the likeliest. */
export function draftOf({ candidates, chosen }: NotionSource): DoneDraft {
  const propertyId = chosen?.propertyId ?? candidates[0]?.propertyId ?? null
  const likely = candidates.flatMap(doneOptionsOf)
  return {
    isRead: chosen !== null,
    propertyId,
    optionIds: new Set(
      chosen?.kind === 'status'
        ? // What was chosen counts for its own property; the others keep what is likely.
          [
            ...chosen.optionIds,
            ...candidates
              .filter((candidate) => candidate.propertyId !== chosen.propertyId)
              .flatMap(doneOptionsOf),
          ]
        : likely,
    ),
  }
}

/** The options Notion itself groups as done. */
function doneOptionsOf(candidate: Candidate): string[] {
  if (candidate.kind === 'checkbox') return []
  return candidate.groups
    .filter(({ meansDone }) => meansDone)
    .flatMap(({ options }) => options.map(({ id }) => id))
}

/** The property a draft goes by; undefined where the source has none. */
export function candidateOf(source: NotionSource, draft: DoneDraft): Candidate | undefined {
  return source.candidates.find(({ propertyId }) => propertyId === draft.propertyId)
}

/** The rule a draft makes; null while it is not complete. */
export function ruleOf(source: NotionSource, draft: DoneDraft): DoneRule | null {
  const candidate = candidateOf(source, draft)
  if (!candidate) return null
  const { propertyId } = candidate
  if (candidate.kind === 'checkbox') return { kind: 'checkbox', propertyId }
  const optionIds = chosenOptions(candidate, draft).map(({ id }) => id)
  return optionIds.length === 0 ? null : { kind: 'status', propertyId, optionIds }
}

/** What the rule means, in a sentence; null while there is none. */
export function sentenceOf(source: NotionSource, draft: DoneDraft): string | null {
  const candidate = candidateOf(source, draft)
  if (!candidate) return null
  if (candidate.kind === 'checkbox') return notionChoiceMessages.byCheckbox(candidate.propertyName)
  const names = chosenOptions(candidate, draft).map(({ name }) => name)
  return names.length === 0 ? null : notionChoiceMessages.byStatus(candidate.propertyName, names)
}

/** The choices of all that is to be read, or null while one of them has no rule. */
export function choicesOf(
  sources: readonly NotionSource[],
  draftFor: (source: NotionSource) => DoneDraft,
): NotionChoice[] | null {
  const choices: NotionChoice[] = []
  for (const source of sources) {
    const draft = draftFor(source)
    if (!draft.isRead) continue
    const done = ruleOf(source, draft)
    if (done === null) return null
    choices.push({ dataSourceId: source.dataSourceId, name: source.name.slice(0, 200), done })
  }
  return choices
}

function chosenOptions(
  candidate: Extract<Candidate, { kind: 'status' }>,
  { optionIds }: DoneDraft,
): { readonly id: string; readonly name: string }[] {
  return candidate.groups.flatMap(({ options }) => options).filter(({ id }) => optionIds.has(id))
}
