/** What is wrong with GitHub, in words for the user. */
export const githubWords = {
  unreadable:
    'GitHub answered with something that Familiar cannot read. Nothing is lost; a newer Familiar may help.',
  unreachable:
    'GitHub has a problem of its own just now. Nothing is lost; what happens meanwhile is read later.',
  forbidden:
    'GitHub does not let Familiar read your activity. What was counted stays. Reconnect and allow it to be read.',
  notGithub:
    'What answers there does not speak as GitHub does. Check the network this computer is in, and the server address if you have set one.',
  otherAccount:
    'The permission Familiar has is for another GitHub account than the one connected. What was counted stays. Reconnect to go on.',
  noFeed:
    'GitHub does not show the activity of this account. What was counted stays. Reconnect to go on.',
} as const
