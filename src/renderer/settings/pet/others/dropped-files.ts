import type { ChosenFile } from '../../store/species-commands'

/** More than main takes; whoever drops a whole disk hears so from main. */
const MOST = 2_100
const DEEPEST = 16

/** The files in what was dropped, folders walked through. Must be called while the drop event is handled. */
export async function droppedFiles(transfer: DataTransfer): Promise<ChosenFile[]> {
  // Read at once: after the event the list is empty.
  const entries = [...transfer.items].flatMap((item) => item.webkitGetAsEntry() ?? [])
  if (entries.length === 0) return chosenFiles(transfer.files)
  const found: ChosenFile[] = []
  for (const entry of entries) await walk(entry, '', 0, found)
  return found
}

/** The files of an input, with their paths where a folder was chosen. */
export function chosenFiles(list: FileList | null): ChosenFile[] {
  return [...(list ?? [])].slice(0, MOST).map((file) => ({
    path: file.webkitRelativePath === '' ? file.name : file.webkitRelativePath,
    file,
  }))
}

async function walk(
  entry: FileSystemEntry,
  prefix: string,
  depth: number,
  found: ChosenFile[],
): Promise<void> {
  if (found.length >= MOST || depth > DEEPEST) return
  const path = prefix + entry.name
  if (isFile(entry)) found.push({ path, file: await fileOf(entry) })
  else if (isFolder(entry)) {
    const reader = entry.createReader()
    // A reader gives a hundred at a time, until there are none.
    for (let some = await next(reader); some.length > 0; some = await next(reader))
      for (const child of some) await walk(child, `${path}/`, depth + 1, found)
  }
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory
}

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => entry.file(resolve, reject))
}

function next(reader: FileSystemDirectoryReader): Promise<FileSystemEntry[]> {
  return new Promise((resolve, reject) => reader.readEntries(resolve, reject))
}
