import { MEASURES, PERIODS, isKnownMeasure } from '@shared/domain/goal-unit'
import { goalMessages } from '@shared/i18n/goal-messages'
import { Field } from '../../ui/controls/field'
import type { GoalErrors, GoalForm } from './goal-form'

interface GoalFieldsProps {
  readonly form: GoalForm
  readonly errors: GoalErrors
  readonly onChange: (changed: Partial<GoalForm>) => void
}

/** The fields of a goal: how many of what in which time, and what it is called. */
export function GoalFields({ form, errors, onChange }: GoalFieldsProps) {
  const words = goalMessages.form
  const isCustom = form.measure === 'custom'
  return (
    <>
      <Field label={words.name} error={errors.name}>
        {(control) => (
          <input
            {...control}
            className="input"
            data-first-focus
            required
            value={form.name}
            placeholder={words.namePlaceholder}
            onChange={(event) => onChange({ name: event.target.value })}
          />
        )}
      </Field>
      <div className="goal-fields__count">
        <Field label={words.target} error={errors.target}>
          {(control) => (
            <input
              {...control}
              className="input numbers"
              type="number"
              min={0}
              step="any"
              required
              defaultValue={form.target}
              onChange={(event) => onChange({ target: event.target.valueAsNumber })}
            />
          )}
        </Field>
        <Field label={words.measure} error={isCustom ? undefined : errors.unit}>
          {(control) => (
            <select
              {...control}
              className="input"
              value={form.measure}
              onChange={(event) => onChange({ measure: measureIn(event.target.value) })}
            >
              {Object.keys(MEASURES)
                .filter(isKnownMeasure)
                .map((measure) => (
                  <option key={measure} value={measure}>
                    {goalMessages.measureChoice(measure)}
                  </option>
                ))}
              <option value="custom">{words.customMeasure}</option>
            </select>
          )}
        </Field>
      </div>
      {isCustom && (
        <Field label={words.customName} hint={words.customHint} error={errors.unit}>
          {(control) => (
            <input
              {...control}
              className="input"
              spellCheck={false}
              autoCapitalize="none"
              value={form.customName}
              onChange={(event) => onChange({ customName: event.target.value })}
            />
          )}
        </Field>
      )}
      <Field label={words.period}>
        {(control) => (
          <select
            {...control}
            className="input"
            value={form.period}
            onChange={(event) => onChange({ period: periodIn(event.target.value) })}
          >
            {PERIODS.map((period) => (
              <option key={period} value={period}>
                {goalMessages.periodChoice(period)}
              </option>
            ))}
            <option value="none">{words.noPeriod}</option>
          </select>
        )}
      </Field>
      <Field label={`${words.description} (${words.optional})`} error={errors.description}>
        {(control) => (
          <textarea
            {...control}
            className="input"
            rows={2}
            value={form.description}
            onChange={(event) => onChange({ description: event.target.value })}
          />
        )}
      </Field>
    </>
  )
}

function measureIn(value: string): GoalForm['measure'] {
  return isKnownMeasure(value) ? value : 'custom'
}

function periodIn(value: string): GoalForm['period'] {
  return PERIODS.find((known) => known === value) ?? 'none'
}
