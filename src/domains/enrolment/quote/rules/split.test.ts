import fc from 'fast-check'
import { expect, test } from 'vitest'
import { splitPrice } from './split.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const group = { startsOn: day('2025-09-01'), endsOn: day('2026-05-31') }

test('the worked example of the ministry comes out to the kopeck', () => {
  const split = splitPrice({
    price: 1_200_000n,
    normative: 1_000_000n,
    group,
    startsOn: day('2025-10-15'),
    endsOn: day('2025-12-31'),
    balance: 200_000n,
  })
  expect(split).toMatchObject({ total: 342_858n, normative: 285_715n, certificate: 200_000n, parent: 142_858n })
  expect(split.months).toEqual([
    { month: day('2025-10-01'), certificate: 43_590n, parent: 31_136n },
    { month: day('2025-11-01'), certificate: 78_205n, parent: 55_861n },
    { month: day('2025-12-01'), certificate: 78_205n, parent: 55_861n },
  ])
})

test('a course inside one month is one part', () => {
  const split = splitPrice({
    price: 100_001n,
    normative: 90_000n,
    group: { startsOn: day('2026-02-01'), endsOn: day('2026-02-28') },
    startsOn: day('2026-02-01'),
    endsOn: day('2026-02-28'),
    balance: 1_000_000n,
  })
  expect(split.months).toEqual([{ month: day('2026-02-01'), certificate: 90_000n, parent: 10_001n }])
})

test('parts always sum to the whole and the certificate never pays more than it has', () => {
  const kopecks = fc.bigInt({ min: 0n, max: 100_000_00n })
  fc.assert(
    fc.property(kopecks, kopecks, kopecks, fc.nat(272), fc.nat(272), (price, normative, balance, one, other) => {
      const [from, to] = [Math.min(one, other), Math.max(one, other)]
      const split = splitPrice({
        price,
        normative,
        group,
        startsOn: group.startsOn.add({ days: from }),
        endsOn: group.startsOn.add({ days: to }),
        balance,
      })
      const sum = (part: 'certificate' | 'parent') => split.months.reduce((all, month) => all + month[part], 0n)
      expect(sum('certificate')).toBe(split.certificate)
      expect(sum('parent')).toBe(split.parent)
      expect(split.certificate + split.parent).toBe(split.total)
      expect(split.certificate <= balance).toBe(true)
      for (const month of split.months) expect(month.certificate >= 0n && month.parent >= 0n).toBe(true)
    }),
  )
})
