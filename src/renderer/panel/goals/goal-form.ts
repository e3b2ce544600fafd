import { type GoalDraft, type GoalView, goalDraftSchema } from '@shared/contract/goals'
import {
  type KnownMeasure,
  PERIODS,
  type Period,
  formatGoalUnit,
  isKnownMeasure,
  parseGoalUnit,
} from '@shared/domain/goal-unit'
import { goalMessages } from '@shared/i18n/goal-messages'

/** What the fields of the goal dialog hold, as typed. */
export interface GoalForm {
  readonly name: string
  readonly target: number
  readonly measure: KnownMeasure | 'custom'
  /** The name after `custom.`, when the measure is a custom one. */
  readonly customName: string
  readonly period: Period | 'none'
  readonly description: string
}

export type GoalField = 'name' | 'target' | 'unit' | 'description'
export type GoalErrors = Readonly<Partial<Record<GoalField, string>>>

export const NEW_GOAL: GoalForm = {
  name: '',
  target: 10,
  measure: 'commits',
  customName: '',
  period: 'week',
  description: '',
}

/** The form of an existing goal. A unit nobody can count is offered as commits a week, which the user may change. */
export function formOf(goal: GoalView): GoalForm {
  const { name, target, description } = goal
  const unit = parseGoalUnit(goal.unit)
  if (unit === null) return { ...NEW_GOAL, name, target, description }
  const custom = isKnownMeasure(unit.measure) ? '' : unit.measure.slice('custom.'.length)
  return {
    name,
    target,
    description,
    measure: isKnownMeasure(unit.measure) ? unit.measure : 'custom',
    customName: custom,
    period: unit.period ?? 'none',
  }
}

/** The unit the form spells, as text; it may still be one Familiar cannot count. */
export function unitOf({ measure, customName, period }: GoalForm): string {
  return formatGoalUnit({
    measure: measure === 'custom' ? `custom.${customName.trim().toLowerCase()}` : measure,
    period: PERIODS.find((known) => known === period) ?? null,
  })
}

/** The goal as one sentence; null while the form does not make one yet. */
export function previewOf(form: GoalForm): string | null {
  const unit = parseGoalUnit(unitOf(form))
  if (unit === null || !(form.target > 0) || (form.measure === 'custom' && form.customName === ''))
    return null
  return goalMessages.sentence(form.target, unit)
}

/** Reads the form with the contract's schema: a draft to send, or what is wrong, by field. */
export function readGoalForm(
  form: GoalForm,
): { readonly draft: GoalDraft } | { readonly errors: GoalErrors } {
  const { name, target, description } = form
  const parsed = goalDraftSchema.safeParse({ name, target, description, unit: unitOf(form) })
  if (parsed.success) return { draft: parsed.data }
  return { errors: errorsByField(parsed.error.issues) }
}

/** The first complaint of each field. */
export function errorsByField(
  issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[],
): GoalErrors {
  const errors: Partial<Record<GoalField, string>> = {}
  for (const { path, message } of issues) {
    const field = FIELDS.find((known) => known === path[0])
    if (field) errors[field] ??= message
  }
  return errors
}

const FIELDS: readonly GoalField[] = ['name', 'target', 'unit', 'description']
