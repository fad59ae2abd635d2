import type { Sheet } from '#platform/xlsx'
import type { Coverage } from './model.ts'
import { shareOf, totalOf } from './rules.ts'

/** The report as sheets: the same numbers as on the page, to count on with. */
export function sheetsOf({ today, municipalities, enrolled, months }: Coverage): Sheet[] {
  const { certificates, activated, children, counted } = totalOf(municipalities)
  return [
    {
      name: 'Муниципалитеты',
      columns: [
        { label: 'Муниципалитет' },
        { label: 'Детей от 5 до 18 лет', kind: 'count' },
        { label: 'Численность на', kind: 'day' },
        { label: 'Акт', width: 24 },
        { label: 'С сертификатом', kind: 'count' },
        { label: 'Активировано', kind: 'count' },
        { label: 'Охват', kind: 'share' },
        { label: 'На день', kind: 'day' },
      ],
      rows: [
        ...municipalities.map(({ municipality, count, ...row }) => [
          ...[municipality, count?.children ?? null, count?.countedOn ?? null, count ? `№ ${count.act.number}` : null],
          ...[row.certificates, row.activated, shareOf(row.certificates, count?.children ?? null), today],
        ]),
        ['Всего', children, null, null, certificates, activated, shareOf(counted, children), today],
      ],
    },
    {
      name: 'Организации',
      columns: [
        { label: 'Муниципалитет' },
        { label: 'Организация', width: 48 },
        { label: 'С сертификатом', kind: 'count' },
        { label: 'Активировано', kind: 'count' },
      ],
      rows: municipalities.flatMap(({ municipality, points }) =>
        points.map((row) => [municipality, row.point ?? 'Пункт приёма не указан', row.certificates, row.activated]),
      ),
    },
    {
      name: 'Занимаются',
      columns: [
        { label: 'Детей зачислено в группы', kind: 'count' },
        { label: 'Из них по сертификату', kind: 'count' },
        { label: 'На день', kind: 'day' },
      ],
      rows: [[enrolled.children, enrolled.byCertificate, today]],
    },
    {
      name: 'По месяцам',
      columns: [{ label: 'Месяц' }, { label: 'С сертификатом', kind: 'count' }],
      rows: months.map(({ month, certificates: living }) => [month.toString(), living]),
    },
  ]
}
