import { type Actor, scopeOf } from '#access'
import type { ProgrammeId } from '../model.ts'
import type { Owner } from '../own.ts'

/** Whose programmes this member of staff writes. */
export function ownerOf(by: Pick<Actor, 'scopeId'>): Owner {
  return { providerId: scopeOf(by) }
}

/** What the journal writes the acts of an editor under. */
export function subjectOf(id: ProgrammeId) {
  return { subjectKind: 'programme', subjectId: id }
}
