import { randomUUID } from 'node:crypto'
import type { FakeClock } from '../clock'
import { type FakeProperty, type FakeValue, taskProperties } from './properties'

export interface RowDraft {
  readonly id?: string
  readonly title?: string
  /** The name of a status option. */
  readonly status?: string | null
  readonly checked?: boolean
  readonly createdAt?: number
  readonly editedAt?: number
}

/** A page in a data source. */
export class FakeRow {
  readonly id: string
  readonly createdAt: number
  editedAt: number
  inTrash = false
  /** By the id of the column. */
  private readonly values = new Map<string, FakeValue>()

  constructor(
    public source: FakeDataSource,
    draft: RowDraft,
    private readonly clock: FakeClock,
  ) {
    this.id = draft.id ?? randomUUID()
    this.createdAt = draft.createdAt ?? clock.now()
    this.editedAt = draft.editedAt ?? this.createdAt
    this.apply({ title: 'A task', status: 'Not started', checked: false, ...draft })
  }

  value(property: FakeProperty): FakeValue {
    return this.values.get(property.id) ?? null
  }

  /** Fills in a column of which there are several, by its id. */
  set(propertyId: string, value: FakeValue): this {
    this.values.set(propertyId, value)
    return this.edit()
  }

  edit(change: Pick<RowDraft, 'title' | 'status' | 'checked'> = {}): this {
    this.apply(change)
    this.editedAt = this.clock.now()
    return this
  }

  /** Into the bin: queries leave it out, it can still be read by its id. */
  trash(inTrash = true): this {
    this.inTrash = inTrash
    return this.edit()
  }

  /** Into another data source. */
  move(to: FakeDataSource): this {
    this.source.rows.delete(this.id)
    to.rows.set(this.id, this)
    this.source = to
    return this.edit()
  }

  private apply({ title, status, checked }: RowDraft): void {
    this.fill('title', title)
    this.fill('status', status)
    this.fill('checkbox', checked)
  }

  private fill(type: FakeProperty['type'], value: FakeValue | undefined): void {
    const column = this.source.properties.find((property) => property.type === type)
    if (column !== undefined && value !== undefined) this.values.set(column.id, value)
  }
}

/** A database of a user, as one data source. */
export class FakeDataSource {
  readonly id = randomUUID()
  readonly databaseId = randomUUID()
  readonly rows = new Map<string, FakeRow>()
  readonly properties: FakeProperty[]
  readonly createdAt: number
  /** False: not, or no longer, shared with the connection. */
  isShared = true
  inTrash = false

  constructor(
    public name: string,
    private readonly clock: FakeClock,
    properties: readonly FakeProperty[] = taskProperties(),
  ) {
    this.createdAt = clock.now()
    this.properties = [...properties]
  }

  get editedAt(): number {
    let latest = this.createdAt
    for (const { editedAt } of this.rows.values()) latest = Math.max(latest, editedAt)
    return latest
  }

  add(draft: RowDraft = {}): FakeRow {
    const row = new FakeRow(this, draft, this.clock)
    this.rows.set(row.id, row)
    return row
  }

  addMany(count: number, draft: RowDraft = {}): readonly FakeRow[] {
    return Array.from({ length: count }, () => this.add(draft))
  }

  /** A column by its id, or the first of a type. */
  property(which: string): FakeProperty {
    const found = this.properties.find(({ id, type }) => id === which || type === which)
    if (found === undefined) throw new Error(`${this.name} has no ${which}.`)
    return found
  }

  /** The user gives a column another name; its id stays. */
  rename(which: string, name: string): void {
    this.property(which).name = name
  }

  /** The user deletes a column. */
  drop(which: string): void {
    this.properties.splice(this.properties.indexOf(this.property(which)), 1)
  }
}
