import type { Json } from '#kernel/refusal'
import type { FieldError } from '#ui'
import { entriesInOrder } from './rule-list.ts'
import type { Setting } from './settings.ts'
import { numberOf } from './typed-value.ts'

export type PartField = { name: string; label: string; kind: 'number' | 'yes-no' | 'text'; long: boolean }
/** Fields under one heading: an entry of a dictionary; without a heading: parts of the value itself. */
export type PartGroup = { heading: string | null; fields: PartField[] }

type Leaf = string | number | boolean
const isLeaf = (value: Json | undefined): value is Leaf => ['string', 'number', 'boolean'].includes(typeof value)
const isRecord = (value: Json | undefined): value is { [part: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

type Part = { path: readonly string[]; value: Leaf }

/** Every leaf of a value with parts; null for what is deeper than an entry of a dictionary. */
function leavesOf(value: Json, options: Setting<unknown>['options'] = {}): Part[] | null {
  if (!isRecord(value)) return null
  const leaves: Part[] = []
  for (const [part, inner] of entriesInOrder(value, options)) {
    if (isLeaf(inner)) leaves.push({ path: [part], value: inner })
    else if (isRecord(inner) && Object.values(inner).every(isLeaf))
      for (const [name, leaf] of entriesInOrder(inner, options))
        leaves.push({ path: [part, name], value: leaf as Leaf })
    else return null
  }
  return leaves
}

/** The form of a value with parts, under what each entry says now; null when there is no such form. */
export function partGroups({ options = {} }: Pick<Setting<unknown>, 'options'>, value: Json): PartGroup[] | null {
  const groups = new Map<string, PartGroup>()
  for (const { path, value: leaf } of leavesOf(value, options) ?? []) {
    const [entry, part] = path.length > 1 ? path : [null, path[0]]
    const group = groups.get(entry ?? '') ?? { heading: entry && headingOf(value, entry), fields: [] }
    group.fields.push({ name: nameOf(path), label: options[part ?? ''] ?? part ?? '', ...shapeOf(leaf) })
    groups.set(entry ?? '', group)
  }
  return groups.size > 0 ? [...groups.values()] : null
}

/** The value that holds now, as the form shows it. */
export function typedParts(value: Json): Record<string, string> {
  const written = (leaf: Leaf) => (typeof leaf === 'boolean' ? (leaf ? 'yes' : 'no') : String(leaf))
  return Object.fromEntries((leavesOf(value) ?? []).map(({ path, value: leaf }) => [nameOf(path), written(leaf)]))
}

type Read = { ok: true; value: unknown } | { ok: false; errors: FieldError[] }

/** What was typed into the parts, as the setting wants it. Parts themselves are those that there are. */
export function readParts(setting: Setting<unknown>, before: Json, typed: Readonly<Record<string, unknown>>): Read {
  const value: { [part: string]: Json } = {}
  for (const { path, value: leaf } of leavesOf(before) ?? []) {
    const [entry = '', part] = path
    const given = leafOf(leaf, String(typed[nameOf(path)] ?? '').trim())
    if (part === undefined) value[entry] = given
    else value[entry] = { ...(isRecord(value[entry]) ? value[entry] : {}), [part]: given }
  }
  const parsed = setting.schema.safeParse(value)
  if (parsed.success) return { ok: true, value: parsed.data }
  return {
    ok: false,
    errors: parsed.error.issues.map(({ path, message }) => ({ field: nameOf(path.map(String)), message })),
  }
}

function nameOf(path: readonly string[]): string {
  return `part.${path.join('.')}`
}

function headingOf(value: Json, entry: string): string {
  const inner = isRecord(value) ? value[entry] : undefined
  const words = isRecord(inner) ? inner.words : undefined
  return typeof words === 'string' ? words : entry
}

function shapeOf(leaf: Leaf): Pick<PartField, 'kind' | 'long'> {
  if (typeof leaf === 'number') return { kind: 'number', long: false }
  return typeof leaf === 'boolean' ? { kind: 'yes-no', long: false } : { kind: 'text', long: leaf.length > 60 }
}

/** An empty part is not understood by any schema: null says so. */
function leafOf(before: Leaf, text: string): Json {
  if (text === '') return null
  if (typeof before === 'boolean') return text === 'yes'
  if (typeof before === 'string') return text.replaceAll('\r\n', '\n')
  return numberOf(text) ?? text
}
