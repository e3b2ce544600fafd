/**
 * A path on one line. Where it does not fit it loses its middle, not its end: the last folder is what one knows it by.
 */
export function PathText({ path }: { path: string }) {
  const at = Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'))
  return (
    <span className="path" title={path}>
      <span className="path__start">{path.slice(0, at)}</span>
      <span className="path__end">{path.slice(at)}</span>
    </span>
  )
}
