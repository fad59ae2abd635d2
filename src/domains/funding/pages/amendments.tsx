import { formatDay, isAfter } from '#kernel/dates'
import { plural } from '#kernel/plural'
import { Card, EmptyState, Notice, Page, Progress, Stack, Tag } from '#ui'
import type { Amendment } from '../model/amendment.ts'
import { actWords, amountWords, subjectWords, valueWords } from '../words.ts'
import { AmendLinks } from './amend-links.tsx'

type Day = Temporal.PlainDate

export type AmendmentsPageProps = { municipality: string; amendments: readonly Amendment[]; zone: string; today: Day }

/** Every change of a municipality's money with its act, the latest first; nothing is overwritten. */
export function AmendmentsPage({ municipality, amendments, zone, today }: AmendmentsPageProps) {
  return (
    <Page
      title="Изменения по актам"
      over={municipality}
      back={{ href: '/municipality', label: 'Деньги на сертификаты' }}
      actions={<AmendLinks />}
      width="wide"
      hidden
    >
      {amendments.length === 0 && (
        <EmptyState title="Изменений ещё не было">
          <p>Номиналы, пределы и число услуг меняют по актам: здесь останется каждое изменение.</p>
        </EmptyState>
      )}
      {amendments.map((amendment) => (
        <AmendmentCard key={amendment.id} {...{ amendment, zone, today }} />
      ))}
    </Page>
  )
}

type OneProps = { amendment: Amendment; zone: string; today: Day }

function AmendmentCard({ amendment, zone, today }: OneProps) {
  const { id, act, from, setAt, stoppedBecause, crediting, unit } = amendment
  return (
    <Card
      title={subjectWords(amendment)}
      href={`/municipality/amendments/${id}`}
      beside={<StateTag {...{ amendment, today }} />}
    >
      <Stack>
        <p>
          <b>{valueWords(amendment).join(', ')}</b> с {formatDay(from)}
        </p>
        <p class="muted small">
          {actWords(act)}. Внесено {formatDay(setAt.toZonedDateTimeISO(zone).toPlainDate())}.
        </p>
        {stoppedBecause && (
          <Notice tone="bad" title="Не вступило в силу">
            <p>{stoppedBecause}</p>
          </Notice>
        )}
        {crediting?.finished && <p class="small">Сертификаты пересчитаны: {creditedWords(unit, crediting)}.</p>}
        {crediting && !crediting.finished && (
          <Progress
            label="Пересчитываем сертификаты"
            value={Number(crediting.done)}
            max={Number(crediting.total ?? crediting.done)}
            note={creditedWords(unit, crediting)}
          />
        )}
      </Stack>
    </Card>
  )
}

/** An act of a period that is still to come is kept at once, and is in force from its day. */
function StateTag({
  amendment: { appliedAt, stoppedAt, subject, from },
  today,
}: Pick<OneProps, 'amendment' | 'today'>) {
  if (stoppedAt) return <Tag tone="bad">остановлено</Tag>
  const ahead = isAfter(from, today)
  if (!ahead && (appliedAt || subject === 'register')) return <Tag tone="good">действует</Tag>
  return <Tag>вступит в силу {formatDay(from)}</Tag>
}

function creditedWords(unit: Amendment['unit'], { done, amount }: NonNullable<Amendment['crediting']>): string {
  const moved = amount < 0n ? `снято ${amountWords(unit, -amount)}` : `зачислено ${amountWords(unit, amount)}`
  return `${plural(done, 'сертификат', 'сертификата', 'сертификатов')}, ${moved}`
}

/** One change with what it did. */
export function AmendmentPage({ amendment, zone, today }: OneProps) {
  return (
    <Page
      title="Изменение по акту"
      back={{ href: '/municipality/amendments', label: 'Изменения по актам' }}
      width="wide"
      hidden
    >
      <AmendmentCard {...{ amendment, zone, today }} />
      {amendment.crediting && !amendment.crediting.finished && (
        <p>Сайт работает как обычно. Обновите страницу, чтобы увидеть, сколько сертификатов уже пересчитано.</p>
      )}
    </Page>
  )
}
