import { Refusal } from '#kernel/refusal'
import type { Group, ProgrammeState } from '../model.ts'

/** What stands on a programme or a part of it: seats that are held and people who wait for one. */
export type Held = { taken: number; waiting: number }

/** While it is checked and after the archive a programme is not edited (domain 4.6). */
export function whyNotEdit({ state }: { state: ProgrammeState }): Refusal | null {
  if (state === 'moderating') return new Refusal('programmes.being-checked')
  return state === 'archive' ? new Refusal('programmes.archived') : null
}

/** What a check was about changes only before it: a published programme goes back to a draft first. */
export function whyNotChangeEssence({ state }: { state: ProgrammeState }): Refusal | null {
  return whyNotEdit({ state }) ?? (state === 'published' ? new Refusal('programmes.published-already') : null)
}

/** The price stands while somebody has applied for it (domain 4.4). */
export function whyNotReprice({ taken, waiting }: Held): Refusal | null {
  return taken > 0 || waiting > 0 ? new Refusal('programmes.price-promised', { taken, waiting }) : null
}

/** Months and hours are part of the promise too, and of what families just look at (domain 4.4). */
export function whyNotResize({ enrolmentOpen }: { enrolmentOpen: boolean }, held: Held): Refusal | null {
  return whyNotReprice(held) ?? (enrolmentOpen ? new Refusal('programmes.enrolment-is-open') : null)
}

type Placed = Pick<Group, 'startsOn' | 'endsOn' | 'address' | 'capacity' | 'lessons'>

/** Days and place of a group stand while somebody learns in it, and it keeps a timetable; its seats never fall below those taken. */
export function whyNotEditGroup(group: Placed & Held, will: Placed): Refusal | null {
  if (will.capacity < group.taken) return new Refusal('programmes.capacity-below-taken', { taken: group.taken })
  if (group.taken > 0 && group.lessons.length > 0 && will.lessons.length === 0)
    return new Refusal('programmes.timetable-promised', { taken: group.taken })
  const moved =
    !will.startsOn.equals(group.startsOn) || !will.endsOn.equals(group.endsOn) || will.address !== group.address
  return moved && group.taken > 0 ? new Refusal('programmes.group-promised', { taken: group.taken }) : null
}

export function whyNotArchiveGroup(held: Held): Refusal | null {
  return whyNotLeave(held)
}

/** Only a draft, or what was refused, is sent to be checked. */
export function whyNotSend({ state }: { state: ProgrammeState }): Refusal | null {
  if (state === 'moderating') return new Refusal('programmes.being-checked')
  if (state === 'archive') return new Refusal('programmes.archived')
  return state === 'published' ? new Refusal('programmes.published-already') : null
}

/** Taken back to a draft: from the check at any moment, from the catalogue only without living applications. */
export function whyNotWithdraw({ state }: { state: ProgrammeState }, held: Held): Refusal | null {
  if (state === 'moderating') return null
  if (state !== 'published') return new Refusal('programmes.not-sent')
  return whyNotLeave(held)
}

/** Into the archive only without living applications (domain 4.6). */
export function whyNotArchive({ state }: { state: ProgrammeState }, held: Held): Refusal | null {
  if (state === 'moderating') return new Refusal('programmes.being-checked')
  if (state === 'archive') return new Refusal('programmes.archived')
  return whyNotLeave(held)
}

export function whyNotDecide(check: { state: string }): Refusal | null {
  return check.state === 'waiting' ? null : new Refusal('programmes.check-decided')
}

function whyNotLeave({ taken, waiting }: Held): Refusal | null {
  return taken > 0 || waiting > 0 ? new Refusal('programmes.somebody-learns', { taken, waiting }) : null
}
