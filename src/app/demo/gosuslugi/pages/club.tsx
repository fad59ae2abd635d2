import { formatDay } from '#kernel/dates'
import { timetableWords } from '#programmes'
import { ButtonLink, Card, EmptyState, Notice, SearchBox, Tag } from '#ui'
import type { Certificate, Found, Groups } from '../faces.ts'
import type { Kept } from '../store.ts'
import { Frame, home } from './frame.tsx'

export type ClubProps = { order: Kept; certificate: Certificate; found: Found; q: string }

/** What the certificate request has answered, then the clubs. */
export function ClubPage({ order, certificate, found, q }: ClubProps) {
  const here = `${home}/orders/${order.externalId}`
  return (
    <Frame title="Выберите кружок" step={5}>
      <CertificateNotice certificate={certificate} />
      {certificate.result !== 'cancelled' && (
        <>
          <SearchBox action={`${here}/club`} name="q" value={q} label="Что искать" />
          <p class="muted small">Кружки, в которых есть группы на {yearInWords(order.composed.studyYear)}.</p>
          {found.programmes.length === 0 && (
            <EmptyState
              title="Ничего не нашлось"
              actions={
                <ButtonLink kind="ghost" href={home}>
                  Начать заново
                </ButtonLink>
              }
            >
              <p>Поищите другими словами или начните заново с другим муниципалитетом или учебным годом.</p>
            </EmptyState>
          )}
          {found.programmes.map(({ article, name, summary, provider, ageFrom, ageTo, certificate: paid }) => (
            <Card
              key={article}
              title={name}
              href={`${here}/groups?article=${article}`}
              beside={paid && <Tag tone="good">Доступна оплата сертификатом</Tag>}
              tight
            >
              <p>{summary}</p>
              <p class="muted small">
                {provider} · {ageFrom}–{ageTo} лет
              </p>
            </Card>
          ))}
        </>
      )}
    </Frame>
  )
}

function CertificateNotice({ certificate: answer }: { certificate: Certificate }) {
  const { result, certificate, reason, cancelled, isReleasedOnRequestByEPGU } = answer
  if (result === 'cancelled')
    return (
      <Notice tone="bad" title="Записать этого ребёнка не получится">
        <p>{cancelled?.description}</p>
      </Notice>
    )
  if (!certificate)
    return (
      <Notice tone="warn" title="Сертификата нет">
        <p>{reason}</p>
      </Notice>
    )
  return (
    <Notice tone="good" title={`Сертификат ${certificate.number}`}>
      <p>
        {isReleasedOnRequestByEPGU
          ? 'Оформлен вместе с услугой. Чтобы ребёнка зачислили, покажите документы в пункте приёма.'
          : 'Уже есть у ребёнка, новый не нужен.'}
      </p>
    </Notice>
  )
}

export function GroupPage({ order, programme }: { order: Kept; programme: Groups }) {
  const here = `${home}/orders/${order.externalId}`
  const groups = programme.groups.filter(({ studyYears }) => studyYears.includes(order.composed.studyYear))
  return (
    <Frame title={programme.name} step={5} back={`${here}/club`}>
      <p class="muted">{programme.provider}</p>
      {groups.length === 0 && (
        <EmptyState
          title="На этот учебный год групп нет"
          actions={
            <>
              <ButtonLink href={`${here}/club`}>Выбрать другой кружок</ButtonLink>
              <ButtonLink kind="ghost" href={home}>
                Начать заново
              </ButtonLink>
            </>
          }
        >
          <p>Выберите другой кружок или начните заново с другим учебным годом.</p>
        </EmptyState>
      )}
      {groups.map(({ id, name, module, teacher, address, lessons, startsOn, free, opening }) => (
        <Card
          key={id}
          title={`${name}, ${module}`}
          level={2}
          beside={
            opening === 'free' ? <Tag tone="good">мест: {free}</Tag> : <Tag>{openingWords[opening] ?? opening}</Tag>
          }
          actions={
            <ButtonLink
              href={`${here}/payment?article=${programme.article}&group=${id}`}
              kind={opening === 'free' ? 'go' : 'ghost'}
            >
              Выбрать группу<span class="visually-hidden"> {name}</span>
            </ButtonLink>
          }
          tight
        >
          <p>
            {timetableWords(lessons) || 'расписание уточняется'}, с {formatDay(Temporal.PlainDate.from(startsOn))}
          </p>
          <p class="muted small">
            {teacher} · {address}
          </p>
        </Card>
      ))}
    </Frame>
  )
}

const openingWords: Record<string, string> = {
  full: 'мест нет',
  soon: 'запись ещё не открыта',
  over: 'запись закончена',
  closed: 'запись закрыта',
}

/** «2026/27 учебный год» */
function yearInWords(year: number): string {
  return `${year}/${String(year + 1).slice(2)} учебный год`
}
