import { describe, expect, test } from 'vitest'
import { groupJson, parseTimes } from '../forms.ts'
import { onDay } from '../testing.ts'
import { type ChecklistFacts, checklist, whyNotOpen } from './checklist.ts'
import { clashesOf } from './clash.ts'
import {
  whyNotArchive,
  whyNotChangeEssence,
  whyNotEdit,
  whyNotEditGroup,
  whyNotReprice,
  whyNotResize,
  whyNotSend,
  whyNotWithdraw,
} from './editing.ts'
import { editsBetween, readModule } from './edits.ts'
import { openingAt } from './opening.ts'
import { normativeCost, priceCeiling, whyNotPrice } from './price.ts'
import { studyYearOf, windowFor } from './window.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const at = (text: string) => Temporal.Instant.from(text)
const nobody = { taken: 0, waiting: 0 }

describe('S-071 the price of a module', () => {
  test.each([
    [17_000n, 72, 1_224_000n],
    [15_050n, 3, 45_200n],
    [15_049n, 1, 15_000n],
  ])('normative cost: %s kopecks for %s hours are %s, in whole roubles', (perHour, hours, cost) => {
    expect(normativeCost(perHour, hours)).toBe(cost)
  })

  test('the ceiling is a share of the normative cost, never a kopeck above it', () => {
    expect(priceCeiling(1_224_000n, 150)).toBe(1_836_000n)
    expect(priceCeiling(100_100n, 115)).toBe(115_100n)
    expect(priceCeiling(0n, 150)).toBe(0n)
  })

  const certified = { register: 'certified', normative: 1_000_000n, percent: 150, parentsPay: false } as const
  test.each([
    ['within the normative cost', { ...certified, price: 1_000_000n }, null],
    ['above it without a tick', { ...certified, price: 1_000_100n }, 'programmes.parents-pay-unticked'],
    ['above it with the tick', { ...certified, price: 1_000_100n, parentsPay: true }, null],
    ['at the ceiling', { ...certified, price: 1_500_000n, parentsPay: true }, null],
    [
      'above the ceiling the tick does not help',
      { ...certified, price: 1_500_001n, parentsPay: true },
      'programmes.price-above-ceiling',
    ],
    ['certified for nothing', { ...certified, price: 0n }, 'programmes.price-missing'],
    ['paid for nothing', { ...certified, register: 'paid', price: 0n }, 'programmes.price-missing'],
    ['paid at any price', { ...certified, register: 'paid', normative: 0n, price: 9_000_000n }, null],
    ['budget for nothing', { ...certified, register: 'significant', normative: 0n, price: 0n }, null],
    ['budget for money', { ...certified, register: 'general', normative: 0n, price: 1n }, 'programmes.budget-is-free'],
  ] as const)('%s', (_, priced, code) => {
    expect(whyNotPrice(priced)?.code ?? null).toBe(code)
  })
})

describe('what may be done with a programme', () => {
  test.each([
    ['draft', null, null, null, 'programmes.not-sent', null],
    ['refused', null, null, null, 'programmes.not-sent', null],
    [
      'moderating',
      'programmes.being-checked',
      'programmes.being-checked',
      'programmes.being-checked',
      null,
      'programmes.being-checked',
    ],
    ['published', null, 'programmes.published-already', 'programmes.published-already', null, null],
    [
      'archive',
      'programmes.archived',
      'programmes.archived',
      'programmes.archived',
      'programmes.not-sent',
      'programmes.archived',
    ],
  ] as const)('%s: texts, essence, sending, taking back, archive', (state, edit, essence, send, withdraw, archive) => {
    expect(whyNotEdit({ state })?.code ?? null).toBe(edit)
    expect(whyNotChangeEssence({ state })?.code ?? null).toBe(essence)
    expect(whyNotSend({ state })?.code ?? null).toBe(send)
    expect(whyNotWithdraw({ state }, nobody)?.code ?? null).toBe(withdraw)
    expect(whyNotArchive({ state }, nobody)?.code ?? null).toBe(archive)
  })

  test.each([
    { taken: 1, waiting: 0 },
    { taken: 0, waiting: 1 },
  ])('S-069 with somebody on it (%s) it stays where families see it', (held) => {
    expect(whyNotWithdraw({ state: 'published' }, held)?.code).toBe('programmes.somebody-learns')
    expect(whyNotArchive({ state: 'published' }, held)?.code).toBe('programmes.somebody-learns')
    expect(whyNotReprice(held)?.code).toBe('programmes.price-promised')
    expect(whyNotResize({ enrolmentOpen: false }, held)?.code).toBe('programmes.price-promised')
  })

  test('months and hours stand while enrolment is open', () => {
    expect(whyNotResize({ enrolmentOpen: true }, nobody)?.code).toBe('programmes.enrolment-is-open')
    expect(whyNotResize({ enrolmentOpen: false }, nobody)).toBeNull()
  })

  test('days and place of a group are a promise, its seats are never fewer than taken', () => {
    const group = {
      startsOn: day('2026-09-01'),
      endsOn: day('2027-05-31'),
      address: 'ул. Ленина, 12',
      lessons: [onDay(2)],
      capacity: 15,
      taken: 3,
      waiting: 0,
    }
    expect(whyNotEditGroup(group, { ...group, capacity: 3 })).toBeNull()
    expect(whyNotEditGroup(group, { ...group, capacity: 2 })?.code).toBe('programmes.capacity-below-taken')
    expect(whyNotEditGroup(group, { ...group, endsOn: day('2027-06-30') })?.code).toBe('programmes.group-promised')
    expect(whyNotEditGroup(group, { ...group, address: 'ул. Мира, 1' })?.code).toBe('programmes.group-promised')
    expect(whyNotEditGroup({ ...group, taken: 0 }, { ...group, startsOn: day('2026-10-01') })).toBeNull()
  })

  test('a group in which somebody learns keeps a timetable: its hours move, but do not all go', () => {
    const group = {
      ...{ startsOn: day('2026-09-01'), endsOn: day('2027-05-31'), address: 'ул. Ленина, 12' },
      capacity: 15,
    }
    const now = { ...group, lessons: [onDay(2)], taken: 3, waiting: 0 }
    expect(whyNotEditGroup(now, { ...group, lessons: [onDay(3)] })).toBeNull()
    expect(whyNotEditGroup(now, { ...group, lessons: [] })?.code).toBe('programmes.timetable-promised')
    expect(whyNotEditGroup({ ...now, taken: 0 }, { ...group, lessons: [] })).toBeNull()
  })
})

describe('S-070 what is missing before enrolment opens', () => {
  const group = {
    ...{ id: 'g' as never, state: 'open' as const, lessons: [onDay(2)] },
    applicationsTo: at('2026-12-31T20:59:59Z'),
    nextApplicationsTo: null,
  } as const
  const ready: ChecklistFacts = {
    programme: { register: 'certified', state: 'published' },
    module: { priceKopecks: 1_000_000n, normativeKopecks: 1_000_000n, parentsPay: false },
    groups: [group],
    ...{ inRegister: true, hasAgreement: true, percent: 150, now: at('2026-09-10T09:00:00Z') },
  }
  const missing = (facts: Partial<ChecklistFacts>) =>
    checklist({ ...ready, ...facts }).flatMap(({ what, done }) => (done ? [] : [what]))

  test.each([
    ['nothing', {}, []],
    ['the register of providers', { inRegister: false }, ['register']],
    ['certification', { programme: { register: 'certified', state: 'moderating' } }, ['published']],
    ['an agreement', { hasAgreement: false }, ['agreement']],
    ['no agreement for a paid one', { programme: { register: 'paid', state: 'published' }, hasAgreement: false }, []],
    ['the price', { module: { ...ready.module, priceKopecks: 0n } }, ['price']],
    ['a group', { groups: [] }, ['group', 'timetable', 'window']],
    ['an open group', { groups: [{ ...group, state: 'closed' }] }, ['group', 'timetable', 'window']],
    ['a timetable', { groups: [group, { ...group, lessons: [] }] }, ['timetable']],
    ['a window', { groups: [{ ...group, applicationsTo: at('2026-09-01T09:00:00Z') }] }, ['window']],
    [
      'no window where the second one is ahead',
      {
        groups: [
          { ...group, applicationsTo: at('2026-09-01T09:00:00Z'), nextApplicationsTo: at('2027-08-31T09:00:00Z') },
        ],
      },
      [],
    ],
    [
      'everything at once',
      { inRegister: false, hasAgreement: false, groups: [] },
      ['register', 'agreement', 'group', 'timetable', 'window'],
    ],
  ] as const)('%s', (_, facts, codes) => {
    expect(missing(facts as Partial<ChecklistFacts>)).toEqual(codes)
  })

  test('a line leads to the group that lacks it, a finished one to the first open group', () => {
    const groups = [
      { ...group, id: 'a' as never },
      { ...group, id: 'b' as never, lessons: [] },
    ]
    expect(checklist({ ...ready, groups }).slice(-3)).toEqual([
      { what: 'group', done: true, groupId: 'a' },
      { what: 'timetable', done: false, groupId: 'b' },
      { what: 'window', done: true, groupId: 'a' },
    ])
  })

  test('the refusal carries all of it', () => {
    expect(whyNotOpen(checklist(ready), 'm')).toBeNull()
    expect(whyNotOpen(checklist({ ...ready, groups: [], hasAgreement: false }), 'm')?.facts).toEqual({
      moduleId: 'm',
      missing: ['agreement', 'group', 'timetable', 'window'],
    })
  })
})

describe('two windows of applications', () => {
  const windows = {
    ...{
      startsOn: day('2026-09-01'),
      applicationsFrom: at('2026-04-01T06:00:00Z'),
      applicationsTo: at('2026-10-01T06:00:00Z'),
    },
    ...{ nextApplicationsFrom: at('2027-06-01T06:00:00Z'), nextApplicationsTo: at('2027-08-31T06:00:00Z') },
  }
  test.each([
    ['2026-09-01', 2026],
    ['2027-08-31', 2026],
    ['2027-09-01', 2027],
    ['2027-01-01', 2026],
  ])('%s is of the study year %s', (text, year) => {
    expect(studyYearOf(day(text))).toBe(year)
  })

  test('study from this year is asked for in the first, from the next in the second', () => {
    expect(windowFor(windows, day('2027-08-31')).to).toBe(windows.applicationsTo)
    expect(windowFor(windows, day('2027-09-01')).to).toBe(windows.nextApplicationsTo)
    expect(windowFor({ ...windows, nextApplicationsFrom: null }, day('2027-09-01')).to).toBe(windows.applicationsTo)
  })

  test.each([
    ['2026-03-01', 'soon'],
    ['2026-05-01', 'free'],
    ['2027-01-01', 'soon'],
    ['2027-07-01', 'free'],
    ['2027-09-01', 'over'],
  ] as const)('the catalogue on %s says «%s»', (text, opening) => {
    const ms = (instant: Temporal.Instant) => instant.epochMilliseconds
    const facts = {
      ...{ enrolmentOpen: true, state: 'open' as const, capacity: 2, taken: 1 },
      ...{ from: ms(windows.applicationsFrom), to: ms(windows.applicationsTo) },
      ...{ nextFrom: ms(windows.nextApplicationsFrom), nextTo: ms(windows.nextApplicationsTo) },
    } as const
    expect(openingAt(facts, ms(at(`${text}T09:00:00Z`)))).toBe(opening)
  })
})

describe('a week', () => {
  test.each([
    ['16:00–17:30', ['16:00-17:30']],
    ['9.00 - 10:30, 18:00-19:30', ['09:00-10:30', '18:00-19:30']],
    ['', []],
    ['17:30–16:00', null],
    ['16:00', null],
    ['25:00–26:00', null],
    ['16:00–17:30, 17:00–18:00', null],
  ])('«%s» is read as %s', (text, expected) => {
    expect(parseTimes(2, text, 'каб. 12')?.map(({ startsAt, endsAt }) => `${startsAt}-${endsAt}`) ?? null).toEqual(
      expected,
    )
  })

  test('a teacher or a room in two places at once is warned of', () => {
    const group = {
      id: '1',
      teacher: 'Соколова М. Ю.',
      address: 'ул. Ленина, 12',
      startsOn: day('2026-09-01'),
      endsOn: day('2027-05-31'),
      lessons: [onDay(2, '16:00', '17:30')],
    }
    const other = {
      ...group,
      id: '2',
      name: 'Р-2',
      programme: 'Ардуино',
      teacher: 'Лебедев О. И.',
      lessons: [onDay(2, '17:00', '18:00')],
    }
    expect(clashesOf(group, [other])).toEqual([{ group: 'Р-2', programme: 'Ардуино', weekday: 2, what: 'room' }])
    expect(clashesOf(group, [{ ...other, teacher: 'соколова  м. ю.' }])).toMatchObject([{ what: 'teacher' }])
    expect(clashesOf(group, [{ ...other, lessons: [onDay(2, '17:30', '18:00')] }])).toEqual([])
    expect(clashesOf(group, [{ ...other, lessons: [onDay(3, '16:00', '17:30')] }])).toEqual([])
    expect(clashesOf(group, [{ ...other, startsOn: day('2027-06-01') }])).toEqual([])
    expect(clashesOf(group, [{ ...other, id: '1' }])).toEqual([])
  })

  test('a machine’s group is as orderly as a person’s', () => {
    const group = {
      ...{ name: 'Р-1', teacher: 'Соколова', address: 'ул. Ленина, 12', capacity: 10, lessons: [] },
      ...{
        startsOn: '2026-09-01',
        endsOn: '2027-05-31',
        applicationsFrom: '2026-04-01T06:00:00Z',
        applicationsTo: '2026-10-01T06:00:00Z',
      },
    }
    expect(groupJson.safeParse(group).success).toBe(true)
    for (const wrong of [
      { endsOn: '2026-09-01' },
      { applicationsTo: '2026-04-01T06:00:00Z' },
      { nextApplicationsFrom: '2027-04-01T06:00:00Z' },
    ])
      expect(groupJson.safeParse({ ...group, ...wrong }).success).toBe(false)
  })
})

test('history tells only what became different', () => {
  const module = { name: '1-й год', months: 9, hours: 72, priceKopecks: 1_000_000n, parentsPay: false }
  expect(editsBetween('Модуль 1', readModule(module), readModule({ ...module, hours: 80 }))).toEqual([
    { place: 'Модуль 1', field: 'Часов', was: '72', became: '80' },
  ])
})
