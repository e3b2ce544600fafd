import { Check, Sparkles } from 'lucide-react'
import { updatesMessages as words } from '@shared/i18n/updates-messages'
import { Card } from '../../ui/card'
import { Button } from '../../ui/controls/button'
import { showToast } from '../../ui/toast/toasts'
import { useSettings, useSettingsCommands } from '../store/use-settings'
import { ReleaseNotes } from './release-notes'

/** After an update, once: what is new in it. */
export function NewsCard() {
  const news = useSettings((state) => state.updates.data?.news ?? null)
  const { updates } = useSettingsCommands()
  if (news === null) return null

  const close = async (): Promise<void> => {
    const result = await updates.closeNews()
    if (!result.ok) showToast(result.error.message, { look: 'problem' })
  }

  return (
    <Card
      title={words.newsTitle(news.version)}
      icon={Sparkles}
      actions={
        <Button icon={Check} onClick={() => void close()}>
          {words.closeNews}
        </Button>
      }
    >
      <ReleaseNotes notes={news.notes} below="h2" />
    </Card>
  )
}
