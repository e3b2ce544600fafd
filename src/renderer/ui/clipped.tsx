/** Text of any length on one line: cut off where there is no room, with all of it in its title. */
export function Clipped({ text, className = '' }: { text: string; className?: string }) {
  return (
    <span className={`clip ${className}`} title={text}>
      {text}
    </span>
  )
}
