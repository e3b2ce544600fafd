/** A sitting pet in outline, asleep: the stand-in for art that is not there. */
export function Silhouette() {
  return (
    <svg className="still__picture" viewBox="0 0 192 208" aria-hidden>
      <path
        className="still__silhouette"
        d="M55 34c3-6 9-6 13-2l22 20c8-2 17-2 25 0l20-20c5-4 11-3 13 3l9 40c6 10 9 21 8 32-1 20-11 35-27 43 8 9 12 19 13 30 8-3 13-10 13-19 0-8-4-13-3-19 2-8 13-10 18-3 4 6 6 14 6 22 0 22-16 38-38 41H62c-14 0-20-8-17-17 2-7 8-11 14-13 1-9 5-17 10-23-17-8-28-23-29-43-1-11 2-23 8-33z"
      />
      <path
        className="still__silhouette-detail"
        d="M67 106c5 7 15 7 20 0M117 106c5 7 15 7 20 0M97 121c2 3 8 3 10 0"
      />
    </svg>
  )
}
