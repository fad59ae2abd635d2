import type { Funds } from '#funding'
import { formatDay, formatInstant } from '#kernel/dates'
import type { Municipality } from '#region'
import { ButtonLink, Disclosure, MoneyBar, Notice, Stack, Table } from '#ui'
import type { Possibilities } from '../../quote/queries/possibilities.ts'
import { amountWords, changeOf, entryWords, isOfApplications, type StatementLine } from '../words/entries.ts'
import { PossibilitiesBlock } from './possibilities.tsx'

export type PeriodMoney = { funds: Funds; lines: readonly StatementLine[] }

/** The certificate's money as a bank would show it: a picture of each period and every movement with its cause. */
export function MoneyBlock({
  periods,
  possibilities = null,
  municipality,
  onDemand = false,
  statement,
  zone,
}: {
  periods: readonly PeriodMoney[]
  /** Services that the budget pays; null without a certificate or a running period. */
  possibilities?: Possibilities | null
  municipality: Municipality
  /** The nominal comes with each programme: what is free here is not all that may still be used. */
  onDemand?: boolean
  /** Where the whole statement is. */
  statement?: string
  zone: string
}) {
  return (
    <section id="money">
      <Stack>
        <h2>Деньги сертификата</h2>
        <PossibilitiesBlock possibilities={possibilities} municipality={municipality} />
        {periods.length === 0 && (
          <p>
            Денег на сертификате нет. Если муниципалитет введёт их для категории ребёнка, сумма появится здесь.
            Бесплатные программы доступны и без неё.
          </p>
        )}
        {onDemand && periods.length > 0 && (
          <p>
            Деньги зачисляют на сертификат, когда договор заключён. До этого муниципалитет обещает их заявке: другие её
            деньги не займут. Хватит ли номинала ещё на одну программу, покажет расчёт на её странице.
          </p>
        )}
        {periods.map((period) => (
          <Period key={period.funds.accountId} {...{ ...period, municipality, onDemand, zone }} />
        ))}
        {statement && periods.length > 0 && (
          <p>
            <a href={statement}>Выписка по месяцам: за что и почему столько</a>
          </p>
        )}
      </Stack>
    </section>
  )
}

type PeriodProps = PeriodMoney & { municipality: Municipality; onDemand: boolean; zone: string }

function Period({ funds, lines, municipality, onDemand, zone }: PeriodProps) {
  const { period, ceilingReached, unit } = funds
  // At the limit neither the nominal nor the balance is told, so what credited and lowered it is not told either (S-010).
  const shown = ceilingReached ? lines.filter(({ entry }) => isOfApplications(entry)) : lines
  return (
    <Stack>
      <h3>{period.name}</h3>
      {ceilingReached ? (
        <CeilingNotice municipality={municipality} />
      ) : funds.granted === 0n && lines.length === 0 ? (
        <p>
          Номинал на этот период пока не начислен. Почему и когда он будет, подскажет{' '}
          <a href="#contacts">уполномоченный орган</a>.
        </p>
      ) : (
        <Balance funds={funds} granted={grantedWord(onDemand)} />
      )}
      {!ceilingReached && <NextMelt funds={funds} />}
      {!((ceilingReached || funds.granted === 0n) && shown.length === 0) && (
        <Disclosure summary="Выписка: каждое изменение" open={shown.length > 0 && shown.length <= 6}>
          <Table
            caption={`Выписка, ${period.name}`}
            dense
            rows={[...shown].reverse()}
            rowKey={({ entry }) => String(entry.id)}
            columns={[
              { label: 'Что произошло', head: true, cell: (line) => <Cause line={line} /> },
              { label: 'Когда', cell: ({ entry }) => formatInstant(entry.at, zone) },
              { label: 'Сумма', number: true, cell: ({ entry }) => signed(entry, unit) },
              ...(ceilingReached
                ? []
                : [
                    {
                      label: 'Свободно',
                      number: true,
                      cell: ({ entry }: StatementLine) => amountWords(unit, entry.available),
                    },
                  ]),
            ]}
            empty={<p>Движений пока не было.</p>}
          />
        </Disclosure>
      )}
    </Stack>
  )
}

/** Where the nominal comes with each contract, what has come so far is not the nominal of the year. */
export function grantedWord(onDemand: boolean): string {
  return onDemand ? 'Зачислено' : 'Номинал'
}

function Balance({ funds, granted: word }: { funds: Funds; granted: string }) {
  const { unit, granted, available, reserved, charged, melted, expired, promised } = funds
  if (unit !== 'kopecks')
    return (
      <p>
        {word} {amountWords(unit, granted)}, свободно {amountWords(unit, available)}, закреплено{' '}
        {amountWords(unit, reserved)}, списано {amountWords(unit, charged)}.
      </p>
    )
  return (
    <>
      <p>
        {word} <b>{amountWords(unit, granted)}</b>, свободно <b>{amountWords(unit, available)}</b>.
        {promised > 0n && (
          <>
            {' '}
            Обещано заявкам <b>{amountWords(unit, promised)}</b>: зачислят, когда договор будет заключён.
          </>
        )}
      </p>
      <MoneyBar
        parts={[
          { label: 'списано', kopecks: charged, tone: 'spent' },
          { label: 'закреплено', kopecks: reserved, tone: 'held' },
          ...(promised > 0n ? [{ label: 'обещано заявкам', kopecks: promised, tone: 'gone' as const }] : []),
          { label: 'свободно', kopecks: available, tone: 'free' },
          ...(melted > 0n ? [{ label: 'уменьшилось', kopecks: melted, tone: 'gone' as const }] : []),
          ...(expired > 0n ? [{ label: 'сгорело', kopecks: expired, tone: 'gone' as const }] : []),
        ]}
      />
    </>
  )
}

/** «1 октября номинал станет 3 000 ₽»: told all the time, and loudly as long before as the region wants (S-008, S-009). */
function NextMelt({ funds: { next, unit, available } }: { funds: Funds }) {
  if (!next) return null
  const [on, worth] = [formatDay(next.on), amountWords(unit, next.amount)]
  if (!next.soon)
    return (
      <p class="muted">
        Пока ребёнок не записан на программу, которую оплачивает сертификат, номинал уменьшается{' '}
        {next.every === 'day' ? 'каждый день' : 'каждый месяц'}: {on} он станет {worth}.
      </p>
    )
  return (
    <Notice
      title={`${on} номинал станет ${worth}`}
      actions={<ButtonLink href="/programmes?payment=certificate">Выбрать занятие</ButtonLink>}
    >
      <p>
        Сейчас на сертификате {amountWords(unit, available)}. Сумма перестанет уменьшаться, как только вы подадите
        заявку на программу, которую он оплачивает.
      </p>
    </Notice>
  )
}

/** In place of the nominal and the balance (S-010): as long as they are shown, they can be used (S-009). */
function CeilingNotice({ municipality }: { municipality: Municipality }) {
  return (
    <Notice
      tone="warn"
      title="Муниципалитет исчерпал лимит на этот период"
      actions={<a href="#contacts">Куда обратиться</a>}
    >
      <p>
        {municipality.name}: деньги, которые можно обещать по сертификатам, закончились. Новые заявки за счёт
        сертификата пока не принимают. Заключённые договоры действуют.
      </p>
    </Notice>
  )
}

function Cause({ line }: { line: StatementLine }) {
  const { text, href } = entryWords(line)
  return href ? <a href={href}>{text}</a> : text
}

function signed(entry: StatementLine['entry'], unit: Funds['unit']): string {
  const change = changeOf(entry)
  if (change === null) return amountWords(unit, entry.amount)
  return `${change > 0n ? '+' : '−'}\u00a0${amountWords(unit, entry.amount)}`
}
