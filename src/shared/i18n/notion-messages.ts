/** What is said of Notion before anything is asked: what is read and why, and how to let it be read. */
export interface NotionGuide {
  readonly reads: string
  /** How to make an internal connection and share a database with it, in order. */
  readonly steps: readonly string[]
}

export const notionGuide: NotionGuide = {
  reads:
    'Familiar reads the databases you share with it: of each page its title, when it was made and edited, and the one property that says whether it is done. Finished tasks feed your pet and move your goals. It reads no page contents and changes nothing. What is already done when you connect is not counted.',
  steps: [
    'In Notion, open Settings → Connections → Develop or manage connections, and make a new internal connection. “Read content” is all it needs.',
    'Copy its access token. It begins with ntn_ or secret_.',
    'Open each database that holds your tasks. In its ••• menu choose Connections, and add the connection you have made.',
    'Paste the token here, then choose the databases and say what “done” means in each.',
  ],
}
