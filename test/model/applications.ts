/** Commands about applications: what people press, in any order and as often as they like. */
import {
  type ApplicationId,
  acceptContract,
  cancelApplication,
  confirmApplication,
  quoteFor,
  refuseApplication,
  startContracts,
  submitApplication,
} from '#enrolment'
import { asFamily, asProvider, type Seen } from '../support/acting.ts'
import {
  at,
  chargeUpToToday,
  type Filed,
  firstStart,
  isBefore,
  isLiving,
  lastDayOf,
  monthsOf,
  mostly,
  move,
  obstacles,
  type Plain,
  partsOf,
  type Tab,
  workingDaysAfter,
} from './plain.ts'
import type { Meaning } from './step.ts'
import type { Real } from './town.ts'

export type Where = { child: number; group: number; start: 'first' | 'too early' | 'next year' }
type Which = { one: number }

/** Opens a page with a quote: a tab that may be pressed now, later, twice or never. */
export function openTab(plain: Plain, where: Where): Meaning {
  const tab = tabOf(plain, where)
  const parts = partsOf(plain, tab.child, tab.group, tab.startsOn)
  return {
    answer: 'done',
    act: async (real) => {
      real.tabs.push(await see(real, tab))
    },
    change: () => plain.tabs.push({ ...tab, parts }),
  }
}

/** Presses in a tab that was opened before; meanwhile prices, seats and money may have changed. */
export function pressTab(plain: Plain, { one }: Which): Meaning | null {
  if (plain.tabs.length === 0) return null
  const tab = at(plain.tabs, one)
  return pressing(plain, tab, (real) => at(real.tabs, one))
}

/** Opens and presses at once. */
export function applyNow(plain: Plain, where: Where): Meaning {
  const tab = tabOf(plain, where)
  return pressing(plain, { ...tab, parts: null }, (real) => see(real, tab))
}

export function applyForStranger(plain: Plain, where: Where): Meaning {
  const tab = tabOf(plain, where)
  return {
    answer: 'http.not-found',
    act: async (real) =>
      submitApplication(real.tx, asFamily(at(real.families, tab.child + 1)), await see(real, tab), real.now),
  }
}

export function cancel(plain: Plain, { one }: Which): Meaning | null {
  return ending(plain, one, 'cancelled', (real, id, filed) =>
    cancelApplication(real.tx, asFamily(at(real.families, filed.child)), id, real.now),
  )
}

export function refuseOne(plain: Plain, { one }: Which): Meaning | null {
  return ending(plain, one, 'refused', (real, id, filed) =>
    refuseApplication(real.tx, asProvider(courseOf(real, plain, filed)), id, { ground: 'group', words: '' }, real.now),
  )
}

export function confirm(plain: Plain, { one }: Which): Meaning | null {
  const filed = mostly(plain, one, ({ state }) => state === 'submitted')
  if (!filed) return null
  return {
    answer: filed.state === 'submitted' ? whyNotEnrolled(plain, filed) : 'enrolment.already-decided',
    act: (real) =>
      confirmApplication(
        real.tx,
        asProvider(courseOf(real, plain, filed)),
        idOf(real, plain.filed.indexOf(filed)),
        real.now,
      ),
    change: () => {
      Object.assign(filed, { state: 'confirmed', contract: 'offered', acceptDueOn: workingDaysAfter(plain.today, 10) })
      at(plain.children, filed.child).journal += 1
    },
  }
}

export function accept(plain: Plain, { one }: Which): Meaning | null {
  const filed = mostly(plain, one, ({ state }) => state === 'confirmed')
  if (!filed) return null
  return {
    answer: whyNotAccepted(plain, filed),
    act: (real) =>
      acceptContract(
        real.tx,
        asFamily(at(real.families, filed.child)),
        idOf(real, plain.filed.indexOf(filed)),
        real.now,
      ),
    change: () => {
      const contract = isBefore(plain.today, filed.startsOn) ? 'pending-start' : 'active'
      Object.assign(filed, { state: 'enrolled', contract })
      if (contract === 'active') chargeUpToToday(plain, filed)
      at(plain.children, filed.child).journal += 1
    },
  }
}

/** Somebody who has nothing to do with an application tries each act on it. */
export function meddle(
  plain: Plain,
  { one, act }: Which & { act: 'cancel' | 'confirm' | 'refuse' | 'accept' },
): Meaning | null {
  if (plain.filed.length === 0) return null
  const filed = at(plain.filed, one)
  return {
    answer: 'http.not-found',
    act: (real) => {
      const stranger = asFamily(at(real.families, filed.child + 1))
      const elsewhere = asProvider(at(real.courses, at(plain.groups, filed.group).module + 1))
      const id = idOf(real, one)
      if (act === 'cancel') return cancelApplication(real.tx, stranger, id, real.now)
      if (act === 'accept') return acceptContract(real.tx, stranger, id, real.now)
      if (act === 'confirm') return confirmApplication(real.tx, elsewhere, id, real.now)
      return refuseApplication(real.tx, elsewhere, id, { ground: 'family', words: '' }, real.now)
    },
  }
}

export function startStudies(plain: Plain): Meaning {
  return {
    answer: 'done',
    act: (real) => startContracts(real.tx, real.now),
    change: () => {
      for (const filed of plain.filed)
        if (filed.contract === 'pending-start' && !isBefore(plain.today, filed.startsOn)) {
          filed.contract = 'active'
          chargeUpToToday(plain, filed)
          at(plain.children, filed.child).journal += 1
        }
    },
  }
}

function tabOf(plain: Plain, { child, group, start }: Where): Omit<Tab, 'parts'> {
  const days = {
    first: firstStart(plain),
    'too early': Temporal.PlainDate.from('2026-08-31'),
    'next year': Temporal.PlainDate.from('2027-01-15'),
  }
  return { child: child % plain.children.length, group: group % plain.groups.length, startsOn: days[start] }
}

/** `parts` of null: the quote was seen this very moment. */
function pressing(plain: Plain, tab: Tab, seen: (real: Real) => Seen | Promise<Seen>): Meaning {
  const reasons = obstacles(plain, tab)
  const parts = partsOf(plain, tab.child, tab.group, tab.startsOn)
  const changed = tab.parts && (tab.parts.certificate !== parts.certificate || tab.parts.parent !== parts.parent)
  const refused = changed ? 'enrolment.quote-changed' : 'done'
  return {
    answer: reasons.length > 0 ? `enrolment.not-allowed: ${[...new Set(reasons)].sort().join(' ')}` : refused,
    act: async (real) => {
      const family = at(real.families, tab.child)
      const { id } = await submitApplication(real.tx, asFamily(family), await seen(real), real.now)
      real.applications.push(id)
    },
    change: () => file(plain, tab, parts),
  }
}

function file(plain: Plain, { child: number, group, startsOn }: Tab, parts: Filed['parts']): void {
  const child = at(plain.children, number)
  plain.filed.push({
    child: number,
    group,
    startsOn,
    parts,
    state: 'submitted',
    contract: null,
    acceptDueOn: null,
    endsOn: lastDayOf(plain, group, startsOn),
    notice: null,
    months: monthsOf(plain, group, startsOn, parts),
  })
  at(plain.groups, group).taken += 1
  child.journal += 1
  if (parts.certificate === 0n || !child.pots) return
  move(child.pots, 'available', 'reserved', parts.certificate)
  plain.committed += parts.certificate
}

function ending(
  plain: Plain,
  one: number,
  state: 'cancelled' | 'refused',
  act: (real: Real, id: ApplicationId, filed: Filed) => Promise<void>,
): Meaning | null {
  if (plain.filed.length === 0) return null
  const filed = at(plain.filed, one)
  const open = isLiving(filed) && filed.state !== 'enrolled'
  return {
    answer: open ? 'done' : 'enrolment.already-decided',
    act: (real) => act(real, idOf(real, one), filed),
    change: () => {
      const child = at(plain.children, filed.child)
      Object.assign(filed, { state, contract: filed.contract && 'declined' })
      at(plain.groups, filed.group).taken -= 1
      child.journal += 1
      if (filed.parts.certificate === 0n || !child.pots) return
      move(child.pots, 'reserved', 'available', filed.parts.certificate)
      plain.committed -= filed.parts.certificate
    },
  }
}

function whyNotAccepted(plain: Plain, filed: Filed): string {
  if (filed.state === 'enrolled') return 'enrolment.already-concluded'
  if (filed.state !== 'confirmed') return 'enrolment.already-decided'
  if (filed.acceptDueOn && isBefore(filed.acceptDueOn, plain.today)) return 'enrolment.offer-over'
  return whyNotEnrolled(plain, filed)
}

/** S-002: enrolment waits for activation. */
export function whyNotEnrolled(plain: Plain, { child }: Filed): string {
  const { validity, activation } = at(plain.children, child)
  if (validity !== 'valid') return 'enrolment.certificate-over'
  return activation === 'activated' ? 'done' : 'enrolment.not-activated'
}

async function see(real: Real, { child, group, startsOn }: Omit<Tab, 'parts'>): Promise<Seen> {
  const family = at(real.families, child)
  const wish = { childId: family.childId, groupId: at(real.groups, group), startsOn }
  const offered = await quoteFor(real.tx, { ...wish, guardianId: family.userId }, real.now)
  if (!offered) throw new Error('no quote')
  return { ...wish, quoteVersion: offered.version }
}

function courseOf(real: Real, plain: Plain, { group }: Filed) {
  return at(real.courses, at(plain.groups, group).module)
}

function idOf(real: Real, one: number): ApplicationId {
  return at(real.applications, one) as ApplicationId
}
