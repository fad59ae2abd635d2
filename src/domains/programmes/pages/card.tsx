import { distanceWords } from '#kernel/distance'
import { plural } from '#kernel/plural'
import { Price, ResultCard, Seats, Tag } from '#ui'
import { bestGroup, type CardGroup, type ProgrammeCard } from '../catalogue/cards.ts'
import { paidByBudget } from '../model.ts'
import { ratingWords, reviewsWords, type Standing } from '../standing.ts'
import { ageWords, formWords, timetableWords } from '../words.ts'
import { FavouriteButton, type FavouriteMark } from './favourite.tsx'

export type ProgrammeResultProps = {
  card: ProgrammeCard
  /** Days the family asked for. */
  days?: readonly number[]
  level?: 2 | 3
  /** On the organisation's own page its name is said already. */
  own?: boolean
  /** To the nearest place of its lessons. */
  metres?: number | undefined
  favourite?: FavouriteMark
}

/** A programme in a list. */
export function ProgrammeResult({ card, days = [], level, own, metres, favourite = null }: ProgrammeResultProps) {
  const group = bestGroup(card, days)
  const address = card.address ?? card.municipalityName
  return (
    <ResultCard
      id={`programme-${card.article}`}
      seed={String(card.article)}
      direction={card.direction}
      title={card.name}
      href={`/programmes/${card.article}`}
      level={level}
      place={own ? address : `${card.providerName} · ${address}`}
      facts={factsOf(card, group, metres)}
      tags={tagsOf(card)}
      side={
        <>
          <CardPrice card={card} />
          {group && <GroupSeats group={group} others={card.groups.length - 1} />}
          <FavouriteButton article={card.article} name={card.name} mark={favourite} />
        </>
      }
    />
  )
}

function factsOf(card: ProgrammeCard, group: CardGroup | null, metres: number | undefined): string[] {
  const timetable = group ? timetableWords(group.lessons) : ''
  return [
    ...(metres === undefined ? [] : [`${distanceWords(metres)} от вас`]),
    ageWords(card.ageFrom, card.ageTo),
    ...(timetable ? [timetable] : []),
    ...(card.hours > 0 ? [plural(card.hours, 'час', 'часа', 'часов')] : []),
    ...(card.form === 'on-site' ? [] : [formWords[card.form].toLowerCase()]),
    ...standingFacts(card.standing),
  ]
}

/** Only what is known: a card does not say that few have rated. */
function standingFacts(standing: Standing): string[] {
  const rating = standing.rating === null ? null : ratingWords(standing)
  return [reviewsWords(standing), rating].filter((words) => words !== null)
}

function tagsOf(card: ProgrammeCard) {
  if (!card.certificate && !card.adapted) return null
  return (
    <>
      {card.certificate && <Tag tone="brand">Доступна оплата сертификатом</Tag>}
      {card.adapted && <Tag>Подходит детям с ОВЗ</Tag>}
    </>
  )
}

function CardPrice({ card }: { card: ProgrammeCard }) {
  if (card.priceKopecks === null) return null
  if (paidByBudget(card.register)) return <Price kopecks={0n}>за счёт бюджета</Price>
  if (card.certificate) return <Price kopecks={card.priceKopecks}>оплатит сертификат: всё или часть</Price>
  return <Price kopecks={card.priceKopecks}>оплачивает семья</Price>
}

function GroupSeats({ group, others }: { group: CardGroup; others: number }) {
  const more = others > 0 ? `и ещё ${plural(others, 'группа', 'группы', 'групп')}` : null
  const words = { soon: 'запись ещё не открыта', over: 'запись закончилась', closed: 'запись закрыта' }
  return (
    <>
      {group.opening === 'free' || group.opening === 'full' ? (
        <Seats capacity={group.capacity} taken={group.taken} />
      ) : (
        <span class="muted small">{words[group.opening]}</span>
      )}
      {more && <span class="muted small">{more}</span>}
    </>
  )
}
