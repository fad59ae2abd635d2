/**
 * What a domain brings to the program. The app collects manifests; nothing else is edited when a domain grows.
 */
import type { VNode } from 'preact'
import type { Json } from '#kernel/refusal'
import type { Reader } from '#platform/db'
import type { App, Kit, RefusalWords } from '#platform/http'
import type { Paper } from '#platform/pdf'
import type { MenuItem } from '#ui'

export type { App, Kit, RefusalWords } from '#platform/http'

/** Who may do it, by roles; `words` finish the sentence «Может …» in the list of rights. */
export type Permission = { roles: readonly string[]; words: string }

/** A page drawn from made-up facts, for the gallery and the tests of accessibility. */
export type Sample = { name: string; render(): VNode }

type Schedule = { job: string; everySeconds?: number; cron?: string }

/**
 * A line in the head of a cabinet, for these roles; the lines of a role stand in the order of `place`, the daily ones
 * first. Lines with the same `group` stand under that word: the row of a role has at most eleven words.
 */
export type MenuLine = Pick<MenuItem, 'href' | 'label' | 'group' | 'under'> & {
  roles: readonly string[]
  place: number
}

/**
 * What a fact among the details of a journal row is called. `codes` are its values where they are the program's own words;
 * `day` calls it where a day stands in it; `read` says a value that is neither, by itself and the facts beside it.
 */
export type FactWords =
  | string
  | {
      called: string
      codes?: Readonly<Record<string, string>>
      day?: string
      read?: (value: string, facts: Readonly<Record<string, unknown>>) => string | null
    }

/** What acts are done upon: its kind in words, and how one of them is called for who searches the journal. */
export type JournalSubject = {
  called: string
  titles(reader: Reader, ids: readonly string[]): Promise<readonly { id: string; title: string }[]>
}

/** A letter of whatever facts: what the collector needs to know of it is its name. */
type Named = { name: string }

export type Manifest = {
  /** The domain's word; the tag of its operations in the documentation of the interface. */
  name: string
  permissions?: Record<string, Permission>
  /** Pages. */
  routes?(app: App): void
  /** Operations below `/api/v1`. */
  api?(app: App): void
  /** Job word → what this domain does. Several domains may answer one word: each is a task of its own, repeated apart. */
  jobs?: Record<string, (kit: Kit, payload: Json) => Promise<void>>
  /** Job word → what this domain does then, as the operator reads it. */
  jobWords?: Record<string, string>
  schedules?: readonly Schedule[]
  /** Journal word → sentence. */
  journal?: Record<string, string>
  /** Fact that acts of this domain write beside those words → what it is called. */
  facts?: Record<string, FactWords>
  /** Kind of what the journal's rows of any domain are about → how it is told. */
  subjects?: Record<string, JournalSubject>
  /** Code → words and status. */
  refusals?: Record<string, RefusalWords>
  letters?: readonly Named[]
  papers?: readonly Paper[]
  /** Numbers and policies of the user's world that the region sets by dated acts. */
  settings?: readonly Named[]
  /** Public sections of the header (those with a `place` stand after the others), and links of the footer. */
  sections?: readonly (MenuItem & { place?: number })[]
  footer?: readonly MenuItem[]
  /** Lines of the cabinets' menus. */
  menu?: readonly MenuLine[]
  samples?: readonly Sample[]
}

/** What one capability of a large domain brings. */
export type Part = Omit<Manifest, 'name'>

/** Everything that a part may bring: what is not named here would be lost in silence, so the compiler counts. */
const shapes = {
  ...{ permissions: 'table', jobs: 'table', jobWords: 'table', journal: 'table', refusals: 'table' },
  ...{ facts: 'table', subjects: 'table' },
  ...{ schedules: 'list', letters: 'list', papers: 'list', settings: 'list', samples: 'list' },
  ...{ sections: 'list', footer: 'list', menu: 'list' },
} as const satisfies Record<Exclude<keyof Part, 'routes' | 'api'>, 'table' | 'list'>
type Kind = keyof typeof shapes
const kinds = Object.keys(shapes) as Kind[]

/** A domain that is cut by capability: every part brings its own, and no word twice. */
export function joined(name: string, parts: readonly Part[]): Manifest {
  return {
    name,
    routes(app) {
      for (const part of parts) part.routes?.(app)
    },
    api(app) {
      for (const part of parts) part.api?.(app)
    },
    ...Object.fromEntries(
      kinds.map((kind) => [kind, shapes[kind] === 'table' ? merged(kind, parts) : listed(kind, parts)]),
    ),
  }
}

function listed(kind: Kind, parts: readonly Part[]): unknown[] {
  return parts.flatMap((part) => (part[kind] ?? []) as readonly unknown[])
}

function merged(kind: Kind, parts: readonly Part[]): Record<string, unknown> {
  const entries = parts.flatMap((part) => Object.entries<unknown>(part[kind] ?? {}))
  const twice = entries.find(([word], place) => entries.findIndex(([other]) => other === word) !== place)
  if (twice) throw new Error(`Two parts of a manifest bring ${kind} ${twice[0]}`)
  return Object.fromEntries(entries)
}
