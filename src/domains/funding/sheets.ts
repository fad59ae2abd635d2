import type { Sheet } from '#platform/xlsx'
import type { PeriodMoney } from './model/nominal.ts'

/** Sums of a sheet in roubles or hours: both are kept in hundredths. */
const whole = (amount: bigint | null) => (amount === null ? null : Number(amount) / 100)

/** The municipality's money as sheets: by period, and by category with its limits and act. */
export function sheetsOf(periods: readonly PeriodMoney[]): Sheet[] {
  return [
    {
      name: 'Периоды',
      columns: [
        ...[{ label: 'Период' }, { label: 'Считают в', width: 12 }],
        ...[
          'Предел',
          'Обещано',
          'Закреплено',
          'Списано',
          'Осталось',
          'Прогноз',
          'Начислено семьям',
          'Свободно у семей',
        ].map((label) => ({ label, kind: 'count' as const })),
        { label: 'Акт', width: 48 },
      ],
      rows: periods.map(({ period, unit, ceiling, promised, reserved, charged, forecast, granted, available }) => [
        ...[period.name, unit === 'kopecks' ? 'рублях' : 'часах'],
        ...[
          ceiling?.amount ?? null,
          promised,
          reserved,
          charged,
          ceiling?.left ?? null,
          forecast,
          granted,
          available,
        ].map(whole),
        ceiling?.act ? `№ ${ceiling.act.number} «${ceiling.act.title}»` : null,
      ]),
    },
    {
      name: 'Категории',
      columns: [
        ...[{ label: 'Период' }, { label: 'Категория', width: 48 }],
        ...['Номинал', 'Детей', 'Предел числа', 'Начислено', 'Предел суммы'].map((label) => ({
          label,
          kind: 'count' as const,
        })),
        { label: 'Акт', width: 48 },
      ],
      rows: periods.flatMap(({ period, nominals }) =>
        nominals.map(({ category, amount, holders, countLimit, granted, sumLimit, act }) => [
          ...[period.name, category, whole(amount), holders, countLimit, whole(granted), whole(sumLimit)],
          `№ ${act.number} «${act.title}»`,
        ]),
      ),
    },
  ]
}
