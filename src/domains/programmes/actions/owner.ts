import type { Actor } from '#access'
import { refuse } from '#kernel/refusal'
import type { ProgrammeId } from '../model.ts'
import type { Owner } from '../own.ts'

/** Whose programmes this member of staff writes. */
export function ownerOf({ scopeId }: Pick<Actor, 'scopeId'>): Owner {
  return { providerId: scopeId ?? refuse('http.not-found') }
}

/** What the journal writes the acts of an editor under. */
export function subjectOf(id: ProgrammeId) {
  return { subjectKind: 'programme', subjectId: id }
}
