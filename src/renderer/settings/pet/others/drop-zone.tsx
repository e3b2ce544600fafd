import { FileArchive, FolderOpen, PawPrint } from 'lucide-react'
import { type DragEvent, useRef, useState } from 'react'
import { othersMessages as words } from '@shared/i18n/others-messages'
import { Button } from '../../../ui/controls/button'
import type { ChosenFile } from '../../store/species-commands'
import { chosenFiles, droppedFiles } from './dropped-files'

interface DropZoneProps {
  readonly busy: boolean
  /** What is going on; null while nothing is. */
  readonly status: string | null
  readonly onFiles: (files: Promise<ChosenFile[]>) => void
}

/** Where a pet is dropped, or chosen. */
export function DropZone({ busy, status, onFiles }: DropZoneProps) {
  const [over, setOver] = useState(false)
  const file = useRef<HTMLInputElement>(null)
  const folder = useRef<HTMLInputElement>(null)

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
      <div className="drop-zone__choices">
        <Button icon={FileArchive} busy={busy} onClick={() => file.current?.click()}>
          {words.chooseFile}
        </Button>
        <Button icon={FolderOpen} busy={busy} onClick={() => folder.current?.click()}>
          {words.chooseFolder}
        </Button>
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
