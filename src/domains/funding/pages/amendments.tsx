import { formatDay } from '#kernel/dates'
import { plural } from '#kernel/plural'
import { Card, EmptyState, Notice, Page, Progress, Stack, Tag } from '#ui'
import type { Amendment } from '../amendment.ts'
import { actWords, amountWords, subjectWords, valueWords } from '../words.ts'
import { AmendLinks } from './amend-links.tsx'

export type AmendmentsPageProps = { municipality: string; amendments: readonly Amendment[]; zone: string }

/** Every change of a municipality's money with its act, the latest first; nothing is overwritten. */
export function AmendmentsPage({ municipality, amendments, zone }: AmendmentsPageProps) {
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
        <AmendmentCard key={amendment.id} amendment={amendment} zone={zone} />
      ))}
    </Page>
  )
}

export function AmendmentCard({ amendment, zone }: { amendment: Amendment; zone: string }) {
  const { id, act, from, setAt, stoppedBecause, crediting, unit } = amendment
  return (
    <Card
      title={subjectWords(amendment)}
      href={`/municipality/amendments/${id}`}
      beside={<StateTag amendment={amendment} />}
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
        {crediting && (
          <Progress
            label={crediting.finished ? 'Сертификаты пересчитаны' : 'Пересчитываем сертификаты'}
            value={crediting.finished ? 1 : Number(crediting.done)}
            max={crediting.finished ? 1 : Number(crediting.total ?? crediting.done)}
            note={`${plural(crediting.done, 'сертификат', 'сертификата', 'сертификатов')}, ${signedWords(unit, crediting.amount)}`}
          />
        )}
      </Stack>
    </Card>
  )
}

function StateTag({ amendment: { appliedAt, stoppedAt, subject, from, setAt } }: { amendment: Amendment }) {
  if (stoppedAt) return <Tag tone="bad">остановлено</Tag>
  const ahead = Temporal.PlainDate.compare(from, setAt.toZonedDateTimeISO('UTC').toPlainDate()) > 0
  if (appliedAt || (subject === 'register' && !ahead)) return <Tag tone="good">действует</Tag>
  return <Tag>с {formatDay(from)}</Tag>
}

function signedWords(unit: Amendment['unit'], amount: bigint): string {
  return amount < 0n ? `снято ${amountWords(unit, -amount)}` : `зачислено ${amountWords(unit, amount)}`
}

/** One change with what it did. */
export function AmendmentPage({ amendment, zone }: { amendment: Amendment; zone: string }) {
  return (
    <Page
      title="Изменение по акту"
      back={{ href: '/municipality/amendments', label: 'Изменения по актам' }}
      width="wide"
      hidden
    >
      <AmendmentCard amendment={amendment} zone={zone} />
      {amendment.crediting && !amendment.crediting.finished && (
        <p>Сайт работает как обычно. Обновите страницу, чтобы увидеть, сколько сертификатов уже пересчитано.</p>
      )}
    </Page>
  )
}
