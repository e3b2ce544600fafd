import { OutwardLink } from '../../ui/controls/outward-link'

interface StepsProps {
  readonly steps: readonly string[]
  /** Where the first step begins. */
  readonly link?: { readonly text: string; readonly href: string }
}

/** What to do elsewhere, one step after the other. */
export function Steps({ steps, link }: StepsProps) {
  return (
    <ol className="steps small">
      {link && (
        <li>
          <OutwardLink href={link.href}>{link.text}</OutwardLink>
        </li>
      )}
      {steps.map((step) => (
        <li key={step}>{step}</li>
      ))}
    </ol>
  )
}
