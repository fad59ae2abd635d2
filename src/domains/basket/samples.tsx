import type { Sample } from '#platform/manifest'
import type { FiledLine, PricedLine } from './model.ts'
import { BasketPage } from './pages/basket.tsx'

const day = (text: string) => Temporal.PlainDate.from(text)
const at = (text: string) => Temporal.Instant.from(text)
const id = (tail: string) => `0199d1a0-0000-7000-8000-${tail.padStart(12, '0')}`

type Wish = { tail: string; child: string; name: string; group: string; price: bigint; certificate: bigint }
type Quote = PricedLine['calculation']['quote']

function lineOf({ tail, child, name, group, price, certificate }: Wish, reason?: Quote['reasons'][number]): PricedLine {
  const [startsOn, endsOn] = [day('2026-09-01'), day('2026-12-31')]
  const studies = { startsOn, endsOn, applicationsFrom: at('2026-09-01T06:00:00Z'), address: 'ул. Ленина, 12' }
  return {
    ...{ id: id(tail) as never, childId: id('1'), groupId: id(`1${tail}`) as never, child, birthOn: day('2017-03-11') },
    calculation: {
      quote: {
        ...{ source: 'certificate', startsOn, endsOn, total: price, certificate, parent: price - certificate },
        ...{ months: [], left: 100_000n, seats: { free: 4, capacity: 15 }, reasons: reason ? [reason] : [] },
        ...{ allowed: !reason, version: tail },
      },
      prices: { price, normative: price, group: studies },
      reasons: reason
        ? [{ ...(words[reason.code] ?? unknown), code: reason.code, blocks: reason.blocks, next: null }]
        : [],
      near: [],
    },
    facts: {
      group: { ...studies, name: group, lessons: [{ weekday: 2, startsAt: '16:00', endsAt: '17:30', room: '12' }] },
      programme: { article: 1042, name },
      provider: { name: 'Дом детского творчества' },
    } as PricedLine['facts'],
    clashes: [],
  }
}
type Words = { title: string; text: string; helper: string }
const unknown: Words = { title: 'Препятствие', text: '', helper: '' }
const words: Record<string, Words> = {
  'window-not-open': { title: 'Запись ещё не открылась', text: 'Заявки начнут принимать позже.', helper: '' },
  'group-full': { title: 'Мест нет', text: 'Все места в группе заняты.', helper: 'Решает организация' },
}
const blocks = (code: 'window-not-open' | 'group-full') => ({
  code,
  blocks: true,
  helper: 'nobody' as const,
  facts: {},
})

const robots = { tail: '2', child: 'Иван', name: 'Первые роботы', group: 'Р-1', price: 400_000n, certificate: 400_000n }
const chess = { tail: '3', child: 'Иван', name: 'Шахматы', group: 'Ш-2', price: 300_000n, certificate: 120_000n }
const dance = {
  tail: '4',
  child: 'Ольга',
  name: 'Народный танец',
  group: 'Т-1',
  price: 250_000n,
  certificate: 250_000n,
}
const filed: FiledLine[] = [
  { id: id('9') as never, applicationId: id('8') as never, number: '2026-000123', child: 'Ольга', programme: 'Лепка' },
]
const zone = 'Europe/Moscow'

export const samples: readonly Sample[] = [
  { name: 'basket: empty', render: () => <BasketPage lines={[]} filed={[]} zone={zone} /> },
  {
    name: 'basket: ready, one changed, one full',
    render: () => (
      <BasketPage
        lines={[lineOf(robots), { ...lineOf(chess), clashes: ['Первые роботы'] }, lineOf(dance, blocks('group-full'))]}
        filed={filed}
        changed={[id('3')]}
        zone={zone}
      />
    ),
  },
  {
    name: 'basket: waits for the opening',
    render: () => (
      <BasketPage
        lines={[robots, dance].map((wish) => lineOf(wish, blocks('window-not-open')))}
        filed={[]}
        zone={zone}
      />
    ),
  },
]
