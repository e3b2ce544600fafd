import { FileArchive, FolderOpen, PawPrint, X } from 'lucide-react'
import { type DragEvent, useEffect, useRef, useState } from 'react'
import { othersMessages as words } from '@shared/i18n/others-messages'
import { Button } from '../../../ui/controls/button'
import type { ChosenFile } from '../../store/species-commands'
import { chosenFiles, droppedFiles } from './dropped-files'

interface DropZoneProps {
  readonly busy: boolean
  /** What is going on; null while nothing is. */
  readonly status: string | null
  readonly onFiles: (files: Promise<ChosenFile[]>) => void
  readonly onStop: () => void
}

/** What takes no longer needs no button to stop it, which would only flash up. */
const LONG_MS = 700

/** Where a pet is dropped, or chosen. */
export function DropZone({ busy, status, onFiles, onStop }: DropZoneProps) {
  const [over, setOver] = useState(false)
  const file = useRef<HTMLInputElement>(null)
  const folder = useRef<HTMLInputElement>(null)
  const choices = useRef<HTMLDivElement>(null)

  const isLong = useLasting(busy, LONG_MS)

  const drop = (event: DragEvent): void => {
    event.preventDefault()
    setOver(false)
    if (!busy) onFiles(droppedFiles(event.dataTransfer))
  }
  const choose = (input: HTMLInputElement): void => {
    onFiles(Promise.resolve(chosenFiles(input.files)))
    // So that the same file can be chosen again after it was mended.
    input.value = ''
  }

  return (
    <div
      className={`drop-zone ${over ? 'drop-zone--over' : ''}`}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <PawPrint aria-hidden />
      <p className="drop-zone__words" role="status">
        {status ?? words.drop}
      </p>
      <div ref={choices} className="drop-zone__choices">
        <Button icon={FileArchive} busy={busy} onClick={() => file.current?.click()}>
          {words.chooseFile}
        </Button>
        <Button icon={FolderOpen} busy={busy} onClick={() => folder.current?.click()}>
          {words.chooseFolder}
        </Button>
        {isLong && (
          <Button
            look="quiet"
            icon={X}
            onClick={() => {
              // It goes away under the hand that has pressed it.
              choices.current?.querySelector('button')?.focus()
              onStop()
            }}
          >
            {words.stop}
          </Button>
        )}
      </div>
      <input
        ref={file}
        hidden
        type="file"
        multiple
        data-choose="files"
        onChange={(event) => choose(event.currentTarget)}
      />
      <input
        ref={folder}
        hidden
        type="file"
        data-choose="folder"
        {...{ webkitdirectory: '' }}
        onChange={(event) => choose(event.currentTarget)}
      />
    </div>
  )
}

/** Has this been so for some time, in ms? */
function useLasting(is: boolean, ms: number): boolean {
  const [lasting, setLasting] = useState(false)
  useEffect(() => {
    if (!is) return
    const timer = setTimeout(() => setLasting(true), ms)
    return () => {
      clearTimeout(timer)
      setLasting(false)
    }
  }, [is, ms])
  return lasting
}
