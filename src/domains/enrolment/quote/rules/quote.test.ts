import { describe, expect, test } from 'vitest'
import type { QuoteFacts, ReasonCode } from '../../model.ts'
import { defaultStart, quote } from './quote.ts'
import { usual } from './testing.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const instant = (text: string) => Temporal.Instant.from(text)

type Change = {
  [K in keyof QuoteFacts]?: QuoteFacts[K] extends object | null ? Partial<QuoteFacts[K]> | null : QuoteFacts[K]
}
function changed(change: Change): QuoteFacts {
  const facts = { ...usual } as Record<string, unknown>
  for (const [name, value] of Object.entries(change)) {
    const old = facts[name]
    const mergeable =
      value &&
      old &&
      typeof value === 'object' &&
      !Array.isArray(value) &&
      Object.getPrototypeOf(value) === Object.prototype
    facts[name] = mergeable ? { ...old, ...value } : value
  }
  return facts as QuoteFacts
}
const codes = (facts: QuoteFacts, wished?: Temporal.PlainDate) =>
  quote(facts, wished).reasons.map((reason) => reason.code)

test('money of a period pays for days of that period only', () => {
  const offered = quote(usual)
  expect(offered).toMatchObject({ source: 'certificate', allowed: true, reasons: [], parent: 0n })
  expect(offered.startsOn).toEqual(day('2026-09-01'))
  expect(offered.endsOn).toEqual(day('2026-12-31'))
  expect(offered.total).toBe(536_264n)
  expect(offered.left).toBe(253_736n)
  expect(offered.months.map((part) => part.month.month)).toEqual([9, 10, 11, 12])
})

test('study starts tomorrow in a group that runs already', () => {
  expect(defaultStart(usual.group, day('2026-11-20'))).toEqual(day('2026-11-21'))
})

test('S-007 a programme outside the certified register never takes the nominal', () => {
  expect(quote(changed({ programme: { register: 'general' } }))).toMatchObject({
    source: 'budget',
    certificate: 0n,
    total: 0n,
  })
  const paid = quote(changed({ programme: { register: 'paid' } }))
  expect(paid).toMatchObject({ source: 'paid', certificate: 0n, left: null })
  expect(paid.parent).toBe(1_200_000n)
})

test('S-003 without activation an application may be filed, with a warning', () => {
  const offered = quote(changed({ certificate: { activation: 'not-activated' } }))
  expect(offered.allowed).toBe(true)
  expect(offered.reasons).toMatchObject([{ code: 'not-activated', blocks: false, helper: 'point' }])
})

describe('what stands in the way', () => {
  const cases: [string, Change, ReasonCode][] = [
    ['S-035 the consent was withdrawn', { consent: false }, 'no-consent'],
    ['S-136 no certificate', { certificate: null }, 'no-certificate'],
    ['a frozen certificate', { certificate: { validity: 'frozen' } }, 'certificate-frozen'],
    ['an excluded certificate', { certificate: { validity: 'excluded' } }, 'certificate-over'],
    ['a certificate that ends before study', { certificate: { validTo: day('2026-08-31') } }, 'certificate-over'],
    ['a child too young for the programme', { programme: { ageFrom: 10 } }, 'too-young'],
    ['a child too old for the programme', { programme: { ageFrom: 5, ageTo: 8 } }, 'too-old'],
    ['a programme taken from publication', { programme: { state: 'archive' } }, 'programme-closed'],
    ['a provider out of the register', { provider: { state: 'excluded' } }, 'provider-inactive'],
    ['S-070 enrolment not opened', { module: { enrolmentOpen: false } }, 'enrolment-closed'],
    ['a closed group', { group: { state: 'closed' } }, 'enrolment-closed'],
    [
      'applications not yet received',
      { group: { applicationsFrom: instant('2026-08-26T00:00:00Z') } },
      'window-not-open',
    ],
    ['applications no longer received', { group: { applicationsTo: instant('2026-08-24T00:00:00Z') } }, 'window-over'],
    ['a full group', { group: { taken: 15 } }, 'group-full'],
    ['no agreement of payer and provider', { provider: { hasAgreement: false } }, 'no-agreement'],
    ['no room in the sum of the agreement', { provider: { agreementLeft: 536_263n } }, 'agreement-full'],
    ['no period of financing', { period: null }, 'no-period'],
    [
      'a period that receives no applications yet',
      { period: { applicationsFrom: day('2026-09-01') } },
      'period-not-open',
    ],
    ['domain 3.7 the ban of the payer, from its day', { period: { bannedFrom: day('2026-08-25') } }, 'payer-ban'],
    ['no nominal', { money: { accountId: null } }, 'no-nominal'],
    ['no money', { money: { available: 99n } }, 'balance-empty'],
    ['S-010 the ceiling of the municipality', { money: { ceilingLeft: 536_263n } }, 'ceiling-reached'],
    ['a living application', { living: { applicationId: 'x', attends: true } }, 'already-applied'],
  ]
  test.each(cases)('%s blocks', (_, change, code) => {
    const offered = quote(changed(change))
    expect(offered.allowed).toBe(false)
    expect(offered.reasons.filter((reason) => reason.blocks).map((reason) => reason.code)).toContain(code)
  })

  test.each([
    ['S-006 the last service of the register is used', 'significant', { limit: 3, used: 3 }, ['register-limit']],
    ['S-006 one is left', 'significant', { limit: 3, used: 2 }, []],
    ['S-006 the register is not for this kind of certificate', 'general', { limit: 0, used: 0 }, ['register-limit']],
    ['S-006 a programme that money pays is not counted', 'certified', { limit: 0, used: 0 }, []],
    ['S-006 nothing is limited', 'preprofessional', null, []],
  ] as const)('%s', (_, register, services, reasons) => {
    const offered = quote({ ...changed({ programme: { register } }), services })
    expect(offered.reasons.map(({ code }) => code)).toEqual(reasons)
    expect(offered.reasons.map(({ helper }) => helper)).toEqual(reasons.map(() => 'municipality'))
  })

  test('domain 3.7 a ban that is still to come only warns, and with its day', () => {
    const offered = quote(changed({ period: { bannedFrom: day('2026-08-26') } }))
    expect([offered.allowed, offered.reasons]).toMatchObject([
      true,
      [{ code: 'payer-ban', facts: { from: '2026-08-26' } }],
    ])
  })

  test('domain 3.7 a ban is not in the way of what the budget or the family pays', () => {
    for (const register of ['general', 'paid'] as const)
      expect(codes(changed({ programme: { register }, period: { bannedFrom: day('2026-08-25') } }))).toEqual([])
  })

  test('lessons of another club at the same hour only warn', () => {
    const offered = quote(changed({ clashes: [{ programme: 'Шахматы', weekday: 2 }] }))
    expect(offered.reasons).toMatchObject([{ code: 'time-clash', blocks: false }])
    expect(offered.allowed).toBe(true)
  })

  test('all obstacles are told at once, in the order in which a family would mend them', () => {
    const facts = changed({
      certificate: { activation: 'in-process' },
      programme: { ageFrom: 12, ageTo: 14 },
      module: { enrolmentOpen: false },
      group: { taken: 15 },
      provider: { hasAgreement: false },
      money: { available: 0n },
    })
    expect(codes(facts)).toEqual([
      'not-activated',
      'too-young',
      'enrolment-closed',
      'group-full',
      'no-agreement',
      'balance-empty',
    ])
  })

  test.each([
    ['before the group', '2026-08-31'],
    ['after the group', '2027-06-01'],
  ])('a start %s is outside', (_, wished) => {
    expect(codes(usual, day(wished))).toContain('start-outside')
  })

  test('a start today or earlier is outside', () => {
    const facts = { ...usual, today: day('2026-10-10') }
    expect(codes(facts, day('2026-10-10'))).toContain('start-outside')
    expect(codes(facts, day('2026-10-11'))).toEqual([])
  })
})

test('the version of a quote changes with its sums and days, not with seats', () => {
  const { version } = quote(usual)
  expect(quote(changed({ group: { taken: 12 } })).version).toBe(version)
  expect(quote(changed({ money: { available: 500_000n } })).version).not.toBe(version)
  expect(quote(usual, day('2026-09-02')).version).not.toBe(version)
  expect(quote(changed({ module: { price: 1_200_001n, normative: 1_300_000n } })).version).not.toBe(version)
})

describe('a group that takes newcomers for the next study year in a window of its own', () => {
  const long = changed({
    period: null,
    today: day('2027-06-10'),
    now: instant('2027-06-10T09:00:00Z'),
    group: {
      endsOn: day('2028-05-31'),
      nextApplicationsFrom: instant('2027-06-01T06:00:00Z'),
      nextApplicationsTo: instant('2027-08-31T20:59:59Z'),
    },
  })
  const windows = (facts: QuoteFacts, wished?: Temporal.PlainDate) =>
    quote(facts, wished).reasons.filter(({ code }) => code.startsWith('window'))

  test('tells who asks for this year when and from which day they may ask for the next', () => {
    expect(windows(long)).toMatchObject([
      { code: 'window-over', facts: { next: '2027-06-01T06:00:00Z', start: '2027-09-01' } },
    ])
    expect(windows(long, day('2027-09-01'))).toEqual([])
  })

  test('before it opens and after it closes nobody starts next year', () => {
    const at = (text: string) => windows({ ...long, now: instant(text) }, day('2027-09-01')).map(({ code }) => code)
    expect(at('2027-05-31T09:00:00Z')).toEqual(['window-not-open'])
    expect(at('2027-09-01T09:00:00Z')).toEqual(['window-over'])
  })
})
