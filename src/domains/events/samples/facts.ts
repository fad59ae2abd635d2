import type { Change, Event, EventId, Told } from '../model.ts'

export const id = (n: number) => `0199d1a0-0000-7000-8000-${String(n).padStart(12, '0')}`
export const zone = 'Europe/Moscow'
export const today = Temporal.PlainDate.from('2026-11-25')

/** A master class for which people have booked, with a waiting list. */
export const masterClass: Event = {
  ...{ id: id(601) as EventId, number: 101, providerId: id(5), bodyId: null, municipalityId: id(3) },
  ...{ kind: 'master-class', level: 'municipal', audience: 'everyone', name: 'Мастер-класс «Ёлочная игрушка»' },
  description:
    'Каждый ребёнок сделает и унесёт домой три игрушки.\n\nПонадобятся:\n- фартук\n- сменная обувь\n\nОстальное дадим.',
  conditions: 'Дети до 8 лет приходят со взрослым.',
  startsAt: Temporal.Instant.from('2026-12-05T08:00:00Z'),
  endsAt: Temporal.Instant.from('2026-12-05T10:00:00Z'),
  ...{ startsOn: Temporal.PlainDate.from('2026-12-05'), startsTime: '11:00' },
  ...{ endsOn: Temporal.PlainDate.from('2026-12-05'), endsTime: '13:00' },
  entryTo: Temporal.PlainDate.from('2026-12-04'),
  ...{ online: false, place: 'ул. Ленина, 12, актовый зал', link: null, ageFrom: 7, ageTo: 12, ageStrict: false },
  ...{ costKopecks: 30_000n, costNote: 'материалы включены', capacity: 14, taken: 14, waits: true, waiting: 3 },
  ...{ byHand: false, contactName: 'Ирина Львовна', contactPhone: '+74820021234', contactEmail: 'igrushka@example.ru' },
  ...{ state: 'published', reason: null, organiser: 'Дом детского творчества', municipality: 'г. Озёрный' },
}

/** An olympiad that lasts several days, free, without a limit. */
export const olympiad: Event = {
  ...masterClass,
  ...{ id: id(602) as EventId, number: 102, kind: 'olympiad', level: 'regional', name: 'Олимпиада по математике' },
  ...{
    providerId: null,
    organiser: 'Региональный оператор',
    costKopecks: 0n,
    costNote: '',
    capacity: null,
    taken: 212,
  },
  ...{ waits: false, waiting: 0, online: true, place: 'Площадка олимпиады', link: 'https://example.ru/math' },
  endsAt: Temporal.Instant.from('2026-12-07T14:00:00Z'),
  ...{ endsOn: Temporal.PlainDate.from('2026-12-07'), endsTime: '17:00', ageFrom: 10, ageTo: 17 },
}

export const draft: Event = { ...masterClass, state: 'draft', taken: 0, waiting: 0 }
export const cancelled: Event = {
  ...masterClass,
  ...{ state: 'cancelled', reason: 'Карантин в школе', taken: 0, waiting: 0 },
}

export const before: Told = {
  ...{ startsAt: '2026-12-05T08:00:00Z', endsAt: '2026-12-05T10:00:00Z', online: false },
  ...{ place: 'ул. Ленина, 12, актовый зал', costKopecks: '30000', capacity: 14 },
}
export const after: Told = {
  ...before,
  ...{ startsAt: '2026-12-06T08:00:00Z', endsAt: '2026-12-06T10:00:00Z', capacity: 10 },
}
export const change: Change = {
  ...{ id: '1', changedAt: Temporal.Instant.from('2026-11-24T09:00:00Z'), reason: 'В субботу зал занят' },
  ...{ before, after: { ...after, capacity: 14 } },
}
