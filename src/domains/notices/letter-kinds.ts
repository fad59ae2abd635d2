import type { Letter } from '#platform/mail'
import { isKind, kinds } from './model.ts'

let titles: ReadonlyMap<string, string> = new Map()

/** Tells us the letters of all domains; a letter of a kind that nobody can choose by stops the start. */
export function knowLetters(letters: readonly Letter[]): void {
  const strange = letters.find(({ kind }) => !isKind(kind))
  if (strange)
    throw new Error(`The letter '${strange.name}' is of the kind '${strange.kind}', which #notices does not know.`)
  titles = new Map(letters.map(({ name, kind }) => [name, isKind(kind) ? kinds[kind].title : kind]))
}

/** Name of a letter → its kind in words, for staff who may not read it. */
export function kindsOfLetters(): ReadonlyMap<string, string> {
  return titles
}
