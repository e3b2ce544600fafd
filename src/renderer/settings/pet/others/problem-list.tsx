import type { ImportProblem } from '@shared/contract/species'
import { othersMessages as words } from '@shared/i18n/others-messages'

/** What is wrong with a pet, one line each: the sentence, and by which rule and where. */
export function ProblemList({ problems }: { problems: readonly ImportProblem[] }) {
  return (
    <ul className="import-problems">
      {problems.map((problem, index) => (
        <li key={index}>
          <p>{problem.message}</p>
          <p className="muted small">
            {words.rule(problem.rule)}
            {words.place(problem) !== '' && ` · ${words.place(problem)}`}
          </p>
        </li>
      ))}
    </ul>
  )
}
