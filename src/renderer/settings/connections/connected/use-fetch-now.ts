import type { ConnectableProvider } from '@shared/domain/provider'
import type { Calendar } from '@shared/domain/local-day'
import { connectionsMessages as words } from '@shared/i18n/connections-messages'
import { aheadWords } from '@shared/i18n/time-words'
import { showToast } from '../../../ui/toast/toasts'
import { useSettingsCommands } from '../../store/use-settings'
import { useAsk } from '../use-ask'

const SECOND = 1_000
const MINUTE = 60 * SECOND

interface FetchingNow {
  readonly busy: boolean
  readonly fetchNow: () => Promise<void>
}

/** Fetches what is new, as soon as the provider allows: until then nothing moves on the card, so it is said. */
export function useFetchNow(provider: ConnectableProvider, calendar: Calendar): FetchingNow {
  const { connections } = useSettingsCommands()
  const { busy, ask } = useAsk()
  const fetchNow = async (): Promise<void> => {
    await ask(async () => {
      const result = await connections.fetchNow(provider)
      if (!result.ok) return result
      const view = result.data.connections.find((each) => each.provider === provider)
      if (view?.polling !== null || view.nextPollAt === null) return result
      const [at, now] = [Date.parse(view.nextPollAt), Date.now()]
      // Who waits for it is told in seconds.
      const when =
        at - now < MINUTE
          ? words.inSeconds(Math.ceil((at - now) / SECOND))
          : aheadWords(at, now, calendar)
      if (at > now) showToast(words.fetchedLater(words.name(provider), when))
      return result
    })
  }
  return { busy, fetchNow }
}
