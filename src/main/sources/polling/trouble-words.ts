/**
 * What is wrong with a connection, in words. Each says what happened and what is safe; when it is tried again follows
 * in a sentence of its own, once it is known.
 */
export const troubleWords = {
  offline:
    'This computer has no network just now. Nothing is lost; what happens meanwhile is read later.',
  unreachable: (provider: string): string =>
    `${provider} does not answer just now. Nothing is lost; what happens meanwhile is read later.`,
  tooSlow: (provider: string): string =>
    `${provider} takes too long to answer just now. Nothing is lost; what happens meanwhile is read later.`,
  serverError: (provider: string): string =>
    `${provider} has a problem of its own just now. Nothing is lost; what happens meanwhile is read later.`,
  unsafe: (provider: string): string =>
    `The connection to ${provider} is not safe: its certificate cannot be trusted. Familiar sends nothing over it. Check this computer's date, and the network it is in.`,
  rateLimited: (provider: string): string =>
    `${provider} asked Familiar to wait before it reads more. Nothing is lost.`,
  budgetSpent: (provider: string): string =>
    `Familiar has asked ${provider} as often as it allows itself within an hour, and waits. Nothing is lost.`,
  reconnect: (provider: string): string =>
    `${provider} asks you to sign in again. Its permission has run out or was taken back; what was counted stays.`,
  forbidden: (provider: string): string =>
    `${provider} does not let Familiar read what it needs. What was counted stays. Reconnect and allow it to be read.`,
  elsewhere: (provider: string): string =>
    `${provider} sent Familiar to another address, and it did not go there. Nothing is lost. Check the network this computer is in.`,
  tooLarge: (provider: string): string =>
    `${provider} sent an answer too large to be read. Nothing is lost.`,
  refused: (provider: string): string =>
    `${provider} could not make sense of what Familiar asked. Nothing is lost; a newer Familiar may help.`,
  unreadable: (provider: string): string =>
    `${provider} answered with something that Familiar cannot read. Nothing is lost; a newer Familiar may help.`,
  notKept: (provider: string): string =>
    `Familiar's own database does not take what ${provider} tells; perhaps the disk is full. Nothing is lost: it is read again once there is room.`,
  internal: (provider: string): string =>
    `Something went wrong in Familiar while it read ${provider}. Nothing is lost; the log tells more.`,
  triesAgainAt: (time: string): string => `Familiar tries again at ${time}.`,
} as const
